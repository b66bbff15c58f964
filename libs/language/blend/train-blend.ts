import { trainingHashOf } from '../classify/training-hash.ts'
import { foldsOf } from '../evaluation/folds.ts'
import type { CompiledLexicon } from '../feeling/compile-lexicon.ts'
import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'
import type { Blend } from './blend.ts'
import { feelingFigures, feelingScores, trainFeeling } from './feeling-scores.ts'
import { memberScores } from './member-scores.ts'
import { type MemberPlan, trainMember } from './members.ts'
import { viewPieces } from './views.ts'
import { type Aim, type Unseen, weighMembers } from './weigh-members.ts'

export interface LabelledText {
  readonly text: string
  readonly label: string
}

export interface BlendOptions {
  readonly seed?: number
  readonly aim?: Aim
}

/**
 * Learns to tell one label a text from several members at once. How far each is trusted is learned from texts it had not
 * seen: everything is trained once without each part of the examples, then once with all.
 * @throws when there are fewer than two labels
 */
export function trainBlend(
  examples: readonly LabelledText[],
  lexicon: CompiledLexicon,
  { seed = 1, aim = 'macroF1' }: BlendOptions = {},
): Blend {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  if (labels.length < 2) throw new Error('All examples have one label: give examples of at least two')
  const labelOf = examples.map(({ label }) => labels.indexOf(label))
  const plans = plansFor(examples)
  const pieces = plans.map(({ view }) => examples.map(({ text }) => viewPieces(text, view)))
  const figures = examples.map(({ text }) => feelingFigures(text, lexicon))
  const unseen = unseenOf(examples, { plans, pieces, figures, labelOf, labels: labels.length, seed })
  const feeling = feelingWeights(unseen, labels.length)
  const first = [...plans.map(() => 1), feeling.first]
  const least = [...plans.map(() => 0), feeling.least]
  const { scales, offsets, sharpness } = weighMembers(unseen, labels.length, aim, { first, least })
  return {
    labels,
    plans,
    members: plans.map((plan, at) => trainMember(plan, pieces[at] ?? [], labelOf, labels.length, seed)),
    feeling: trainFeeling(figures, labelOf, labels.length),
    scales,
    offsets,
    sharpness,
    trainingHash: trainingHashOf(examples, [], { seed, aim }),
  }
}

interface Material {
  readonly plans: readonly MemberPlan[]
  /** Of each plan, of each text. */
  readonly pieces: readonly (readonly Uint32Array[])[]
  readonly figures: readonly (readonly number[])[]
  readonly labelOf: readonly number[]
  readonly labels: number
  readonly seed: number
}

/** Scores of every text by members that had not seen it, nor a text that is the same. */
function unseenOf(examples: readonly LabelledText[], material: Material): readonly Unseen[] {
  const { plans, pieces, figures, labelOf, labels, seed } = material
  const folds = examples.length > MANY ? 3 : 5
  const groups = examples.map(({ text }) => normalise(text))
  const foldOf = foldsOf(
    examples.map(({ label }) => label),
    folds,
    { seed, groups },
  )
  const unseen = new Array<Unseen>(examples.length)
  for (let fold = 0; fold < folds; fold += 1) {
    const kept = labelOf.flatMap((_, at) => (foldOf[at] === fold ? [] : [at]))
    const keptLabels = kept.map((at) => labelOf[at] ?? 0)
    const members = plans.map((plan, n) =>
      trainMember(
        plan,
        kept.map((at) => pieces[n]?.[at] ?? new Uint32Array()),
        keptLabels,
        labels,
        seed,
      ),
    )
    const feeling = trainFeeling(
      kept.map((at) => figures[at] ?? []),
      keptLabels,
      labels,
    )
    for (const [at, label] of labelOf.entries()) {
      if (foldOf[at] !== fold) continue
      const rows = members.map((member, n) => memberScores(member, pieces[n]?.[at] ?? new Uint32Array()))
      unseen[at] = { rows: [...rows, feelingScores(feeling, figures[at] ?? [])], label }
    }
  }
  return unseen
}

/** Beyond this many texts three folds tell enough and the nearest texts take too long to find. */
const MANY = 8_000

/**
 * Where the lexicon alone tells nothing of the labels it begins without a say. Where it tells two labels apart, they are
 * feelings, and it keeps a say even if the texts at hand need none: texts of another kind have words that these do not.
 */
function feelingWeights(unseen: readonly Unseen[], labels: number): { readonly first: number; readonly least: number } {
  const right = new Float64Array(labels)
  const total = new Float64Array(labels)
  for (const { rows, label } of unseen) {
    const scores = rows.at(-1) ?? new Float64Array()
    total[label] = (total[label] ?? 0) + 1
    if (scores.length > 0 && scores.indexOf(Math.max(...scores)) === label) right[label] = (right[label] ?? 0) + 1
  }
  const recall = right.reduce((sum, hits, label) => sum + hits / Math.max(1, total[label] ?? 0), 0) / labels
  if (recall < TELLS_SOMETHING / labels) return { first: 0, least: 0 }
  return labels === 2 && recall >= TELLS_FEELING ? { first: FEELING_KEPT, least: FEELING_KEPT } : { first: 1, least: 0 }
}

/** Times as often right as a guess. */
const TELLS_SOMETHING = 1.4
/** Mean recall. */
const TELLS_FEELING = 0.7
/** Half of what all others weigh when each weighs 1, at least. */
const FEELING_KEPT = 2

/** Members by what the texts are written in and how many there are. */
function plansFor(examples: readonly LabelledText[]): readonly MemberPlan[] {
  const sample = examples.slice(0, 500).flatMap(({ text }) => tokensOf(normalise(text)))
  const isChinese = sample.filter(({ script }) => script === 'han').length > sample.length / 3
  const few = examples.length <= MANY
  const chinese = { words: 1, letters: null, characters: 3, edges: false, pairs: 0 } as const
  const words = { words: 0, letters: null, characters: 0, edges: false, pairs: 0 } as const
  const plain = { stems: false, pairs: 0, shape: false, marks: isChinese } as const
  const nearest = (view: MemberPlan['view']): readonly MemberPlan[] =>
    few ? [{ kind: 'nearest', view, cost: 1, leastTexts: 1 }] : []
  if (isChinese)
    return [
      { kind: 'margin', view: { grams: chinese, ...plain }, cost: 0.3, leastTexts: few ? 1 : 2 },
      { kind: 'ratio', view: { grams: { ...chinese, characters: 2 }, ...plain }, cost: 0.3, leastTexts: 2 },
      ...nearest({ grams: { ...chinese, characters: 2 }, ...plain }),
    ]
  return [
    { kind: 'margin', view: { grams: words, ...plain, stems: true }, cost: 0.18, leastTexts: 1 },
    { kind: 'ratio', view: { grams: words, ...plain, stems: true }, cost: 1, leastTexts: 2 },
    { kind: 'margin', view: { grams: { ...words, letters: [3, 5] }, ...plain }, cost: 0.18, leastTexts: 4 },
    ...nearest({ grams: words, ...plain, stems: true }),
  ]
}
