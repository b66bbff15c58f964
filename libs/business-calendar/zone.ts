import { DAY_MS, FIRST_YEAR, LAST_YEAR } from './local-dates.ts'

/** A zone with its clock changes, found once per year and kept. */
export interface CompiledZone {
  readonly name: string
  /** Local wall clock minus UTC, in ms; whole seconds, for some zones before 1972 not whole minutes. */
  offsetMsAt(at: number): number
  /**
   * The first instant at which the wall clock shows `wallMs` or later; `wallMs` is a wall-clock reading written as if
   * it were UTC. A reading that occurs twice means its first occurrence. A reading skipped by the clock means the
   * instant of the skip. Later readings never give earlier instants.
   */
  firstInstantShowing(wallMs: number): number
}

/** @returns null when this runtime knows no zone of that IANA name */
export function compileZone(name: string): CompiledZone | null {
  const wallClock = wallClockOf(name)
  if (!wallClock) return null
  const known = new Map<number, readonly OffsetPeriod[]>()
  const periodsOf = (year: number) => {
    const found = known.get(year)
    if (found) return found
    const periods = findPeriods(year, wallClock)
    known.set(year, periods)
    return periods
  }
  return {
    name,
    offsetMsAt: (at) => periodAt(periodsOf(yearOf(at)), at).offsetMs,
    firstInstantShowing: (wallMs) => {
      // No offset reaches 24 h, so nothing before this instant can show wallMs.
      for (let year = yearOf(wallMs - DAY_MS); ; year++) {
        for (const { startsAt, endsAt, offsetMs } of periodsOf(year)) {
          const at = Math.max(startsAt, wallMs - offsetMs)
          if (at < endsAt) return at
        }
      }
    },
  }
}

/** Stretch of one UTC year, `startsAt <= t < endsAt`, in which the offset does not change. */
interface OffsetPeriod {
  readonly startsAt: number
  readonly endsAt: number
  readonly offsetMs: number
}

/** UTC year of an instant. @throws RangeError outside 1900 to 2199, the years this library answers for */
function yearOf(at: number): number {
  const year = new Date(at).getUTCFullYear()
  // One year of margin on either side: the first and last local days reach over the edge of the UTC year.
  if (!(year >= FIRST_YEAR - 1 && year <= LAST_YEAR + 1)) {
    throw new RangeError(`Instant ${at} lies outside ${FIRST_YEAR} to ${LAST_YEAR}: pass UTC epoch milliseconds`)
  }
  return year
}

function periodAt(periods: readonly OffsetPeriod[], at: number): OffsetPeriod {
  for (const period of periods) if (at < period.endsAt) return period
  throw new Error(`No offset period holds ${at}; the periods of its year do not cover it`)
}

/** The shortest spell between two changes in the zone database, 1900 to 2059, lasts 7 days; a look every 3 sees all. */
const LOOK_MS = 3 * DAY_MS

/** Looks at regular steps and halves down to the second where two looks differ. */
function findPeriods(year: number, wallClock: Intl.DateTimeFormat): readonly OffsetPeriod[] {
  const yearEndsAt = Date.UTC(year + 1, 0, 1)
  const periods: OffsetPeriod[] = []
  let startsAt = Date.UTC(year, 0, 1)
  let offsetMs = readOffset(wallClock, startsAt)
  for (let lookAt = startsAt + LOOK_MS; ; ) {
    const offsetThenMs = readOffset(wallClock, Math.min(lookAt, yearEndsAt))
    if (offsetThenMs === offsetMs) {
      if (lookAt >= yearEndsAt) break
      lookAt += LOOK_MS
      continue
    }
    const changesAt = firstChange(wallClock, Math.max(startsAt, lookAt - LOOK_MS), Math.min(lookAt, yearEndsAt))
    if (changesAt >= yearEndsAt) break
    periods.push({ startsAt, endsAt: changesAt, offsetMs })
    startsAt = changesAt
    offsetMs = readOffset(wallClock, changesAt)
  }
  periods.push({ startsAt, endsAt: yearEndsAt, offsetMs })
  return periods
}

/** First whole second after `fromAt` whose offset is not that of `fromAt`; `untilAt` is known to differ. */
function firstChange(wallClock: Intl.DateTimeFormat, fromAt: number, untilAt: number): number {
  const offsetMs = readOffset(wallClock, fromAt)
  let sameAt = fromAt
  let differsAt = untilAt
  while (differsAt - sameAt > 1000) {
    const middleAt = sameAt + Math.floor((differsAt - sameAt) / 2000) * 1000
    if (readOffset(wallClock, middleAt) === offsetMs) sameAt = middleAt
    else differsAt = middleAt
  }
  return differsAt
}

function wallClockOf(name: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Offset by what the wall clock shows, which en-US writes as `3/14/2026, 09:26:53`; `at` is a whole second. */
function readOffset(wallClock: Intl.DateTimeFormat, at: number): number {
  const shown = wallClock.format(at).match(/\d+/g) ?? []
  const [month = Number.NaN, day = 0, year = 0, hour = 0, minute = 0, second = 0] = shown.map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}
