import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { InsightsQuestions } from '#modules/insights/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { Foreteller } from '#modules/workforce/foreteller.ts'
import type { Platform } from '#platform/module.ts'

/** What the use cases of this module work with. */
export interface WorkforceDeps {
  readonly platform: Platform
  readonly asks: {
    readonly identity: IdentityQuestions
    readonly promises: PromiseQuestions
    readonly routing: RoutingQuestions
    readonly insights: InsightsQuestions
  }
  readonly zone: CompiledZone
  readonly foreteller: Foreteller
}
