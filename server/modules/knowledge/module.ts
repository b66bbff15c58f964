import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { knowledgeRoutes } from '#modules/knowledge/routes.ts'
import type { PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'

const permissions: PermissionTable = {
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
}

/** What agents say and do: canned replies and the scripts of each scenario. */
export function knowledgeModule(platform: Platform, asks: { readonly identity: IdentityQuestions }): Module {
  return { name: 'knowledge', permissions, routes: (app) => knowledgeRoutes(app, platform, asks.identity) }
}
