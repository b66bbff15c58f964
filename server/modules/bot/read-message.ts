import { expectedKinds } from '#libs/dialogue/decide-turn.ts'
import type { Reading as ForDialogue, IntentDecision } from '#libs/dialogue/dialogue.ts'
import { withoutLeadIn } from '#libs/dialogue/lead-in.ts'
import { classify, decide } from '#libs/language/classify/intent-model.ts'
import { type MoodState, nextMood } from '#libs/language/feeling/mood.ts'
import { readFeeling } from '#libs/language/feeling/read-feeling.ts'
import { readSlots } from '#libs/language/slots/read-slots.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import { type BotState, type LoadedRelease, noState } from '#modules/bot/mind.ts'
import { lexicon } from '#modules/bot/pack/lexicon.ts'

/** How a message was understood, as it is kept for those who look why. Values of slots are not in it. */
export interface Reading {
  readonly decision: IntentDecision
  /** The likeliest few. */
  readonly ranked: readonly { readonly label: string; readonly probability: number }[]
  readonly inScope: number
  readonly found: readonly { readonly article: string; readonly isSure: boolean }[]
  readonly slots: readonly string[]
  readonly cues: readonly { readonly code: string; readonly kind: string }[]
  readonly isUpset: boolean
  readonly moodReasons: readonly string[]
}

const MOST_RANKED = 5

export interface Read {
  readonly before: BotState
  readonly mood: MoodState
  readonly said: string
  readonly reading: Reading
  readonly forDialogue: Omit<ForDialogue, 'found'>
}

/**
 * Reads one message by the release: what it is about, what it names, how its writer feels. In memory, a millisecond.
 * @param today the customer's local date, YYYY-MM-DD: "tomorrow" is counted from it
 */
export function readMessage(release: LoadedRelease, state: BotState | null, text: string, today: string): Read {
  const before = state ?? noState()
  const { dialogue } = before
  const said = normalise(text)
  const { intents, flows, model } = release
  const classified = classify(model, withoutLeadIn(text))
  const decision = decide(model, classified)
  const ranked = classified.ranked.slice(0, MOST_RANKED)
  const slots = readSlots(text, { today, expected: expectedKinds(dialogue, { intents, flows, articles: {} }) })
  const feeling = readFeeling(text, lexicon())
  const mood = nextMood(before.mood, feeling, dialogue.turn + 1, {
    failedAnswers: dialogue.notHelped + dialogue.unsureTurns,
    isRepeated: before.lastSaid === said,
  })
  const cues = feeling.cues.map(({ code, kind }) => ({ code, kind }))
  const reasons = [...mood.reasons]
  return {
    before,
    mood,
    said,
    reading: {
      decision,
      ranked,
      inScope: classified.inScope,
      found: [],
      slots: slots.map(({ kind }) => kind),
      cues,
      isUpset: mood.isUpset,
      moodReasons: reasons,
    },
    forDialogue: { decision, ranked, slots, cues, mood: { isUpset: mood.isUpset, reasons } },
  }
}
