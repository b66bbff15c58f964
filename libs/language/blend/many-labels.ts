import { trainLinear } from '../classify/train-linear.ts'
import { foldsOf } from '../evaluation/folds.ts'
import { normalise } from '../text/normalise.ts'
import { fitPieces, type PieceSpace, tableOf, vectorIn } from './piece-space.ts'
import { type View, viewPieces } from './views.ts'

/** Any number of labels a text. */
export interface ManyLabelled {
  readonly text: string
  readonly labels: readonly string[]
}

/** Tells all labels of a text. Plain data. */
export interface ManyModel {
  readonly labels: readonly string[]
  readonly space: PieceSpace
  /** `weights[feature · labels + label]` */
  readonly weights: Float32Array
  readonly bias: Float32Array
  /** A label is told when its score reaches this. */
  readonly threshold: number
  /** Chance of a label: 1 / (1 + exp(−slope · (score − threshold))). */
  readonly slope: number
}

export interface ManyAnswer {
  /** Labels told, by name. */
  readonly labels: readonly string[]
  /** Every label, likeliest first; each probability is its own, 0..1, and told means at least 0.5. */
  readonly ranked: readonly { readonly label: string; readonly probability: number }[]
}

/**
 * Learns one decision a label from all examples. The threshold, one for all labels, is the one that told best (micro-F1)
 * on texts the decisions had not seen: a threshold a label was tried and is no better, rare labels have too few texts.
 * @throws when no example has a label
 */
export function trainMany(examples: readonly ManyLabelled[], { seed = 1 }: { readonly seed?: number } = {}): ManyModel {
  const labels = [...new Set(examples.flatMap((example) => example.labels))].sort()
  if (labels.length === 0) throw new Error('No example has a label: give examples with labels')
  const placeOf = new Map(labels.map((label, place) => [label, place]))
  const members = examples.map((example) => [...new Set(example.labels)].flatMap((label) => placeOf.get(label) ?? []))
  const pieces = examples.map(({ text }) => viewPieces(text, VIEW))
  const unseen = unseenScores(examples, pieces, members, labels.length, seed)
  const { threshold, slope } = thresholdFor(unseen, members)
  return { labels, ...learn(pieces, members, labels.length, seed), threshold, slope }
}

/** All labels of a text. */
export function classifyMany(model: ManyModel, text: string): ManyAnswer {
  const scores = scoresOf(model, viewPieces(text, VIEW))
  const ranked = model.labels.map((label, place) => ({
    label,
    probability: 1 / (1 + Math.exp(-model.slope * ((scores[place] ?? 0) - model.threshold))),
  }))
  return {
    labels: ranked.filter(({ probability }) => probability >= 0.5).map(({ label }) => label),
    ranked: ranked.sort((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1)),
  }
}

/** Words, pairs of words up to eight apart, letters within words, characters, and how each clause begins and ends. */
const VIEW: View = {
  grams: { words: 1, letters: [3, 5], characters: 3, edges: true, pairs: 0 },
  stems: true,
  pairs: 8,
  shape: true,
  marks: false,
}

type Learned = Pick<ManyModel, 'space' | 'weights' | 'bias'>

function learn(
  pieces: readonly Uint32Array[],
  members: readonly (readonly number[])[],
  labels: number,
  seed: number,
): Learned {
  const space = fitPieces(pieces, 1)
  const rows = tableOf(
    pieces.map((one) => vectorIn(space, one)),
    space.hashes.length,
  )
  const { weights, bias } = trainLinear(rows, members, labels, { cost: 3, memberWeight: 3, seed })
  return { space, weights, bias }
}

function scoresOf({ space, weights, bias }: Learned, pieces: Uint32Array): Float64Array {
  const { indices, values } = vectorIn(space, pieces)
  const scores = Float64Array.from(bias)
  const labels = bias.length
  for (let piece = 0; piece < indices.length; piece += 1) {
    const base = (indices[piece] ?? 0) * labels
    const value = values[piece] ?? 0
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
  return scores
}

const FOLDS = 5

function unseenScores(
  examples: readonly ManyLabelled[],
  pieces: readonly Uint32Array[],
  members: readonly (readonly number[])[],
  labels: number,
  seed: number,
): readonly Float64Array[] {
  const groups = examples.map(({ text }) => normalise(text))
  const foldOf = foldsOf(
    examples.map((example) => example.labels[0] ?? ''),
    FOLDS,
    { seed, groups },
  )
  const unseen = new Array<Float64Array>(examples.length)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = pieces.flatMap((_, at) => (foldOf[at] === fold ? [] : [at]))
    const learned = learn(
      kept.map((at) => pieces[at] ?? new Uint32Array()),
      kept.map((at) => members[at] ?? []),
      labels,
      seed,
    )
    for (const [at, own] of pieces.entries()) if (foldOf[at] === fold) unseen[at] = scoresOf(learned, own)
  }
  return unseen
}

/** The score above which telling is best, and how fast chances change around it. */
function thresholdFor(unseen: readonly Float64Array[], members: readonly (readonly number[])[]) {
  const decisions = unseen.flatMap((scores, at) => {
    const own = new Set(members[at])
    return [...scores].map((score, label) => ({ score, isTrue: own.has(label) }))
  })
  const sorted = decisions.filter(({ score }) => score > LOWEST).sort((a, b) => b.score - a.score)
  const all = decisions.filter(({ isTrue }) => isTrue).length
  let hits = 0
  let best = 0
  let threshold = 0
  for (const [at, { score, isTrue }] of sorted.entries()) {
    hits += Number(isTrue)
    const f1 = (2 * hits) / (at + 1 + all)
    if (f1 > best) [best, threshold] = [f1, (score + (sorted[at + 1]?.score ?? score - 0.1)) / 2]
  }
  return { threshold, slope: slopeOf(sorted, threshold) }
}

/** Scores below are never told. */
const LOWEST = -1.5

function slopeOf(
  decisions: readonly { readonly score: number; readonly isTrue: boolean }[],
  threshold: number,
): number {
  const loss = (slope: number): number =>
    decisions.reduce((sum, { score, isTrue }) => {
      const x = slope * (score - threshold) * (isTrue ? 1 : -1)
      return sum + Math.log1p(Math.exp(-Math.max(-50, x)))
    }, 0)
  const losses = SLOPES.map(loss)
  return SLOPES[losses.indexOf(Math.min(...losses))] ?? 4
}

const SLOPES = [1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10]
