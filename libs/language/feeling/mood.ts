import type { Cue, Span } from './find-cues.ts'
import type { CueKind } from './lexicon.ts'
import type { FeelingReading } from './read-feeling.ts'

/** What reading one message cannot know. */
export interface MoodContext {
  /** Answers in a row that did not help; 0 or more. */
  readonly failedAnswers?: number
  /** The customer said the same thing again. */
  readonly isRepeated?: boolean
}

/** Why a mood is as it is: one thing seen in one message. */
export interface MoodReason {
  readonly turn: number
  readonly kind: 'cue' | 'words' | 'writing' | 'failed-answers' | 'said-again'
  /** Of the cue or sign; of `words` the strongest word's place tells. */
  readonly code: string
  /** How much it spoke for being upset, 0..1. */
  readonly weight: number
  /** In the message of that turn; none where the reason is no word. */
  readonly span?: Span
}

export interface MoodState {
  /** 0 calm … 1 beside themselves: average over the messages, the last counting half. */
  readonly level: number
  /** Set when the level reaches `UPSET_AT`, kept until it falls to `CALM_AT`: it does not flicker between two messages. */
  readonly isUpset: boolean
  /** Codes of `because`, each once: what to show beside the mood. Never empty while upset. */
  readonly reasons: readonly string[]
  /** Latest first. While calm, those of messages longer ago than `REMEMBERED_TURNS` are left out. */
  readonly because: readonly MoodReason[]
}

/** Before the first word. */
export const calmMood = (): MoodState => ({ level: 0, isUpset: false, reasons: [], because: [] })

/** House values: two angry messages, or one very angry, make upset; two calm ones after that make calm. */
export const UPSET_AT = 0.45
export const CALM_AT = 0.2
export const REMEMBERED_TURNS = 6
const LAST_COUNTS = 0.5

/**
 * The mood after one more message.
 * @param state null before the first
 * @param turn number of the message; the caller's count, rising
 */
export function nextMood(
  state: MoodState | null,
  reading: FeelingReading,
  turn: number,
  context: MoodContext = {},
): MoodState {
  const before = state ?? calmMood()
  const seen = reasonsOf(reading, turn, context)
  const heat = 1 - seen.reduce((calm, { weight }) => calm * (1 - weight), 1)
  const level = LAST_COUNTS * heat + (1 - LAST_COUNTS) * before.level
  const isUpset = before.isUpset ? level > CALM_AT : level >= UPSET_AT
  const remembered = before.because.filter((reason) => isUpset || turn - reason.turn < REMEMBERED_TURNS)
  const because = [...seen, ...remembered].slice(0, MOST_REASONS)
  return { level, isUpset, reasons: [...new Set(because.map(({ code }) => code))], because }
}

/**
 * Cues that need a person whatever the mood: a person was asked for, or the matter is none for a bot. The first of each
 * code, in the order of the text.
 */
export function handOverCues(reading: FeelingReading, kinds: ReadonlySet<CueKind> = HAND_OVER_KINDS): readonly Cue[] {
  const first = new Map<string, Cue>()
  for (const cue of reading.cues) if (kinds.has(cue.kind) && !first.has(cue.code)) first.set(cue.code, cue)
  return [...first.values()]
}

/** Leaving the bank and swearing raise the mood only; everything else in the lexicon wants a person at once. */
export const HAND_OVER_KINDS: ReadonlySet<CueKind> = new Set([
  'person',
  'complaint',
  'regulator',
  'legal',
  'fraud',
  'self-harm',
  'death',
  'hardship',
])

const MOST_REASONS = 20

/** Weightiest first. */
function reasonsOf(
  reading: FeelingReading,
  turn: number,
  { failedAnswers = 0, isRepeated = false }: MoodContext,
): readonly MoodReason[] {
  const reasons: MoodReason[] = reading.cues
    .filter(({ anger }) => anger > 0)
    .map(({ code, anger, span }) => ({ turn, kind: 'cue', code, weight: anger, span }))
  const [strongest] = [...reading.words].sort((a, b) => a.weight - b.weight)
  if (reading.polarity < 0 && strongest !== undefined && strongest.weight < 0) {
    const weight = Math.min(0.8, -reading.polarity * (strongest.isAngry ? 0.8 : 0.5))
    reasons.push({ turn, kind: 'words', code: 'unhappy-words', weight, span: strongest.span })
  }
  if (reading.polarity <= 0)
    for (const { code, span } of reading.signs) reasons.push({ turn, kind: 'writing', code, weight: 0.2, span })
  if (failedAnswers > 0)
    reasons.push({
      turn,
      kind: 'failed-answers',
      code: 'failed-answers',
      weight: Math.min(0.6, 0.25 * failedAnswers),
    })
  if (isRepeated) reasons.push({ turn, kind: 'said-again', code: 'said-again', weight: 0.3 })
  return reasons.sort((a, b) => b.weight - a.weight)
}
