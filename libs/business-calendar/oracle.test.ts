import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addBusinessMs, businessMsBetween, isOpen, nextClosing, nextOpening } from './business-time.ts'
import type { CompiledCalendar } from './compile-calendar.ts'
import { CHINA_2026 } from './statutory/china-2026.ts'
import { withStatutoryDays } from './statutory/statutory-days.ts'
import { randomCalendar, randomInstant } from './testing/random-calendars.ts'
import { compiled, OFFICE_WEEK, ROUND_THE_CLOCK } from './testing/test-calendars.ts'
import {
  type WalkedTime,
  walkedAdd,
  walkedEdge,
  walkedMsBetween,
  walkOpen,
  walkTime,
} from './testing/wall-clock-oracle.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Eight days around a change of the clock, or of the year. */
const WINDOWS: readonly (readonly [zone: string, aroundDate: string])[] = [
  ['Asia/Shanghai', '2026-01-01'],
  ['Asia/Shanghai', '1986-05-04'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Havana', '2026-11-01'],
  ['America/St_Johns', '2010-11-07'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Asia/Pyongyang', '2015-08-15'],
]

describe('the library agrees with a wall clock walked', () => {
  test('minute by minute, 6,000 questions on 1,500 calendars around the clock changes of 13 zones', {
    timeout: 60_000,
  }, () => {
    const walks = WINDOWS.map(([zone, date]) => walkTime(zone, Date.parse(date) - 4 * DAY, MINUTE, (8 * DAY) / MINUTE))
    fc.assert(agreement(walks, DAY, 26 * HOUR), { seed: 20260101, numRuns: 1500 })
  })

  test('second by second, through the changes themselves, also one of 44 min 30 s', { timeout: 60_000 }, () => {
    const around = (zone: string, at: string) => walkTime(zone, Date.parse(at) - 2 * HOUR, 1000, (4 * HOUR) / 1000)
    const walks = [
      around('America/New_York', '2026-03-08T07:00:00Z'),
      around('America/New_York', '2026-11-01T06:00:00Z'),
      around('Australia/Lord_Howe', '2026-04-04T15:00:00Z'),
      around('Africa/Monrovia', '1972-01-07T00:44:30Z'),
      around('Asia/Shanghai', '2026-02-28T16:00:00Z'),
    ]
    fc.assert(agreement(walks, 4 * HOUR, 0), { seed: 20260102, numRuns: 500 })
  })

  test('quarter hour by quarter hour, through all of 2026 in China with holidays and adjusted workdays', {
    timeout: 60_000,
  }, () => {
    const walked = walkTime('Asia/Shanghai', Date.UTC(2025, 11, 30), 15 * MINUTE, (370 * DAY) / (15 * MINUTE))
    for (const weekly of [OFFICE_WEEK, ROUND_THE_CLOCK]) {
      const data = withStatutoryDays({ zone: 'Asia/Shanghai', weekly }, CHINA_2026, { like: 'friday' })
      const open = walkOpen(walked, data)
      const calendar = compiled(data)
      const questions = randomQuestions(walked, 2 * DAY)
      fc.assert(
        fc.property(questions, (asked) => expectAgreement(walked, open, calendar, asked)),
        { seed: 20260103, numRuns: 300 },
      )
    }
  })
})

interface Question {
  readonly from: number
  readonly to: number
  readonly ms: number
}

function randomQuestions(walked: WalkedTime, marginMs: number): fc.Arbitrary<readonly Question[]> {
  const instant = randomInstant(walked, marginMs)
  const ms = fc.integer({ min: 0, max: (walked.furthestMs.length * walked.tickMs) / 4 })
  const question = fc
    .tuple(instant, instant, ms)
    .map(([a, b, ms]) => ({ from: Math.min(a, b), to: Math.max(a, b), ms }))
  return fc.array(question, { minLength: 4, maxLength: 4 })
}

function agreement(walks: readonly WalkedTime[], latestMs: number, marginMs: number) {
  // The walk goes by its index: a counterexample that prints thousands of readings helps nobody.
  const oneCase = fc.nat({ max: walks.length - 1 }).chain((index) => {
    const walked = walks[index]!
    return fc.tuple(fc.constant(index), randomCalendar(walked, latestMs), randomQuestions(walked, marginMs))
  })
  return fc.property(oneCase, ([index, data, questions]) => {
    const walked = walks[index]!
    expectAgreement(walked, walkOpen(walked, data), compiled(data), questions)
  })
}

function expectAgreement(walked: WalkedTime, open: Uint8Array, calendar: CompiledCalendar, asked: readonly Question[]) {
  const endsAt = walked.startsAt + open.length * walked.tickMs
  for (const { from, to, ms } of asked) {
    expect(isOpen(calendar, from)).toBe(open[Math.floor((from - walked.startsAt) / walked.tickMs)] === 1)
    expect(within(nextOpening(calendar, from), endsAt)).toBe(walkedEdge(walked, open, from, 1))
    expect(within(nextClosing(calendar, from), endsAt)).toBe(walkedEdge(walked, open, from, 0))
    const betweenMs = businessMsBetween(calendar, from, to)
    expect(betweenMs).toBe(walkedMsBetween(walked, open, from, to))
    expect(businessMsBetween(calendar, to, from) + betweenMs).toBe(0)
    // The exact time between, which lands on an edge as often as not, and some other amount.
    for (const amountMs of [betweenMs, ms]) {
      const answer = addBusinessMs(calendar, from, amountMs)
      const walkedAt = walkedAdd(walked, open, from, amountMs)
      if (walkedAt !== null) expect(answer).toEqual({ ok: true, at: walkedAt })
      else if (answer.ok) expect(answer.at).toBeGreaterThan(endsAt)
    }
  }
}

const within = (at: number | null, endsAt: number) => (at !== null && at < endsAt ? at : null)
