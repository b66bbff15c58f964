import { expect, it } from 'vitest'
import { questionKey } from './question-key.ts'

it('counts together what differs by case, width, script, spaces and punctuation only', () => {
  const keys = ['卡丢了，怎么办？', '卡丟了 怎麼辦', ' 卡丢了怎么办!! '].map(questionKey)
  expect(new Set(keys).size).toBe(1)
  expect(questionKey('How do I BLOCK my card?')).toBe(questionKey('how do i block my card'))
})

it('keeps different questions apart, words of English among them', () => {
  expect(questionKey('block card')).not.toBe(questionKey('blockcard'))
  expect(questionKey('卡丢了')).not.toBe(questionKey('卡找到了'))
})

it('holds no number of a card, and is never empty', () => {
  expect(questionKey('卡号 6222021234567894 丢了')).not.toContain('6222021234567894')
  expect(questionKey('？？？')).not.toBe('')
})
