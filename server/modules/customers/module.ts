import { compileZone } from '#libs/business-calendar/zone.ts'
import { branchVisits } from '#modules/customers/branch-visits.ts'
import { customerForChannel } from '#modules/customers/customer-for-channel.ts'
import { decideTraits } from '#modules/customers/domain.ts'
import { contactNeedsLevel, levelOfContact, needsLevel } from '#modules/customers/levels/needs-level.ts'
import { levelRoutes } from '#modules/customers/levels/routes.ts'
import { warningsWaiting } from '#modules/customers/levels/waiting.ts'
import { fillNeeds } from '#modules/customers/needs/fill-needs.ts'
import { moveReview } from '#modules/customers/needs/reviews.ts'
import { needRoutes } from '#modules/customers/needs/routes.ts'
import { CUSTOMER_NEED } from '#modules/customers/needs-contract.ts'
import { holdPersons, samePerson } from '#modules/customers/person/members.ts'
import { personRoutes } from '#modules/customers/person/routes.ts'
import { needData, openContacts, profileData } from '#modules/customers/personal-data.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { customerReactions } from '#modules/customers/reactions.ts'
import { fillIndexes } from '#modules/customers/records/fill-indexes.ts'
import { recordRoutes } from '#modules/customers/records/routes.ts'
import { customerRoutes } from '#modules/customers/routes.ts'
import { ruleFactQuestions } from '#modules/customers/rule-facts.ts'
import { customerCards, JOIN_SHOWN, NEEDS_OF_PERSON } from '#modules/customers/views.ts'
import { customerOfNumber, isContactOf, isVisible, seen } from '#modules/customers/visible.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { PermissionTable } from '#platform/access.ts'
import type { Queryable } from '#platform/database/database.ts'
import { sql } from '#platform/database/database.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { OpenWork } from '#platform/personal-data.ts'

const permissions: PermissionTable = {
  'customers.read': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
  'customers.reveal': { agent: 'own', 'branch-staff': 'units', supervisor: 'all', 'complaint-officer': 'all' },
  'customers.verify': { agent: 'own', 'branch-staff': 'units', supervisor: 'all' },
  'customers.merge': { supervisor: 'all', 'care-manager': 'all', 'complaint-officer': 'all' },
  'customers.read-warnings': { supervisor: 'all', compliance: 'all' },
  'customers.import': { administrator: 'all', 'hq-department': 'all' },
  'customers.change-needs': {
    agent: 'own',
    'branch-staff': 'units',
    'team-leader': 'all',
    supervisor: 'all',
    'care-manager': 'all',
  },
}

/**
 * Who the customers are, how channels know them, and who may see what of them.
 * @param reach.openWork what the modules of the house have open with customers
 */
export function customersModule(
  platform: Platform,
  asks: { readonly identity: IdentityQuestions; readonly promises: PromiseQuestions },
  reach: { readonly openWork: () => readonly OpenWork[] } = { openWork: () => [openContacts] },
): Module & { readonly questions: CustomerQuestions } {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is no time zone: write Asia/Shanghai`)
  const deps = { platform, ...asks, zone, ...reach }
  asks.promises.movedBy(CUSTOMER_NEED, moveReview(asks, Object.keys(permissions['customers.change-needs'] ?? {})))
  return {
    name: 'customers',
    permissions,
    waiting: warningsWaiting,
    // Needs first: their time is the shorter one.
    personalData: [needData(deps), profileData(deps)],
    openWork: [openContacts],
    routes: (app) => {
      customerRoutes(app, platform, asks.identity)
      needRoutes(app, deps)
      personRoutes(app, platform, asks.identity)
      levelRoutes(app, platform, asks.identity)
      recordRoutes(app, platform, asks.identity)
    },
    start: async () => {
      await fillIndexes(platform)
      await fillNeeds(deps)
    },
    reactions: customerReactions,
    reactsFrom: 'beginning',
    questions: {
      ...ruleFactQuestions(platform.cipher),
      customerForChannel: customerForChannel(platform),
      cards: customerCards,
      routingTraits,
      isVisible,
      customerOfNumber,
      isContactOf,
      samePerson,
      holdPersons,
      seen,
      needsLevel,
      contactNeedsLevel,
      levelOfContact,
      branchVisits,
    },
  }
}

async function routingTraits(db: Queryable, customerId: string) {
  const row = await db.one<{
    tier: string | null
    vulnerability_needs: string[]
    manager_id: string | null
    language: string
  }>(sql`select k.tier, ${NEEDS_OF_PERSON} vulnerability_needs, k.manager_id, c.language
    from customers.customer c ${JOIN_SHOWN} where c.id = ${customerId}`)
  return decideTraits({
    tier: row.tier,
    vulnerabilityNeeds: row.vulnerability_needs,
    managerId: row.manager_id,
    language: row.language,
  })
}
