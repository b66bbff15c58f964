import type { HandOverReason } from '#libs/dialogue/hand-over.ts'
import type { CueKind } from '#libs/language/feeling/lexicon.ts'
import type { SlotKind } from '#libs/language/slots/slot.ts'

export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof LOCALES)[number]
/** One text in the three languages of the house; zh-TW in Taiwan's own words. */
export type Words = Readonly<Record<Locale, string>>

/** How sure we are who is speaking: 0 nobody known … 4 seen with a document, at a branch or by video. */
export type IdentityLevel = 0 | 1 | 2 | 3 | 4

/** `immediate`: before everyone else; self-harm, fraud and flows' own immediate rules also outside hours. `priority`: before ordinary contacts. */
export type Urgency = 'normal' | 'priority' | 'immediate'

/**
 * One way of serving one scenario: statements that have to be made, things to be asked, and when a person takes over.
 * Data, written by a business person, released with a version; `flowFaults` says what is wrong with one. A flow runs
 * forwards only: corrections, repeated questions and interruptions are the engine's, so no step ever leads back.
 */
export interface Flow {
  /** Kebab-case, for ever the same. */
  readonly code: string
  /** 1 or more; every release of other words or steps raises it. */
  readonly version: number
  readonly name: Words
  /** The topic by which a hand-over is queued; null: whoever takes anything. */
  readonly topic: string | null
  /**
   * The level a person needs before anything of the customer's own is spoken of; stands in the summary. The bot itself
   * speaks of nothing of theirs; where a step should wait for a level all the same it has an `identity` step before it.
   */
  readonly minIdentityLevel: IdentityLevel
  readonly slots: Readonly<Record<string, FlowSlot>>
  /** The id of the first step. */
  readonly start: string
  /** Where it begins when a risk phrase, not a question, led here; `start` when left out. */
  readonly startOnRisk?: string
  readonly steps: readonly FlowStep[]
  /** Looked at in every turn while the flow is under way, the first that holds decides. */
  readonly handOff: readonly HandOffRule[]
  /** What the person's form will want, so that it is filled with what the customer said already. */
  readonly formFields: readonly { readonly field: string; readonly name: Words; readonly slot: string | null }[]
}

/** What a slot holds: a kind `readSlots` reads, one of the flow's own choices, or the customer's words. */
export type FlowSlotKind = Exclude<SlotKind, 'choice'> | 'one-of' | 'text'

export interface FlowSlot {
  readonly kind: FlowSlotKind
  /** As it is named in "is that right?" and on the person's card. */
  readonly name: Words
  readonly ask: Words
  /** Asked the second and third time; `ask` when left out. */
  readonly askAgain?: Words
  /** For `one-of`: two to six. `says` are other words for it, simplified Chinese or lower-case English. */
  readonly options?: readonly { readonly code: string; readonly label: Words; readonly says?: readonly string[] }[]
  /** For `text`: a message that began the flow and already tells a story is taken for it, so that nobody says it twice. */
  readonly takesOpening?: boolean
  /** When the customer would rather not say: go on without it, or let a person take over. */
  readonly ifRefused: 'go-on' | 'hand-over'
}

export type FlowStep =
  /** Says something. A mandatory statement is made in every run that passes here, once. `{slot}` stands for a value. */
  | {
      readonly id: string
      readonly kind: 'say'
      readonly isMandatory: boolean
      readonly say: Words
      readonly next: string
    }
  /** Asks for a slot unless it is known already. */
  | { readonly id: string; readonly kind: 'ask'; readonly slot: string; readonly next: string }
  /** Goes where the first condition that holds says. */
  | {
      readonly id: string
      readonly kind: 'when'
      readonly cases: readonly { readonly when: Condition; readonly next: string }[]
      readonly otherwise: string
    }
  /** Repeats what was said (`{slot}` in the words) and asks whether it is right; "no" asks what is to be changed. */
  | { readonly id: string; readonly kind: 'confirm'; readonly say: Words; readonly next: string }
  /** Answers from an article in force. Without one in force: on to `next` if optional, else to a person. */
  | {
      readonly id: string
      readonly kind: 'article'
      readonly article: string
      readonly isOptional: boolean
      readonly next: string
    }
  /** Waits for an identity level; below it says how to get there, or lets a person take over. */
  | {
      readonly id: string
      readonly kind: 'identity'
      readonly level: IdentityLevel
      readonly below: 'tell' | 'hand-over'
      readonly next: string
    }
  /** A person takes over. `why` is the flow's own code, its `name` in words for the person's card. */
  | {
      readonly id: string
      readonly kind: 'hand-over'
      readonly why: string
      readonly name: Words
      readonly urgency: Urgency
      readonly topic?: string
      /** Under which reason it counts and what the customer is told; `scenario` when left out. */
      readonly reason?: HandOverReason
    }
  /** The end: asks whether that helped. */
  | { readonly id: string; readonly kind: 'end'; readonly say?: Words }

export type StepKind = FlowStep['kind']

/** A condition under which a person takes over whatever step the flow is at. */
export interface HandOffRule {
  readonly why: string
  readonly name: Words
  readonly when: Condition
  readonly urgency: Urgency
  /** The flow's own topic when left out. */
  readonly topic?: string
  /** Under which reason it counts and what the customer is told; `scenario` when left out. */
  readonly reason?: HandOverReason
}

/**
 * A small language of conditions, as data.
 * - numbers compare with the amount in whole units of its currency (50,000 means ¥50,000); an amount said as "over
 *   20,000" counts as more than 20,000. A slot that is not known makes every comparison false.
 * - `said`: the customer's message of this turn holds one of these phrases (simplified Chinese, lower-case English).
 * - `flag`: something the caller knows about the customer or the hour, such as `elderly` or `new-payee`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly slot: string; readonly is: 'known' | 'refused' }
  | { readonly slot: string; readonly equals: string | number | boolean }
  | { readonly slot: string; readonly oneOf: readonly string[] }
  | { readonly slot: string; readonly over: number }
  | { readonly slot: string; readonly atLeast: number }
  | { readonly slot: string; readonly under: number }
  | { readonly identityBelow: IdentityLevel }
  | { readonly flag: string }
  | { readonly said: readonly string[] }
  | { readonly cue: CueKind }
