import type { RecordedFact } from '#libs/facts/event.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { loadCalendar, readCalendars } from '#modules/promises/calendars.ts'
import { createEngine, LOOK_TIMER } from '#modules/promises/engine.ts'
import { listHolidayYears } from '#modules/promises/holidays.ts'
import { holidayRoutes } from '#modules/promises/holidays-routes.ts'
import { withOwners } from '#modules/promises/owners.ts'
import type { MoveOwed, PromiseQuestions } from '#modules/promises/questions.ts'
import { promiseRoutes } from '#modules/promises/routes.ts'
import { latestPromises, openAbout } from '#modules/promises/store.ts'
import { endangered, owedBy, toClock } from '#modules/promises/views.ts'
import type { Actor, PermissionTable } from '#platform/access.ts'
import { scopeOf } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { ViewTopic } from '#platform/realtime/topics.ts'

const permissions: PermissionTable = {
  'promises.read': {
    agent: 'own',
    'team-leader': 'units',
    supervisor: 'all',
    'complaint-officer': 'own',
    compliance: 'all',
    'care-manager': 'own',
    'branch-staff': 'units',
    'hq-department': 'units',
    administrator: 'all',
    planner: 'all',
  },
  'promises.hand-over': { 'team-leader': 'units', supervisor: 'all', administrator: 'all' },
  'promises.write-calendars': { planner: 'all', administrator: 'all' },
}

/** Everything the house owes by an instant, on one engine, with one warning path. */
export function promisesModule(
  platform: Platform,
  asks: { readonly identity: IdentityQuestions },
): Module & { readonly questions: PromiseQuestions } {
  const { look, ...commands } = createEngine(platform, asks.identity)
  const movers = new Map<string, MoveOwed>()
  return {
    name: 'promises',
    permissions,
    routes: (app) => {
      promiseRoutes(app, { platform, identity: asks.identity, movers })
      holidayRoutes(app, platform)
    },
    timers: { [LOOK_TIMER]: look },
    topics: { 'my-promises': myPromises(platform), 'promise-alerts': alerts({ platform, identity: asks.identity }) },
    questions: {
      ...commands,
      clocks: async (db, kind, aboutKind, aboutIds) =>
        (await latestPromises(db, kind, aboutKind, aboutIds)).map(toClock),
      calendar: loadCalendar,
      calendars: async (db) => (await readCalendars(db)).map(({ key, name }) => ({ key, name })),
      holidayYears: listHolidayYears,
      openAbout,
      movedBy(aboutKind, move) {
        movers.set(aboutKind, move)
      },
    },
  }
}

const isPromiseFact = (fact: RecordedFact) => fact.type.startsWith('promises.')

function myPromises(platform: Platform): ViewTopic<Actor> {
  return {
    kind: 'view',
    refuse: async (actor, key) => (key === actor.personId ? undefined : 'not-permitted'),
    state: async (actor) => ({ promises: await owedBy(platform.db, actor.personId) }),
    shareBy: (actor) => actor.personId,
    touchedBy: ownersOf,
    minGapMs: 200,
  }
}

/** The topic is `my-promises:<person id>`, so that a fact reaches its owner's screen and no other. */
function ownersOf(fact: RecordedFact): string[] {
  if (!isPromiseFact(fact)) return []
  const { ownerId, previousOwnerId } = fact.data as { ownerId?: string | null; previousOwnerId?: string | null }
  return [ownerId, previousOwnerId].filter((id) => typeof id === 'string')
}

/** Broken and endangered promises within reach: the supervisor's alarm. */
function alerts(deps: { readonly platform: Platform; readonly identity: IdentityQuestions }): ViewTopic<Actor> {
  return {
    kind: 'view',
    refuse: async (actor, key) =>
      scopeOf(actor, 'promises.read').kind === 'none' ? 'not-permitted' : key === '' ? undefined : 'unknown-topic',
    state: async (actor) => withOwners(deps, await endangered(deps.platform.db, scopeOf(actor, 'promises.read'))),
    shareBy: (actor) => {
      const scope = scopeOf(actor, 'promises.read')
      return scope.kind === 'all' ? 'all' : actor.personId
    },
    touchedBy: (fact) => (isPromiseFact(fact) ? ['*'] : []),
    minGapMs: 500,
  }
}
