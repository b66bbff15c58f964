import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'

/**
 * A labour rule as data. The limits are numbers, so a bank with another agreement writes another number.
 * @property id stays the same for ever: stored beside what it found, and the key of its words in every language
 * @property source the law or agreement it comes from
 * @property effectiveFrom the first local date it holds; on earlier days it is not looked at
 * @property effectiveUntil the last local date it holds; for ever when left out
 * @property severity `hard`: no roster may break it. `house`: the search keeps it too, but a person may overrule it
 */
export interface RuleHead {
  readonly id: string
  readonly source: string
  readonly effectiveFrom: LocalDate
  readonly effectiveUntil?: LocalDate
  readonly severity: 'hard' | 'house'
}

/** The hours of the night by the wall clock; a shift is a night shift if at least that much of it lies in them. */
export interface NightWindow {
  readonly from: string
  readonly to: string
  readonly leastSeconds: number
}

/**
 * Work is what a shift lasts without its unpaid breaks. A shift belongs to the local day on which it starts; a week is
 * Monday to Sunday. Weeks that reach beyond the horizon are held to the upper limits only, as far as they are known.
 *
 * What grows from day to day (days and nights in a row, weekends) is judged on each day by what holds on it, rest by what
 * holds on the day before it. A week in which the rules change is held to the upper limits of its Monday, under which it
 * was begun and people were told of it; and to no lower limit that does not hold on all of its days, for neither
 * agreement can ask for a whole week of work when it had only a part.
 */
export type RuleLimits =
  /** Work of one shift, overtime not counted. */
  | { readonly kind: 'work-per-day'; readonly maxSeconds: number }
  /** Work of a week, overtime not counted. Each day of leave that counts stands for `leaveDaySeconds`. */
  | {
      readonly kind: 'work-per-week'
      readonly minSeconds?: number
      readonly maxSeconds: number
      readonly leaveDaySeconds?: number
    }
  /** Shifts of a week; a day of leave that counts stands for one, up to the upper limit. */
  | { readonly kind: 'days-per-week'; readonly min: number; readonly max: number }
  /** Days of a week without a shift. */
  | { readonly kind: 'days-off-per-week'; readonly min: number }
  /** From the true end of a shift, overtime included, to the next start. */
  | { readonly kind: 'rest-between-shifts'; readonly seconds: number }
  | { readonly kind: 'days-in-a-row'; readonly max: number }
  /** Night shifts on days in a row; after `max` of them at least so much rest. */
  | {
      readonly kind: 'nights-in-a-row'
      readonly max: number
      readonly thenRestSeconds: number
      readonly night: NightWindow
    }
  /** People under one of these protections work no nights. */
  | { readonly kind: 'no-nights-for'; readonly protections: readonly string[]; readonly night: NightWindow }
  /** Weekends (Saturday, Sunday) of the horizon on which a shift starts. */
  | { readonly kind: 'weekends-worked'; readonly max: number }
  /** Time in a shift between its ends and its breaks. */
  | { readonly kind: 'stretch-without-break'; readonly maxSeconds: number }
  /** Unpaid breaks keep away from both ends of the shift. */
  | { readonly kind: 'meal-away-from-ends'; readonly seconds: number }
  /** Work added to a shift after its end. `maxDayTotalSeconds` is work and overtime of one shift together. */
  | {
      readonly kind: 'overtime'
      readonly maxDaySeconds: number
      readonly maxDayTotalSeconds?: number
      readonly maxMonthSeconds: number
      readonly barredProtections: readonly string[]
    }

export type Rule = RuleHead & RuleLimits
export type RuleKind = RuleLimits['kind']
export type RuleOf<Kind extends RuleKind> = Extract<Rule, { readonly kind: Kind }>

/** The rules of one kind that hold on a date. */
export function rulesOf<Kind extends RuleKind>(
  rules: readonly Rule[],
  kind: Kind,
  on: LocalDate,
): readonly RuleOf<Kind>[] {
  return rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind && holdsOn(rule, on))
}

/** Whether a rule, or a shape of shift, is in force on a date. */
export function holdsOn(
  { effectiveFrom = '', effectiveUntil }: { readonly effectiveFrom?: LocalDate; readonly effectiveUntil?: LocalDate },
  date: LocalDate,
): boolean {
  return effectiveFrom <= date && (effectiveUntil === undefined || date <= effectiveUntil)
}

/** Whether a rule holds from the Monday of a week to its Sunday. */
export const holdsAllWeek = (rule: Pick<RuleHead, 'effectiveFrom' | 'effectiveUntil'>, monday: LocalDate): boolean =>
  holdsOn(rule, monday) && holdsOn(rule, addDaysToDate(monday, 6))

export const HOUR = 3600

/** A named set of rules of one place. `asOf` tells when a person last compared it with the law. */
export interface RulePack {
  readonly id: string
  readonly asOf: LocalDate
  readonly rules: readonly Rule[]
}
