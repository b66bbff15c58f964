import { compileZone } from '#libs/business-calendar/zone.ts'
import { rosterAnswers } from '#modules/rosters/answers.ts'
import { CLOSE_BIDS, closeBids } from '#modules/rosters/bid-decide.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { exportRoutes } from '#modules/rosters/export-routes.ts'
import { rostersPermissions } from '#modules/rosters/permissions.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'
import { contractRoutes } from '#modules/rosters/routes-contracts.ts'
import { leaveRoutes } from '#modules/rosters/routes-leave.ts'
import { offerRoutes } from '#modules/rosters/routes-offers.ts'
import { ownRoutes } from '#modules/rosters/routes-own.ts'
import { rosterRoutes } from '#modules/rosters/routes-rosters.ts'
import { HEARD_TIMER, hearSearches, lookAtRun } from '#modules/rosters/runs.ts'
import { createSearches } from '#modules/rosters/searches.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { Repeating } from '#platform/repeat.ts'

export interface RosterOptions {
  /** In place of the seconds of a search: for tests, which must not depend on how fast they run. */
  readonly searchIterations?: number
}

const HEAR_EVERY_MS = 1_000

/** Who works when: work contracts, rosters, and the shifts in force. */
export function rostersModule(
  platform: Platform,
  asks: RostersDeps['asks'],
  options: RosterOptions = {},
): Module & { readonly questions: RosterQuestions } {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const deps = { platform, asks, zone }
  const questions = rosterAnswers(deps)
  const own = { ...deps, rosters: questions }
  const searches = createSearches(options.searchIterations)
  const runs = { ...deps, searches }
  let hearing: Repeating | undefined
  return {
    name: 'rosters',
    permissions: rostersPermissions,
    questions,
    routes: (app) => {
      contractRoutes(app, deps)
      rosterRoutes(app, runs)
      exportRoutes(app, deps)
      ownRoutes(app, own)
      leaveRoutes(app, own)
      offerRoutes(app, own)
    },
    timers: {
      [HEARD_TIMER]: (tx, { key }, now) => lookAtRun(deps, tx, key, now),
      [CLOSE_BIDS]: (tx, { key }, now) => closeBids(own, tx, key, now),
    },
    start: async () => {
      hearing = platform.repeat(() => hearSearches(runs), {
        everyMs: HEAR_EVERY_MS,
        onError: (error) => platform.logger.warn({ err: error }, 'searches for rosters: will be heard of again'),
      })
    },
    stop: async () => {
      await searches.stopAll()
      await hearing?.stop()
    },
  }
}
