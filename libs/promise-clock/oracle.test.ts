import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarData, WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { randomCalendar } from '#libs/business-calendar/testing/random-calendars.ts'
import { compiled } from '#libs/business-calendar/testing/test-calendars.ts'
import { type WalkedTime, walkOpen, walkTime } from '#libs/business-calendar/testing/wall-clock-oracle.ts'
import { decidePause, decideResume } from './decisions.ts'
import { applyPromiseEvent, type DueRule, type PausedSpan, type PromiseClock } from './promise.ts'
import { readPromise } from './read-promise.ts'

const MINUTE = 60_000
const DAY_MINUTES = 1440

/** Ten days around a change of the clock, of the year, or of nothing; ticks are minutes. */
const WALKS = (
  [
    ['Asia/Shanghai', '2026-01-01'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Pacific/Apia', '2011-12-30'],
    ['Asia/Beirut', '2026-03-29'],
    ['America/St_Johns', '2010-11-07'],
  ] as const
).map(([zone, date]) => walkTime(zone, Date.parse(date) - 3 * DAY_MINUTES * MINUTE, MINUTE, 10 * DAY_MINUTES))

/** A promise of the walk, all in ticks. `amount` is ticks, or days for a day rule. */
interface Case {
  readonly walk: number
  readonly data: CalendarData
  readonly kind: DueRule['kind']
  readonly madeTick: number
  readonly amount: number
  readonly warnTicks: number
  readonly pauses: readonly (readonly [fromTick: number, toTick: number])[]
  readonly nowTick: number
}

const someCase: fc.Arbitrary<Case> = fc.nat({ max: WALKS.length - 1 }).chain((walk) => {
  const tick = fc.integer({ min: DAY_MINUTES + 120, max: 5 * DAY_MINUTES })
  const kind = fc.constantFrom(
    'elapsed' as const,
    'business' as const,
    'calendar-days' as const,
    'working-days' as const,
  )
  return kind
    .chain((kind) =>
      fc.record({
        walk: fc.constant(walk),
        data: randomCalendar(WALKS[walk]!),
        kind: fc.constant(kind),
        madeTick: tick,
        amount: fc.integer({ min: 0, max: kind.endsWith('days') ? 3 : DAY_MINUTES }),
        warnTicks: fc.integer({ min: 0, max: DAY_MINUTES / 2 }),
        pauses: fc.array(fc.tuple(fc.nat(DAY_MINUTES), fc.nat(DAY_MINUTES)), { maxLength: 3 }),
        nowTick: fc.nat(4 * DAY_MINUTES),
      }),
    )
    .map((one) => {
      // Steps from the making become instants: gap, pause, gap, pause; a gap of 0 makes pauses touch.
      let cursor = one.madeTick
      const pauses = one.pauses.map(([gap, length]) => {
        const from = cursor + gap
        cursor = from + length
        return [from, cursor] as const
      })
      return { ...one, pauses, nowTick: one.madeTick + one.nowTick }
    })
})

describe('the promise clock agrees with a wall clock walked minute by minute', () => {
  test('on due instant, state and what is left, for 2,000 promises with pauses', { timeout: 60_000 }, () => {
    let dueInWalk = 0
    fc.assert(
      fc.property(someCase, (one) => {
        const walked = walk(one)
        if (walked.dueAt === null) return
        dueInWalk++
        const now = walked.startsAt + one.nowTick * MINUTE
        const reading = readPromise(promiseOf(one), compiled(one.data), now)
        expect(reading.dueAt).toBe(walked.dueAt)
        expect(reading.warnAts[0]).toBe(walked.warnAt)
        expect(reading.state).toBe(walked.stateAt(now))
        expect(reading.remainingMs).toBe(walked.remainingMsAt(one.nowTick))
      }),
      { seed: 20260201, numRuns: 2000 },
    )
    // Promises due after the walk prove nothing; most must not be.
    expect(dueInWalk).toBeGreaterThan(1500)
  })

  test('pausing and resuming by decisions gives the promise with those pauses', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const calendar = compiled(one.data)
        const { startsAt } = WALKS[one.walk]!
        let promise: PromiseClock = { ...promiseOf(one), pausedSpans: [] }
        for (const [from, to] of one.pauses) {
          const paused = decidePause(promise, calendar, startsAt + from * MINUTE)
          if (!paused.ok) {
            expect(paused.refusal).toBe('promise-already-broken')
            break
          }
          promise = paused.events.reduce(applyPromiseEvent, promise)
          const resumed = decideResume(promise, calendar, startsAt + to * MINUTE)
          if (!resumed.ok) throw new Error(resumed.refusal)
          promise = resumed.events.reduce(applyPromiseEvent, promise)
        }
        const now = startsAt + one.nowTick * MINUTE
        expect(readPromise(promise, calendar, now).dueAt).toBe(readPromise(promiseOf(one), calendar, now).dueAt)
      }),
      { seed: 20260202, numRuns: 500 },
    )
  })

  test('between now and the next change nothing changes, and at it the state or a warning does', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(someCase, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const calendar = compiled(one.data)
        const promise = promiseOf(one)
        const now = WALKS[one.walk]!.startsAt + one.nowTick * MINUTE
        const { state, nextChangeAt } = readPromise(promise, calendar, now)
        if (nextChangeAt === null) return
        const between = now + Math.floor((nextChangeAt - 1 - now) * share)
        expect(readPromise(promise, calendar, between)).toMatchObject({ state, nextChangeAt })
        expect(readPromise(promise, calendar, nextChangeAt).nextChangeAt).not.toBe(nextChangeAt)
      }),
      { seed: 20260203, numRuns: 500 },
    )
  })
})

function promiseOf({ walk, kind, madeTick, amount, warnTicks, pauses }: Case): PromiseClock {
  const { startsAt } = WALKS[walk]!
  const rule: DueRule =
    kind === 'elapsed' || kind === 'business' ? { kind, allowanceMs: amount * MINUTE } : { kind, days: amount }
  const pausedSpans: PausedSpan[] = pauses.map(([from, to]) => ({
    from: startsAt + from * MINUTE,
    to: startsAt + to * MINUTE,
  }))
  return {
    madeAt: startsAt + madeTick * MINUTE,
    rule,
    warnAt: [{ remainingMs: warnTicks * MINUTE }],
    extendedBy: 0,
    pausedSpans,
    keptAt: null,
    announcedWarnings: 0,
    isBreachAnnounced: false,
  }
}

/** The same answers by counting ticks. A tick that is paused, or closed for a business rule, does not count. */
function walk(one: Case) {
  const walked = WALKS[one.walk]!
  const isPaused = (tick: number) => one.pauses.some(([from, to]) => from <= tick && tick < to)
  const open = one.kind === 'business' ? walkOpen(walked, one.data) : walked.furthestMs.map(() => 1)
  const isDays = one.kind.endsWith('days')
  const dueTick = isDays ? dayDueTick(one, walked, isPaused) : usedUpTick(one.madeTick, one.amount, open, isPaused)
  const instant = (tick: number) => walked.startsAt + tick * MINUTE
  const counted = (from: number, to: number) => {
    let ticks = 0
    for (let tick = from; tick < to; tick++) if (!isPaused(tick) && open[tick]) ticks++
    return ticks
  }
  const warnInstant = (usedTicks: number) => {
    // For a day rule a millisecond less, which lies at the end of the tick that uses up the last of them.
    const isLastMs = isDays && usedTicks > 0
    const tick = usedUpTick(one.madeTick, isLastMs ? usedTicks - 1 : usedTicks, open, isPaused)
    return tick === null ? null : instant(tick) + (isLastMs ? MINUTE - 1 : 0)
  }
  // A day rule is due with the last millisecond of its last tick.
  const lastMs = isDays ? 1 : 0
  const dueAt = dueTick === null ? null : instant(dueTick) - lastMs
  const allTicks = dueTick === null ? 0 : counted(one.madeTick, dueTick)
  const warnAt = warnInstant(allTicks - one.warnTicks)
  return {
    startsAt: walked.startsAt,
    dueAt,
    warnAt,
    stateAt: (now: number) => {
      if (dueAt !== null && now > dueAt) return 'broken'
      if (isPaused(Math.floor((now - walked.startsAt) / MINUTE))) return 'paused'
      return warnAt !== null && now >= warnAt ? 'endangered' : 'running'
    },
    remainingMsAt: (tick: number) => {
      if (dueAt !== null && instant(tick) > dueAt) return dueAt - instant(tick)
      return dueTick === null ? null : counted(tick, dueTick) * MINUTE - lastMs
    },
  }
}

function usedUpTick(from: number, ticks: number, open: ArrayLike<number>, isPaused: (tick: number) => boolean) {
  let used = 0
  for (let tick = from; tick < open.length; tick++) {
    if (isPaused(tick)) continue
    if (used >= ticks) return tick
    if (open[tick]) used++
  }
  return null
}

/** The tick after the last one of the due day, by watching the date change on the wall clock. */
function dayDueTick(one: Case, { furthestMs }: WalkedTime, isPaused: (tick: number) => boolean): number | null {
  const dateAt = (tick: number) => new Date(furthestMs[tick]!).toISOString().slice(0, 10)
  let left = one.amount
  let isDayZero = true
  for (let tick = one.madeTick; tick + 1 < furthestMs.length; tick++) {
    // Only for speed: every day of these walks starts by 01:00.
    if (furthestMs[tick + 1]! % 86_400_000 > 3_600_000) continue
    if (dateAt(tick) === dateAt(tick + 1) || isPaused(tick)) continue
    if (isDayZero) isDayZero = false
    else if (one.kind === 'calendar-days' || isWorking(one.data, dateAt(tick))) left--
    else continue
    if (left === 0) return tick + 1
  }
  return null
}

function isWorking(data: CalendarData, date: string): boolean {
  if (data.holidays?.some((day) => day.date === date)) return false
  if (data.adjustedWorkdays?.some((day) => day.date === date)) return true
  const english = new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
  const weekday = WEEKDAYS.find((name) => name === english.toLowerCase())
  return weekday !== undefined && (data.weekly[weekday] ?? []).length > 0
}
