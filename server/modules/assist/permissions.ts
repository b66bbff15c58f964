import type { PermissionTable } from '#platform/access.ts'

export const assistPermissions: PermissionTable = {
  /** Help with a contact in hand: for every role that is given contacts. */
  'assist.use': {
    agent: 'own',
    'team-leader': 'own',
    supervisor: 'own',
    'complaint-officer': 'own',
    'care-manager': 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
  },
  /** Who used the tools, and the acts it is counted from. */
  'assist.read-tool-use': {
    agent: 'own',
    'complaint-officer': 'own',
    'care-manager': 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
    'team-leader': 'units',
    supervisor: 'units',
    trainer: 'all',
    'quality-inspector': 'all',
    compliance: 'all',
  },
}
