import { foldsOf } from '../evaluation/folds.ts'
import { fitFeatures, piecesOf, rowsOf, unknownShareOf, vectorOfPieces } from '../features/feature-space.ts'
import type { GramSettings } from '../features/grams.ts'
import { normalise } from '../text/normalise.ts'
import { calibrate, shareRight, type Unseen } from './calibrate.ts'
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
  /** Parts into which the examples are cut to learn how far scores can be trusted; 2 or more. */
  readonly folds?: number
  /** Share of answers that must be right for `decide` to answer rather than ask, 0..1. */
  readonly precision?: number
}

/** What is tried: the pieces of a text, and the cost of an error against the size of the weights. */
interface Way {
  readonly features: GramSettings
  readonly cost: number
}

const USUAL: Way = { features: { words: 2, letters: [2, 5], characters: 2, edges: true, pairs: 10 }, cost: 1 }
/** Tried beside the usual where that takes no time. */
const OTHERS: readonly Way[] = [
  { features: { ...USUAL.features, edges: false }, cost: 1 },
  { features: { ...USUAL.features, pairs: 0 }, cost: 1 },
  { features: USUAL.features, cost: 0.5 },
]
/** Up to so many examples times labels several ways are tried. */
const SMALL = 200_000
const EPOCHS = 12

/**
 * Learns what texts are about from examples. Takes seconds for ten thousand: keep it off the thread that answers.
 * How sure to be is learned from models that had not seen the examples they score. Small sets choose their features by
 * the same means.
 * @param examples at least one; the same text under two labels is allowed and counts for both
 */
export function trainIntents(examples: readonly Example[], options: IntentOptions = {}): IntentModel {
  if (examples.length === 0) throw new Error('There is no example to learn from: give at least one text with its label')
  const { seed = 1, outOfScope = [], folds = 3 } = options
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const placeOf = new Map(labels.map((label, place) => [label, place]))
  const texts: readonly Text[] = [
    ...examples.map(({ text, label }) => ({ text: normalise(text), label: placeOf.get(label) ?? -1 })),
    ...outOfScope.map((text) => ({ text: normalise(text), label: -1 })),
  ]
  const ways = texts.length * labels.length <= SMALL ? [USUAL, ...OTHERS] : [USUAL]
  const tried = ways.map((way) => tryWay(texts, labels.length, way, { seed, folds }))
  const best = tried.reduce((one, other) => (other.right > one.right ? other : one))
  const { space, weights, neighbours } = learn(best.rows, labels.length, best.way, seed)
  return {
    labels,
    space,
    weights,
    neighbours,
    ...calibrate(best.unseen, options),
    trainingHash: trainingHashOf(examples, outOfScope, { seed, folds, way: best.way }),
  }
}

interface Text {
  /** Normalised. */
  readonly text: string
  /** -1 for a text about none of the labels. */
  readonly label: number
}

interface Row extends Text {
  readonly pieces: Uint32Array
  readonly words: Uint32Array
  readonly singles: Uint32Array
}

function tryWay(
  texts: readonly Text[],
  labels: number,
  way: Way,
  { seed, folds }: { readonly seed: number; readonly folds: number },
) {
  const rows = texts.map((text) => rowOf(text, way.features))
  const unseen = scoreUnseen(rows, labels, folds, seed, (some) => learn(some, labels, way, seed))
  return { way, rows, unseen, right: shareRight(unseen) }
}

const rowOf = ({ text, label }: Text, features: GramSettings): Row => ({
  text,
  label,
  pieces: piecesOf(text, features),
  words: neighbourPieces(text, features),
  singles: piecesOf(text, STRANGENESS),
})

type Learned = ReturnType<typeof learn>

function learn(rows: readonly Row[], labels: number, { features, cost }: Way, seed: number) {
  const space = fitFeatures(
    rows.map(({ pieces }) => pieces),
    features,
  )
  const vectors = rows.map(({ pieces }) => vectorOfPieces(space, pieces))
  const members = rows.map(({ label }) => (label < 0 ? [] : [label]))
  const linear = trainLinear(rowsOf(vectors, space.hashes.length), members, labels, { cost, epochs: EPOCHS, seed })
  const inside = rows.filter(({ label }) => label >= 0)
  const neighbours = buildNeighbours(
    space,
    inside.map(({ words }) => words),
    inside.map(({ label }) => label),
  )
  return { space, weights: packWeights(linear), neighbours, labels }
}

/**
 * Every example scored by a model that was learned without it and without its twins. Each of these models also never
 * heard of a few of the labels (where there are many): their texts show what a question about something unknown looks
 * like, though nobody gave examples of that.
 */
function scoreUnseen(
  rows: readonly Row[],
  labels: number,
  folds: number,
  seed: number,
  learnFrom: (rows: readonly Row[]) => Learned,
): readonly Unseen[] {
  const foldOf = foldsOf(
    rows.map(({ label }) => String(label)),
    folds,
    { seed, groups: rows.map(({ text }) => text) },
  )
  const isHidden = ({ label }: Row, fold: number): boolean =>
    labels >= LEAST_LABELS && label >= 0 && (label + seed) % (HIDDEN_EVERY * folds) === fold
  return Array.from({ length: folds }, (_, fold) => {
    const rest = rows.filter((row, at) => foldOf[at] !== fold && !isHidden(row, fold))
    if (rest.every(({ label }) => label < 0)) return []
    const learned = learnFrom(rest)
    return rows
      .filter((_, at) => foldOf[at] === fold)
      .map((row) => {
        const isMadeUp = isHidden(row, fold)
        return { signals: signalsOfRow(learned, row), label: isMadeUp ? -1 : row.label, isMadeUp }
      })
  }).flat()
}

const LEAST_LABELS = 15
/** Over all folds every fifth label is hidden once. */
const HIDDEN_EVERY = 5

function signalsOfRow({ space, weights, neighbours, labels }: Learned, { pieces, words, singles }: Row): Signals {
  return {
    scores: packedScores(weights, vectorOfPieces(space, pieces)),
    near: nearByLabel(neighbours, vectorOfPieces(space, words), labels),
    unknownShare: unknownShareOf(space, singles),
  }
}
