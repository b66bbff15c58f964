import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { Channel, Purpose } from './purposes.ts'

export const JURISDICTIONS = ['CN', 'US'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

/** Whom a rule binds, from when until when, and who says so. */
interface Bound {
  /** `CN.window.marketing`: what a refusal names. */
  readonly id: string
  readonly jurisdiction: Jurisdiction
  readonly source: string
  /** First local date it holds, of the customer's zone. */
  readonly effectiveFrom: LocalDate
  /** First local date it holds no more; null: no end is known. */
  readonly effectiveTo: LocalDate | null
  readonly purposes: readonly Purpose[]
  /** All channels when left out. */
  readonly channels?: readonly Channel[]
}

/**
 * `contract`: needs no consent. `notice`: allowed until refused or withdrawn. `consent`: only while given, not expired.
 */
export interface BasisRule extends Bound {
  readonly kind: 'basis'
  readonly basis: 'contract' | 'notice' | 'consent'
}

/** Who asked not to be contacted is not contacted for these purposes. */
export interface DoNotContactRule extends Bound {
  readonly kind: 'do-not-contact'
}

/** Local hours in which it is allowed, half-open `from <= t < to`, `HH:MM`, inside one day. */
export interface WindowRule extends Bound {
  readonly kind: 'window'
  readonly open: readonly { readonly from: string; readonly to: string }[]
  /** Not on public holidays of the jurisdiction. */
  readonly notOnHolidays: boolean
}

/**
 * At most `most` contacts of `counts` in a period. `day`, `week` (from Monday) and `month` are those of the customer's
 * calendar; `rollingDays` are 24 hours each, back from now.
 */
export interface CapRule extends Bound {
  readonly kind: 'cap'
  readonly most: number
  readonly per: 'day' | 'week' | 'month' | { readonly rollingDays: number }
  readonly counts: { readonly purposes: readonly Purpose[]; readonly channels?: readonly Channel[] }
  /** Only those that ended so; a contact whose end is not known yet counts as either. */
  readonly ended?: 'unanswered' | 'talked'
}

export type GateRule = BasisRule | DoNotContactRule | WindowRule | CapRule
