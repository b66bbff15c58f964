import { expect, test } from 'vitest'
import { compileLexicon } from '#libs/language/feeling/compile-lexicon.ts'
import { readFeeling } from '#libs/language/feeling/read-feeling.ts'
import { feelingOf } from '#modules/assist/feeling/feeling-of.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

const lexicon = compileLexicon({
  cues: [{ code: 'complaint-file', kind: 'complaint', zh: ['投诉'], en: ['complain*'] }],
})
const read = (text: string) => readFeeling(text, lexicon)
const talk = (...said: readonly string[]): TalkLine[] =>
  said.map((text, n) => ({ seq: n * 2 + 1, at: n * 1000, author: 'customer', text }))

test('an upset customer is told by their own words, latest first, with where they stand', () => {
  const feeling = feelingOf(talk('你好', '气死我了，垃圾银行', '我要投诉！！'), read)
  expect(feeling).toMatchObject({ isUpset: true, upsetSince: expect.any(Number) })
  expect(feeling.reasons[0]).toEqual({ seq: 5, at: 2000, why: 'complaint', words: '投诉' })
  expect(feeling.reasons.every(({ words, why }) => words !== null || why === 'said-again')).toBe(true)
})

test('being upset lasts past one calm message and ends after more of them', () => {
  const angry = ['气死我了，垃圾银行', '我要投诉！！气死我了']
  const since = feelingOf(talk(...angry), read).upsetSince
  expect(feelingOf(talk(...angry, '嗯'), read)).toMatchObject({ isUpset: true, upsetSince: since })
  expect(feelingOf(talk(...angry, '嗯', '知道', '明白', '懂', '行'), read)).toMatchObject({
    isUpset: false,
    upsetSince: null,
  })
})

test('what agents say colours nothing, and a calm talk has no reasons', () => {
  const lines: TalkLine[] = [{ seq: 1, at: 0, author: 'agent', text: '您要投诉吗？气死我了' }, ...talk('请问几点开门')]
  expect(feelingOf(lines, read)).toEqual({ isUpset: false, upsetSince: null, reasons: [] })
})

test('in traditional characters and in English too', () => {
  expect(feelingOf(talk('我要投訴！！氣死我了'), read).reasons[0]?.words).toMatch(/投訴|氣死/)
  expect(feelingOf(talk('THIS IS RIDICULOUS, I will complain!!'), read).reasons.map(({ why }) => why)).toContain(
    'complaint',
  )
})
