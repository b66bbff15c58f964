import { describe, expect, test } from 'vitest'
import { compiled, OFFICE_WEEK, ROUND_THE_CLOCK } from '#libs/business-calendar/testing/test-calendars.ts'
import {
  type Decision,
  decideExtension,
  decideKeeping,
  decidePause,
  decideResume,
  decideTimePassed,
  makePromise,
  type PromiseTerms,
} from './decisions.ts'
import { applyPromiseEvent, type PromiseClock } from './promise.ts'
import { readPromise } from './read-promise.ts'

const always = compiled({ zone: 'Asia/Shanghai', weekly: ROUND_THE_CLOCK })
const office = compiled({ zone: 'Asia/Shanghai', weekly: OFFICE_WEEK })
const never = compiled({ zone: 'Asia/Shanghai', weekly: {} })
const at = (text: string) => Date.parse(`${text}+08:00`)

const FIRST_RESPONSE: PromiseTerms = {
  madeAt: 0,
  rule: { kind: 'elapsed', allowanceMs: 30_000 },
  warnAt: [{ remainingMs: 10_000 }, { remainingMs: 5000 }],
}

function made(terms: PromiseTerms = FIRST_RESPONSE, calendar = always): PromiseClock {
  const result = makePromise(terms, calendar)
  if (!result.ok) throw new Error(result.refusal)
  return result.promise
}

/** The promise after a decision that must be granted. */
function granted(promise: PromiseClock, decision: Decision<string>): PromiseClock {
  if (!decision.ok) throw new Error(decision.refusal)
  return decision.events.reduce(applyPromiseEvent, promise)
}

const paused = (pausedAt = 5000) => granted(made(), decidePause(made(), always, pausedAt))
const kept = () => granted(made(), decideKeeping(made(), always, 12_000))
const keptLate = () => granted(made(), decideKeeping(made(), always, 40_000))
const refusal = (refusal: string) => ({ ok: false, refusal })

describe('making', () => {
  test('a promise in time that the calendar never gives is refused', () => {
    const terms: PromiseTerms = { madeAt: 0, rule: { kind: 'business', allowanceMs: 1 }, warnAt: [] }
    expect(makePromise(terms, never)).toEqual(refusal('calendar-never-gives-the-time'))
    expect(makePromise({ ...terms, rule: { kind: 'working-days', days: 1 } }, never)).toEqual(
      refusal('calendar-never-gives-the-time'),
    )
  })

  test.each<[string, Partial<PromiseTerms>]>([
    ['a negative allowance', { rule: { kind: 'elapsed', allowanceMs: -1 } }],
    ['no number', { rule: { kind: 'business', allowanceMs: Number.NaN } }],
    ['half a day', { rule: { kind: 'calendar-days', days: 1.5 } }],
    ['no instant', { madeAt: Number.NaN }],
    ['a fraction above 1', { warnAt: [{ remainingFraction: 1.01 }] }],
    ['a negative warning', { warnAt: [{ remainingMs: -1 }] }],
    ['a warning half a day before', { warnAt: [{ daysBefore: 0.5 }] }],
  ])('%s is a fault that says what to pass', (_, wrong) => {
    expect(() => makePromise({ ...FIRST_RESPONSE, ...wrong }, always)).toThrow(/pass/)
  })
})

describe('pausing', () => {
  test('stops the clock from now', () => {
    expect(decidePause(made(), always, 5000)).toEqual({ ok: true, events: [{ type: 'promise-paused', at: 5000 }] })
    expect(readPromise(paused(), always, 60_000)).toMatchObject({ state: 'paused', remainingMs: 25_000 })
  })

  test.each([
    ['a paused promise', paused(), 6000, 'promise-already-paused'],
    ['a kept promise', kept(), 13_000, 'promise-already-ended'],
    ['a promise kept late', keptLate(), 41_000, 'promise-already-ended'],
    ['a broken promise', made(), 30_001, 'promise-already-broken'],
  ])('%s is refused', (_, promise, now, expected) => {
    expect(decidePause(promise, always, now)).toEqual(refusal(expected))
  })

  test('is granted at the due instant itself, which then waits for the end of the pause', () => {
    const promise = granted(paused(30_000), decideResume(paused(30_000), always, 50_000))
    expect(readPromise(promise, always, 50_000)).toMatchObject({ state: 'endangered', dueAt: 50_000, remainingMs: 0 })
    expect(readPromise(promise, always, 50_001).state).toBe('broken')
  })

  test('by a clock behind the last event counts as that instant', () => {
    expect(decidePause(made({ ...FIRST_RESPONSE, madeAt: 500 }), always, 400)).toMatchObject({ events: [{ at: 500 }] })
    const resumed = granted(paused(), decideResume(paused(), always, 9000))
    expect(decidePause(resumed, always, 8990)).toMatchObject({ events: [{ at: 9000 }] })
  })
})

describe('resuming', () => {
  test('lets the clock run on with what was left', () => {
    const resumed = granted(paused(), decideResume(paused(), always, 9000))
    expect(readPromise(resumed, always, 9000)).toMatchObject({ state: 'running', dueAt: 34_000, remainingMs: 25_000 })
  })

  test.each([
    ['a running promise', made(), 'promise-not-paused'],
    ['a kept promise', kept(), 'promise-already-ended'],
  ])('%s is refused', (_, promise, expected) => {
    expect(decideResume(promise, always, 13_000)).toEqual(refusal(expected))
  })

  test('by a clock behind the pause makes it empty, not negative', () => {
    expect(granted(paused(), decideResume(paused(), always, 4000)).pausedSpans).toEqual([{ from: 5000, to: 5000 }])
  })
})

describe('extending', () => {
  test('adds to the rule in its own unit and keeps the extension apart', () => {
    const decision = decideExtension(made(), always, 15_000, 29_000)
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'promise-extended', by: 15_000, dueAt: 45_000 }] })
    expect(granted(made(), decision)).toMatchObject({ rule: { allowanceMs: 30_000 }, extendedBy: 15_000 })
  })

  test('30 legal days become 60 with the approved 30', () => {
    const complaint = made({ madeAt: at('2026-03-02T10:00'), rule: { kind: 'calendar-days', days: 30 }, warnAt: [] })
    const decision = decideExtension(complaint, office, 30, at('2026-03-30T10:00'))
    expect(decision).toMatchObject({ events: [{ dueAt: at('2026-05-01T23:59:59.999') }] })
  })

  test.each([
    ['a broken promise', made(), 30_001, 'promise-already-broken'],
    ['a kept promise', kept(), 13_000, 'promise-already-ended'],
  ])('%s is refused', (_, promise, now, expected) => {
    expect(decideExtension(promise, always, 1000, now)).toEqual(refusal(expected))
  })

  test('beyond all open time is refused', () => {
    const once = compiled({
      zone: 'Asia/Shanghai',
      weekly: {},
      holidays: [{ date: '2026-03-02', spans: [{ from: '09:00', to: '10:00' }] }],
    })
    const promise = made(
      { madeAt: at('2026-03-02T09:00'), rule: { kind: 'business', allowanceMs: 3_600_000 }, warnAt: [] },
      once,
    )
    expect(decideExtension(promise, once, 1, at('2026-03-02T09:30'))).toEqual(refusal('calendar-never-gives-the-time'))
  })

  test.each([0, -1, Number.NaN])('by %d is a fault', (by) => {
    expect(() => decideExtension(made(), always, by, 0)).toThrow(/above 0/)
  })

  test('by half a day is a fault', () => {
    const days = made({ ...FIRST_RESPONSE, rule: { kind: 'calendar-days', days: 3 } })
    expect(() => decideExtension(days, always, 0.5, 0)).toThrow(/whole days/)
  })
})

describe('keeping', () => {
  test('at the due instant is in time', () => {
    expect(decideKeeping(made(), always, 30_000)).toEqual({
      ok: true,
      events: [{ type: 'promise-kept', at: 30_000, dueAt: 30_000 }],
    })
  })

  test('a millisecond later is late: the breach is told first, then what was done', () => {
    const decision = decideKeeping(made(), always, 30_001)
    expect(decision).toEqual({
      ok: true,
      events: [
        { type: 'promise-broken', at: 30_001, dueAt: 30_000 },
        { type: 'promise-kept-late', at: 30_001, dueAt: 30_000, lateMs: 1 },
      ],
    })
    expect(readPromise(granted(made(), decision), always, 99_000)).toMatchObject({ state: 'broken', remainingMs: -1 })
  })

  test('a breach already told is not told again', () => {
    const broken = granted(made(), decideTimePassed(made(), always, 31_000))
    expect(decideKeeping(broken, always, 32_000)).toMatchObject({
      events: [{ type: 'promise-kept-late', lateMs: 2000 }],
    })
  })

  test('while paused ends the pause and is in time, however long it lasted', () => {
    const decision = decideKeeping(paused(), always, 900_000)
    expect(decision).toMatchObject({ events: [{ type: 'promise-resumed', at: 900_000 }, { type: 'promise-kept' }] })
    expect(readPromise(granted(paused(), decision), always, 999_000)).toMatchObject({
      state: 'kept',
      remainingMs: 25_000,
    })
  })

  test.each([kept(), keptLate()])('what is done is refused', (promise) => {
    expect(decideKeeping(promise, always, 50_000)).toEqual(refusal('promise-already-ended'))
  })
})

describe('time passing', () => {
  test.each([
    [19_999, []],
    [20_000, [{ type: 'promise-endangered', at: 20_000, warningsLeft: 1 }]],
    [25_000, [{ at: 20_000 }, { type: 'promise-endangered', at: 25_000, warningsLeft: 0 }]],
    [30_000, [{ at: 20_000 }, { at: 25_000 }]],
    [31_000, [{ at: 20_000 }, { at: 25_000 }, { type: 'promise-broken', at: 30_001, dueAt: 30_000 }]],
  ])('at %d ms announces what has passed, in order', (now, events) => {
    expect(decideTimePassed(made(), always, now)).toMatchObject({ ok: true, events })
  })

  test('announces nothing twice', () => {
    let promise = made()
    const told: string[] = []
    for (let now = 0; now <= 40_000; now += 500) {
      const decision = decideTimePassed(promise, always, now)
      if (decision.ok) told.push(...decision.events.map(({ type, at }) => `${type} ${at}`))
      promise = granted(promise, decision)
    }
    expect(told).toEqual(['promise-endangered 20000', 'promise-endangered 25000', 'promise-broken 30001'])
  })

  test('while paused announces what passed before the pause, and no breach', () => {
    expect(decideTimePassed(paused(22_000), always, 99_000)).toMatchObject({ events: [{ at: 20_000 }] })
    expect(decideTimePassed(paused(20_000), always, 99_000)).toMatchObject({ events: [] })
  })

  test('announces nothing of what has ended', () => {
    expect(decideTimePassed(keptLate(), always, 99_000)).toEqual({ ok: true, events: [] })
  })

  test('an extension makes warnings due anew that it moved ahead, and keeps those that have passed', () => {
    const warned = granted(made(), decideTimePassed(made(), always, 25_000))
    const extended = granted(warned, decideExtension(warned, always, 5000, 26_000))
    expect(decideTimePassed(extended, always, 26_000)).toEqual({ ok: true, events: [] })
    expect(decideTimePassed(extended, always, 30_000)).toMatchObject({ events: [{ at: 30_000, warningsLeft: 0 }] })
  })

  test('an extension takes no warning for announced that a late timer has yet to announce', () => {
    const extended = granted(made(), decideExtension(made(), always, 5000, 26_000))
    expect(decideTimePassed(extended, always, 26_000)).toMatchObject({ events: [{ at: 25_000, warningsLeft: 1 }] })
  })

  test('a pause that moves the due day over a weekend takes its day warning along, due anew', () => {
    const terms: PromiseTerms = {
      madeAt: at('2026-03-02T10:00'),
      rule: { kind: 'working-days', days: 4 },
      warnAt: [{ daysBefore: 1 }],
    }
    const promise = made(terms, office)
    const warned = granted(promise, decideTimePassed(promise, office, at('2026-03-05T00:00')))
    expect(warned.announcedWarnings).toBe(1)
    const held = granted(warned, decidePause(warned, office, at('2026-03-05T12:00')))
    const resumed = granted(held, decideResume(held, office, at('2026-03-06T12:00')))
    expect(readPromise(resumed, office, at('2026-03-06T12:00'))).toMatchObject({
      state: 'running',
      dueAt: at('2026-03-09T23:59:59.999'),
      nextChangeAt: at('2026-03-08T00:00'),
    })
    expect(decideTimePassed(resumed, office, at('2026-03-08T00:00'))).toMatchObject({
      events: [{ type: 'promise-endangered', at: at('2026-03-08T00:00') }],
    })
  })
})
