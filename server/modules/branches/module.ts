import type { BranchDeps } from '#modules/branches/deps.ts'
import { NO_SHOW_TIMER, noteNoShow } from '#modules/branches/no-show.ts'
import { branchPermissions } from '#modules/branches/permissions.ts'
import { openVisits, visitData } from '#modules/branches/personal-data.ts'
import type { BranchQuestions } from '#modules/branches/questions.ts'
import { branchRoutes } from '#modules/branches/routes.ts'
import { visitRoutes } from '#modules/branches/routes-visits.ts'
import { loadVisit } from '#modules/branches/store.ts'
import type { Module, Platform } from '#platform/module.ts'

/** The branch as a channel: places booked, customers received and served, what came of it, and who goes on. */
export function branchesModule(
  platform: Platform,
  asks: BranchDeps['asks'],
): Module & { readonly questions: BranchQuestions } {
  const deps = { platform, asks }
  return {
    name: 'branches',
    permissions: branchPermissions,
    personalData: [visitData],
    openWork: [openVisits],
    routes: (app) => {
      branchRoutes(app, deps)
      visitRoutes(app, deps)
    },
    timers: { [NO_SHOW_TIMER]: noteNoShow(deps) },
    questions: { noteOf: async (db, visitId) => (await loadVisit(db, visitId))?.outcomeNote ?? '' },
  }
}
