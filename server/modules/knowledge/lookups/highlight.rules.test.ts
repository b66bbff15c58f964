import { describe, expect, it } from 'vitest'
import { excerptOf, marksIn } from './highlight.ts'

const marked = (text: string, terms: readonly string[]) => marksIn(text, terms).map(([a, b]) => text.slice(a, b))

describe('marks', () => {
  it('stand on the words as they are written, traditional and full width too', () => {
    expect(marked('信用卡掛失後如何補卡', ['挂失', '补卡'])).toEqual(['掛失', '補卡'])
    expect(marked('Lost your ＣＡＲＤ?', ['card'])).toEqual(['ＣＡＲＤ'])
  })
  it('of neighbouring characters are one', () => {
    expect(marked('银行卡丢了', ['卡', '丢', '卡丢'])).toEqual(['卡丢'])
  })
  it('begin where a word begins', () => {
    expect(marked('cards and a smart card', ['art', 'card'])).toEqual(['card', 'card'])
  })
})

it('an excerpt begins with the sentence that holds most of the question', () => {
  expect(excerptOf('本行感谢您。请立即挂失银行卡。之后补办。', ['挂失'])).toBe('请立即挂失银行卡。之后补办。')
  expect(excerptOf('', ['挂失'])).toBe('')
  expect(excerptOf('字'.repeat(400), []).length).toBeLessThanOrEqual(121)
})
