import type { Desks } from '#modules/bot/desks.ts'
import type { KnownSessions } from '#modules/bot/known-sessions.ts'
import type { Mind } from '#modules/bot/mind.ts'
import type { ModelAtHand } from '#modules/bot/model/ask-model.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { Platform } from '#platform/module.ts'

export interface BotAsks {
  readonly identity: IdentityQuestions
  readonly customers: CustomerQuestions
  readonly consent: ConsentQuestions
  readonly knowledge: KnowledgeQuestions
  readonly conversations: ConversationQuestions
  readonly routing: RoutingQuestions
}

export interface BotDeps {
  readonly platform: Platform
  readonly asks: BotAsks
  readonly mind: Mind
  /** Undefined: none is set, and the bot answers by itself alone. */
  readonly model: ModelAtHand | undefined
  readonly known: KnownSessions
  readonly desks: Desks
  /** The local date of the house, YYYY-MM-DD. */
  readonly today: (now: number) => string
  /** Takes the turns of a conversation on this node, soon. Never throws. */
  readonly wake: (conversationId: string) => void
}
