import type { PermissionTable } from '#platform/access.ts'

/** `units`: the unit at which the role is held, and below. What a person may do to another, domain.ts narrows further. */
export const identityPermissions: PermissionTable = {
  'identity.read-people': {
    administrator: 'all',
    compliance: 'all',
    supervisor: 'units',
    'team-leader': 'units',
    'quality-inspector': 'units',
    trainer: 'units',
    planner: 'units',
  },
  'identity.manage-people': { administrator: 'all' },
  'identity.manage-roles': { administrator: 'all', supervisor: 'units' },
  'identity.manage-units': { administrator: 'all' },
  'identity.manage-skills': { administrator: 'all' },
  'identity.grant-skills': { administrator: 'all', supervisor: 'units', trainer: 'units' },
  'identity.end-sessions': { administrator: 'all', supervisor: 'units' },
  'identity.read-audit': { administrator: 'all', compliance: 'all' },
  /** One page of what waits: for whoever approves, answers by a clock, or looks after alerts. */
  'identity.read-waiting': {
    'team-leader': 'all',
    supervisor: 'all',
    'quality-inspector': 'all',
    trainer: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
    administrator: 'all',
  },
}
