import { describe, expect, it } from 'vitest'
import { isUse, keptShare } from '#modules/assist/suggestions/kept-share.ts'

const ANSWER =
  '信用卡丢失后，请马上在手机银行点“卡片管理”，选“挂失”，卡片立即停用。挂失不收费。补办新卡需要七个工作日，新卡会寄到您登记的地址。'

describe('an answer that was put in', () => {
  it.each([
    ['sent as it is', ANSWER],
    ['sent with a greeting before and a wish after it', `王女士您好，${ANSWER}祝您生活愉快。`],
    ['sent with some words changed', ANSWER.replace('请马上', '建议您立刻').replace('七个工作日', '大约一周')],
    [
      'sent with its sentences the other way round',
      '补办新卡需要七个工作日，新卡会寄到您登记的地址。挂失不收费。信用卡丢失后，请马上在手机银行点“卡片管理”，选“挂失”，卡片立即停用。',
    ],
    ['sent in other marks and spaces', ANSWER.replaceAll('，', ', ').replaceAll('。', '. ')],
    ['cut down to one of its sentences', '补办新卡需要七个工作日，新卡会寄到您登记的地址。'],
  ])('%s is used', (_, message) => {
    expect(isUse(keptShare(ANSWER, message))).toBe(true)
  })

  it.each([
    ['taken out again', '您好，请问还有什么可以帮您？'],
    ['replaced by other words about the same', '您的卡不见了吗？打我们的热线，同事会帮您处理。'],
    [
      'of which a few words stay in a long message',
      `挂失不收费。${'另外关于您上次问的房贷提前还款，我查到需要先预约再到网点办理手续。'.repeat(3)}`,
    ],
    ['sent as nothing', ''],
    ['sent as marks alone', '？！'],
  ])('%s is not used', (_, message) => {
    expect(isUse(keptShare(ANSWER, message))).toBe(false)
  })

  it('is held whole by itself, and by a message around it', () => {
    expect(keptShare(ANSWER, ANSWER)).toEqual({ ofAnswer: 1, ofMessage: 1 })
    const { ofAnswer, ofMessage } = keptShare(
      'Your card is blocked at once.',
      'Hello! YOUR CARD is blocked at once, Ms Li.',
    )
    expect(ofAnswer).toBe(1)
    expect(ofMessage).toBeLessThan(1)
  })

  it('that says a word once is not held more by a message that says it often', () => {
    expect(keptShare('挂失免费', '挂失免费挂失免费').ofMessage).toBeLessThan(0.6)
  })

  it('of one or two letters is compared whole', () => {
    expect(keptShare('是', '是').ofAnswer).toBe(1)
    expect(keptShare('是', '不').ofAnswer).toBe(0)
    expect(keptShare('', '').ofAnswer).toBe(0)
  })
})
