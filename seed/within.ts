import { conversationsModule } from '#modules/conversations/module.ts'
import { customersModule } from '#modules/customers/module.ts'
import { identityAnswers } from '#modules/identity/answers.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { promisesModule } from '#modules/promises/module.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { rememberPaces } from '#modules/routing/estimates.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/**
 * The platform inside one transaction: every use case that is given it joins that transaction instead of beginning its
 * own, so that all of them together hold or none does. It tells nobody of facts; the log does once they are durable.
 */
export function within(platform: Platform, tx: Tx): Platform {
  return {
    ...platform,
    db: {
      ...tx,
      transaction: (work) => work(tx),
      pool: platform.db.pool,
      dedicated: platform.db.dedicated,
      close: async () => {},
    },
    log: { ...platform.log, listen: () => {}, onSignal: () => {} },
  }
}

/** What the use cases of routing work with. The next pass, on whichever node, finds the mark they leave. */
export function routingDeps(inside: Platform): RoutingDeps {
  const identity = identityAnswers(identityDeps(inside))
  const promises = promisesModule(inside, { identity }).questions
  const customers = customersModule(inside, { identity }).questions
  const conversations = conversationsModule(inside, { identity, promises, customers }).questions
  const asks = { identity, promises, customers, conversations }
  return { platform: inside, asks, paceOf: rememberPaces(inside.db), wakePass: () => {} }
}
