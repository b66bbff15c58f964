import { compileZone } from '#libs/business-calendar/zone.ts'
import type { IntradayAsks, IntradayDeps } from '#modules/intraday/deps.ts'
import { createDeskThread } from '#modules/intraday/desk-thread.ts'
import { LOOK_TIMER, lookTimer, scheduleLooks } from '#modules/intraday/look.ts'
import { createPlanMemory } from '#modules/intraday/plan-memory.ts'
import { keepPresence } from '#modules/intraday/presence.ts'
import { intradayRoutes } from '#modules/intraday/routes.ts'
import { presenceChanged } from '#modules/routing/events.ts'
import type { PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Queues are the whole house's; of people everyone sees and moves those they lead. */
const permissions: PermissionTable = {
  'intraday.read': { planner: 'all', supervisor: 'units', 'team-leader': 'units' },
  'intraday.excuse': { planner: 'all', supervisor: 'units', 'team-leader': 'units' },
  'intraday.act': { planner: 'all', supervisor: 'units' },
  'intraday.set': { planner: 'all' },
  /** How one's own day goes, for everyone who has shifts. */
  'intraday.own': {
    agent: 'own',
    'team-leader': 'own',
    supervisor: 'own',
    'complaint-officer': 'own',
    'care-manager': 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
  },
}

/** The real-time desk: who keeps to the shift, how the day goes, and what can be done about it. */
export function intradayModule(platform: Platform, asks: IntradayAsks): Module {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const deps: IntradayDeps = {
    platform,
    asks,
    zone,
    plans: createPlanMemory(asks.workforce, zone),
    thread: createDeskThread(),
  }
  return {
    name: 'intraday',
    permissions,
    routes: (app) => intradayRoutes(app, deps),
    reactions: { [presenceChanged.type]: keepPresence },
    reactsFrom: 'beginning',
    timers: { [LOOK_TIMER]: lookTimer(deps) },
    start: () => scheduleLooks(deps),
    stop: () => deps.thread.stop(),
  }
}
