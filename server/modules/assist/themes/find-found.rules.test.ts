import { expect, it } from 'vitest'
import { findFound } from '#modules/assist/themes/find-found.ts'
import { voiceExamples } from '#modules/bot/pack/voice-examples.ts'

const USUAL = [
  '信用卡年费怎么收',
  '转账限额怎么调整',
  '网点几点开门营业',
  '定期存款利率多少',
  '手机银行登录不上',
  '贷款还款日能改吗',
  '如何打印银行流水',
  '外币现钞可以兑换吗',
]
const week = (date: string, texts: readonly string[], comments: readonly string[] = []) => ({
  week: date,
  sayings: texts.map((text, seq) => ({ conversationId: date, seq, text })),
  comments: comments.map((comment, place) => ({ contactId: `${date} ${place}`, comment })),
})
const usual = (salt: string) => USUAL.flatMap((text) => [`${text}${salt}`, `请问${text}`])
const past = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'].map((date, place) =>
  week(date, usual(`${place}`)),
)
const storm = Array.from({ length: 14 }, (_, n) => `台风停电取款机吞卡了怎么办，第${n}台`)

it('a theme nobody spoke of before is found with its words, how many there were, and the places of its texts', () => {
  const found = findFound({
    weeks: [
      ...past,
      week('2026-11-02', [...usual('x'), ...storm], ['客服很有耐心，谢谢', '建议把网点营业时间延长到晚上']),
    ],
    voices: voiceExamples(),
  })
  const [theme] = found?.themes ?? []
  expect(theme).toMatchObject({ isNew: true, byWeek: [0, 0, 0, 0, expect.any(Number)] })
  expect(theme?.count).toBeGreaterThanOrEqual(10)
  expect(theme?.expected).toBeLessThan(3)
  const places = theme?.examples.map(({ seq }) => seq) ?? []
  expect(places.every((seq) => seq >= usual('x').length)).toBe(true)
  expect(found?.remarks.map(({ voice }) => voice)).toEqual(['praise', 'suggestion'])
  expect(found?.weeks.at(-1)).toMatchObject({ texts: 30, voices: { praise: 1, problem: 0, suggestion: 1 } })
  expect(JSON.stringify(found)).not.toContain('耐心')
})

it('an ordinary week raises nothing', () => {
  const found = findFound({ weeks: [...past, week('2026-11-02', usual('y'))], voices: voiceExamples() })
  expect(found?.themes).toEqual([])
})

it('too few words say nothing rather than something', () => {
  const weeks = [...past.slice(1), week('2026-11-02', ['信用卡年费怎么收'])]
  expect(findFound({ weeks, voices: voiceExamples() })).toBeUndefined()
  expect(findFound({ weeks: [], voices: voiceExamples() })).toBeUndefined()
})
