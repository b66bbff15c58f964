import type { BotQuestions } from '#modules/bot/questions.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Questions of the modules above. */
export interface AssistAsks {
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly customers: CustomerQuestions
  readonly consent: ConsentQuestions
  readonly knowledge: KnowledgeQuestions
  readonly conversations: ConversationQuestions
  readonly routing: RoutingQuestions
  readonly bot: BotQuestions
}

export interface AssistDeps {
  readonly platform: Platform
  readonly asks: AssistAsks
}

/** One kind of help, a folder of this module: what it adds to the module. Several may react to the same fact. */
export type AssistPart = Pick<
  Module,
  'permissions' | 'routes' | 'reactions' | 'timers' | 'topics' | 'commands' | 'start' | 'stop'
>
