import type { PermissionTable, Role } from '#platform/access.ts'

const WRITERS = [
  'trainer',
  'compliance',
  'administrator',
  'supervisor',
  'team-leader',
] as const satisfies readonly Role[]

/** Who may be asked to answer for an article. */
export const WRITING_ROLES: readonly Role[] = WRITERS
export const writesArticles = (roles: readonly string[]): boolean => WRITERS.some((role) => roles.includes(role))

export const knowledgePermissions: PermissionTable = {
  'knowledge.use': {
    agent: 'all',
    'team-leader': 'all',
    supervisor: 'all',
    'quality-inspector': 'all',
    trainer: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
    'branch-staff': 'all',
    administrator: 'all',
  },
  'knowledge.write-replies': {
    agent: 'own',
    'team-leader': 'units',
    supervisor: 'units',
    trainer: 'all',
    administrator: 'all',
  },
  'knowledge.share-replies': { 'team-leader': 'units', supervisor: 'units', trainer: 'all', administrator: 'all' },
  'knowledge.write-scripts': { trainer: 'all', compliance: 'all', administrator: 'all' },
  // Also whoever may review never reviews what they wrote.
  'knowledge.review-scripts': { trainer: 'all', compliance: 'all', administrator: 'all' },
  'knowledge.write-articles': {
    trainer: 'all',
    compliance: 'all',
    administrator: 'all',
    supervisor: 'all',
    'team-leader': 'all',
  },
  // Also whoever may review never reviews what they wrote.
  'knowledge.review-articles': { trainer: 'all', compliance: 'all', administrator: 'all', supervisor: 'all' },
  'knowledge.import-articles': { trainer: 'all', administrator: 'all' },
}
