import type { PermissionTable } from '#platform/access.ts'

export const permissions: PermissionTable = {
  'segments.read': { 'care-manager': 'all', supervisor: 'all', compliance: 'all' },
  'segments.write': { 'care-manager': 'all' },
  'segments.review': { 'care-manager': 'all', supervisor: 'all', compliance: 'all' },
  /** Why a customer stands where they stand. */
  'segments.explain': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
}
