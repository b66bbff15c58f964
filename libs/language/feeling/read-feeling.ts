import type { CompiledLexicon } from './compile-lexicon.ts'
import { type Cue, findCues } from './find-cues.ts'
import { type ColouredWord, colouredWords, polarityOf } from './polarity.ts'
import { tokensFelt } from './read-text.ts'
import { findSigns, type Sign } from './signs.ts'

/** What one message tells of a customer's feeling, each figure with what it rests on. */
export interface FeelingReading {
  /** -1 bitter … 0 says nothing … 1 delighted. */
  readonly polarity: number
  /** 0..1: how angry the message is. */
  readonly anger: number
  readonly cues: readonly Cue[]
  /** The words the polarity rests on, with their strength where they stand: 不 turns 好 to below 0. */
  readonly words: readonly ColouredWord[]
  readonly signs: readonly Sign[]
}

/**
 * Reads one message by the lexicon, with care for denials and quotations; nothing is trained.
 * @param trained a polarity of the same text from a trained model, -1..1: it then makes up two thirds of the polarity
 */
export function readFeeling(text: string, lexicon: CompiledLexicon, trained?: number): FeelingReading {
  const tokens = tokensFelt(text)
  const cues = findCues(tokens, lexicon)
  const words = colouredWords(tokens, lexicon)
  const signs = findSigns(text)
  const fromWords = polarityOf(words)
  const polarity = trained === undefined ? fromWords : (2 * trained + fromWords) / 3
  return { polarity, anger: angerOf(cues, words, signs, polarity), cues, words, signs }
}

/**
 * Chance that at least one of the things that speak for anger means it, each taken as independent. How it is written
 * (capitals, marks) speaks for anger only where the words are not friendly: "THANK YOU SO MUCH!!!" is not angry.
 */
function angerOf(
  cues: readonly Cue[],
  words: readonly ColouredWord[],
  signs: readonly Sign[],
  polarity: number,
): number {
  const heat = [...cues.map(({ anger }) => anger), ...words.filter(({ isAngry }) => isAngry).map(() => ANGRY_WORD)]
  if (polarity < -BITTER) heat.push((-polarity - BITTER) / 2)
  if (polarity <= 0) for (const { code } of signs) heat.push(HEAT_OF[code])
  return 1 - heat.reduce((calm, part) => calm * (1 - part), 1)
}

/** House values. */
const ANGRY_WORD = 0.5
const BITTER = 0.4
const HEAT_OF: Readonly<Record<Sign['code'], number>> = {
  capitals: 0.3,
  'exclamation-marks': 0.2,
  'question-marks': 0.15,
  stretched: 0.1,
  repeated: 0.2,
}
