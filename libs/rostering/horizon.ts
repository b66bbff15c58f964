import { type LocalDate, WEEKDAYS, type Weekday } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, DAY_MS, isLocalDate, timeOfDayMs, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'

/**
 * The days a roster is made for, cut into slots of true time: a slot always lasts `slotSeconds`, whatever the wall clock
 * does. A day of 24 hours has 96 quarter-hours; one on which the clock goes forward has 92, one on which it goes back
 * 100. Shifts start at what the wall clock shows and last true time, so hours and rests are never an hour out.
 * @property zone IANA name
 * @property from first local date
 * @property days 1..42
 * @property slotSeconds 300..3600, and a day of 24 hours is a whole number of them
 */
export interface Horizon {
  readonly zone: string
  readonly from: LocalDate
  readonly days: number
  readonly slotSeconds: number
}

/** Days after the last one that are known, because shifts run into them. */
export const DAYS_KNOWN_AFTER = 2
/** Of a horizon: five weeks, and one after them that is known already. */
const MOST_DAYS = 42

/**
 * @property slots of the days of the horizon, without those after it
 * @property dayStart first slot of a day, for the days of the horizon, the two after it, and where those end
 * @property mondays of the week of each day, which may lie before the horizon
 * @property wallSecond what the wall clock shows at the start of a slot, in seconds after midnight; also after the end
 */
export interface HorizonGrid {
  readonly horizon: Horizon
  readonly days: number
  readonly slots: number
  readonly slotSeconds: number
  readonly dayStart: Int32Array
  readonly dates: readonly LocalDate[]
  readonly weekdays: readonly Weekday[]
  readonly mondays: readonly LocalDate[]
  readonly wallSecond: Int32Array
  readonly startsAt: number
}

/** @throws RangeError that names the setting at fault and says what to give */
export function layOut(horizon: Horizon): HorizonGrid {
  const { from, days, slotSeconds } = horizon
  const zone = zoneNamed(horizon.zone)
  if (!zone) throw new RangeError(`zone "${horizon.zone}" is unknown: give an IANA name such as Asia/Shanghai`)
  if (!isLocalDate(from)) throw new RangeError(`from "${from}" is not a date: write YYYY-MM-DD`)
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new RangeError(`days is ${days}: give a whole number, 1 to ${MOST_DAYS}`)
  }
  if (!Number.isInteger(slotSeconds) || slotSeconds < 300 || slotSeconds > 3600 || 86_400 % slotSeconds !== 0) {
    throw new RangeError(`slotSeconds is ${slotSeconds}: give 300 to 3600, such that a day is a whole number of them`)
  }
  const known = days + DAYS_KNOWN_AFTER
  const dates = Array.from({ length: known }, (_, day) => addDaysToDate(from, day))
  const slotMs = slotSeconds * 1000
  const startsAt = startOfLocalDay(zone, from)
  const dayStart = new Int32Array(known + 1)
  for (let day = 0; day <= known; day += 1) {
    const slot = (startOfLocalDay(zone, addDaysToDate(from, day)) - startsAt) / slotMs
    if (!Number.isInteger(slot)) {
      throw new RangeError(
        `${addDaysToDate(from, day)} does not start on a slot of ${slotSeconds} s, because the clock of ` +
          `${horizon.zone} changes by another amount: give smaller slots`,
      )
    }
    dayStart[day] = slot
  }
  const wallSecond = new Int32Array(dayStart[known] ?? 0)
  for (let slot = 0; slot < wallSecond.length; slot += 1) {
    const at = startsAt + slot * slotMs
    wallSecond[slot] = Math.floor(((at + zone.offsetMsAt(at)) % DAY_MS) / 1000)
  }
  return {
    horizon,
    days,
    slots: dayStart[days] ?? 0,
    slotSeconds,
    dayStart,
    dates,
    weekdays: dates.map(weekdayOf),
    mondays: dates.map((date) => addDaysToDate(date, -WEEKDAYS.indexOf(weekdayOf(date)))),
    wallSecond,
    startsAt,
  }
}

/** Zones are found once: reading their clock changes takes longer than laying out a month. */
const zones = new Map<string, CompiledZone | null>()

function zoneNamed(name: string): CompiledZone | null {
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = compileZone(name)
  zones.set(name, zone)
  return zone
}

/** The first slot of a day at which the wall clock shows a time; null where the clock skips it, or it is on no slot. */
export function slotShowing(grid: HorizonGrid, day: number, secondOfDay: number): number | null {
  const until = grid.dayStart[day + 1] ?? 0
  for (let slot = grid.dayStart[day] ?? 0; slot < until; slot += 1) {
    if (grid.wallSecond[slot] === secondOfDay) return slot
  }
  return null
}

/** The day that holds a slot; -1 before the horizon. */
export function dayOfSlot(grid: HorizonGrid, slot: number): number {
  if (slot < 0) return -1
  let day = 0
  while (day + 1 < grid.dayStart.length - 1 && slot >= (grid.dayStart[day + 1] ?? 0)) day += 1
  return day
}

/** The UTC instant at which a slot starts, in epoch milliseconds. */
export function instantOfSlot(grid: HorizonGrid, slot: number): number {
  return grid.startsAt + slot * grid.slotSeconds * 1000
}

/** Seconds after midnight of `HH:MM`; null when it is no time. `24:00` is 86,400. */
export function secondOfDay(time: string): number | null {
  const ms = timeOfDayMs(time)
  return ms === null ? null : ms / 1000
}
