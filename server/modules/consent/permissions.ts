import type { PermissionTable } from '#platform/access.ts'

export const permissions: PermissionTable = {
  'consent.read': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
  'consent.record': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
  'consent.read-register': { compliance: 'all' },
  'consent.write-texts': { compliance: 'all' },
  'consent.answer-requests': { compliance: 'all' },
  'consent.configure': { compliance: 'all' },
}
