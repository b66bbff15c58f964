import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import type { HolidayYear } from '#libs/business-calendar/holiday-year.ts'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { BRIDGE_DAY, TAIWAN_2025 } from '#libs/business-calendar/statutory/taiwan-2025.ts'
import { TAIWAN_2026 } from '#libs/business-calendar/statutory/taiwan-2026.ts'
import { CN_PAID_HOLIDAYS_2025, CN_PAID_HOLIDAYS_2026, cnPay } from '#libs/roster-export/pay/cn-pay.ts'
import type { DayKind, PayPack } from '#libs/roster-export/pay/pay-pack.ts'
import { twPay } from '#libs/roster-export/pay/tw-pay.ts'
import type { DatedShift } from '#modules/rosters/export-published.ts'

/** @property years whose public holidays are known: of another year hours cannot be sorted */
export interface PayRules {
  readonly pack: PayPack
  readonly holidays: ReadonlySet<string>
  readonly years: readonly number[]
  /** What the seventh day worked in a week is. */
  readonly seventh: DayKind
}

/** A bridge that offices moved is paid as any day. */
const TW_HOLIDAYS = [...TAIWAN_2025.holidays.filter(({ name }) => name !== BRIDGE_DAY), ...TAIWAN_2026.holidays]

export const PAY_RULES: Readonly<Record<'CN' | 'TW', PayRules>> = {
  CN: {
    pack: cnPay,
    holidays: new Set([...CN_PAID_HOLIDAYS_2025, ...CN_PAID_HOLIDAYS_2026]),
    years: [2025, 2026],
    seventh: 'rest-day',
  },
  TW: {
    pack: twPay,
    holidays: new Set(TW_HOLIDAYS.map(({ date }) => date)),
    years: [TAIWAN_2025.year, TAIWAN_2026.year],
    seventh: 'regular-leave',
  },
}

/**
 * The rules of a pack with the years that the house read from files in place of those that come with the product. Only
 * holidays that a file marks as paid count; a year of which it marks none is left as it was.
 * @param home whether the pack is that of the country of the house: files tell of no other
 */
export function payRulesWith(pack: keyof typeof PAY_RULES, years: readonly HolidayYear[], home: boolean): PayRules {
  const usual = PAY_RULES[pack]
  const read = home ? years.filter(({ holidays }) => holidays.some(({ isPaid }) => isPaid)) : []
  const isRead = new Set(read.map(({ year }) => year))
  return {
    ...usual,
    holidays: new Set([
      ...[...usual.holidays].filter((date) => !isRead.has(Number(date.slice(0, 4)))),
      ...read.flatMap(({ holidays }) => holidays.flatMap(({ date, isPaid }) => (isPaid ? [date] : []))),
    ]),
    years: [...new Set([...usual.years, ...isRead])],
  }
}

const DAYS_A_WEEK = 5

/**
 * What each date is for one person who works by a roster, where rest days move with it: public holidays by the
 * calendar; of the other days worked in a week from Monday the first five are workdays, the sixth a rest day, the
 * seventh as the pack says. A shift that is overtime from its start is work on a rest day whichever day of the week it
 * is. A date without a shift of its own is what the date before it was: the end of a night belongs to the shift.
 * @param shifts of one person, whole weeks of them
 */
export function dayKindsOf(
  shifts: readonly Pick<DatedShift, 'date' | 'startsAt' | 'overtimeFromAt'>[],
  { holidays, seventh }: PayRules,
): (date: string) => DayKind {
  const kinds = new Map<string, DayKind>()
  const worked = new Map<string, number>()
  const isExtra = ({ startsAt, overtimeFromAt }: (typeof shifts)[number]) =>
    overtimeFromAt !== null && overtimeFromAt <= startsAt
  // Ordinary days first: an extra day early in the week does not make a rest day of a later ordinary one.
  const inOrder = [...shifts].sort((a, b) => Number(isExtra(a)) - Number(isExtra(b)) || (a.date < b.date ? -1 : 1))
  for (const shift of inOrder) {
    if (kinds.has(shift.date)) continue
    if (holidays.has(shift.date)) {
      kinds.set(shift.date, 'holiday')
      continue
    }
    const week = mondayOf(shift.date)
    const count = (worked.get(week) ?? 0) + 1
    worked.set(week, count)
    const usual = count <= DAYS_A_WEEK ? 'workday' : count === DAYS_A_WEEK + 1 ? 'rest-day' : seventh
    kinds.set(shift.date, isExtra(shift) && usual === 'workday' ? 'rest-day' : usual)
  }
  return (date) => {
    if (holidays.has(date)) return 'holiday'
    const before = kinds.get(addDaysToDate(date, -1))
    return kinds.get(date) ?? (before === undefined || before === 'holiday' ? 'workday' : before)
  }
}

export const mondayOf = (date: string): string => addDaysToDate(date, -WEEKDAYS.indexOf(weekdayOf(date)))
