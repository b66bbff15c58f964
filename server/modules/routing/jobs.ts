import { z } from 'zod'
import type { Cause } from '#libs/facts/event.ts'
import { refreshAgents } from '#modules/routing/agents.ts'
import { mayOpenMatch, type RoutingDeps } from '#modules/routing/deps.ts'
import { endContactWork, endWrapUp } from '#modules/routing/end-contact.ts'
import { expireOffer } from '#modules/routing/end-offer.ts'
import { dropLinksOfNode, dropLinksOfSession } from '#modules/routing/links.ts'
import { OFFER_TIMER } from '#modules/routing/offers.ts'
import { hoursChanged, openItem } from '#modules/routing/open-item.ts'
import { OVERFLOW_TIMER, overflow } from '#modules/routing/overflow.ts'
import { NEXT_CHANGE_TIMER } from '#modules/routing/pass.ts'
import { NOT_IN_LINE_TIMER, OPENING_TIMER, tellNotInLine } from '#modules/routing/queue-contact.ts'
import {
  HOURS_TIMER,
  NODE_OVER_TIMER,
  REFRESH_AGENT_TIMER,
  SESSION_OVER_TIMER,
  TALK_OVER_TIMER,
  WRAP_UP_OVER_TIMER,
} from '#modules/routing/reactions.ts'
import { TIDY_TIMER, tidy } from '#modules/routing/tidy.ts'
import { leaveIfUnreached, loseReach, VANISH_TIMER, vanish } from '#modules/routing/vanish.ts'
import type { TimerHandler } from '#platform/timers.ts'

const talkOver = z.object({ hasWrapUp: z.boolean(), isAbandoned: z.boolean() })
const sessionOver = z.object({ agentId: z.string(), isLeaving: z.boolean() })

/** What happens here when an instant is reached. */
export function routingTimers(deps: RoutingDeps): Readonly<Record<string, TimerHandler>> {
  return {
    [OFFER_TIMER]: expireOffer(deps),
    [VANISH_TIMER]: vanish(deps),
    [OVERFLOW_TIMER]: overflow(deps),
    [OPENING_TIMER]: openItem(deps),
    [HOURS_TIMER]: hoursChanged(deps),
    [TIDY_TIMER]: tidy(deps),
    [NOT_IN_LINE_TIMER]: tellNotInLine(deps),
    [NEXT_CHANGE_TIMER]: (tx) => mayOpenMatch(deps, tx),
    [TALK_OVER_TIMER]: async (tx, timer) => {
      const ended = { contactId: timer.key, ...talkOver.parse(timer.data) }
      await endContactWork(tx, deps, causeOf(timer.kind), ended, timer.dueAt)
    },
    [WRAP_UP_OVER_TIMER]: (tx, timer) => endWrapUp(tx, deps, causeOf(timer.kind), timer.key, timer.dueAt),
    [NODE_OVER_TIMER]: (tx, timer, now) => dropLinksOfNode(tx, deps, timer.key, timer.dueAt, now),
    [SESSION_OVER_TIMER]: async (tx, timer, now) => {
      const { agentId, isLeaving } = sessionOver.parse(timer.data)
      await dropLinksOfSession(tx, timer.key)
      // Who signed out is gone for good; whose session merely ran out may sign in again within the grace.
      if (!isLeaving) return loseReach(tx, deps, [agentId], now)
      await leaveIfUnreached(tx, deps, { agentId, cause: causeOf(timer.kind), reason: 'signed-out' }, timer, now)
    },
    [REFRESH_AGENT_TIMER]: async (tx, timer) => {
      await refreshAgents(tx, deps, [timer.key])
      await mayOpenMatch(deps, tx)
    },
  }
}

const causeOf = (kind: string): Cause => ({ kind: 'system', id: kind })
