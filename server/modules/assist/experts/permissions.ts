import type { PermissionTable, Role } from '#platform/access.ts'

export const expertPermissions = {
  /** To be asked, in the skills one holds; asking is `assist.use`. */
  'assist.answer-experts': {
    agent: 'own',
    'team-leader': 'own',
    supervisor: 'own',
    trainer: 'own',
    'complaint-officer': 'own',
    compliance: 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
  },
  'assist.configure-experts': { supervisor: 'all', administrator: 'all' },
} as const satisfies PermissionTable

/** The roles that can be asked. */
export const EXPERT_ROLES = Object.keys(expertPermissions['assist.answer-experts']) as readonly Role[]
