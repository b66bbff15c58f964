/** What a cue tells. A person was asked for; a complaint, regulator, lawyer is named; money or a life may be at risk. */
export const CUE_KINDS = [
  'person',
  'complaint',
  'regulator',
  'legal',
  'fraud',
  'self-harm',
  'death',
  'hardship',
  'profanity',
  'churn',
] as const
export type CueKind = (typeof CUE_KINDS)[number]

/**
 * One thing customers say in many ways. Reviewed by people, kept as data: `server/modules/bot/pack/cues.json` holds an
 * array of these.
 * - `zh` phrases are written in simplified characters, Taiwan's words too (客诉, 专员): a message in traditional
 *   characters is turned before it is compared. Spaces inside a message do not hide a Chinese phrase.
 * - `en` phrases are lower case, whole words, one space between words; `*` at the end of a word takes any ending
 *   (`complain*` is complain, complained, complaining, complaint). Apostrophes may be left out by the customer.
 * - `…` in a phrase stands for up to six words or characters of the same clause (把…验证码…告诉我).
 * - `unless` are longer ways of saying that hold the phrase and mean something else (死机 for 死, "drop dead gorgeous"
 *   for "drop dead"): where one covers the found phrase, the phrase is not found.
 * - a phrase that is denied ("我不投诉", "I am not complaining") is not found, save where `deniable` is false: whoever
 *   writes 我没有想自杀 is to be heard by a person as well. A phrase that itself begins with a denial (不想活) is found as it
 *   stands.
 */
export interface CueEntry {
  /** Unique, kebab-case: `complaint-file`, `regulator-12378`. */
  readonly code: string
  readonly kind: CueKind
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly unless?: { readonly zh?: readonly string[]; readonly en?: readonly string[] }
  /** When left out: true, but false for `self-harm`. */
  readonly deniable?: boolean
  /** How angry whoever says this is, 0 to 1; the kind's own measure when left out (`cue-weights.ts`). */
  readonly anger?: number
}

/** A word that colours a sentence, with its strength: -3 awful … 3 wonderful. Phrases follow the rules of `CueEntry`. */
export interface PolarityEntry {
  readonly weight: number
  /** Whoever uses the word is angry, not just unhappy; false when left out. */
  readonly isAngry?: boolean
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** All that `readFeeling` compares a text with. Compile it once with `compileLexicon`. */
export interface FeelingLexicon {
  readonly cues: readonly CueEntry[]
  /** The library's own words (`polarity-words.ts`) when left out. */
  readonly polarity?: readonly PolarityEntry[]
}
