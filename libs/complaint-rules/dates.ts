import { type CompiledCalendar, compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { addCalendarDays, addWorkingDays, isWorkingDay } from '#libs/business-calendar/legal-days.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { Allowance, ClockName, ClockRule, ClockStart, RulePack, Trait } from './pack.ts'

const HOUR_MS = 3_600_000

/** A pack made ready for questions; keep it, as compiling a calendar is the dearest part. */
export interface ReadyPack {
  readonly pack: RulePack
  readonly calendar: CompiledCalendar
}

export interface ClockDate {
  readonly clock: ClockName
  readonly ruleId: string
  /** Local date in the zone of the pack. */
  readonly dueOn: string
  /** The last instant in time: the last millisecond of the due day, or of the hours. */
  readonly dueAt: number
}

/** Instants that clocks count from; those that have not come yet start no clock. */
export interface ClockStarts {
  readonly receivedAt: number
  readonly decidedAt: number | null
  readonly reviewAskedAt: number | null
}

/** @throws Error naming every fault of the calendar; packs are checked when they are saved (`packFaults`). */
export function readyPack(pack: RulePack): ReadyPack {
  const compiled = compileCalendar(pack.calendar)
  if (!compiled.ok)
    throw new Error(`rule pack ${pack.key}: ${compiled.faults.map((f) => `${f.path}: ${f.problem}`).join('; ')}`)
  return { pack, calendar: compiled.calendar }
}

/** Every date the pack gives for these starts, in the order of the pack. */
export function datesOf(ready: ReadyPack, starts: ClockStarts, traits: readonly Trait[] = []): readonly ClockDate[] {
  return ready.pack.clocks.flatMap((rule) => {
    const from = startOf(rule.from, starts)
    return from === null ? [] : [dateOf(ready, rule, from, traits)]
  })
}

/** @param from the instant counting begins at; its local day is day 0 */
export function dateOf(ready: ReadyPack, rule: ClockRule, from: number, traits: readonly Trait[] = []): ClockDate {
  const { clock, ruleId } = rule
  const dueAt = dueOf(ready, allowanceFor(rule, traits), from)
  return { clock, ruleId, dueOn: localDateOf(ready.calendar.zone, dueAt), dueAt }
}

const startOf = (from: ClockStart, { receivedAt, decidedAt, reviewAskedAt }: ClockStarts): number | null =>
  ({ receipt: receivedAt, decision: decidedAt, 'review-asked': reviewAskedAt })[from]

/** The longest of those that fit, so that no trait shortens what another one gives. */
function allowanceFor(rule: ClockRule, traits: readonly Trait[]): Allowance {
  const fitting = (rule.insteadFor ?? []).filter(({ trait }) => traits.includes(trait))
  return fitting.map(({ allowance }) => allowance).toSorted((a, b) => b.amount - a.amount)[0] ?? rule.allowance
}

function dueOf({ pack, calendar }: ReadyPack, { unit, amount }: Allowance, from: number): number {
  if (unit === 'hours') return from + amount * HOUR_MS
  if (unit === 'months') return monthsLater(calendar, from, amount, pack.rollsOver)
  const count = unit === 'working-days' ? addWorkingDays : addCalendarDays
  const answer = count(calendar, from, amount, { rollsOver: pack.rollsOver })
  if (!answer.ok) throw new Error(`rule pack ${pack.key}: ${answer.refusal}; give its calendar working weekdays`)
  return answer.endsAt - 1
}

function monthsLater(calendar: CompiledCalendar, from: number, months: number, rollsOver: boolean): number {
  const [year = 0, month = 1, day = 1] = localDateOf(calendar.zone, from).split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
  let dueOn = due
  while (rollsOver && !isWorkingDay(calendar, dueOn)) dueOn = addDaysToDate(dueOn, 1)
  return startOfLocalDay(calendar.zone, addDaysToDate(dueOn, 1)) - 1
}
