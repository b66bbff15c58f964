import type { Settings } from '#modules/intraday/contract.ts'
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
  readonly relief: Pick<Settings, 'callbackAfterSeconds' | 'callbackShare' | 'messageShare'>
}

/** Overtime or early leave as it would be offered. */
export interface OfferTerms {
  readonly queueId: string
  readonly seconds: number
  /** To shifts that end in this span, half-open. */
  readonly endsFrom: number
  readonly endsBefore: number
  readonly wanted: number
  /** People answer until then. */
  readonly expiresAt: number
}

/** What eases a queue: customers who are offered a call-back sooner, or are told that it is busy. */
export interface ReliefTerms {
  readonly queueId: string
  /** Of a call-back: the wait from which on it is offered; null: a peak is announced. */
  readonly afterSeconds: number | null
  readonly untilAt: number
  /** Of those whom it reaches, so many are taken to heed it. */
  readonly share: number
  /** Contacts more or fewer, by the start of the half hour. */
  readonly contacts: ReadonlyMap<number, number>
}

interface ShiftChange {
  readonly before: ShiftInForce
  readonly after: ShiftShape
}

export interface ShiftsDraft {
  readonly kind: 'move-breaks' | 'move-activities' | 'training'
  readonly shifts: readonly ShiftChange[]
}
export interface PullDraft {
  readonly kind: 'pull-cross-skilled'
  readonly queueId: string
  readonly personIds: readonly string[]
  readonly untilAt: number
}
export interface ReliefDraft {
  readonly kind: 'callback' | 'bot-message'
  readonly relief: ReliefTerms
}
export interface OfferDraft {
  readonly kind: 'overtime' | 'early-leave'
  readonly offer: OfferTerms
  /** Of all who are asked, as far as the rules allow it; empty until the rules have spoken. */
  readonly shifts: readonly ShiftChange[]
}

/** A proposal before its effect is known. */
export type Draft = ShiftsDraft | PullDraft | ReliefDraft | OfferDraft

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
