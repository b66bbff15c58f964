import type { Intent } from '#libs/dialogue/dialogue.ts'
import type { Flow } from '#libs/dialogue/flow.ts'

/** One intent as it is edited and released. `topic` is a key of routing's topic table. */
export interface IntentContent extends Intent {
  /** Code of the contact reason that a contact about this will likely get; null: none proposed. */
  readonly reason: string | null
  readonly utterances: { readonly zh: readonly string[]; readonly en: readonly string[] }
}

/** Everything a release is made of. The model is trained on it, and nothing else. */
export interface ReleaseContent {
  readonly intents: readonly IntentContent[]
  readonly flows: readonly Flow[]
  /** Texts that are about none of the intents. */
  readonly outOfScope: readonly string[]
}
