import type { IdentityLevel, Urgency, Words } from '#libs/dialogue/flow.ts'
import type { CueKind } from '#libs/language/feeling/lexicon.ts'

/** Why a person takes over. `scenario`: a flow's own rule or step, named in `scenario` beside it. */
export const HAND_OVER_REASONS = [
  'asked',
  'self-harm',
  'fraud',
  'bereavement',
  'regulator',
  'legal',
  'hardship',
  'upset',
  'unsure-twice',
  'scenario',
  'identity',
  'details-not-given',
  'no-current-answer',
  'not-helped',
  'going-in-circles',
  'intent-for-people',
  'flow-missing',
] as const
export type HandOverReason = (typeof HAND_OVER_REASONS)[number]

/** Something the bot has done for the customer, so that nobody does it again. */
export type Tried =
  | {
      readonly kind: 'article'
      readonly articleId: string
      readonly version: number
      readonly title: Words
      readonly turn: number
    }
  | {
      readonly kind: 'flow'
      readonly flow: string
      readonly version: number
      readonly name: Words
      readonly turn: number
    }
  | { readonly kind: 'buttons'; readonly labels: readonly Words[]; readonly turn: number }

/** All a person needs so that the customer repeats nothing. Numbers of persons and accounts are masked in it. */
export interface HandOver {
  readonly why: HandOverReason
  /** The flow's own code for it, when `why` is `scenario`. */
  readonly scenario: { readonly code: string; readonly name: Words } | null
  readonly urgency: Urgency
  /** The topic by which to queue it; null: whoever takes anything. */
  readonly topic: string | null
  readonly intent: { readonly code: string; readonly name: Words } | null
  readonly flow: {
    readonly code: string
    readonly version: number
    readonly name: Words
    readonly step: string | null
  } | null
  readonly slots: readonly { readonly slot: string; readonly name: Words; readonly shown: Words }[]
  /** The flow's form fields already answered, by field code. */
  readonly form: Readonly<Record<string, Words>>
  readonly summary: Words
  readonly feeling: {
    readonly isUpset: boolean
    /** As libs/language/feeling gave them. */
    readonly reasons: readonly string[]
    readonly cues: readonly { readonly code: string; readonly kind: CueKind }[]
  }
  readonly identityLevel: IdentityLevel
  readonly tried: readonly Tried[]
  /** The messages of the dialogue, the caller's own references: first and last of the customer's, and how many. */
  readonly transcript: { readonly first: string | null; readonly last: string | null; readonly messages: number }
}
