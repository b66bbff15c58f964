import { addBusinessMs, businessMsBetween, isOpen, nextOpening } from './business-time.ts'
import { compileCalendar } from './compile-calendar.ts'
import { addWorkingDays } from './legal-days.ts'
import { CHINA_2026 } from './statutory/china-2026.ts'
import { withStatutoryDays } from './statutory/statutory-days.ts'
import { compiled, OFFICE_WEEK, zoneOf } from './testing/test-calendars.ts'

const HOUR_MS = 3_600_000
const QUESTIONS = 20_000

/**
 * Operations per second on the office calendar of China 2026; the same questions every time.
 * @param now a clock in ms; its readings are the only thing that differs from run to run
 */
export function run(now: () => number = () => performance.now()): { name: string; opsPerSecond: number }[] {
  const data = withStatutoryDays({ zone: 'Asia/Shanghai', weekly: OFFICE_WEEK }, CHINA_2026, { like: 'monday' })
  const calendar = compiled(data)
  const instants = seededInstants(QUESTIONS)
  const measure = (name: string, times: number, ask: (at: number, index: number) => unknown) => {
    for (const [index, at] of instants.slice(0, Math.min(times, 1000)).entries()) ask(at, index)
    const startedAt = now()
    for (let index = 0; index < times; index++) ask(instants[index % QUESTIONS] ?? 0, index)
    return { name, opsPerSecond: Math.round((times * 1000) / (now() - startedAt)) }
  }
  return [
    measure('isOpen', 500_000, (at) => isOpen(calendar, at)),
    measure('nextOpening', 500_000, (at) => nextOpening(calendar, at)),
    measure('businessMsBetween, within two years', 300_000, (at, index) =>
      businessMsBetween(calendar, at, instants[(index * 7 + 1) % QUESTIONS] ?? 0),
    ),
    measure('addBusinessMs, 1 to 40 hours', 300_000, (at, index) =>
      addBusinessMs(calendar, at, (1 + (index % 40)) * HOUR_MS),
    ),
    measure('addBusinessMs, 10,000 hours (5 years)', 100_000, (at) => addBusinessMs(calendar, at, 10_000 * HOUR_MS)),
    measure('addWorkingDays, 15 days', 50_000, (at) => addWorkingDays(calendar, at, 15)),
    measure('compileCalendar and a first question, zone known', 300, (at) => {
      const result = compileCalendar(data, zoneOf)
      return result.ok && isOpen(result.calendar, at)
    }),
    measure('compileCalendar and a first question, zone new', 100, (at) => {
      const result = compileCalendar(data)
      return result.ok && isOpen(result.calendar, at)
    }),
  ]
}

/** Instants of 2026 and 2027 by a linear congruential generator, so that every run asks the same. */
function seededInstants(count: number): readonly number[] {
  const startsAt = Date.UTC(2026, 0, 1)
  const spanMs = 729 * 24 * HOUR_MS
  let state = 20_260_101
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return startsAt + Math.floor((state / 2 ** 32) * spanMs)
  })
}
