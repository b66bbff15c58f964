import { fitPieces, tableOf } from '../blend/piece-space.ts'
import { trainLinear } from '../classify/train-linear.ts'
import { trainingHashOf } from '../classify/training-hash.ts'
import { foldsOf } from '../evaluation/folds.ts'
import type { CompiledLexicon } from '../feeling/compile-lexicon.ts'
import { normalise } from '../text/normalise.ts'
import { voiceFigures } from './voice-figures.ts'
import { scoresOf, VOICES, type Voice, type VoiceModel, voicePieces, voiceVector } from './voice-model.ts'

export interface VoiceExample {
  readonly text: string
  readonly voice: Voice
}

/**
 * Learns to tell praise, problems and suggestions, Chinese and English in one model. Hundreds of examples a voice take
 * about a second.
 * @param lexicon the words that colour a text; to be given again to `readVoice`
 * @throws RangeError when a voice has fewer than two examples
 */
export function trainVoice(
  examples: readonly VoiceExample[],
  lexicon: CompiledLexicon,
  { seed = 1 }: { readonly seed?: number } = {},
): VoiceModel {
  for (const voice of VOICES)
    if (examples.filter((example) => example.voice === voice).length < 2)
      throw new RangeError(`${voice} has fewer than two examples: give some of each of ${VOICES.join(', ')}`)
  const sharpness = sharpnessOf(unseenScores(examples, lexicon, seed))
  const labelled = examples.map(({ text, voice }) => ({ text, label: voice }))
  return { ...learn(examples, lexicon, seed), sharpness, trainingHash: trainingHashOf(labelled, [], { seed }) }
}

const COST = 0.5
const FOLDS = 5

function learn(examples: readonly VoiceExample[], lexicon: CompiledLexicon, seed: number) {
  const space = fitPieces(
    examples.map(({ text }) => voicePieces(text)),
    1,
  )
  const vectors = examples.map(({ text }) => voiceVector(space, text, lexicon))
  const width = space.hashes.length + voiceFigures('', lexicon).length
  const memberOf = examples.map(({ voice }) => [VOICES.indexOf(voice)])
  const { weights, bias } = trainLinear(tableOf(vectors, width), memberOf, VOICES.length, { cost: COST, seed })
  return { space, weights, bias }
}

interface Unseen {
  readonly scores: readonly number[]
  readonly voice: number
}

/** Scores of every example by what had not seen it, nor a text that is the same. */
function unseenScores(examples: readonly VoiceExample[], lexicon: CompiledLexicon, seed: number): readonly Unseen[] {
  const voices = examples.map(({ voice }) => voice)
  const foldOf = foldsOf(voices, FOLDS, { seed, groups: examples.map(({ text }) => normalise(text)) })
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = learn(
      examples.filter((_, at) => foldOf[at] !== fold),
      lexicon,
      seed,
    )
    return examples
      .filter((_, at) => foldOf[at] === fold)
      .map(({ text, voice }) => ({
        scores: scoresOf(model, voiceVector(model.space, text, lexicon)),
        voice: VOICES.indexOf(voice),
      }))
  }).flat()
}

/** The sharpness under which unseen examples are likeliest, of a ladder in steps of a tenth. */
function sharpnessOf(unseen: readonly Unseen[]): number {
  let [best, least] = [1, Number.POSITIVE_INFINITY]
  for (let sharpness = 0.5; sharpness < 20; sharpness *= 1.1) {
    const loss = unseen.reduce((sum, { scores, voice }) => {
      const all = scores.reduce((total, score) => total + Math.exp(sharpness * (score - (scores[voice] ?? 0))), 0)
      return sum + Math.log(all)
    }, 0)
    if (loss < least) [best, least] = [sharpness, loss]
  }
  return best
}
