import type { Flow, IdentityLevel, Locale, Words } from '#libs/dialogue/flow.ts'
import type { HandOver, Tried } from '#libs/dialogue/hand-over.ts'
import type { CueKind } from '#libs/language/feeling/lexicon.ts'
import type { Slot } from '#libs/language/slots/slot.ts'

/*
 * The shapes of a dialogue: `decideTurn(state, input, knowledge, now)` of decide-turn.ts takes the first three and
 * returns a `Turn`. All plain data, JSON from end to end: a dialogue stored in one process goes on in another, and played
 * again from the same inputs it is the same.
 */

/** What a customer said, and what libs/language read in it. */
export interface TurnInput {
  /** The caller's reference of the message, for the transcript. */
  readonly messageId: string
  readonly text: string
  /** In which language to answer. */
  readonly locale: Locale
  /** The `choice` of the button pressed; null for typed words. A label typed or posted as words is recognised too. */
  readonly choice: string | null
  readonly reading: Reading
  readonly context: TurnContext
  /** The message was a command that the caller carries out with this turn: said instead of an answer. */
  readonly carriedOut?: CarriedOut
}

export interface CarriedOut {
  readonly words: Words
  /** What is left of it only somebody who establishes who the customer is can do. */
  readonly needsPerson: boolean
}

export interface Reading {
  /** By `classify` and `decide` of libs/language/classify; labels are codes of `Knowledge.intents`. */
  readonly decision: IntentDecision
  readonly ranked: readonly { readonly label: string; readonly probability: number }[]
  /** By `search` of libs/language/retrieve over the articles of this audience and channel, best first. */
  readonly found: readonly { readonly article: string; readonly isSure: boolean }[]
  /** By `readSlots`, given `expectedKinds(state, knowledge)`. */
  readonly slots: readonly Slot[]
  /** By `readFeeling`, of this message. */
  readonly cues: readonly { readonly code: string; readonly kind: CueKind }[]
  /** By `nextMood`, this message included; the caller keeps its state. */
  readonly mood: { readonly isUpset: boolean; readonly reasons: readonly string[] }
}

export type IntentDecision =
  | { readonly kind: 'answer'; readonly label: string }
  | { readonly kind: 'clarify'; readonly labels: readonly string[] }
  | { readonly kind: 'unknown' }

/** What the caller knows at this moment that is not in the message. */
export interface TurnContext {
  readonly identityLevel: IdentityLevel
  /** Facts for `flag` conditions: `elderly`, `new-payee`, `sim-changed`, … */
  readonly flags: readonly string[]
  /**
   * Desks without people now; a topic that is not named is open, `topic: null` is for everything else.
   * `opensAt`: UTC milliseconds, null when unknown; `opens`: the same in words of the customer's zone, "明天 08:00".
   */
  readonly closed: readonly ClosedDesk[]
  /** Whether the bank has a number to call back on; else the customer is asked for one. */
  readonly hasPhone: boolean
}

export interface ClosedDesk {
  readonly topic: string | null
  readonly opensAt: number | null
  readonly opens?: Words
}

/** What the bot may draw on: released flows and intents, and articles. Plain lookups by code. */
export interface Knowledge {
  readonly intents: Readonly<Record<string, Intent>>
  readonly flows: Readonly<Record<string, Flow>>
  /** By article code. Out-of-date ones may stand here: the engine never answers from them. */
  readonly articles: Readonly<Record<string, KnownArticle>>
}

export interface Intent {
  readonly code: string
  readonly name: Words
  readonly topic: string | null
  readonly does:
    | { readonly kind: 'article'; readonly article: string }
    | { readonly kind: 'flow'; readonly flow: string }
    | { readonly kind: 'hand-over'; readonly why: string }
}

/** One version of an article. Its text stays with the caller; the engine cites it. */
export interface KnownArticle {
  readonly articleId: string
  readonly version: number
  readonly title: Words
  readonly topic: string | null
  readonly isApproved: boolean
  /** UTC milliseconds; in force from <= now < until. */
  readonly effectiveAt: number
  /** Null: does not expire. */
  readonly expiresAt: number | null
}

export interface Turn {
  readonly state: DialogueState
  /** In the order to be shown; empty only after a hand-over, when a person speaks. */
  readonly replies: readonly Reply[]
  /** What was done, in order; the last one says where the dialogue stands. */
  readonly acts: readonly Act[]
}

/**
 * Everything the bot can do. There is no act that moves money, decides a complaint, grants or refuses anything, or sets a
 * penalty, so no rule, flow or text can make it do so.
 */
export type Act =
  | { readonly act: 'introduce' }
  | { readonly act: 'small-talk'; readonly about: SmallTalk }
  | {
      readonly act: 'answer'
      readonly article: string
      readonly articleId: string
      readonly version: number
      readonly intent: string | null
    }
  | { readonly act: 'begin-flow'; readonly flow: string; readonly version: number }
  | { readonly act: 'ask'; readonly flow: string; readonly slot: string; readonly attempt: number }
  | { readonly act: 'confirm'; readonly flow: string; readonly step: string }
  | { readonly act: 'correct'; readonly flow: string; readonly slot: string }
  | {
      readonly act: 'tell-identity'
      readonly flow: string
      readonly needed: IdentityLevel
      readonly held: IdentityLevel
    }
  | { readonly act: 'cancel'; readonly flow: string | null }
  | { readonly act: 'resume'; readonly flow: string }
  | { readonly act: 'end-flow'; readonly flow: string; readonly version: number }
  | { readonly act: 'clarify'; readonly options: readonly string[] }
  | { readonly act: 'rephrase' }
  | { readonly act: 'ask-if-helped' }
  /** The customer said so in words or by a button: the only kind of resolution there is. */
  | { readonly act: 'resolved'; readonly intent: string | null }
  | { readonly act: 'not-resolved'; readonly intent: string | null }
  | { readonly act: 'hand-over'; readonly handOver: HandOver }
  /** Nobody is there now: `handOver` is kept for the call-back. */
  | { readonly act: 'offer-call-back'; readonly opensAt: number | null; readonly handOver: HandOver }
  | { readonly act: 'ask-phone' }
  /** `phone`: E.164 as just given; null: the number on file. */
  | {
      readonly act: 'promise-call-back'
      readonly opensAt: number | null
      readonly phone: string | null
      readonly handOver: HandOver
    }
  | { readonly act: 'decline-call-back' }
  /** Asked for a person again, still nobody there: what was promised stands, nothing is promised twice. */
  | { readonly act: 'call-back-stands' }
  /** What the customer commanded was carried out, and they were told. */
  | { readonly act: 'carry-out' }
  | { readonly act: 'stay-silent' }

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'are-you-a-bot' | 'what-can-you-do' | 'repeat'

/** Something to show. `words` are ready in three languages; an article's own text is looked up by id and version. */
export type Reply =
  | { readonly kind: 'words'; readonly code: string; readonly words: Words; readonly buttons: readonly Button[] }
  /** A statement of a flow; the citation is the flow's version and step. */
  | {
      readonly kind: 'statement'
      readonly flow: string
      readonly version: number
      readonly step: string
      readonly isMandatory: boolean
      readonly words: Words
      readonly buttons: readonly Button[]
    }
  | {
      readonly kind: 'article'
      readonly article: string
      readonly articleId: string
      readonly version: number
      readonly title: Words
      readonly buttons: readonly Button[]
    }

/** At most 60 characters on it. `choice` comes back in `TurnInput.choice`, or the label as text. */
export interface Button {
  readonly choice: string
  readonly label: Words
}

/** Where a dialogue stands. Begin with `newDialogue()`; keep it as JSON; change it by `decideTurn` alone. */
export interface DialogueState {
  readonly shape: 1
  readonly turn: number
  readonly phase: 'open' | 'handed-over' | 'closed'
  readonly hasIntroduced: boolean
  readonly active: FlowRun | null
  /** Interrupted flows, the newest last; three at most. */
  readonly suspended: readonly FlowRun[]
  /** What the bot is waiting for outside a flow. */
  readonly pending: Pending | null
  /** The buttons shown last. */
  readonly offered: readonly Button[]
  /** Turns in a row that were not understood. */
  readonly unsureTurns: number
  /** Options of the last clarification that led nowhere yet. */
  readonly lastClarified: readonly string[] | null
  /** What the message held that had to be clarified, for the flow that the answer begins; nothing is said twice. */
  readonly unclear: { readonly text: string; readonly slots: readonly Slot[] } | null
  readonly lastAnswer: { readonly article: string; readonly times: number } | null
  readonly notHelped: number
  readonly intent: string | null
  readonly cues: readonly { readonly code: string; readonly kind: CueKind }[]
  readonly tried: readonly Tried[]
  readonly callBack: 'none' | 'promised' | 'declined'
  readonly transcript: HandOver['transcript']
}

export type Pending =
  | { readonly kind: 'helped'; readonly intent: string | null }
  | { readonly kind: 'call-back'; readonly opensAt: number | null; readonly handOver: HandOver }
  | { readonly kind: 'phone'; readonly opensAt: number | null; readonly handOver: HandOver; readonly attempts: number }

/** A flow under way. Where it stands follows from what is known: see run-flow.ts. */
export interface FlowRun {
  readonly flow: string
  readonly version: number
  readonly from: string
  readonly slots: Readonly<Record<string, FilledSlot>>
  readonly refused: readonly string[]
  readonly said: readonly string[]
  readonly confirmed: readonly string[]
  /** How often each slot, or identity step, was asked for without success. */
  readonly attempts: Readonly<Record<string, number>>
  readonly waiting: Waiting | null
}

export type Waiting =
  | { readonly for: 'slot'; readonly step: string; readonly slot: string }
  | { readonly for: 'confirmation'; readonly step: string }
  | { readonly for: 'what-to-change'; readonly step: string }
  | { readonly for: 'identity'; readonly step: string; readonly level: IdentityLevel }

/** Safe to keep: identity numbers, phones and accounts are masked before they come here, free text by libs/masking. */
export interface FilledSlot {
  /** Compared by conditions: whole units for amounts, ISO dates, option codes, true or false. */
  readonly value: string | number | boolean
  /** As people read it. */
  readonly shown: Words
  readonly turn: number
}

/** A dialogue before its first word. */
export function newDialogue(): DialogueState {
  return {
    shape: 1,
    turn: 0,
    phase: 'open',
    hasIntroduced: false,
    active: null,
    suspended: [],
    pending: null,
    offered: [],
    unsureTurns: 0,
    lastClarified: null,
    unclear: null,
    lastAnswer: null,
    notHelped: 0,
    intent: null,
    cues: [],
    tried: [],
    callBack: 'none',
    transcript: { first: null, last: null, messages: 0 },
  }
}
