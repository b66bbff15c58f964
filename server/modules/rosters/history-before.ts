import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { Contract, History, Leave } from '#libs/rostering/model.ts'
import { type NightWindow, rulesOf } from '#libs/rostering/rules.ts'
import { type DatedShift, workSecondsOf } from '#modules/rosters/shift-slots.ts'

/** Night shifts and weekends are shared out fairly over so many days. */
export const FAIR_DAYS = 91
/** Used where the contract has no rule about nights in a row. */
const USUAL_NIGHT: NightWindow = { from: '22:00', to: '06:00', leastSeconds: 3600 }

/** What one person worked before a date, as `libs/rostering` wants it. @param shifts those before it, in order of dates */
export function historyBefore(
  zone: CompiledZone,
  date: string,
  {
    contract,
    leave,
    shifts,
  }: { readonly contract: Contract; readonly leave: readonly Leave[]; readonly shifts: readonly DatedShift[] },
): History {
  const before = shifts.filter((shift) => shift.date < date)
  const byDate = new Map(before.map((shift) => [shift.date, shift]))
  const night = nightOf(contract, date)
  const nights = new Set(before.filter((shift) => isNight(zone, shift, night)).map((shift) => shift.date))
  const monday = mondayOf(date)
  const week = before.filter((shift) => shift.date >= monday)
  const since = addDaysToDate(date, -FAIR_DAYS)
  const month = before.filter((shift) => shift.date.slice(0, 7) === date.slice(0, 7))
  return {
    daysInARow: runBefore(date, (day) => byDate.has(day)),
    nightsInARow: runBefore(date, (day) => nights.has(day)),
    lastEndsAt: before.length === 0 ? null : Math.max(...before.map(({ endsAt }) => endsAt)),
    nights: [...nights].filter((day) => day >= since).length,
    weekends: weekendsOf(before.filter((shift) => shift.date >= since)),
    overtimeMonthSeconds: month.reduce((sum, shift) => sum + overtimeSeconds(shift), 0),
    // Of a week under way nothing is held against someone of whom it is not known.
    ...(monday < date && before.some((shift) => shift.date >= addDaysToDate(monday, -14))
      ? {
          weekShifts: week.length,
          weekLeaveDays: leaveDays(leave, monday, date),
          weekWorkSeconds: week.reduce((sum, shift) => sum + workSecondsOf(shift) - overtimeSeconds(shift), 0),
        }
      : {}),
  }
}

export function mondayOf(date: string): string {
  let day = date
  while (weekdayOf(day) !== 'monday') day = addDaysToDate(day, -1)
  return day
}

function runBefore(date: string, holds: (day: string) => boolean): number {
  let count = 0
  while (count < FAIR_DAYS && holds(addDaysToDate(date, -1 - count))) count += 1
  return count
}

function weekendsOf(shifts: readonly DatedShift[]): number {
  const saturdays = shifts.flatMap(({ date }) => {
    const weekday = weekdayOf(date)
    if (weekday === 'saturday') return [date]
    return weekday === 'sunday' ? [addDaysToDate(date, -1)] : []
  })
  return new Set(saturdays).size
}

const overtimeSeconds = ({ overtimeFromAt, endsAt }: DatedShift): number =>
  overtimeFromAt === null ? 0 : Math.max(0, endsAt - overtimeFromAt) / 1000

function leaveDays(leave: readonly Leave[], from: string, before: string): number {
  let count = 0
  for (let day = from; day < before; day = addDaysToDate(day, 1)) {
    if (leave.some((each) => each.counts !== false && each.from <= day && day <= each.to)) count += 1
  }
  return count
}

function nightOf(contract: Contract, date: string): NightWindow {
  return rulesOf(contract.rules, 'nights-in-a-row', date)[0]?.night ?? USUAL_NIGHT
}

/** Whether enough of the shift lies in the night that begins on its date, or in the one that ends on it. */
function isNight(zone: CompiledZone, shift: DatedShift, { from, to, leastSeconds }: NightWindow): boolean {
  const inside = [-1, 0].reduce((sum, days) => {
    const begins = instantOfLocal(zone, addDaysToDate(shift.date, days), from)
    const ends = instantOfLocal(zone, addDaysToDate(shift.date, days + (to <= from ? 1 : 0)), to)
    return sum + Math.max(0, Math.min(ends, shift.endsAt) - Math.max(begins, shift.startsAt))
  }, 0)
  return inside >= leastSeconds * 1000
}
