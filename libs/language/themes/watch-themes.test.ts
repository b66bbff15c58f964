import { describe, expect, test } from 'vitest'
import { seededChance } from '../../queueing/chance.ts'
import { countTail } from './count-tail.ts'
import { nearestRows } from './nearest-rows.ts'
import { themeSpace } from './theme-space.ts'
import { watchThemes } from './watch-themes.ts'
import { wavesOf } from './week-waves.ts'

const THINGS = ['card', 'loan', 'transfer', 'branch', 'statement', 'points', 'deposit', 'mortgage']
const TROUBLES = ['is late', 'was lost', 'costs too much', 'is closed', 'cannot be found', 'looks wrong', 'is fine']

/** 40 texts of a week, each by chance; the same week and seed, the same texts. */
function usual(week: number): readonly string[] {
  const chance = seededChance(7, week)
  const one = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? ''
  return Array.from(
    { length: 40 },
    () => `my ${one(THINGS)} ${one(TROUBLES)} since ${1 + Math.floor(chance() * 9)} days`,
  )
}

const PAST = Array.from({ length: 8 }, (_, at) => usual(at))
const FACES = ['刷脸登录失败', '登录刷脸一直失败', '刷脸总是失败登录不了', '今天刷脸登录又失败']

const QUICK = { seed: 1, shuffles: 40 }

describe('watching themes', () => {
  test('what nobody wrote of before raises one alarm, told by its words, its texts and what was expected', () => {
    const alarms = watchThemes([...PAST, [...usual(8), ...FACES, ...FACES, ...FACES]], QUICK)
    expect(alarms).toHaveLength(1)
    const [alarm] = alarms
    expect(alarm).toMatchObject({ count: 12, expected: 0, isNew: true, weeks: 1 })
    expect(alarm?.terms).toContain('刷脸')
    expect(alarm?.texts.every(({ age, place, text }) => age === 0 && place >= 40 && FACES.includes(text))).toBe(true)
  })

  test('too few in one week, enough in two together', () => {
    const [first, second] = [FACES, FACES]
    expect(watchThemes([...PAST, [...usual(8), ...first]], QUICK)).toEqual([])
    const [alarm] = watchThemes([...PAST, [...usual(8), ...first], [...usual(9), ...second]], QUICK)
    expect(alarm).toMatchObject({ weeks: 2, count: 8, isNew: true })
    expect(alarm?.texts.map(({ age }) => age).sort()).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  test('a quiet week raises none, and the same weeks and seed give the same alarms', () => {
    expect(watchThemes([...PAST, usual(8)], QUICK)).toEqual([])
    const weeks = [...PAST, [...usual(8), ...FACES, ...FACES]]
    expect(watchThemes(weeks, QUICK)).toEqual(watchThemes(weeks, QUICK))
  })

  test('too few weeks and a week without texts are refused with what to give', () => {
    expect(() => watchThemes(PAST.slice(0, 3), QUICK)).toThrow('give 4 or more')
    expect(() => watchThemes([...PAST, []], QUICK)).toThrow('leave empty weeks out')
  })
})

test('the tail of a count is that of the binomial, and fatter where themes come in waves', () => {
  // 3 of 3 at a share of a half: one in eight; 2 or more: a half.
  expect([...countTail(3, 0.5, 0)].map((each) => Math.exp(-each).toFixed(9))).toEqual([
    '1.000000000',
    '0.875000000',
    '0.500000000',
    '0.125000000',
  ])
  // Waves of 1 at a share of a half are a beta of 1 and 1: each count of 0 to 3 is as likely.
  expect([...countTail(3, 0.5, 1)].map((each) => Math.exp(-each).toFixed(9))).toEqual([
    '1.000000000',
    '0.750000000',
    '0.500000000',
    '0.250000000',
  ])
})

test('waves are seen where a theme comes and goes, not where only chance is at work', () => {
  const wavesIn = (weeks: readonly (readonly string[])[]) =>
    wavesOf(themeSpace(weeks.flat()), Uint8Array.from(weeks.flatMap((texts, at) => texts.map(() => at))), weeks.length)
  const chance = seededChance(11)
  const drawn = (share: number) =>
    Array.from({ length: 200 }, (_, at) => (chance() < share ? `rain ${at}` : `w${Math.floor(chance() * 40)}x`))
  expect(wavesIn(Array.from({ length: 8 }, () => drawn(0.04)))).toBeLessThan(0.05)
  expect(wavesIn(Array.from({ length: 8 }, (_, at) => drawn(at % 2 === 0 ? 0.002 : 0.08)))).toBeGreaterThan(0.05)
})

test('the nearest rows come nearest first, without the row itself and without those that share nothing', () => {
  const table = {
    starts: Uint32Array.from([0, 2, 3, 4, 5]),
    indices: Uint32Array.from([0, 1, 0, 1, 2]),
    values: Float32Array.from([0.6, 0.8, 1, 1, 1]),
    width: 3,
  }
  expect([...nearestRows(table, 2).rows]).toEqual([2, 1, 0, -1, 0, -1, -1, -1])
})
