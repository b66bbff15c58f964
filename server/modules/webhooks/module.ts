import { DELIVER_TIMER, deliverNext, enqueue } from '#modules/webhooks/deliver.ts'
import { webhookRoutes } from '#modules/webhooks/routes.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Tells other systems of the bank what happened: signed, in order, tried again, never silently dropped. */
export function webhooksModule(platform: Platform): Module {
  return {
    name: 'webhooks',
    permissions: { 'webhooks.administer': { administrator: 'all' } },
    routes: (app) => webhookRoutes(app, platform),
    reactions: { '*': enqueue(platform) },
    timers: { [DELIVER_TIMER]: deliverNext(platform) },
  }
}
