import type { PermissionTable, Role } from '#platform/access.ts'

export const rostersPermissions = {
  /** Rosters, contracts and people of one's units; of the whole house for planners. */
  'rosters.read': { planner: 'all', supervisor: 'units', 'team-leader': 'units' },
  'rosters.plan': { planner: 'all' },
  /** Leave of one's units: to see, to decide, and how many may be away. */
  'rosters.leave': { planner: 'all', supervisor: 'units', 'team-leader': 'units' },
  /** One's own shifts, for everyone who serves customers. */
  'rosters.own': {
    agent: 'own',
    'team-leader': 'own',
    supervisor: 'own',
    'complaint-officer': 'own',
    'care-manager': 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
  },
} as const satisfies PermissionTable

/** Who can be in a roster. */
export const ROSTERED_ROLES = Object.keys(rostersPermissions['rosters.own']) as readonly Role[]
