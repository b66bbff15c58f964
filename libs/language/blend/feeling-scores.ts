import type { CompiledLexicon } from '../feeling/compile-lexicon.ts'
import { readFeeling } from '../feeling/read-feeling.ts'

/** What feels like which label: mean and spread of the lexicon's figures. Plain data. */
export interface FeelingMember {
  /** `means[label][figure]` */
  readonly means: readonly (readonly number[])[]
  /** Within labels, of each figure; above 0. */
  readonly variances: readonly number[]
}

/** The lexicon's figures of a text: they know words that no training text has. */
export function feelingFigures(text: string, lexicon: CompiledLexicon): readonly number[] {
  const { polarity, anger, words } = readFeeling(text, lexicon)
  const happy = words.reduce((sum, { weight }) => sum + Math.max(0, weight), 0)
  const unhappy = words.reduce((sum, { weight }) => sum + Math.max(0, -weight), 0)
  return [polarity, happy / (2 + happy), unhappy / (2 + unhappy), anger]
}

/** Source: linear discriminant with a diagonal covariance. */
export function trainFeeling(
  figures: readonly (readonly number[])[],
  labelOf: readonly number[],
  labels: number,
): FeelingMember {
  const width = figures[0]?.length ?? 0
  const counts = new Array<number>(labels).fill(1e-9)
  const means = counts.map(() => new Array<number>(width).fill(0))
  for (const [at, row] of figures.entries()) {
    const mean = means[labelOf[at] ?? 0] ?? []
    counts[labelOf[at] ?? 0] = (counts[labelOf[at] ?? 0] ?? 0) + 1
    for (let n = 0; n < width; n += 1) mean[n] = (mean[n] ?? 0) + (row[n] ?? 0)
  }
  for (const [label, mean] of means.entries())
    for (let n = 0; n < width; n += 1) mean[n] = (mean[n] ?? 0) / (counts[label] ?? 1)
  const variances = Array.from({ length: width }, (_, n) => {
    const squares = figures.reduce(
      (sum, row, at) => sum + ((row[n] ?? 0) - (means[labelOf[at] ?? 0]?.[n] ?? 0)) ** 2,
      0,
    )
    return squares / Math.max(1, figures.length) + 1e-3
  })
  return { means, variances }
}

export function feelingScores({ means, variances }: FeelingMember, figures: readonly number[]): Float64Array {
  return Float64Array.from(means, (mean) =>
    mean.reduce((sum, m, n) => sum + (m * (figures[n] ?? 0) - (m * m) / 2) / (variances[n] ?? 1), 0),
  )
}
