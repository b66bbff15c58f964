import type { PermissionTable } from '#platform/access.ts'

export const branchPermissions: PermissionTable = {
  /** The day lists of one's branches. */
  'branches.read': { 'branch-staff': 'units', 'team-leader': 'units', supervisor: 'all' },
  /** To receive and serve those who come to one's branches. */
  'branches.serve': { 'branch-staff': 'units' },
  /** For customers one may see, at any branch that takes bookings; the reach is that over customers. */
  'branches.book': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    'complaint-officer': 'all',
    'care-manager': 'all',
  },
  'branches.configure': { 'team-leader': 'units', supervisor: 'all', administrator: 'all' },
}
