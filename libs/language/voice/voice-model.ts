import type { PieceSpace, PieceVector } from '../blend/piece-space.ts'
import { vectorIn } from '../blend/piece-space.ts'
import { type View, viewPieces } from '../blend/views.ts'
import type { GramSettings } from '../features/grams.ts'
import type { CompiledLexicon } from '../feeling/compile-lexicon.ts'
import { voiceFigures, type Wish, wishesIn } from './voice-figures.ts'

/** What a customer's remark is for: it praises, tells of a problem, or suggests something. */
export const VOICES = ['praise', 'problem', 'suggestion'] as const
export type Voice = (typeof VOICES)[number]

/** What tells voices apart. Plain data but for the map in `space`. */
export interface VoiceModel {
  readonly space: PieceSpace
  /** Of pieces, then of figures: `weights[feature · voices + voice]`. */
  readonly weights: Float32Array
  readonly bias: Float32Array
  /** Scores are multiplied by it before the softmax. */
  readonly sharpness: number
  readonly trainingHash: string
}

export interface VoiceReading {
  /** Likeliest first; probabilities sum to 1. */
  readonly ranked: readonly { readonly voice: Voice; readonly probability: number }[]
  /** Where the text puts a wish: shown beside the voice as its reason. */
  readonly wishes: readonly Wish[]
}

/**
 * Whether a remark praises, tells of a problem or suggests. A remark that does two is what its main point is; a plain
 * question is none of the three, so ask this of comments, not of all that is written.
 * @param lexicon the one the model was trained with
 */
export function readVoice(model: VoiceModel, text: string, lexicon: CompiledLexicon): VoiceReading {
  const scores = scoresOf(model, voiceVector(model.space, text, lexicon))
  const powers = scores.map((score) => Math.exp(model.sharpness * (score - Math.max(...scores))))
  const sum = powers.reduce((all, power) => all + power, 0)
  const ranked = VOICES.map((voice, at) => ({ voice, probability: (powers[at] ?? 0) / sum }))
  return { ranked: ranked.sort((a, b) => b.probability - a.probability), wishes: wishesIn(text) }
}

/** The sides of a text that are looked at: words and their stems, letters, characters, how it begins and ends, marks. */
const GRAMS: GramSettings = { words: 2, letters: [3, 5], characters: 3, edges: true, pairs: 0 }
const VIEW: View = { grams: GRAMS, stems: true, pairs: 0, shape: true, marks: true }

export const voicePieces = (text: string): Uint32Array => viewPieces(text, VIEW)

/** How much reviewed words count beside the pieces of a text. */
const FIGURE_WEIGHT = 0.5

/** The pieces of a text, then its figures. */
export function voiceVector(space: PieceSpace, text: string, lexicon: CompiledLexicon): PieceVector {
  const { indices, values } = vectorIn(space, voicePieces(text))
  const figures = voiceFigures(text, lexicon)
  return {
    indices: Uint32Array.from([...indices, ...figures.map((_, at) => space.hashes.length + at)]),
    values: Float32Array.from([...values, ...figures.map((figure) => FIGURE_WEIGHT * figure)]),
  }
}

/** One score a voice, in the order of `VOICES`. */
export function scoresOf({ weights, bias }: Pick<VoiceModel, 'weights' | 'bias'>, vector: PieceVector): number[] {
  const scores = [...bias]
  for (const [at, feature] of vector.indices.entries())
    for (let voice = 0; voice < scores.length; voice += 1)
      scores[voice] = (scores[voice] ?? 0) + (vector.values[at] ?? 0) * (weights[feature * scores.length + voice] ?? 0)
  return scores
}
