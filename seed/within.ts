import type { BranchDeps } from '#modules/branches/deps.ts'
import { casesModule } from '#modules/cases/module.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { conversationsModule } from '#modules/conversations/module.ts'
import { customersModule } from '#modules/customers/module.ts'
import type { NeedDeps } from '#modules/customers/needs/reviews.ts'
import { identityAnswers } from '#modules/identity/answers.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { knowledgeModule } from '#modules/knowledge/module.ts'
import { promisesModule } from '#modules/promises/module.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { rememberPaces } from '#modules/routing/estimates.ts'
import { routingModule } from '#modules/routing/module.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/**
 * The platform inside one transaction: every use case that is given it joins that transaction instead of beginning its
 * own, so that all of them together hold or none does. It tells nobody of facts; the log does once they are durable.
 */
export function within(platform: Platform, tx: Tx): Platform {
  return {
    ...platform,
    db: {
      ...oneByOne(tx),
      transaction: (work) => work(tx),
      pool: platform.db.pool,
      dedicated: platform.db.dedicated,
      close: async () => {},
    },
    log: { ...platform.log, listen: () => {}, onSignal: () => {} },
  }
}

/** A transaction has one connection: what is asked at the same time waits its turn. */
function oneByOne(tx: Tx): Queryable {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <R>(ask: () => Promise<R>): Promise<R> => {
    const turn = last.then(ask)
    last = turn.catch(() => {})
    return turn
  }
  return {
    rows: (statement) => inTurn(() => tx.rows(statement)),
    one: (statement) => inTurn(() => tx.one(statement)),
    maybe: (statement) => inTurn(() => tx.maybe(statement)),
    run: (statement) => inTurn(() => tx.run(statement)),
  }
}

/** What the use cases of routing work with. The next pass, on whichever node, finds the mark they leave. */
export function routingDeps(inside: Platform): RoutingDeps {
  return {
    platform: inside,
    asks: routingAsks(inside),
    paceOf: rememberPaces(inside.db),
    wakePass: () => {},
  }
}

/** What others may ask routing. */
export const routingQuestions = (inside: Platform): RoutingQuestions =>
  routingModule(inside, routingAsks(inside)).questions

/** What complaints ask of others. */
export function complaintAsks(inside: Platform): Omit<ComplaintDeps, 'platform'> {
  const asks = routingAsks(inside)
  return { ...asks, cases: casesModule(inside, asks).questions }
}

/** What branches ask of others. */
export function branchAsks(inside: Platform): BranchDeps['asks'] {
  const asks = routingAsks(inside)
  return { ...asks, cases: casesModule(inside, asks).questions }
}

/** What needs ask of others. */
export function needsAsks(inside: Platform): NeedDeps {
  const { identity, promises } = routingAsks(inside)
  return { platform: inside, identity, promises }
}

function routingAsks(inside: Platform): RoutingDeps['asks'] {
  const identity = identityAnswers(identityDeps(inside))
  const promises = promisesModule(inside, { identity }).questions
  const customers = customersModule(inside, { identity, promises }).questions
  const knowledge = knowledgeModule(inside, { identity, promises }).questions
  const conversations = conversationsModule(inside, { identity, promises, customers, knowledge }).questions
  return { identity, promises, customers, conversations }
}
