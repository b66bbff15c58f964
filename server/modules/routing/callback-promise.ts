import type { Fact, Instant } from '#libs/facts/event.ts'
import type { NewPromise, PromiseRef } from '#modules/promises/questions.ts'
import type { CallbackOutcome } from '#modules/routing/callback-rules.ts'
import { callbackChanged } from '#modules/routing/events.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'

const ABOUT = 'callback'
const WARN_AT_REMAINING_MS = [15 * 60_000]

/** The promise to call back, or to answer. */
export function callbackPromise(item: WorkItem, madeAt: Instant, allowance: NewPromise['allowance']): NewPromise {
  return {
    kind: item.kind,
    about: { kind: ABOUT, id: item.id },
    ownerId: null,
    queueId: item.queueId,
    madeAt,
    allowance,
    warnAtRemainingMs: WARN_AT_REMAINING_MS,
    title: item.reference,
  }
}

export const callbackPromiseRef = (item: WorkItem): PromiseRef => ({
  kind: item.kind,
  aboutKind: ABOUT,
  aboutId: item.id,
})

/** What became of a callback or message, as everyone else hears it. */
export function callbackFact(item: WorkItem, outcome: CallbackOutcome | null, now: Instant): Fact {
  return callbackChanged.of(item.id, now, {
    callbackId: item.id,
    kind: item.kind === 'message' ? 'message' : 'callback',
    contactId: item.contactId,
    queueId: item.queueId,
    state: STATES[item.state],
    agentId: item.agentId,
    outcome,
  })
}

const STATES = {
  scheduled: 'scheduled',
  waiting: 'waiting',
  ringing: 'waiting',
  assigned: 'in-hand',
  'wrap-up': 'in-hand',
  ended: 'done',
} as const
