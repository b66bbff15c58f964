import { z } from 'zod'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { insightsAnswers } from '#modules/insights/answers.ts'
import { createBoard } from '#modules/insights/board.ts'
import type { InsightsQuestions } from '#modules/insights/questions.ts'
import { insightReactions } from '#modules/insights/reactions.ts'
import { insightRoutes } from '#modules/insights/routes.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { type Actor, may, type PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { ViewTopic } from '#platform/realtime/topics.ts'

const permissions: PermissionTable = {
  'insights.read': {
    'team-leader': 'all',
    supervisor: 'all',
    'quality-inspector': 'all',
    planner: 'all',
    compliance: 'all',
    'care-manager': 'all',
    administrator: 'all',
  },
  'insights.set-goals': { supervisor: 'all', administrator: 'all' },
}

/** The KPI dictionary, the live board, history, and the records behind every figure. */
export function insightsModule(
  platform: Platform,
  asks: { readonly identity: IdentityQuestions; readonly routing: RoutingQuestions },
): Module & { readonly questions: InsightsQuestions } {
  return {
    name: 'insights',
    questions: insightsAnswers,
    permissions,
    routes: (app) => insightRoutes(app, platform),
    reactions: insightReactions(asks),
    reactsFrom: 'beginning',
    topics: { board: boardTopic(platform, asks.routing) },
  }
}

/** While someone waits the longest wait grows by itself: the screen counts on from `longestSinceAt`, no new state is sent. */
function boardTopic(platform: Platform, routing: RoutingQuestions): ViewTopic<Actor> {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const board = createBoard(platform, routing, zone)
  return {
    kind: 'view',
    async refuse(actor, key) {
      if (!may(actor, 'insights.read')) return 'not-permitted'
      return key === '' || z.uuid().safeParse(key).success ? undefined : 'not-found'
    },
    state: (_actor, key) => board(key === '' ? undefined : key),
    shareBy: (_actor, key) => key,
    touchedBy: (fact) => (/^(conversations\.(contact|first|wrap)|routing\.|insights\.)/.test(fact.type) ? ['*'] : []),
    minGapMs: 500,
    everyMs: 1_000,
  }
}
