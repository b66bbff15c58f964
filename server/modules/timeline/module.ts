import type { TimelineDeps } from '#modules/timeline/deps.ts'
import { historyWords } from '#modules/timeline/personal-data.ts'
import { timelineRoutes } from '#modules/timeline/routes.ts'
import { tellBranches } from '#modules/timeline/tell-branches.ts'
import { tellCases } from '#modules/timeline/tell-cases.ts'
import { tellComplaints } from '#modules/timeline/tell-complaints.ts'
import { tellConsent } from '#modules/timeline/tell-consent.ts'
import { tellContacts } from '#modules/timeline/tell-contacts.ts'
import { tellCustomers } from '#modules/timeline/tell-customers.ts'
import type { PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'

/** The reach is that over customers: who may see one may see what happened with them. */
const permissions: PermissionTable = {
  'timeline.read': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
}

/** One line of everything that happened with a customer, told from the log. */
export function timelineModule(platform: Platform, asks: TimelineDeps['asks']): Module {
  return {
    name: 'timeline',
    permissions,
    personalData: [historyWords],
    routes: (app) => timelineRoutes(app, { platform, asks }),
    reactions: {
      ...tellContacts(asks),
      ...tellCases(asks),
      ...tellBranches(asks),
      ...tellComplaints,
      ...tellConsent,
      ...tellCustomers,
    },
    reactsFrom: 'beginning',
  }
}
