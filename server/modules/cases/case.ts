import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { CaseAct, CaseState, WaitingFor } from '#modules/cases/contract.ts'

export type CaseRefusal =
  | 'case-not-open'
  | 'case-not-taken'
  | 'not-solved'
  | 'work-orders-open'
  | 'merge-itself'
  | 'merge-other-customer'

/** From which states an act is legal. What is not named here cannot happen to a case. */
const LEGAL: Readonly<Record<CaseAct, readonly CaseState[]>> = {
  take: ['open'],
  resume: ['waiting'],
  solve: ['in-work'],
  wait: ['in-work'],
  'hand-over': ['open', 'in-work', 'waiting'],
  merge: ['open', 'in-work', 'waiting'],
  withdraw: ['open', 'in-work', 'waiting'],
  reopen: ['solved', 'withdrawn'],
}
const ACTS = Object.keys(LEGAL) as CaseAct[]

/** What may be done with a case that stands so, in the order of buttons. */
export const actsOf = (state: CaseState): readonly CaseAct[] => ACTS.filter((act) => LEGAL[act].includes(state))

/** Whether work is still owed. */
export const isOpen = (state: CaseState): boolean => state === 'open' || state === 'in-work' || state === 'waiting'

/** Whether the clock stands still meanwhile: what the house itself does not do in time is no excuse. */
export const PAUSES: Readonly<Record<WaitingFor, boolean>> = {
  customer: true,
  documents: true,
  'third-party': true,
  department: false,
}

/** Where an act leads, or why it is not legal now. `ownerId`: who will own it afterwards. */
export function decideAct(
  state: CaseState,
  act: CaseAct,
  also: { readonly ownerId: string | null; readonly openWorkOrders: number },
): Outcome<CaseState, CaseRefusal> {
  if (!LEGAL[act].includes(state)) return refused(whyNot(state, act), HELP[whyNot(state, act)])
  switch (act) {
    case 'take':
    case 'resume':
      return done('in-work')
    case 'hand-over':
      return done(state === 'waiting' && also.ownerId !== null ? 'waiting' : ownedOrOpen(also.ownerId))
    case 'reopen':
      return done(ownedOrOpen(also.ownerId))
    case 'wait':
      return done('waiting')
    case 'solve':
      return also.openWorkOrders > 0 ? refused('work-orders-open', HELP['work-orders-open']) : done('solved')
    case 'withdraw':
      return done('withdrawn')
    case 'merge':
      return done('merged')
  }
}

/** Two cases of different customers are two matters; a case without a customer may go into any. */
export function decideMerge(
  from: { readonly caseId: string; readonly customerId: string | null; readonly state: CaseState },
  into: { readonly caseId: string; readonly customerId: string | null; readonly state: CaseState },
): Outcome<'merged', CaseRefusal> {
  if (from.caseId === into.caseId) return refused('merge-itself', 'Choose another case.')
  if (from.customerId !== null && from.customerId !== into.customerId)
    return refused('merge-other-customer', 'Merge only cases of the same customer.')
  if (!isOpen(into.state)) return refused('case-not-open', 'Re-open the other case first.')
  const legal = decideAct(from.state, 'merge', { ownerId: null, openWorkOrders: 0 })
  return legal.ok ? done('merged') : legal
}

const ownedOrOpen = (ownerId: string | null): CaseState => (ownerId === null ? 'open' : 'in-work')

function whyNot(state: CaseState, act: CaseAct): CaseRefusal {
  if (act === 'reopen') return 'not-solved'
  if (state === 'open' && (act === 'wait' || act === 'solve')) return 'case-not-taken'
  return 'case-not-open'
}

const HELP: Readonly<Record<CaseRefusal, string>> = {
  'case-not-open': 'The case moved on meanwhile: load it again.',
  'case-not-taken': 'Take the case first.',
  'not-solved': 'Only a case that has ended is opened again.',
  'work-orders-open': 'Finish its work orders first.',
  'merge-itself': 'Choose another case.',
  'merge-other-customer': 'Merge only cases of the same customer.',
}
