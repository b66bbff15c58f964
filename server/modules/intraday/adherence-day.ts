import type { ApprovedException, PlannedSpan, Presence, PresenceSpan } from '#libs/adherence/model.ts'
import { type AdherenceReading, readAdherence } from '#libs/adherence/read-adherence.ts'
import { planOfShift } from '#modules/intraday/plan-of-shift.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

/** Of one person's day up to now, in milliseconds; add them, then ask for shares. */
export interface DayTotals {
  readonly handlingMs: number
  readonly readyMs: number
  /** By the plan: all but meals. */
  readonly paidMs: number
  /** Of the paid time, at the customers' service: with one, ready for one, or resting after a hard one. */
  readonly availableMs: number
}

export interface PersonDay {
  readonly plan: readonly PlannedSpan[]
  readonly presence: readonly PresenceSpan[]
  readonly reading: AdherenceReading
  readonly totals: DayTotals
}

export interface PersonDayInput {
  readonly shifts: readonly ShiftShape[]
  readonly presence: readonly PresenceSpan[]
  readonly exceptions: readonly ApprovedException[]
  /** The local day, half-open: of a shift over midnight each day has its part. */
  readonly from: number
  readonly before: number
  readonly now: number
  readonly graceSeconds: number
}

const HANDLING: readonly Presence[] = ['busy', 'wrap-up']
const AVAILABLE: readonly Presence[] = ['available', 'busy', 'wrap-up', 'cool-down']

/** A person's day against the plan of its shifts. */
export function readPersonDay(input: PersonDayInput): PersonDay {
  const { from, before, exceptions, graceSeconds } = input
  const now = Math.min(input.now, before)
  const plan = input.shifts
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .flatMap(planOfShift)
    .flatMap((span) => clipped(span, from, before))
  const reading = readAdherence({ plan, presence: input.presence, exceptions, fromAt: from, now, graceSeconds })
  const spans = input.presence.map(({ presence, startsAt, endsAt }) => ({ presence, startsAt, endsAt: endsAt ?? now }))
  const within = (states: readonly Presence[], span: Span) =>
    spans.reduce((ms, each) => ms + (states.includes(each.presence) ? shared(each, span) : 0), 0)
  const day = { startsAt: from, endsAt: now }
  const paid = plan.filter(({ activity }) => activity !== 'meal' && activity !== 'off')
  return {
    plan,
    presence: input.presence,
    reading,
    totals: {
      handlingMs: within(HANDLING, day),
      readyMs: within(['available'], day),
      paidMs: paid.reduce((ms, span) => ms + shared(span, day), 0),
      availableMs: paid.reduce(
        (ms, span) => ms + within(AVAILABLE, { ...span, endsAt: Math.min(span.endsAt, now) }),
        0,
      ),
    },
  }
}

type Span = { readonly startsAt: number; readonly endsAt: number }

const shared = (a: Span, b: Span) => Math.max(0, Math.min(a.endsAt, b.endsAt) - Math.max(a.startsAt, b.startsAt))

function clipped(span: PlannedSpan, from: number, before: number): PlannedSpan[] {
  const startsAt = Math.max(from, span.startsAt)
  const endsAt = Math.min(before, span.endsAt)
  return startsAt < endsAt ? [{ ...span, startsAt, endsAt }] : []
}

/** KPIs 13 to 15 of summed totals; null where there is nothing to divide by. */
export function shiftShares({ handlingMs, readyMs, paidMs, availableMs }: DayTotals) {
  const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null)
  return {
    occupancy: ratio(handlingMs, handlingMs + readyMs),
    utilisation: ratio(handlingMs, paidMs),
    shrinkage: ratio(paidMs - availableMs, paidMs),
  }
}

export function addTotals(totals: readonly DayTotals[]): DayTotals {
  const sum = (key: keyof DayTotals) => totals.reduce((all, each) => all + each[key], 0)
  return {
    handlingMs: sum('handlingMs'),
    readyMs: sum('readyMs'),
    paidMs: sum('paidMs'),
    availableMs: sum('availableMs'),
  }
}
