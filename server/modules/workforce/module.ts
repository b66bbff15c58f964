import { compileZone } from '#libs/business-calendar/zone.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { InsightsQuestions } from '#modules/insights/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { capacityRoutes } from '#modules/workforce/capacity-routes.ts'
import { createForeteller } from '#modules/workforce/foreteller.ts'
import { agentsFor } from '#modules/workforce/need.ts'
import type { WorkforceQuestions } from '#modules/workforce/questions.ts'
import { workforceRoutes } from '#modules/workforce/routes.ts'
import { planVersions, viewPast } from '#modules/workforce/view-past.ts'
import { listPlannedQueues, viewPlan } from '#modules/workforce/view-plan.ts'
import type { PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Queues belong to the whole house, and so do their forecasts: whoever may read them reads all. */
const permissions: PermissionTable = {
  'workforce.read': { planner: 'all', supervisor: 'all', 'team-leader': 'all' },
  'workforce.plan': { planner: 'all' },
}

/** How many contacts will come, and how many people that needs. */
export function workforceModule(
  platform: Platform,
  asks: {
    readonly identity: IdentityQuestions
    readonly promises: PromiseQuestions
    readonly routing: RoutingQuestions
    readonly insights: InsightsQuestions
  },
): Module & { readonly questions: WorkforceQuestions } {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const foreteller = createForeteller()
  const deps = { platform, asks, zone, foreteller }
  return {
    name: 'workforce',
    permissions,
    questions: {
      plan: (queueId, from, days) => viewPlan(deps, queueId, from, days),
      past: (queueId, from, days) => viewPast(deps, queueId, from, days),
      planVersions: (queueIds, since, sinceAt) => planVersions(platform.db, queueIds, since, sinceAt),
      agentsFor,
      queues: () => listPlannedQueues(deps, platform.db),
    },
    routes: (app) => {
      workforceRoutes(app, deps)
      capacityRoutes(app, deps)
    },
    stop: () => foreteller.stop(),
  }
}
