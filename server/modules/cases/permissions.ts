import type { PermissionTable } from '#platform/access.ts'

const REACH = {
  agent: 'own',
  'team-leader': 'units',
  supervisor: 'all',
  'complaint-officer': 'all',
  'care-manager': 'own',
  'branch-staff': 'units',
  'hq-department': 'units',
} as const

export const casePermissions: PermissionTable = {
  'cases.read': { ...REACH, compliance: 'all', 'quality-inspector': 'all' },
  'cases.work': REACH,
  'cases.write-templates': { supervisor: 'all', compliance: 'all', administrator: 'all' },
}
