import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'

/** What a local date is for one person. `regular-leave` is 例假 of Taiwan; elsewhere a rest day. */
export type DayKind = 'workday' | 'rest-day' | 'regular-leave' | 'holiday'

export type PayCode =
  | 'normal'
  | 'overtime'
  | 'overtime-long'
  | 'rest-day'
  | 'rest-day-long'
  | 'rest-day-beyond'
  | 'regular-leave'
  | 'holiday'

/**
 * From so many hours of one person's day on, work is paid like this.
 * @property rate wages per hour, as a multiple of the normal hour: 1.5 is 150 %
 */
export interface PayTier {
  readonly code: PayCode
  readonly fromHours: number
  readonly rate: number
}

/**
 * How hours are sorted for payroll. Data, so a bank with another agreement writes other numbers.
 * @property asOf when a person last compared it with the law
 * @property source where the rates come from
 * @property night by the wall clock; night hours are counted beside the pay codes, for an allowance of the house
 * @property cutsAtMidnight true: hours after midnight belong to the new date; false: to the date the shift started on
 * @property work tiers by the kind of day, the first from 0 hours, in order
 * @property overtime tiers of overtime on workdays; on other days it runs on with the work
 */
export interface PayPack {
  readonly id: string
  readonly asOf: LocalDate
  readonly source: string
  readonly night: { readonly from: string; readonly to: string }
  readonly cutsAtMidnight: boolean
  readonly work: Readonly<Record<DayKind, readonly PayTier[]>>
  readonly overtime: readonly PayTier[]
}
