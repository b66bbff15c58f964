import { calmMood, type MoodReason, type MoodState, nextMood } from '#libs/language/feeling/mood.ts'
import type { FeelingReading } from '#libs/language/feeling/read-feeling.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import { FEELING_WHYS, type FeelingReply } from '#modules/assist/help-contract.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

type Feeling = Omit<FeelingReply, 'asOf'>
type Reason = Feeling['reasons'][number]

const MOST_REASONS = 4

/**
 * How the customer of a contact feels after these lines, oldest first, with what tells it. Made anew from the words each
 * time: nothing is kept that a node could lose.
 */
export function feelingOf(lines: readonly TalkLine[], read: (text: string) => FeelingReading): Feeling {
  const said = lines.filter(({ author }) => author === 'customer')
  const readings: FeelingReading[] = []
  let mood: MoodState = calmMood()
  let upsetSince: number | null = null
  for (const [turn, { text, at }] of said.entries()) {
    const reading = read(text)
    readings.push(reading)
    const before = said[turn - 1]
    const isRepeated = before !== undefined && normalise(before.text) === normalise(text)
    mood = nextMood(mood, reading, turn, { isRepeated })
    upsetSince = mood.isUpset ? (upsetSince ?? at) : null
  }
  const reasons = mood.because.flatMap((reason) => toReason(reason, said[reason.turn], readings[reason.turn]) ?? [])
  return { isUpset: mood.isUpset, upsetSince, reasons: onlyOnce(reasons).slice(0, MOST_REASONS) }
}

function toReason(
  { kind, code, span }: MoodReason,
  line: TalkLine | undefined,
  reading: FeelingReading | undefined,
): Reason | undefined {
  if (!line) return undefined
  const named = kind === 'cue' ? reading?.cues.find((cue) => cue.code === code)?.kind : code
  const why = FEELING_WHYS.find((known) => known === named)
  return why && { seq: line.seq, at: line.at, why, words: span ? line.text.slice(...span) : null }
}

/** The same words are told once, where they were said last; unhappy words that are part of something graver are that. */
const onlyOnce = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(
    (reason, place) =>
      reasons.findIndex((other) => other.why === reason.why && other.words === reason.words) === place &&
      !(reason.why === 'unhappy-words' && reasons.some((other) => other !== reason && holds(other, reason))),
  )

const holds = (whole: Reason, part: Reason): boolean =>
  whole.seq === part.seq && part.words !== null && whole.words?.includes(part.words) === true
