import { foldsOf } from '../evaluation/folds.ts'
import { fitFeatures, piecesOf, rowsOf, unknownShareOf, vectorOfPieces } from '../features/feature-space.ts'
import type { GramSettings } from '../features/grams.ts'
import { normalise } from '../text/normalise.ts'
import { calibrate, type Unseen } from './calibrate.ts'
import type { Example, IntentModel } from './model.ts'
import { buildNeighbours, nearByLabel, neighbourPieces } from './neighbours.ts'
import { packedScores, packWeights } from './packed-weights.ts'
import { type Signals, STRANGENESS } from './signals.ts'
import { trainLinear } from './train-linear.ts'
import { trainingHashOf } from './training-hash.ts'

export interface IntentOptions {
  readonly seed?: number
  /** Texts that are about none of the labels; they sharpen `inScope`. None are needed. */
  readonly outOfScope?: readonly string[]
  readonly features?: GramSettings
  /** Cost of an error against the size of the weights; above 0. */
  readonly cost?: number
  readonly epochs?: number
  /** Parts into which the examples are cut to learn how far scores can be trusted; 2 or more. */
  readonly folds?: number
  /** Share of answers that must be right for `decide` to answer rather than ask, 0..1. */
  readonly precision?: number
}

/** For short questions, Latin or Chinese. */
export const INTENT_FEATURES: GramSettings = { words: 2, letters: [3, 5], characters: 2, edges: true, pairs: 10 }

/**
 * Learns what texts are about from examples. Takes seconds for ten thousand: keep it off the thread that answers.
 * The scores that teach how sure to be come from models that had not seen the examples they score.
 * @param examples at least one; the same text under two labels is allowed and counts for both
 */
export function trainIntents(examples: readonly Example[], options: IntentOptions = {}): IntentModel {
  if (examples.length === 0) throw new Error('There is no example to learn from: give at least one text with its label')
  const { seed = 1, outOfScope = [], features = INTENT_FEATURES, cost = 1, epochs = 12, folds = 3 } = options
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const placeOf = new Map(labels.map((label, place) => [label, place]))
  const all: readonly Row[] = [
    ...examples.map(({ text, label }) => rowOf(text, placeOf.get(label) ?? -1, features)),
    ...outOfScope.map((text) => rowOf(text, -1, features)),
  ]
  const learn = (rows: readonly Row[], at = seed) =>
    learnRows(rows, labels.length, features, { cost, epochs, seed: at })
  const unseen = [...scoreUnseen(all, folds, seed, learn), ...scoreUnseenLabels(all, labels.length, seed, learn)]
  const whole = learn(all)
  return {
    labels,
    space: whole.space,
    weights: whole.weights,
    neighbours: whole.neighbours,
    ...calibrate(unseen, options),
    trainingHash: trainingHashOf(examples, outOfScope, { seed, features, cost, epochs, folds }),
  }
}

interface Row {
  readonly text: string
  /** -1 for a text about none of the labels. */
  readonly label: number
  readonly pieces: Uint32Array
  readonly words: Uint32Array
  readonly singles: Uint32Array
}

type Learned = ReturnType<typeof learnRows>
type Learn = (rows: readonly Row[]) => Learned

const rowOf = (text: string, label: number, features: GramSettings): Row => ({
  text: normalise(text),
  label,
  pieces: piecesOf(text, features),
  words: neighbourPieces(text, features),
  singles: piecesOf(text, STRANGENESS),
})

function learnRows(
  rows: readonly Row[],
  labels: number,
  features: GramSettings,
  options: { readonly cost: number; readonly epochs: number; readonly seed: number },
) {
  const space = fitFeatures(
    rows.map(({ pieces }) => pieces),
    features,
  )
  const vectors = rows.map(({ pieces }) => vectorOfPieces(space, pieces))
  const members = rows.map(({ label }) => (label < 0 ? [] : [label]))
  const weights = packWeights(trainLinear(rowsOf(vectors, space.hashes.length), members, labels, options))
  const inside = rows.filter(({ label }) => label >= 0)
  const neighbours = buildNeighbours(
    space,
    inside.map(({ words }) => words),
    inside.map(({ label }) => label),
  )
  return { space, weights, neighbours, labels }
}

function signalsOfRow({ space, weights, neighbours, labels }: Learned, { pieces, words, singles }: Row): Signals {
  return {
    scores: packedScores(weights, vectorOfPieces(space, pieces)),
    near: nearByLabel(neighbours, vectorOfPieces(space, words), labels),
    unknownShare: unknownShareOf(space, singles),
  }
}

/** Every example scored by a model that was learned without it (and without its twins). */
function scoreUnseen(all: readonly Row[], folds: number, seed: number, learn: Learn): readonly Unseen[] {
  const foldOf = foldsOf(
    all.map(({ label }) => String(label)),
    folds,
    { seed, groups: all.map(({ text }) => text) },
  )
  return Array.from({ length: folds }, (_, fold) => {
    const rest = all.filter((_, at) => foldOf[at] !== fold)
    if (rest.every(({ label }) => label < 0)) return []
    const learned = learn(rest)
    return all
      .filter((_, at) => foldOf[at] === fold)
      .map((row) => ({ signals: signalsOfRow(learned, row), label: row.label, isMadeUp: false }))
  }).flat()
}

/**
 * Texts of every fifth label, scored by a model that never heard of these labels: what a question about something
 * unknown looks like, though nobody gave examples of that. Few labels tell nothing about it.
 */
function scoreUnseenLabels(all: readonly Row[], labels: number, seed: number, learn: Learn): readonly Unseen[] {
  if (labels < 10) return []
  const isHidden = ({ label }: Row) => label >= 0 && (label + seed) % 5 === 0
  const learned = learn(all.filter((row) => !isHidden(row)))
  return all.filter(isHidden).map((row) => ({ signals: signalsOfRow(learned, row), label: -1, isMadeUp: true }))
}
