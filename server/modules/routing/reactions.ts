import { contactAsked, contactEnded, wrapUpFinished } from '#modules/conversations/events.ts'
import { rightsChanged, sessionEnded, skillsChanged } from '#modules/identity/events.ts'
import { calendarChanged } from '#modules/promises/events.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as own from '#modules/routing/events.ts'
import { queueContact } from '#modules/routing/queue-contact.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'
import { nodeLost } from '#platform/node.ts'

export const TALK_OVER_TIMER = 'routing.talk-over'
export const WRAP_UP_OVER_TIMER = 'routing.wrap-up-over'
export const SESSION_OVER_TIMER = 'routing.session-over'
export const NODE_OVER_TIMER = 'routing.node-over'
export const HOURS_TIMER = 'routing.hours-changed'
export const REFRESH_AGENT_TIMER = 'routing.refresh-agent'

const OPENERS = [
  own.contactQueued,
  own.offerDeclined,
  own.offerExpired,
  own.offerWithdrawn,
  own.contactTransferred,
  own.contactOverflowed,
  own.contactUnqueued,
  own.consultStarted,
  own.consultEnded,
  own.presenceChanged,
  own.callbackChanged,
  own.routingChanged,
]

/**
 * What happens here when others announce something. Facts come in batches, many to a transaction; work that locks
 * contacts and agents therefore gets a timer that is due at once and a transaction of its own, in the order of locks.
 */
export function routingReactions(deps: RoutingDeps): Readonly<Record<string, Reaction>> {
  const { timers } = deps.platform
  const atOnce = (tx: Tx, kind: string, key: string, at: number, data?: unknown) => timers.set(tx, kind, key, at, data)
  return {
    [contactAsked.type]: async (tx, fact) => {
      if (contactAsked.is(fact)) await queueContact(tx, deps, { ...fact, data: contactAsked.schema.parse(fact.data) })
    },
    [contactEnded.type]: async (tx, fact) => {
      if (!contactEnded.is(fact)) return
      const { contactId, ownerId, wrapUpDueAt, reason } = fact.data
      await atOnce(tx, TALK_OVER_TIMER, contactId, fact.at, {
        hasWrapUp: ownerId !== null && wrapUpDueAt !== null,
        isAbandoned: reason === 'abandoned',
      })
    },
    [wrapUpFinished.type]: async (tx, fact) => {
      if (wrapUpFinished.is(fact)) await atOnce(tx, WRAP_UP_OVER_TIMER, fact.data.contactId, fact.at)
    },
    [sessionEnded.type]: async (tx, fact) => {
      if (!sessionEnded.is(fact)) return
      const { sessionId, personId, reason } = fact.data
      await atOnce(tx, SESSION_OVER_TIMER, sessionId, fact.at, { agentId: personId, isLeaving: reason !== 'expired' })
    },
    [rightsChanged.type]: async (tx, fact) => {
      if (rightsChanged.is(fact)) await atOnce(tx, REFRESH_AGENT_TIMER, fact.data.personId, fact.at)
    },
    [skillsChanged.type]: async (tx, fact) => {
      if (skillsChanged.is(fact)) await atOnce(tx, REFRESH_AGENT_TIMER, fact.data.personId, fact.at)
    },
    [calendarChanged.type]: async (tx, fact) => {
      if (calendarChanged.is(fact)) await atOnce(tx, HOURS_TIMER, fact.data.key, fact.at)
    },
    [nodeLost.type]: async (tx, fact) => {
      if (nodeLost.is(fact)) await atOnce(tx, NODE_OVER_TIMER, fact.data.nodeId, fact.at)
      // It may have died between a mark and its pass, whatever the mark was made for.
      tx.afterCommit(deps.wakePass)
    },
    // Whatever else may have opened a match: should its own node have died before looking, this one looks.
    ...Object.fromEntries(OPENERS.map(({ type }) => [type, async (tx: Tx) => tx.afterCommit(deps.wakePass)])),
  }
}
