import type { CalendarData, LocalDate } from '#libs/business-calendar/calendar-data.ts'

/** What a clock of a complaint is for. The decision has up to three lengths: plain, complex, extended. */
export const CLOCKS = [
  'acknowledge',
  'first-contact',
  'plan',
  'summary',
  'provisional-credit',
  'decide',
  'decide-complex',
  'decide-extended',
  'tell-result',
  'correct-error',
  'ask-review',
  'answer-review',
  'ombudsman',
] as const
export type ClockName = (typeof CLOCKS)[number]

/** Where counting begins; the local day of that instant is day 0. */
export type ClockStart = 'receipt' | 'decision' | 'review-asked'

/** A trait of the complaint that changes how long a clock runs. */
export const TRAITS = ['new-account', 'point-of-sale', 'foreign'] as const
export type Trait = (typeof TRAITS)[number]

export interface Words {
  readonly 'zh-CN': string
  readonly 'zh-TW': string
  readonly en: string
}

/**
 * `calendar-days`, `working-days`, `months`: to the end of the local day that is due; day 0 does not count. A month
 * without that day ends with its last. `hours` run through nights and holidays.
 */
export interface Allowance {
  readonly unit: 'calendar-days' | 'working-days' | 'months' | 'hours'
  /** Whole number, 1 to 400. */
  readonly amount: number
}

/** One clock: a rule that people can look up. `source` says where it is written, `basis` how sure we are. */
export interface ClockRule {
  /** For example `CN-decide`; shown with every refusal that rests on it. */
  readonly ruleId: string
  readonly clock: ClockName
  readonly from: ClockStart
  readonly allowance: Allowance
  /** Used instead for a complaint with this trait; the longest of those that fit. */
  readonly insteadFor?: readonly { readonly trait: Trait; readonly allowance: Allowance }[]
  readonly text: Words
  readonly source: string
  /** `law`: seen in the rule or a quotation of it; `house`: our own default; `verify`: known, the text not seen. */
  readonly basis: 'law' | 'house' | 'verify'
}

/** What a pack asks beyond its clocks. `null`: it does not ask for it. */
export interface PackConditions {
  readonly representativesMost: number | null
  /** The longer clock is open only to complaints that are complex already. */
  readonly extensionNeedsComplex: boolean
  /** Reg E: the longer investigation is open only once the amount was credited for the time being. */
  readonly complexNeedsProvisionalCredit: boolean
}

export interface RulePack {
  /** `CN`, `TW`, `HK`, `UK`, `US-CFPB`, `US-RegE`, or a house's own. */
  readonly key: string
  readonly name: Words
  /** For complaints received from this local date on. */
  readonly effectiveFrom: LocalDate
  /** When a person last compared the pack with its sources. */
  readonly lastVerifiedOn: LocalDate
  /** Zone, and the working days of clocks that count those. Its hours are not used. */
  readonly calendar: CalendarData
  /** A due day that is no working day moves to the next one. Off in every pack that comes with this library. */
  readonly rollsOver: boolean
  readonly clocks: readonly ClockRule[]
  readonly conditions: PackConditions
  /** What the customer may do after the decision; stands in every decision letter. */
  readonly remedies: readonly Words[]
  /** For rules that are no clock: recusal, four eyes, representatives, withdrawal. */
  readonly source: string
}

export const clockRule = (pack: RulePack, clock: ClockName): ClockRule | undefined =>
  pack.clocks.find((rule) => rule.clock === clock)

/**
 * The pack whose day has come: of those with this key the one with the latest `effectiveFrom` that is not after the
 * day of receipt. A complaint keeps the pack it was received under.
 */
export function packInForce(packs: readonly RulePack[], key: string, receivedOn: LocalDate): RulePack | undefined {
  return packs
    .filter((pack) => pack.key === key && pack.effectiveFrom <= receivedOn)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
}
