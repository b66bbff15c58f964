import type { PermissionTable } from '#platform/access.ts'

/** Who may be given a complaint to handle. */
export const HANDLING_ROLES = ['complaint-officer', 'compliance', 'supervisor'] as const

/** Who may own a measure against a cause. */
export const OWNING_ROLES = [
  'complaint-officer',
  'compliance',
  'supervisor',
  'team-leader',
  'branch-staff',
  'hq-department',
] as const

export const complaintPermissions: PermissionTable = {
  'complaints.register': {
    agent: 'all',
    'team-leader': 'all',
    supervisor: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
    'branch-staff': 'all',
  },
  'complaints.read': {
    agent: 'own',
    'team-leader': 'units',
    supervisor: 'units',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'own',
    'branch-staff': 'own',
  },
  'complaints.handle': { 'complaint-officer': 'all', compliance: 'all', supervisor: 'units' },
  // The second person for longer clocks and changed levels; never the one who asked.
  'complaints.approve': { 'complaint-officer': 'all', compliance: 'all', supervisor: 'units' },
  'complaints.reveal': { 'complaint-officer': 'all', compliance: 'all' },
  'complaints.report': { 'complaint-officer': 'all', compliance: 'all' },
  // Measures against causes: whoever owns one sees it and says when it is done.
  'complaints.measures': {
    'team-leader': 'own',
    supervisor: 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
    'complaint-officer': 'all',
    compliance: 'all',
  },
  'complaints.write-measures': { 'complaint-officer': 'all', compliance: 'all' },
  'complaints.write-causes': { compliance: 'all' },
  'complaints.read-packs': { 'complaint-officer': 'all', compliance: 'all', supervisor: 'all' },
  'complaints.write-packs': { compliance: 'all' },
}
