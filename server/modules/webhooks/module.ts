import { createLines, DELIVER_TIMER, deliverNext } from '#modules/webhooks/deliver.ts'
import { webhookRoutes } from '#modules/webhooks/routes.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Tells other systems of the bank what happened: signed, in order, tried again, never silently dropped. */
export function webhooksModule(platform: Platform): Module {
  const lines = createLines(platform)
  return {
    name: 'webhooks',
    permissions: { 'webhooks.administer': { administrator: 'all' } },
    routes: (app) => webhookRoutes(app, platform),
    reactions: { '*': lines.enqueue },
    isIdle: lines.isIdle,
    timers: { [DELIVER_TIMER]: deliverNext(platform) },
  }
}
