import { webChannel } from '#channels/web/module.ts'
import { assistModule } from '#modules/assist/module.ts'
import { botModule } from '#modules/bot/module.ts'
import { branchesModule } from '#modules/branches/module.ts'
import { casesModule } from '#modules/cases/module.ts'
import { complaintsModule } from '#modules/complaints/module.ts'
import { consentModule } from '#modules/consent/module.ts'
import { conversationsModule } from '#modules/conversations/module.ts'
import { customersModule } from '#modules/customers/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { insightsModule } from '#modules/insights/module.ts'
import { intradayModule } from '#modules/intraday/module.ts'
import { knowledgeModule } from '#modules/knowledge/module.ts'
import { promisesModule } from '#modules/promises/module.ts'
import { type RosterOptions, rostersModule } from '#modules/rosters/module.ts'
import { routingModule } from '#modules/routing/module.ts'
import { segmentsModule } from '#modules/segments/module.ts'
import { timelineModule } from '#modules/timeline/module.ts'
import { webhooksModule } from '#modules/webhooks/module.ts'
import { workforceModule } from '#modules/workforce/module.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { House } from '#server/application.ts'
import { serveScreens } from '#server/screens.ts'
import { startHouse } from '#server/start.ts'

/**
 * The house, top to bottom. A module may ask questions only of those above it; everything below learns by facts.
 * `tests/boundaries.test.ts` reads the order from here.
 */
export function buildHouse(platform: Platform, options: { readonly rosters?: RosterOptions } = {}): House {
  const identity = identityModule(platform, { permissionTables: () => modules.map((m) => m.permissions ?? {}) })
  const promises = promisesModule(platform, { identity: identity.questions })
  const customers = customersModule(
    platform,
    { identity: identity.questions, promises: promises.questions },
    { openWork: () => modules.flatMap((module) => module.openWork ?? []) },
  )
  const consent = consentModule(
    platform,
    { identity: identity.questions, promises: promises.questions, customers: customers.questions },
    { personalData: () => modules.flatMap((module) => module.personalData ?? []) },
  )
  const knowledge = knowledgeModule(platform, { identity: identity.questions, promises: promises.questions })
  const conversations = conversationsModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    knowledge: knowledge.questions,
  })
  const routing = routingModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    conversations: conversations.questions,
  })
  const bot = botModule(platform, {
    identity: identity.questions,
    customers: customers.questions,
    consent: consent.questions,
    knowledge: knowledge.questions,
    conversations: conversations.questions,
    routing: routing.questions,
  })
  const assist = assistModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    consent: consent.questions,
    knowledge: knowledge.questions,
    conversations: conversations.questions,
    routing: routing.questions,
    bot: bot.questions,
  })
  const cases = casesModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    conversations: conversations.questions,
  })
  const branches = branchesModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    conversations: conversations.questions,
    cases: cases.questions,
  })
  const complaints = complaintsModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    conversations: conversations.questions,
    cases: cases.questions,
  })
  const timeline = timelineModule(platform, {
    identity: identity.questions,
    customers: customers.questions,
    conversations: conversations.questions,
    cases: cases.questions,
    branches: branches.questions,
  })
  const segments = segmentsModule(platform, {
    identity: identity.questions,
    customers: customers.questions,
    consent: consent.questions,
  })
  const insights = insightsModule(platform, { identity: identity.questions, routing: routing.questions })
  const workforce = workforceModule(platform, {
    identity: identity.questions,
    promises: promises.questions,
    routing: routing.questions,
    insights: insights.questions,
  })
  const rosters = rostersModule(
    platform,
    {
      identity: identity.questions,
      promises: promises.questions,
      routing: routing.questions,
      workforce: workforce.questions,
    },
    options.rosters,
  )
  const intraday = intradayModule(platform, {
    identity: identity.questions,
    routing: routing.questions,
    insights: insights.questions,
    workforce: workforce.questions,
    rosters: rosters.questions,
  })
  const web = webChannel(platform, {
    identity: identity.questions,
    promises: promises.questions,
    customers: customers.questions,
    conversations: conversations.questions,
    routing: routing.questions,
    bot: bot.questions,
  })
  const webhooks = webhooksModule(platform)
  const modules: readonly Module[] = [
    identity,
    promises,
    customers,
    consent,
    knowledge,
    conversations,
    routing,
    bot,
    assist,
    cases,
    branches,
    complaints,
    timeline,
    segments,
    insights,
    workforce,
    rosters,
    intraday,
    web,
    webhooks,
  ]
  return {
    modules,
    authenticate: identity.authenticate,
    standingSessions: identity.standingSessions,
    severedBy: identity.severedBy,
    onStaffActivity: identity.markSeen,
    visitorOriginAllowed: web.visitorOriginAllowed,
    screens: serveScreens,
  }
}

export const start = (options: { readonly argv: readonly string[] }): Promise<void> =>
  startHouse({ argv: options.argv, build: buildHouse })
