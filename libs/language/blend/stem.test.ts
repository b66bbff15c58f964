import { expect, it } from 'vitest'
import { stemOf } from './stem.ts'

it.each([
  [['pays', 'paying', 'pay'], 'pay'],
  [['charge', 'charged', 'charges', 'charging'], 'charg'],
  [['verify', 'verifies'], 'verifi'],
  [['stopped', 'stopping', 'stop'], 'stop'],
  [['account', 'accounts'], 'account'],
  [['collection', 'collect', 'collected'], 'collect'],
])('%j meet in %s', (words, stem) => {
  expect(new Set(words.map(stemOf))).toEqual(new Set([stem]))
})

it('short words, numbers and other scripts stay', () => {
  expect(['was', 'pin', '2026', '卡', 'ATM'].map(stemOf)).toEqual(['was', 'pin', '2026', '卡', 'ATM'])
  expect(stemOf('business')).toBe('business')
})
