import { describe, expect, test } from 'vitest'
import { compiled, OFFICE_WEEK, ROUND_THE_CLOCK } from '#libs/business-calendar/testing/test-calendars.ts'
import type { DueRule, PausedSpan, PromiseClock, Warning } from './promise.ts'
import { readPromise } from './read-promise.ts'

const SECOND = 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (text: string) => Date.parse(`${text}+08:00`)

const office = compiled({ zone: 'Asia/Shanghai', weekly: OFFICE_WEEK, holidays: [{ date: '2026-10-01' }] })
const always = compiled({ zone: 'Asia/Shanghai', weekly: ROUND_THE_CLOCK })
const never = compiled({ zone: 'Asia/Shanghai', weekly: {} })

const elapsed = (allowanceMs: number): DueRule => ({ kind: 'elapsed', allowanceMs })
const business = (allowanceMs: number): DueRule => ({ kind: 'business', allowanceMs })

function promise(madeAt: number, rule: DueRule, more: Partial<PromiseClock> = {}): PromiseClock {
  const blank = {
    warnAt: [],
    extendedBy: 0,
    pausedSpans: [],
    keptAt: null,
    announcedWarnings: 0,
    isBreachAnnounced: false,
  }
  return { madeAt, rule, ...blank, ...more }
}

const firstResponse = (more: Partial<PromiseClock> = {}) =>
  promise(0, elapsed(30 * SECOND), { warnAt: [{ remainingMs: 10 * SECOND }], ...more })

describe('the first response within 30 s', () => {
  test.each<[number, string, number, number | null, string]>([
    [0, 'running', 30_000, 20_000, 'when the customer asks'],
    [19_999, 'running', 10_001, 20_000, 'the last millisecond before the warning'],
    [20_000, 'endangered', 10_000, 30_001, 'the instant of the warning'],
    [30_000, 'endangered', 0, 30_001, 'at 30 s exactly it can still be kept'],
    [30_001, 'broken', -1, null, 'a millisecond later it is broken'],
    [90_000, 'broken', -60_000, null, 'and grows later'],
    [-5, 'running', 30_000, 20_000, 'a clock a little behind has all of it left'],
  ])('at %d ms is %s with %d ms left, looked at again at %s: %s', (now, state, remainingMs, nextChangeAt) => {
    const reading = readPromise(firstResponse(), always, now)
    expect(reading).toEqual({ state, remainingMs, nextChangeAt, dueAt: 30_000, warnAts: [20_000] })
  })

  test.each([
    [30_000, 'kept', 0, 'at 30 s exactly'],
    [12_000, 'kept', 18_000, 'in time'],
    [30_001, 'broken', -1, 'a millisecond late'],
    [45_000, 'broken', -15_000, 'late'],
  ])('answered at %d ms is %s for ever, with %d ms: %s', (keptAt, state, remainingMs) => {
    const reading = readPromise(firstResponse({ keptAt }), always, 99_000)
    expect(reading).toMatchObject({ state, remainingMs, dueAt: 30_000, nextChangeAt: null })
  })
})

describe('pauses', () => {
  const paused = (...pausedSpans: PausedSpan[]) => firstResponse({ pausedSpans })

  test.each([
    ['one pause moves due and warning by its length', paused({ from: 5000, to: 9000 }), 34_000, [24_000]],
    ['after the warning it moves only due', paused({ from: 25_000, to: 29_000 }), 34_000, [20_000]],
    ['at the instant of the warning it puts it off', paused({ from: 20_000, to: 24_000 }), 34_000, [24_000]],
    ['at the instant of being due it puts it off', paused({ from: 30_000, to: 40_000 }), 40_000, [20_000]],
    ['after due it changes nothing', paused({ from: 30_001, to: 40_000 }), 30_000, [20_000]],
    ['before it was made it changes nothing', paused({ from: -9000, to: -1000 }), 30_000, [20_000]],
    ['from the start', paused({ from: 0, to: 7000 }), 37_000, [27_000]],
    ['two', paused({ from: 1000, to: 2000 }, { from: 3000, to: 5000 }), 33_000, [23_000]],
    ['two that touch', paused({ from: 29_000, to: 31_000 }, { from: 31_000, to: 33_000 }), 34_000, [20_000]],
    ['one of no length', paused({ from: 30_000, to: 30_000 }), 30_000, [20_000]],
  ])('%s', (_, one, dueAt, warnAts) => {
    expect(readPromise(one, always, 0)).toMatchObject({ dueAt, warnAts })
  })

  test.each([
    [4999, 'running', 25_001, 5000, 'before'],
    [5000, 'paused', 25_000, 9000, 'from the instant of the pause'],
    [8999, 'paused', 25_000, 9000, 'nothing passes'],
    [9000, 'running', 25_000, 24_000, 'until the instant of resuming'],
  ])('at %d ms is %s with %d ms left: %s', (now, state, remainingMs, nextChangeAt) => {
    expect(readPromise(paused({ from: 5000, to: 9000 }), always, now)).toMatchObject({
      state,
      remainingMs,
      nextChangeAt,
    })
  })

  test('while a pause lasts, due is what it would be if resumed now, and nothing changes by itself', () => {
    for (const now of [5000, 6000, 1_000_000]) {
      expect(readPromise(paused({ from: 5000, to: null }), always, now)).toEqual({
        state: 'paused',
        dueAt: now + 25_000,
        warnAts: [now + 15_000],
        remainingMs: 25_000,
        nextChangeAt: null,
      })
    }
  })

  test('a pause cannot mend what broke before it', () => {
    expect(readPromise(paused({ from: 30_001, to: null }), always, 50_000)).toMatchObject({ state: 'broken' })
  })
})

describe('business time', () => {
  test.each([
    ['2026-03-02T10:00', 2 * HOUR, '2026-03-02T12:00:00', 'to closing time, not the next opening'],
    ['2026-03-06T17:00', 2 * HOUR, '2026-03-09T10:00:00', 'over a weekend'],
    ['2026-03-07T10:00', 0, '2026-03-07T10:00:00', 'nothing is due at once, also when closed'],
  ])('made %s with %d ms is due %s: %s', (madeAt, allowanceMs, dueAt) => {
    expect(readPromise(promise(at(madeAt), business(allowanceMs)), office, at(madeAt)).dueAt).toBe(at(dueAt))
  })

  test('left is open time before it is due, wall-clock time after', () => {
    const one = promise(at('2026-03-06T17:00'), business(2 * HOUR), { warnAt: [{ remainingFraction: 0.5 }] })
    expect(readPromise(one, office, at('2026-03-07T12:00'))).toMatchObject({ state: 'endangered', remainingMs: HOUR })
    expect(readPromise(one, office, at('2026-03-09T19:00'))).toMatchObject({ state: 'broken', remainingMs: -9 * HOUR })
  })

  test('a warning that falls on closing time is given then, not the next morning', () => {
    const one = promise(at('2026-03-06T17:00'), business(2 * HOUR), { warnAt: [{ remainingMs: HOUR }] })
    expect(readPromise(one, office, at('2026-03-06T17:00')).warnAts).toEqual([at('2026-03-06T18:00')])
  })

  test('a calendar that never opens is never due', () => {
    expect(readPromise(promise(0, business(HOUR)), never, DAY)).toEqual({
      state: 'running',
      dueAt: null,
      warnAts: [],
      remainingMs: HOUR,
      nextChangeAt: null,
    })
  })
})

describe('days', () => {
  const madeAt = at('2026-03-02T10:00')
  const days = (count: number, more: Partial<PromiseClock> = {}) =>
    promise(madeAt, { kind: 'calendar-days', days: count }, more)

  test('15 calendar days last until the last millisecond of the fifteenth day', () => {
    expect(readPromise(days(15), office, madeAt)).toMatchObject({ dueAt: at('2026-03-17T23:59:59.999') })
    expect(readPromise(days(15), office, at('2026-03-17T23:59:59.999'))).toMatchObject({
      state: 'running',
      remainingMs: 0,
    })
    expect(readPromise(days(15), office, at('2026-03-18T00:00'))).toMatchObject({ state: 'broken', remainingMs: -1 })
  })

  test('an extension of 30 days counts from the due day', () => {
    expect(readPromise(days(30, { extendedBy: 30 }), office, madeAt).dueAt).toBe(at('2026-05-01T23:59:59.999'))
  })

  test('working days leave out weekends and holidays', () => {
    const one = promise(at('2026-09-30T10:00'), { kind: 'working-days', days: 1 })
    expect(readPromise(one, office, one.madeAt).dueAt).toBe(at('2026-10-02T23:59:59.999'))
  })

  test('calendar days roll over only when asked', () => {
    const rolling = promise(at('2026-09-30T10:00'), { kind: 'calendar-days', days: 1, rollsOver: true })
    expect(readPromise(rolling, office, rolling.madeAt).dueAt).toBe(at('2026-10-02T23:59:59.999'))
  })

  test('a pause over two midnights moves due by two days', () => {
    const pausedSpans = [{ from: at('2026-03-03T10:00'), to: at('2026-03-05T10:00') }]
    expect(readPromise(days(15, { pausedSpans }), office, madeAt).dueAt).toBe(at('2026-03-19T23:59:59.999'))
  })

  test.each<[string, Warning, string]>([
    ['5 days before', { daysBefore: 5 }, '2026-03-12T00:00'],
    ['on the due day', { daysBefore: 0 }, '2026-03-17T00:00'],
    ['before it was made', { daysBefore: 60 }, '2026-03-02T10:00'],
    ['24 hours of wall-clock time left', { remainingMs: DAY }, '2026-03-16T23:59:59.999'],
    ['more left than there ever is', { remainingMs: 400 * DAY }, '2026-03-02T10:00'],
    ['all of it left', { remainingFraction: 1 }, '2026-03-02T10:00'],
    ['none of it left', { remainingFraction: 0 }, '2026-03-17T23:59:59.999'],
  ])('a warning %s lies at the right instant', (_, warning, expected) => {
    expect(readPromise(days(15, { warnAt: [warning] }), office, madeAt).warnAts).toEqual([at(expected)])
  })

  test('several warnings come in order of time, however they were written', () => {
    const one = days(15, { warnAt: [{ daysBefore: 1 }, { daysBefore: 5 }, { daysBefore: 3 }] })
    expect(readPromise(one, office, madeAt)).toMatchObject({
      warnAts: [at('2026-03-12T00:00'), at('2026-03-14T00:00'), at('2026-03-16T00:00')],
      nextChangeAt: at('2026-03-12T00:00'),
    })
  })
})
