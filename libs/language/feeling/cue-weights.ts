import type { CueKind } from './lexicon.ts'

/** How angry someone is who says this, 0..1, where the lexicon's entry does not tell. House values. */
export const ANGER_OF: Readonly<Record<CueKind, number>> = {
  person: 0.1,
  complaint: 0.45,
  regulator: 0.6,
  legal: 0.6,
  fraud: 0.1,
  'self-harm': 0,
  death: 0,
  hardship: 0.05,
  profanity: 0.8,
  churn: 0.4,
}

/**
 * Kinds dropped when they stand in quotation marks that are neither the whole message nor the customer's own words: 广告
 * 上写着“投诉必究”. What asks for a person or tells of danger is heard however it is put.
 */
export const DROPPED_IN_QUOTES: ReadonlySet<CueKind> = new Set(['complaint', 'legal', 'profanity', 'churn'])

/** Kinds where even a denial is heard, unless the entry says otherwise: whoever writes 我没有想自杀 needs a person. */
export const HEARD_THOUGH_DENIED: ReadonlySet<CueKind> = new Set(['self-harm'])
