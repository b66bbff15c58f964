import { z } from 'zod'
import type { RecordedFact } from '#libs/facts/event.ts'
import { acceptOffer } from '#modules/routing/accept-offer.ts'
import {
  declineOffer as declineOfferBody,
  offerRef,
  setPresence as setPresenceBody,
} from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { declineOffer } from '#modules/routing/end-offer.ts'
import { ACCEPT, OFFER, PRESENCE } from '#modules/routing/routes-desk.ts'
import { shareByScope } from '#modules/routing/scope.ts'
import { setPresence } from '#modules/routing/set-presence.ts'
import { viewCallbacks } from '#modules/routing/view-callbacks.ts'
import { viewDesk } from '#modules/routing/view-desk.ts'
import { viewFloor } from '#modules/routing/view-floor.ts'
import { viewQueues } from '#modules/routing/view-queues.ts'
import { type Actor, may, scopeOf } from '#platform/access.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { command, type SocketCommand } from '#platform/realtime/command.ts'
import type { ViewTopic } from '#platform/realtime/topics.ts'

const BOARD_GAP_MS = 1_000

/** Live views of the staff door. */
export function routingTopics(deps: RoutingDeps): Readonly<Record<string, ViewTopic<Actor>>> {
  const { db, clock } = deps.platform
  return {
    offers: {
      kind: 'view',
      refuse: async (actor, key) =>
        !may(actor, 'routing.serve') ? 'not-permitted' : key === actor.personId ? undefined : 'unknown-topic',
      state: (actor) => viewDesk(deps, db, actor.personId),
      shareBy: (actor) => actor.personId,
      touchedBy: agentsOf,
      minGapMs: 0,
    },
    queues: {
      kind: 'view',
      refuse: needing('routing.watch'),
      state: () => viewQueues(deps, db, clock.now()),
      shareBy: () => 'all',
      touchedBy: boardTouched,
      minGapMs: BOARD_GAP_MS,
    },
    floor: {
      kind: 'view',
      refuse: needing('routing.watch'),
      state: (actor) => viewFloor(deps, db, scopeOf(actor, 'routing.watch'), clock.now()),
      shareBy: (actor) => shareByScope(scopeOf(actor, 'routing.watch')),
      touchedBy: boardTouched,
      minGapMs: BOARD_GAP_MS,
    },
    callbacks: {
      kind: 'view',
      refuse: needing('routing.callbacks'),
      state: (actor) =>
        viewCallbacks(
          deps,
          db,
          { scope: scopeOf(actor, 'routing.callbacks'), personId: actor.personId },
          { state: 'open', mine: false, cursor: undefined, limit: 200 },
        ),
      shareBy: (actor) => actor.personId,
      touchedBy: (fact) => (fact.type === 'routing.callback-changed' || isCallbackOffer(fact) ? [''] : []),
      minGapMs: BOARD_GAP_MS,
    },
  }
}

/** What an agent does many times a day, over the socket they hold anyway. */
export function routingCommands(deps: RoutingDeps): Readonly<Record<string, SocketCommand<Actor>>> {
  const { db } = deps.platform
  return {
    'accept-offer': serving(offerRef, async (agentId, { offerId }) =>
      answer(await acceptOffer(deps, agentId, offerId), ACCEPT),
    ),
    'decline-offer': serving(declineOfferBody, async (agentId, { offerId, reason }) => {
      answer(await declineOffer(deps, agentId, offerId, reason ?? null), OFFER)
      return viewDesk(deps, db, agentId)
    }),
    'set-presence': serving(setPresenceBody, async (agentId, { presence }) => {
      const cause = { kind: 'person', id: agentId } as const
      answer(await setPresence(deps, { agentId, presence, cause, reason: 'chosen' }), PRESENCE)
      return viewDesk(deps, db, agentId)
    }),
  }
}

function serving<S extends z.ZodType>(
  schema: S,
  act: (agentId: string, body: z.output<S>) => Promise<unknown>,
): SocketCommand<Actor> {
  return command(schema, (actor: Actor, body) => act(actor.personId, body), needServe)
}

function needServe(actor: Actor): void {
  if (!may(actor, 'routing.serve')) throw new Problem(403, 'not-permitted', 'This needs the permission routing.serve.')
}

/** These boards have no key: under one that nothing touches a screen would stand still. */
const needing = (permission: string) => async (actor: Actor, key: string) =>
  !may(actor, permission) ? 'not-permitted' : key === '' ? undefined : 'unknown-topic'

const agentData = z.looseObject({
  agentId: z.string().nullish(),
  fromAgentId: z.string().nullish(),
  toAgentId: z.string().nullish(),
  byAgentId: z.string().nullish(),
  personId: z.string().nullish(),
  what: z.string().nullish(),
  id: z.string().nullish(),
})

/** Whose desk a fact may have changed: everyone it names. A changed queue or setting may show on any. */
function agentsOf(fact: RecordedFact): readonly string[] {
  if (!/^(routing|conversations\.(contact-ended|wrap-up-finished|participant))/.test(fact.type)) return []
  const read = agentData.safeParse(fact.data)
  if (!read.success) return []
  const { agentId, fromAgentId, toAgentId, byAgentId, personId, what, id } = read.data
  if (what !== undefined && what !== null) return what === 'membership' || what === 'capacity' ? [id ?? ''] : ['*']
  return [agentId, fromAgentId, toAgentId, byAgentId, personId].filter((each) => each !== null && each !== undefined)
}

const boardTouched = (fact: RecordedFact): readonly string[] =>
  fact.type.startsWith('routing.') || fact.type === 'promises.calendar-changed' ? [''] : []

const isCallbackOffer = (fact: RecordedFact): boolean => fact.type.startsWith('routing.offer-')
