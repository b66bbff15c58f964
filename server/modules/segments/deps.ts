import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { ProfilingQuestions } from '#modules/consent/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Platform } from '#platform/module.ts'

export interface SegmentDeps {
  readonly platform: Platform
  readonly identity: IdentityQuestions
  readonly customers: CustomerQuestions
  readonly consent: ProfilingQuestions
  readonly zone: CompiledZone
  /** Looks at what is due soon; for whoever just made something due. */
  readonly wake: () => void
  /** Looks whether the fifths of all customers are to be drawn anew. */
  readonly drawFifths: () => void
}
