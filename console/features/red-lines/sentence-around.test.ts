import { expect, test } from 'vitest'
import { sentenceAround } from './sentence-around.ts'

test.each([
  ['您好。这款保本保息，您放心。还有问题吗？', [5, 9], { before: '这款', phrase: '保本保息', after: '，您放心。' }],
  ['It pays 3.5% with no risk. Buy it.', [18, 25], { before: 'It pays 3.5% with ', phrase: 'no risk', after: '.' }],
  ['保本', [0, 2], { before: '', phrase: '保本', after: '' }],
  ['一\n零风险\n三', [2, 5], { before: '', phrase: '零风险', after: '\n' }],
])('a phrase is shown in its own sentence: %s', (text, span, parts) => {
  expect(sentenceAround(text, span)).toEqual(parts)
})

test('a place that reaches past the words is cut at their end', () => {
  expect(sentenceAround('短', [0, 9])).toEqual({ before: '', phrase: '短', after: '' })
  expect(sentenceAround('短', [5, 9])).toEqual({ before: '短', phrase: '', after: '' })
})
