import type { CompiledLexicon } from '../feeling/compile-lexicon.ts'
import { type FeelingMember, feelingFigures, feelingScores } from './feeling-scores.ts'
import { memberScores } from './member-scores.ts'
import type { Member, MemberPlan } from './members.ts'
import { viewPieces } from './views.ts'

/** Several ways to tell one label a text, weighed against each other by texts they had not seen. Plain data. */
export interface Blend {
  readonly labels: readonly string[]
  readonly plans: readonly MemberPlan[]
  readonly members: readonly Member[]
  readonly feeling: FeelingMember
  /** One a member, the last for feeling. */
  readonly scales: readonly Scale[]
  /** Added to the score of each label. */
  readonly offsets: readonly number[]
  /** Scores are multiplied by it before the softmax. */
  readonly sharpness: number
  readonly trainingHash: string
}

/** Scores become (score − mean) / spread · weight, so that members can be added. */
export interface Scale {
  readonly mean: number
  readonly spread: number
  readonly weight: number
}

export interface BlendAnswer {
  /** Likeliest first; probabilities sum to 1. */
  readonly ranked: readonly { readonly label: string; readonly probability: number }[]
}

/** @param lexicon the one the blend was trained with */
export function blendClassify(blend: Blend, text: string, lexicon: CompiledLexicon): BlendAnswer {
  const rows = [
    ...blend.members.map((member, at) => {
      const plan = blend.plans[at]
      return plan === undefined
        ? new Float64Array(blend.labels.length)
        : memberScores(member, viewPieces(text, plan.view))
    }),
    feelingScores(blend.feeling, feelingFigures(text, lexicon)),
  ]
  const scores = addUp(rows, blend.scales, blend.offsets).map((score) => score * blend.sharpness)
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  const ranked = blend.labels.map((label, at) => ({ label, probability: (powers[at] ?? 0) / sum }))
  return { ranked: ranked.sort((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1)) }
}

/** @param rows scores of one text, one row a member */
export function addUp(rows: readonly Float64Array[], scales: readonly Scale[], offsets: readonly number[]): number[] {
  const scores = [...offsets]
  for (const [member, row] of rows.entries()) {
    const { mean = 0, spread = 1, weight = 0 } = scales[member] ?? {}
    if (weight === 0) continue
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + (weight * ((row[label] ?? 0) - mean)) / spread
  }
  return scores
}
