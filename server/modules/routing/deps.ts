import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { QueuePace } from '#modules/routing/estimates.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface RoutingAsks {
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly customers: CustomerQuestions
  readonly conversations: ConversationQuestions
}

/** What every use case of routing is given. */
export interface RoutingDeps {
  readonly platform: Platform
  readonly asks: RoutingAsks
  /** How quickly a queue is served; at most a second old. */
  readonly paceOf: (queueId: string) => Promise<QueuePace | undefined>
  /** Runs a pass on this node soon. */
  readonly wakePass: () => void
}

/**
 * Call it in every transaction that may open a match: work came, room came, rules changed. The mark is durable, so a
 * node that dies between commit and pass leaves it to another; the pass on this node begins right after the commit.
 */
export async function mayOpenMatch(deps: Pick<RoutingDeps, 'wakePass'>, tx: Tx): Promise<void> {
  await tx.rows(sql`insert into routing.pass_due default values`)
  tx.afterCommit(deps.wakePass)
}
