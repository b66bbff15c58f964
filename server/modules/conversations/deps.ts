import type { RedLineMemory } from '#modules/conversations/red-lines/memory.ts'
import type { Fingerprint } from '#modules/conversations/writer/mask-in-context.ts'
import type { Publisher } from '#modules/conversations/writer/publish.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Platform } from '#platform/module.ts'

/** Questions of the modules above. */
export interface Asks {
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly customers: CustomerQuestions
  readonly knowledge: Pick<KnowledgeQuestions, 'script' | 'fileForCustomers'>
}

/** What the use cases of this module work with. */
export interface Deps extends Asks {
  readonly platform: Platform
  readonly publisher: Publisher
  /** What words to customers are looked through for. */
  readonly redLines: RedLineMemory
  /** Of what a message says: keyed, the same on every node. */
  readonly fingerprint: Fingerprint
}
