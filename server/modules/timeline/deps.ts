import type { BranchQuestions } from '#modules/branches/questions.ts'
import type { CaseQuestions } from '#modules/cases/questions.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Platform } from '#platform/module.ts'

export interface TimelineDeps {
  readonly platform: Platform
  readonly asks: {
    readonly identity: IdentityQuestions
    readonly customers: CustomerQuestions
    readonly conversations: ConversationQuestions
    readonly cases: CaseQuestions
    readonly branches: BranchQuestions
  }
}
