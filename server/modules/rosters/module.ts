import { compileZone } from '#libs/business-calendar/zone.ts'
import { rosterAnswers } from '#modules/rosters/answers.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { rostersPermissions } from '#modules/rosters/permissions.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'
import { contractRoutes } from '#modules/rosters/routes-contracts.ts'
import { leaveRoutes } from '#modules/rosters/routes-leave.ts'
import { ownRoutes } from '#modules/rosters/routes-own.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Who works when: work contracts, rosters, and the shifts in force. */
export function rostersModule(
  platform: Platform,
  asks: RostersDeps['asks'],
): Module & { readonly questions: RosterQuestions } {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const deps = { platform, asks, zone }
  const questions = rosterAnswers(deps)
  const own = { ...deps, rosters: questions }
  return {
    name: 'rosters',
    permissions: rostersPermissions,
    questions,
    routes: (app) => {
      contractRoutes(app, deps)
      ownRoutes(app, own)
      leaveRoutes(app, own)
    },
  }
}
