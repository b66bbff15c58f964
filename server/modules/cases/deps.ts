import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Platform } from '#platform/module.ts'

export interface CaseAsks {
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly customers: CustomerQuestions
  readonly conversations: ConversationQuestions
}

export interface CaseDeps {
  readonly platform: Platform
  readonly asks: CaseAsks
}
