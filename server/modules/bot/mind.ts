import { type DialogueState, type Intent, newDialogue } from '#libs/dialogue/dialogue.ts'
import type { Flow } from '#libs/dialogue/flow.ts'
import type { IntentModel } from '#libs/language/classify/intent-model.ts'
import { calmMood, type MoodState } from '#libs/language/feeling/mood.ts'

/** Where a session stands: the dialogue, and how the customer feels. JSON. */
export interface BotState {
  readonly dialogue: DialogueState
  readonly mood: MoodState
  /** What the customer said last, normalised: to notice when they must say it again. */
  readonly lastSaid: string | null
}

/** Before the first word. */
export const noState = (): BotState => ({ dialogue: newDialogue(), mood: calmMood(), lastSaid: null })

/** A release as this node has it in memory: everything a turn needs but the articles. */
export interface LoadedRelease {
  readonly releaseId: string
  readonly number: number
  readonly model: IntentModel
  readonly intents: Readonly<Record<string, Intent>>
  readonly flows: Readonly<Record<string, Flow>>
  /** By intent: the contact reason it likely gets. */
  readonly reasons: Readonly<Record<string, string | null>>
}

/** What the bot of this node knows. */
export interface Mind {
  /** The release that is out; undefined: none, or not loaded yet. */
  current(): LoadedRelease | undefined
}
