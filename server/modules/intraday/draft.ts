import type { ProposalKind } from '#modules/intraday/contract.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { TermsInForce } from '#modules/rosters/questions.ts'

/** What the makers of proposals look at. */
export interface Making {
  readonly desk: Desk
  /** Of those who work under a contract. */
  readonly terms: ReadonlyMap<string, TermsInForce>
  /** Queues whose contacts someone could take by skills, and is not a member of. */
  readonly couldServe: ReadonlyMap<string, readonly string[]>
  /** Nothing before this instant is changed: a whole quarter hour. */
  readonly earliestAt: number
  /** Asked by one proposal at most. */
  readonly mostPeople: number
}

/** A proposal before its effect is known. */
export type Draft =
  | {
      readonly kind: Exclude<ProposalKind, 'pull-cross-skilled'>
      readonly shifts: readonly { readonly before: ShiftInForce; readonly after: ShiftShape }[]
    }
  | {
      readonly kind: 'pull-cross-skilled'
      readonly queueId: string
      readonly personIds: readonly string[]
      readonly untilAt: number
    }

/** People whose shift is still going on, or yet to come, from the first instant that may be changed. */
export const onDuty = ({ desk, earliestAt }: Pick<Making, 'desk' | 'earliestAt'>): readonly ShiftInForce[] =>
  desk.shifts.filter(({ endsAt }) => endsAt > earliestAt)

/** Who is away now, or will be, is not asked for anything. */
export function isAsked({ desk, earliestAt }: Making, shift: ShiftInForce): boolean {
  return !desk.absences.some(
    ({ personId, startsAt, endsAt }) =>
      personId === shift.personId && startsAt < shift.endsAt && endsAt > Math.max(earliestAt, shift.startsAt),
  )
}
