import type { PermissionTable, Role } from '#platform/access.ts'

export const permissions = {
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
} as const satisfies PermissionTable

/** The roles that answer what customers ask about their own data. */
export const ANSWERING_ROLES = Object.keys(permissions['consent.answer-requests']) as readonly Role[]
