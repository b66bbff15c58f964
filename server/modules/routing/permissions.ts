import type { PermissionTable, Role } from '#platform/access.ts'

export const routingPermissions = {
  /** Be given work: accept, decline, transfer, consult. */
  'routing.serve': {
    agent: 'own',
    'team-leader': 'own',
    supervisor: 'own',
    'complaint-officer': 'own',
    'care-manager': 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
  },
  'routing.callbacks': { agent: 'own', 'team-leader': 'units', supervisor: 'units', 'care-manager': 'all' },
  'routing.watch': {
    'team-leader': 'units',
    supervisor: 'units',
    planner: 'all',
    'care-manager': 'all',
    administrator: 'all',
  },
  'routing.supervise': { 'team-leader': 'units', supervisor: 'units', administrator: 'all' },
  'routing.read-queues': {
    agent: 'all',
    'team-leader': 'all',
    supervisor: 'all',
    'quality-inspector': 'all',
    trainer: 'all',
    planner: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
    'branch-staff': 'all',
    'hq-department': 'all',
    administrator: 'all',
  },
  'routing.configure': { supervisor: 'all', administrator: 'all' },
} as const satisfies PermissionTable

/** The roles that can be given work: everyone else shows up in no queue. */
export const SERVING_ROLES = Object.keys(routingPermissions['routing.serve']) as readonly Role[]
