/**
 * What a rule may ask about a customer. `money`: minor units, 0 or more. `count`: whole number, 0 or more. `days`: whole days
 * gone by. `score`: 1 to 5, the fifth of all customers. `word`: one code or word. `words`: all that are on record, matched when one of them holds the word asked for.
 * C2 is personal enough to be hidden on screens until it is opened for a purpose.
 */
export interface FieldKind {
  readonly type: 'money' | 'count' | 'days' | 'score' | 'word' | 'words'
  readonly class: 'C1' | 'C2'
  /** Says how vulnerable somebody is or feels: helps to serve them, never to sell to them. */
  readonly neverForMarketing?: true
  /** The only values there are; without them any word. */
  readonly choices?: readonly string[]
}

export const TIERS = ['mass', 'gold', 'affluent', 'diamond', 'private'] as const
export type Tier = (typeof TIERS)[number]
export const LIFE_STAGES = ['new', 'growing', 'mature', 'declining', 'lost'] as const
export type LifeStage = (typeof LIFE_STAGES)[number]

export const FIELDS = {
  'assets-month-average': { type: 'money', class: 'C2' },
  'assets-tier': { type: 'word', class: 'C1', choices: TIERS },
  'bank-tier': { type: 'word', class: 'C1', choices: TIERS },
  'life-stage': { type: 'word', class: 'C1', choices: LIFE_STAGES },
  'days-as-customer': { type: 'days', class: 'C1' },
  'days-since-activity': { type: 'days', class: 'C1' },
  'activities-90d': { type: 'count', class: 'C1' },
  'recency-score': { type: 'score', class: 'C1' },
  'frequency-score': { type: 'score', class: 'C1' },
  'money-score': { type: 'score', class: 'C2' },
  'app-log-ins-90d': { type: 'count', class: 'C1' },
  products: { type: 'words', class: 'C1' },
  language: { type: 'word', class: 'C1', choices: ['zh-CN', 'zh-TW', 'en'] },
  'contacts-90d': { type: 'count', class: 'C1' },
  'same-reason-7d': { type: 'count', class: 'C1' },
  'last-rating': { type: 'count', class: 'C1' },
  'complaints-365d': { type: 'count', class: 'C1' },
  feeling: { type: 'word', class: 'C1', neverForMarketing: true },
  needs: { type: 'words', class: 'C1', neverForMarketing: true },
} as const satisfies Readonly<Record<string, FieldKind>>

export type FieldName = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as [FieldName, ...FieldName[]]
export const kindOf = (field: FieldName): FieldKind => FIELDS[field]

/** The comparisons a field of each type knows. `between`: value <= x < upTo. */
export const COMPARISONS = ['at-least', 'below', 'between', 'one-of', 'none-of'] as const
export type Comparison = (typeof COMPARISONS)[number]
const ORDERED: readonly Comparison[] = ['at-least', 'below', 'between']
const NAMED: readonly Comparison[] = ['one-of', 'none-of']
export const comparisonsOf = (field: FieldName): readonly Comparison[] => (isNumber(field) ? ORDERED : NAMED)
export const isNumber = (field: FieldName): boolean => ['money', 'count', 'days', 'score'].includes(kindOf(field).type)
