import { viewAbilities, viewCouldServe } from '#modules/routing/abilities.ts'
import { acceptOffer } from '#modules/routing/accept-offer.ts'
import { chooseInstead } from '#modules/routing/choose-instead.ts'
import { closedDesks } from '#modules/routing/closed-desks.ts'
import type { RoutingAsks, RoutingDeps } from '#modules/routing/deps.ts'
import { rememberPaces } from '#modules/routing/estimates.ts'
import { routingTimers } from '#modules/routing/jobs.ts'
import { createLinks } from '#modules/routing/links.ts'
import { routingCommands, routingTopics } from '#modules/routing/live.ts'
import { setMembers } from '#modules/routing/manage-agents.ts'
import { type AutoAccepted, createPass } from '#modules/routing/pass.ts'
import { routingPermissions } from '#modules/routing/permissions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { routingReactions } from '#modules/routing/reactions.ts'
import { easeQueue, endRelief } from '#modules/routing/relief.ts'
import { adminRoutes } from '#modules/routing/routes-admin.ts'
import { callbackRoutes } from '#modules/routing/routes-callbacks.ts'
import { deskRoutes } from '#modules/routing/routes-desk.ts'
import { floorRoutes } from '#modules/routing/routes-floor.ts'
import { serviceRoutes } from '#modules/routing/routes-service.ts'
import { scheduleTidy } from '#modules/routing/tidy.ts'
import { viewAgentsNow, viewQueueInfos, viewWaitingContacts } from '#modules/routing/views.ts'
import { waitOf } from '#modules/routing/wait-of.ts'
import { may } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'
import { nodeLost } from '#platform/node.ts'

/** Who gets which work, when: queues, presence, capacity, offers, transfers, callbacks. */
export function routingModule(
  platform: Platform,
  asks: RoutingAsks,
): Module & { readonly questions: RoutingQuestions } {
  const pass = createPass({ platform }, (offers) => void acceptForThem(deps, offers))
  const deps: RoutingDeps = { platform, asks, paceOf: rememberPaces(platform.db), wakePass: () => pass.wake() }
  const links = createLinks(deps)
  platform.log.listen((facts) => {
    const lost = facts.find((fact) => nodeLost.is(fact) && fact.data.nodeId === platform.nodeId)
    if (lost) links.writeAgain(lost.at)
  })
  return {
    name: 'routing',
    permissions: routingPermissions,
    routes: (app) => {
      deskRoutes(app, deps)
      callbackRoutes(app, deps)
      floorRoutes(app, deps)
      serviceRoutes(app, deps)
      adminRoutes(app, deps)
    },
    reactions: routingReactions(deps),
    reactsFrom: 'beginning',
    timers: routingTimers(deps),
    topics: routingTopics(deps),
    commands: routingCommands(deps),
    onStaffConnect: (actor, connectionId) => {
      if (may(actor, 'routing.serve')) links.connected(actor, connectionId)
    },
    onStaffDisconnect: (_actor, connectionId) => links.disconnected(connectionId),
    start: async () => {
      await scheduleTidy(deps)
      pass.wake()
    },
    stop: async () => {
      await links.settled()
      await links.stop()
      await pass.stop()
    },
    questions: {
      waiting: viewWaitingContacts,
      agents: viewAgentsNow,
      queues: viewQueueInfos,
      abilities: viewAbilities,
      couldServe: viewCouldServe,
      setMembers: (tx, cause, members) => setMembers(tx, deps, cause, members),
      waitOf: (db, contactId, now) => waitOf(deps, db, contactId, now),
      closedDesks: (db, asked, now) => closedDesks(deps, db, asked, now),
      chooseInstead: (tx, contactId, choice) => chooseInstead(tx, deps, contactId, choice),
      easeQueue: (tx, cause, relief) => easeQueue(platform, tx, cause, relief),
      endRelief: (tx, cause, relief) => endRelief(platform, tx, cause, relief),
    },
  }
}

/** In queues that are set so, ringing and taking is one step. What fails here simply rings on. */
async function acceptForThem(deps: RoutingDeps, offers: readonly AutoAccepted[]): Promise<void> {
  for (const { agentId, offerId } of offers) {
    try {
      await acceptOffer(deps, agentId, offerId)
    } catch (error) {
      deps.platform.logger.warn({ err: error, offerId }, 'offer not taken automatically: it rings on')
    }
  }
}
