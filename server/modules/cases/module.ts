import { refused } from '#libs/facts/decision.ts'
import { moveCase } from '#modules/cases/act.ts'
import { caseAnswers } from '#modules/cases/answers.ts'
import type { CaseAsks } from '#modules/cases/deps.ts'
import { casePermissions } from '#modules/cases/permissions.ts'
import { caseWords, openCases } from '#modules/cases/personal-data.ts'
import type { CaseQuestions } from '#modules/cases/questions.ts'
import { caseRoutes } from '#modules/cases/routes.ts'
import { caseActRoutes } from '#modules/cases/routes-acts.ts'
import { caseFileRoutes } from '#modules/cases/routes-files.ts'
import { CASE, lockCase, WORK_ORDER } from '#modules/cases/store.ts'
import { moveWorkOrder } from '#modules/cases/work-orders.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Matters that outlive a contact: whose they are, until when, what was done and what the customer was told. */
export function casesModule(platform: Platform, asks: CaseAsks): Module & { readonly questions: CaseQuestions } {
  const deps = { platform, asks }
  asks.promises.movedBy(CASE, async (tx, cause, caseId, to) => {
    const one = await lockCase(tx, caseId)
    if (!one) return refused('case-not-found')
    return moveCase({ deps, tx, cause, one, now: platform.clock.now() }, { ...to, note: null })
  })
  asks.promises.movedBy(WORK_ORDER, (tx, cause, id, to) => moveWorkOrder(deps, tx, cause, id, to))
  return {
    name: 'cases',
    permissions: casePermissions,
    personalData: [caseWords],
    openWork: [openCases],
    questions: caseAnswers(deps),
    routes: (app) => {
      caseRoutes(app, deps)
      caseActRoutes(app, deps)
      caseFileRoutes(app, deps)
    },
  }
}
