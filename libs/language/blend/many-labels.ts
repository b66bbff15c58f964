import { trainLinear } from '../classify/train-linear.ts'
import { foldsOf } from '../evaluation/folds.ts'
import { normalise } from '../text/normalise.ts'
import { trainManyRatio } from './many-ratio.ts'
import { memberScores } from './member-scores.ts'
import type { LinearMember } from './members.ts'
import { fitPieces, tableOf, vectorIn } from './piece-space.ts'
import { type View, viewPieces } from './views.ts'

/** Any number of labels a text. */
export interface ManyLabelled {
  readonly text: string
  readonly labels: readonly string[]
}

/** Tells all labels of a text. Plain data. */
export interface ManyModel {
  readonly labels: readonly string[]
  /** One a view, in their order; the score of a label is the sum of theirs. */
  readonly members: readonly LinearMember[]
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
  const pieces = examples.map(({ text }) => piecesOf(text))
  const unseen = unseenScores(examples, pieces, members, labels.length, seed)
  const { threshold, slope } = thresholdFor(unseen, members)
  return { labels, members: learn(pieces, members, labels.length, seed), threshold, slope }
}

/** All labels of a text. */
export function classifyMany(model: ManyModel, text: string): ManyAnswer {
  const scores = scoresOf(model.members, piecesOf(text))
  const ranked = model.labels.map((label, place) => ({
    label,
    probability: 1 / (1 + Math.exp(-model.slope * ((scores[place] ?? 0) - model.threshold))),
  }))
  return {
    labels: ranked.filter(({ probability }) => probability >= 0.5).map(({ label }) => label),
    ranked: ranked.sort((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1)),
  }
}

/** Words, their families, pairs of words up to eight apart, letters within words, characters, and how each clause begins and ends. */
const WHOLE: View = {
  grams: { words: 1, letters: [3, 5], characters: 3, edges: true, pairs: 0 },
  stems: true,
  pairs: 8,
  shape: true,
  families: true,
  marks: false,
}

/** The same without letters, for the member that weighs pieces by how much oftener they occur in a label. */
const WORDS: View = { ...WHOLE, grams: { words: 0, letters: null, characters: 3, edges: true, pairs: 0 } }

/** Pieces of a text under each view. */
type Pieces = readonly [Uint32Array, Uint32Array]

const piecesOf = (text: string): Pieces => [viewPieces(text, WHOLE), viewPieces(text, WORDS)]

function learn(
  pieces: readonly Pieces[],
  members: readonly (readonly number[])[],
  labels: number,
  seed: number,
): readonly LinearMember[] {
  const whole = pieces.map(([own]) => own)
  const space = fitPieces(whole, 1)
  const rows = tableOf(
    whole.map((one) => vectorIn(space, one)),
    space.hashes.length,
  )
  const { weights, bias } = trainLinear(rows, members, labels, { cost: 3, memberWeight: 3, seed })
  const words = pieces.map(([, own]) => own)
  return [
    { kind: 'margin', space, weights, bias, ratios: new Float32Array() },
    trainManyRatio(words, members, labels, { cost: 1, memberWeight: 3, seed }),
  ]
}

function scoresOf(members: readonly LinearMember[], pieces: Pieces): Float64Array {
  const [first, second] = members.map((member, at) => memberScores(member, pieces[at] ?? new Uint32Array()))
  return (first ?? new Float64Array()).map((score, label) => score + (second?.[label] ?? 0))
}

const FOLDS = 5

function unseenScores(
  examples: readonly ManyLabelled[],
  pieces: readonly Pieces[],
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
      kept.flatMap((at) => pieces.slice(at, at + 1)),
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
const LOWEST = -3

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
