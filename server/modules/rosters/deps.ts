import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { WorkforceQuestions } from '#modules/workforce/questions.ts'
import type { Platform } from '#platform/module.ts'

/** What the use cases of this module work with. */
export interface RostersDeps {
  readonly platform: Platform
  readonly asks: {
    readonly identity: IdentityQuestions
    readonly promises: PromiseQuestions
    readonly routing: RoutingQuestions
    readonly workforce: WorkforceQuestions
  }
  readonly zone: CompiledZone
}
