import { expect, test } from 'vitest'
import { withoutLeadIn } from './lead-in.ts'

test.each([
  ['先不说这个，信用卡年费多少', '信用卡年费多少'],
  ['对了，顺便问一下：转账限额是多少', '转账限额是多少'],
  ['換個問題，定存利率多少', '定存利率多少'],
  ['By the way, what is the annual fee', 'what is the annual fee'],
  ['Never mind that. Another question: how do I close my account', 'how do I close my account'],
  ['还有', '还有'],
  ['请问', '请问'],
  ['also', 'also'],
  ['alsolutely', 'alsolutely'],
])('%s asks: %s', (text, asked) => {
  expect(withoutLeadIn(text)).toBe(asked)
})
