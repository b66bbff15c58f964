/** An answer and how sure the model was of it. */
export interface Graded {
  /** 0..1 */
  readonly probability: number
  readonly isRight: boolean
}

/**
 * Expected calibration error: how far stated probability and share of right answers lie apart, weighted over `bins`
 * equal steps of probability, 0..1; 0 is perfect. Source: Naeini et al. 2015, with the usual 15 bins.
 */
export function calibrationError(graded: readonly Graded[], bins = 15): number {
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, right: 0 }))
  for (const { probability, isRight } of graded) {
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]
    if (bin === undefined) continue
    bin.count += 1
    bin.probability += probability
    bin.right += Number(isRight)
  }
  return sums.reduce((sum, { probability, right }) => sum + Math.abs(probability - right), 0) / graded.length
}

/**
 * Share of all texts that can be answered, surest first, while at least `accuracy` of those answers are right, 0..1:
 * what can be automated safely. Texts equally sure are answered together or not at all.
 */
export function coverageAt(graded: readonly Graded[], accuracy: number): number {
  const sorted = [...graded].sort((a, b) => b.probability - a.probability)
  let right = 0
  let covered = 0
  for (const [at, { isRight, probability }] of sorted.entries()) {
    right += Number(isRight)
    if (sorted[at + 1]?.probability === probability) continue
    if (right / (at + 1) >= accuracy) covered = at + 1
  }
  return covered / graded.length
}

/** Probability that one of `inside` scores above one of `outside` (ties count half): area under the ROC curve, 0..1. */
export function areaUnderCurve(inside: readonly number[], outside: readonly number[]): number {
  const all = [...inside.map((score) => ({ score, isIn: true })), ...outside.map((score) => ({ score, isIn: false }))]
  all.sort((a, b) => a.score - b.score)
  let ranks = 0
  for (let at = 0; at < all.length; ) {
    let end = at
    while (end < all.length && all[end]?.score === all[at]?.score) end += 1
    const rank = (at + 1 + end) / 2
    for (let tied = at; tied < end; tied += 1) if (all[tied]?.isIn) ranks += rank
    at = end
  }
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length)
}
