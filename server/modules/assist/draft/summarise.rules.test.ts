import { describe, expect, test } from 'vitest'
import { reasonOf } from '#modules/assist/draft/reason-of.ts'
import { summarise } from '#modules/assist/draft/summarise.ts'
import type { Understood } from '#modules/bot/questions.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

const talk = (...said: readonly (readonly ['customer' | 'agent' | 'bot', string])[]): TalkLine[] =>
  said.map(([author, text], n) => ({ seq: n + 1, at: n * 1000, author, text }))
const TODAY = '2026-11-22'

describe('a summary', () => {
  test('takes what is wanted, done, promised and named from the talk, word for word', () => {
    const lines = talk(
      ['customer', '您好'],
      ['customer', '我昨天转了3000元，到现在没到账，怎么回事？'],
      ['agent', '您别急，请稍等'],
      ['agent', '已经帮您登记了查询。'],
      ['agent', '我们会在2个工作日内给您回电。'],
      ['customer', '好的谢谢'],
    )
    const summary = summarise(lines, 'zh-CN', TODAY)
    expect(summary?.parts.filter(({ kind }) => kind !== 'named')).toEqual([
      { kind: 'wants', seq: 2, text: '我昨天转了3000元，到现在没到账，怎么回事？' },
      { kind: 'done', seq: 4, text: '已经帮您登记了查询。' },
      { kind: 'promised', seq: 5, text: '我们会在2个工作日内给您回电。' },
    ])
    expect(summary?.text).toContain('客户要求：我昨天转了3000元，到现在没到账，怎么回事？')
    expect(summary?.parts.some(({ kind, text }) => kind === 'named' && text.includes('3000'))).toBe(true)
  })

  test('is the same for the same talk, in English and in traditional characters too', () => {
    const english = talk(
      ['customer', 'Hello! My card was stolen yesterday. Can you block it?'],
      ['agent', 'I have blocked the card. A new one will arrive within 7 working days.'],
    )
    expect(summarise(english, 'en', TODAY)).toEqual(summarise(english, 'en', TODAY))
    expect(summarise(english, 'en', TODAY)?.text.split('\n').slice(0, 3)).toEqual([
      'Customer wants: My card was stolen yesterday. Can you block it?',
      'Done: I have blocked the card.',
      'Promised: A new one will arrive within 7 working days.',
    ])
    const taiwan = talk(['customer', '我的金融卡不見了，想掛失'], ['agent', '已經幫您掛失了，專員會在明天聯繫您。'])
    expect(summarise(taiwan, 'zh-TW', TODAY)?.text).toContain('客戶要求：我的金融卡不見了，想掛失')
  })

  test('of a talk of courtesies there is none, and the bot’s words are no one’s promise', () => {
    expect(summarise(talk(['customer', '你好'], ['agent', '请稍等'], ['customer', '谢谢']), 'zh-CN', TODAY)).toBeNull()
    const summary = summarise(talk(['customer', '怎么还款？'], ['bot', '专员会尽快联系您']), 'zh-CN', TODAY)
    expect(summary?.parts.map(({ kind }) => kind)).toEqual(['wants'])
  })
})

describe('a reason', () => {
  const about = (reason: string): Understood => ({
    code: reason,
    name: { 'zh-CN': reason, 'zh-TW': reason, en: reason },
    topic: null,
    reason,
    flow: null,
    words: ['x'],
  })
  const understand = (text: string) => (text.startsWith('about ') ? about(text.slice(6)) : undefined)

  test('is what most of the customer’s sure words are about; of as many, what came first', () => {
    const lines = talk(['customer', 'about a'], ['agent', 'about c'], ['customer', 'about b'], ['customer', 'about b'])
    expect(reasonOf(lines, understand, undefined)).toMatchObject({ code: 'b', by: 'words', seq: 3, words: ['x'] })
    expect(reasonOf(lines.slice(0, 3), understand, undefined)).toMatchObject({ code: 'a', seq: 1 })
  })

  test('is what the bot knew where words are not sure, and none where nobody knows', () => {
    const { code, name } = about('d')
    expect(reasonOf(talk(['customer', 'hm']), understand, { code, name, reason: 'd' })).toMatchObject({
      code: 'd',
      by: 'bot',
    })
    expect(reasonOf(talk(['customer', 'hm']), understand, undefined)).toBeNull()
  })
})
