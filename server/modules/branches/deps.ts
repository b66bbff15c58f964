import type { Cause } from '#libs/facts/event.ts'
import type { CaseQuestions } from '#modules/cases/questions.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Actor } from '#platform/access.ts'
import type { Platform } from '#platform/module.ts'

export interface BranchDeps {
  readonly platform: Platform
  readonly asks: {
    readonly identity: IdentityQuestions
    readonly promises: PromiseQuestions
    readonly customers: CustomerQuestions
    readonly conversations: ConversationQuestions
    readonly cases: CaseQuestions
  }
}

export const causeOf = (actor: Actor): Cause => ({ kind: 'person', id: actor.personId })
