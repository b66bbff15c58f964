import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintPermissions } from '#modules/complaints/permissions.ts'
import { complaintRoutes } from '#modules/complaints/routes.ts'
import { letterRoutes } from '#modules/complaints/routes-letters.ts'
import { ruleRoutes } from '#modules/complaints/routes-rules.ts'
import type { Module, Platform } from '#platform/module.ts'

/** The regulated case: taken in, moved along its legal path, decided, reviewed, counted. */
export function complaintsModule(platform: Platform, asks: Omit<ComplaintDeps, 'platform'>): Module {
  const deps = { platform, ...asks }
  return {
    name: 'complaints',
    permissions: complaintPermissions,
    routes: (app) => {
      complaintRoutes(app, deps)
      letterRoutes(app, deps)
      ruleRoutes(app, deps)
    },
  }
}
