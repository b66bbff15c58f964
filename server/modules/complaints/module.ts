import { ABOUT_MEASURE, moveMeasure } from '#modules/complaints/causes/measures.ts'
import { causeRoutes } from '#modules/complaints/causes/routes.ts'
import { ABOUT } from '#modules/complaints/clocks.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { ESCALATION_TIMER, escalationJob } from '#modules/complaints/escalate.ts'
import { moveHandler } from '#modules/complaints/move.ts'
import { complaintPermissions } from '#modules/complaints/permissions.ts'
import { complaintWords, openComplaints } from '#modules/complaints/personal-data.ts'
import { CHANGES, complaintRoutes } from '#modules/complaints/routes.ts'
import { evidenceRoutes } from '#modules/complaints/routes-evidence.ts'
import { letterRoutes } from '#modules/complaints/routes-letters.ts'
import { ruleRoutes } from '#modules/complaints/routes-rules.ts'
import { complaintWaiting } from '#modules/complaints/waiting.ts'
import type { Module, Platform } from '#platform/module.ts'

/** The regulated case: taken in, moved along its legal path, decided, reviewed, counted. */
export function complaintsModule(platform: Platform, asks: Omit<ComplaintDeps, 'platform'>): Module {
  const deps = { platform, ...asks }
  asks.promises.movedBy(ABOUT, moveHandler(deps))
  asks.promises.movedBy(ABOUT_MEASURE, moveMeasure(deps))
  return {
    name: 'complaints',
    permissions: complaintPermissions,
    personalData: [complaintWords],
    openWork: [openComplaints],
    waiting: complaintWaiting(platform),
    timers: { [ESCALATION_TIMER]: escalationJob(deps) },
    start: () =>
      platform.db.transaction((tx) => platform.timers.setIfNone(tx, ESCALATION_TIMER, 'daily', platform.clock.now())),
    routes: (app) => {
      complaintRoutes(app, deps)
      evidenceRoutes(app, deps)
      letterRoutes(app, deps)
      ruleRoutes(app, deps)
      causeRoutes(app, deps, CHANGES)
    },
  }
}
