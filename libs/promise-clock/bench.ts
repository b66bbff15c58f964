import { compiled, OFFICE_WEEK } from '#libs/business-calendar/testing/test-calendars.ts'
import type { DueRule, PromiseClock } from './promise.ts'
import { readPromise } from './read-promise.ts'
import { byUrgency } from './urgency.ts'

const HOUR_MS = 3_600_000
const READINGS = 20_000

/**
 * Readings per second of promises with two pauses and a warning, and lists put in order; the same every time.
 * @param now a clock in ms; its readings are the only thing that differs from run to run
 */
export function run(now: () => number = () => performance.now()): { name: string; opsPerSecond: number }[] {
  const calendar = compiled({ zone: 'Asia/Shanghai', weekly: OFFICE_WEEK })
  const madeAt = Date.UTC(2026, 2, 2, 2)
  const measure = (name: string, times: number, once: (index: number) => unknown) => {
    for (let index = 0; index < times / 20; index++) once(index)
    const startedAt = now()
    for (let index = 0; index < times; index++) once(index)
    return { name, opsPerSecond: Math.round((times * 1000) / (now() - startedAt)) }
  }
  const reading = (name: string, rule: DueRule) => {
    const promise = promiseMade(madeAt, rule)
    return measure(`readPromise, ${name}`, READINGS, (index) => readPromise(promise, calendar, madeAt + index * 60_000))
  }
  const list = Array.from({ length: 10_000 }, (_, index) =>
    readPromise(
      promiseMade(madeAt + ((index * 7919) % 10_007) * 60_000, { kind: 'business', allowanceMs: 8 * HOUR_MS }),
      calendar,
      madeAt,
    ),
  )
  return [
    reading('elapsed', { kind: 'elapsed', allowanceMs: 24 * HOUR_MS }),
    reading('business', { kind: 'business', allowanceMs: 40 * HOUR_MS }),
    reading('15 calendar days', { kind: 'calendar-days', days: 15 }),
    reading('15 working days', { kind: 'working-days', days: 15 }),
    measure('order a list of 10,000', 50, () => [...list].sort(byUrgency)),
  ]
}

function promiseMade(madeAt: number, rule: DueRule): PromiseClock {
  return {
    madeAt,
    rule,
    warnAt: [{ remainingMs: 2 * HOUR_MS }],
    extendedBy: 0,
    pausedSpans: [
      { from: madeAt + HOUR_MS, to: madeAt + 3 * HOUR_MS },
      { from: madeAt + 20 * HOUR_MS, to: madeAt + 30 * HOUR_MS },
    ],
    keptAt: null,
    announcedWarnings: 0,
    isBreachAnnounced: false,
  }
}
