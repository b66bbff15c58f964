import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { VisitAct, VisitState } from '#modules/branches/contract.ts'

export type VisitRefusal = 'visit-moved-on' | 'not-today' | 'customer-needed' | 'no-more-tries'

/** So many wrong customer numbers are read out at one visit; then no more. */
export const MOST_WRONG_NUMBERS = 3

/** Where each act leads from where. Who comes late the same day is checked in all the same. */
const NEXT: Readonly<Record<VisitAct | 'expire', Readonly<Partial<Record<VisitState, VisitState>>>>> = {
  'check-in': { booked: 'checked-in', 'no-show': 'checked-in' },
  serve: { 'checked-in': 'in-service' },
  leave: { 'checked-in': 'left' },
  name: { 'checked-in': 'checked-in', 'in-service': 'in-service' },
  identify: { 'checked-in': 'checked-in', 'in-service': 'in-service' },
  finish: { 'in-service': 'done' },
  move: { booked: 'booked' },
  cancel: { booked: 'cancelled' },
  rebook: { 'no-show': 'no-show', cancelled: 'cancelled', left: 'left' },
  expire: { booked: 'no-show' },
}

interface Visit {
  readonly state: VisitState
  readonly customerId: string | null
  /** The day at the branch, `YYYY-MM-DD`. */
  readonly onDay: string
  /** Customer numbers tried here that were nobody's. */
  readonly wrongNumbers: number
}

/** @param today the day at the branch now */
export function decideAct(
  { state, customerId, onDay, wrongNumbers }: Visit,
  act: VisitAct | 'expire',
  today: string,
): Outcome<VisitState, VisitRefusal> {
  const next = NEXT[act][state]
  if (next === undefined) return refused('visit-moved-on', 'Somebody was faster: load the list again.')
  if (act === 'check-in' && onDay !== today) return refused('not-today', `It is booked for ${onDay}: move it first.`)
  if ((act === 'name' || act === 'identify') && customerId !== null)
    return refused('visit-moved-on', 'It is known already who this is.')
  if (act === 'identify' && wrongNumbers >= MOST_WRONG_NUMBERS)
    return refused('no-more-tries', 'Serve them as not known, or let their own branch or the centre book them.')
  if (act === 'rebook' && customerId === null) return refused('customer-needed', 'Nobody knows who this was.')
  return done(next)
}

export const actsOf = (visit: Visit, today: string): VisitAct[] =>
  (Object.keys(NEXT) as (VisitAct | 'expire')[]).filter(
    (act): act is VisitAct => act !== 'expire' && decideAct(visit, act, today).ok,
  )

/** An outcome that somebody else goes on with needs to be known whose it is. */
export function decideOutcome(
  { customerId }: Pick<Visit, 'customerId'>,
  outcome: 'solved' | 'work-order' | 'come-again' | 'handed-back',
): Outcome<null, VisitRefusal> {
  if (outcome !== 'solved' && customerId === null)
    return refused('customer-needed', 'Say first who the customer is: somebody goes on with it.')
  return done(null)
}
