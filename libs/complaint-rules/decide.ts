import { type ComplaintEvent, type ComplaintState, DECISION_CLOCK, type Stage } from './complaint.ts'
import { dateOf, type ReadyPack } from './dates.ts'
import { type ClockName, clockRule } from './pack.ts'

export type Move =
  | { readonly kind: 'acknowledge' | 'first-contact' | 'investigate' | 'mark-complex' | 'credit'; readonly by: string }
  | {
      readonly kind: 'ask-extension' | 'decide' | 'answer-review' | 'close' | 'ask-review' | 'withdraw'
      readonly by: string
    }
  | { readonly kind: 'answer-extension'; readonly by: string; readonly approved: boolean }
  | { readonly kind: 'name-handler' | 'record-interest'; readonly by: string; readonly personId: string }
  | { readonly kind: 'name-representatives'; readonly by: string; readonly count: number }
export type MoveKind = Move['kind']

export type MoveRefusal =
  | 'not-from-here'
  | 'done-already'
  | 'interested-person'
  | 'same-person'
  | 'nothing-asked'
  | 'clock-passed'
  | 'pack-has-no-such-clock'
  | 'complex-first'
  | 'credit-first'
  | 'contact-first'
  | 'too-many-representatives'
  | 'handler-first'

/** Why not, by which rule, and where it is written. */
export interface Block {
  readonly refusal: MoveRefusal
  readonly ruleId: string
  readonly source: string
}
export type MoveDecision =
  | { readonly ok: true; readonly events: readonly ComplaintEvent[] }
  | { readonly ok: false; readonly block: Block }

const OPEN: readonly Stage[] = ['received', 'acknowledged', 'investigating']
/** From which stages a move may be made at all. */
export const LEGAL_FROM: Readonly<Record<MoveKind, readonly Stage[]>> = {
  acknowledge: ['received'],
  'first-contact': OPEN,
  investigate: ['acknowledged'],
  'mark-complex': ['acknowledged', 'investigating'],
  credit: OPEN,
  'ask-extension': ['investigating'],
  'answer-extension': ['investigating'],
  'name-handler': [...OPEN, 'review'],
  'record-interest': [...OPEN, 'review'],
  'name-representatives': OPEN,
  decide: ['investigating'],
  'ask-review': ['decided', 'closed'],
  'answer-review': ['review'],
  close: ['decided'],
  withdraw: [...OPEN, 'decided', 'review'],
}

/** What somebody with an interest in the matter may still do: say so, and hand it on. */
const OPEN_TO_INTERESTED: readonly MoveKind[] = ['record-interest', 'name-handler', 'withdraw', 'ask-review']

/**
 * May this move be made now? Yes with what it changes, or no with the rule and where it is written. Deciding late is
 * allowed, as it is still owed; making the clock longer once it has passed is not.
 */
export function decide(move: Move, state: ComplaintState, ready: ReadyPack, now: number): MoveDecision {
  const { pack } = ready
  if (!LEGAL_FROM[move.kind].includes(state.stage)) return blocked(ready, 'not-from-here', 'path')
  if (state.interestedIds.includes(move.by) && !OPEN_TO_INTERESTED.includes(move.kind))
    return blocked(ready, 'interested-person', 'recusal')
  switch (move.kind) {
    case 'acknowledge':
      return yes({ type: 'acknowledged', at: now })
    case 'first-contact':
      return state.contactedAt === null
        ? yes({ type: 'first-contacted', at: now })
        : blocked(ready, 'done-already', 'path')
    case 'investigate':
      return state.handlerId === null
        ? blocked(ready, 'handler-first', 'path')
        : yes({ type: 'investigation-begun', at: now })
    case 'credit':
      if (!clockRule(pack, 'provisional-credit')) return blocked(ready, 'pack-has-no-such-clock', 'path')
      return state.creditedAt === null ? yes({ type: 'credited', at: now }) : blocked(ready, 'done-already', 'path')
    case 'mark-complex':
      return markComplex(state, ready, now)
    case 'ask-extension':
      return (
        extensionBlock(state, ready, now) ??
        (state.extensionAsked
          ? blocked(ready, 'done-already', 'four-eyes')
          : yes({ type: 'extension-asked', at: now, by: move.by }))
      )
    case 'answer-extension':
      return answerExtension(move, state, ready, now)
    case 'name-handler':
      return state.interestedIds.includes(move.personId)
        ? blocked(ready, 'interested-person', 'recusal')
        : yes({ type: 'handler-named', at: now, handlerId: move.personId })
    case 'record-interest':
      return yes({ type: 'interest-recorded', at: now, personId: move.personId })
    case 'name-representatives': {
      const most = pack.conditions.representativesMost
      return most !== null && move.count > most
        ? blocked(ready, 'too-many-representatives', 'representatives')
        : yes({ type: 'representatives-named', at: now, count: move.count })
    }
    case 'decide':
      if (clockRule(pack, 'first-contact') && state.contactedAt === null)
        return blocked(ready, 'contact-first', 'first-contact')
      if (state.handlerId !== null && state.interestedIds.includes(state.handlerId))
        return blocked(ready, 'interested-person', 'recusal')
      return yes({ type: 'decided', at: now, by: move.by })
    case 'ask-review':
      return askReview(state, ready, now)
    case 'answer-review':
      return move.by === state.decidedBy
        ? blocked(ready, 'same-person', 'four-eyes')
        : yes({ type: 'review-answered', at: now })
    case 'close':
      return yes({ type: 'closed', at: now })
    case 'withdraw':
      return yes({ type: 'withdrawn', at: now })
  }
}

function markComplex(state: ComplaintState, ready: ReadyPack, now: number): MoveDecision {
  if (!clockRule(ready.pack, 'decide-complex')) return blocked(ready, 'pack-has-no-such-clock', 'path')
  if (state.track !== 'plain') return blocked(ready, 'done-already', 'decide-complex')
  if (isPast(state, ready, now)) return blocked(ready, 'clock-passed', 'decide')
  return ready.pack.conditions.complexNeedsProvisionalCredit && state.creditedAt === null
    ? blocked(ready, 'credit-first', 'provisional-credit')
    : yes({ type: 'marked-complex', at: now })
}

function extensionBlock(state: ComplaintState, ready: ReadyPack, now: number): MoveDecision | undefined {
  if (!clockRule(ready.pack, 'decide-extended')) return blocked(ready, 'pack-has-no-such-clock', 'path')
  if (state.track === 'extended') return blocked(ready, 'done-already', 'decide-extended')
  if (ready.pack.conditions.extensionNeedsComplex && state.track !== 'complex')
    return blocked(ready, 'complex-first', 'decide-complex')
  return isPast(state, ready, now) ? blocked(ready, 'clock-passed', DECISION_CLOCK[state.track]) : undefined
}

/** Approved only by another than the one who asked, and only while the clock still runs. */
function answerExtension(
  move: Extract<Move, { kind: 'answer-extension' }>,
  state: ComplaintState,
  ready: ReadyPack,
  now: number,
): MoveDecision {
  if (state.extensionAsked === null) return blocked(ready, 'nothing-asked', 'four-eyes')
  if (state.extensionAsked.by === move.by) return blocked(ready, 'same-person', 'four-eyes')
  if (!move.approved) return yes({ type: 'extension-declined', at: now })
  return extensionBlock(state, ready, now) ?? yes({ type: 'extension-approved', at: now, by: move.by })
}

function askReview(state: ComplaintState, ready: ReadyPack, now: number): MoveDecision {
  const rule = clockRule(ready.pack, 'ask-review')
  if (!rule || state.decidedAt === null) return blocked(ready, 'pack-has-no-such-clock', 'path')
  if (state.reviewAskedAt !== null) return blocked(ready, 'done-already', 'ask-review')
  return now > dateOf(ready, rule, state.decidedAt).dueAt
    ? blocked(ready, 'clock-passed', 'ask-review')
    : yes({ type: 'review-asked', at: now })
}

/** The last instant for the decision, by the track the complaint is on. */
export function decisionDueAt(state: ComplaintState, ready: ReadyPack): number {
  const rule = clockRule(ready.pack, DECISION_CLOCK[state.track])
  if (!rule) throw new Error(`rule pack ${ready.pack.key} has no clock ${DECISION_CLOCK[state.track]}`)
  return dateOf(ready, rule, state.receivedAt, state.traits).dueAt
}

const isPast = (state: ComplaintState, ready: ReadyPack, now: number) => now > decisionDueAt(state, ready)
const yes = (...events: readonly ComplaintEvent[]): MoveDecision => ({ ok: true, events })

/** Names the clock that blocks, or the pack's own rule: `path`, `recusal`, `four-eyes`, `representatives`. */
function blocked(
  { pack }: ReadyPack,
  refusal: MoveRefusal,
  rule: ClockName | 'path' | 'recusal' | 'four-eyes' | 'representatives',
): MoveDecision {
  const clock = pack.clocks.find((one) => one.clock === rule)
  const source = clock?.source ?? pack.source
  return { ok: false, block: { refusal, ruleId: clock?.ruleId ?? `${pack.key}-${rule}`, source } }
}
