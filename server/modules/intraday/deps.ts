import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { InsightsQuestions } from '#modules/insights/questions.ts'
import type { DeskThread } from '#modules/intraday/desk-thread.ts'
import type { PlanMemory } from '#modules/intraday/plan-memory.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { WorkforceQuestions } from '#modules/workforce/questions.ts'
import type { Platform } from '#platform/module.ts'

export interface IntradayAsks {
  readonly identity: IdentityQuestions
  readonly routing: RoutingQuestions
  readonly insights: InsightsQuestions
  readonly workforce: WorkforceQuestions
  readonly rosters: RosterQuestions
}

/** What the use cases of this module work with. */
export interface IntradayDeps {
  readonly platform: Platform
  readonly asks: IntradayAsks
  readonly zone: CompiledZone
  readonly plans: PlanMemory
  readonly thread: DeskThread
}
