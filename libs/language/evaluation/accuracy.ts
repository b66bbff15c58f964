/** What was foretold against what is true, by label. */
export interface LabelScore {
  readonly label: string
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** How many examples truly have it. */
  readonly support: number
}

/** Share of examples whose foretold label is the true one, 0..1; NaN without examples. */
export function accuracy(truth: readonly string[], foretold: readonly string[]): number {
  return truth.filter((label, at) => foretold[at] === label).length / truth.length
}

/** Mean F1 over the labels that occur in the truth, each counted once however rare, 0..1. */
export function macroF1(truth: readonly string[], foretold: readonly string[]): number {
  const scores = scoresByLabel(truth, foretold)
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length
}

/** Precision, recall and F1 of every label of the truth, by label. What is divided by 0 is 0. */
export function scoresByLabel(truth: readonly string[], foretold: readonly string[]): readonly LabelScore[] {
  const hits = new Map<string, number>()
  const told = new Map<string, number>()
  const support = new Map<string, number>()
  const add = (counts: Map<string, number>, label: string) => counts.set(label, (counts.get(label) ?? 0) + 1)
  for (const [at, label] of truth.entries()) {
    const guess = foretold[at] ?? ''
    add(support, label)
    add(told, guess)
    if (guess === label) add(hits, label)
  }
  return [...support]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, count]) => {
      const hit = hits.get(label) ?? 0
      const recall = hit / count
      const precision = hit / (told.get(label) || 1)
      return {
        label,
        precision,
        recall,
        f1: hit === 0 ? 0 : (2 * precision * recall) / (precision + recall),
        support: count,
      }
    })
}

/** F1 over all label decisions of texts with several labels, 0..1; 1 when nothing is true and nothing was foretold. */
export function microF1(truth: readonly (readonly string[])[], foretold: readonly (readonly string[])[]): number {
  let hits = 0
  let total = 0
  for (const [at, labels] of truth.entries()) {
    const guesses = new Set(foretold[at] ?? [])
    const right = new Set(labels)
    for (const label of right) if (guesses.has(label)) hits += 1
    total += right.size + guesses.size
  }
  return total === 0 ? 1 : (2 * hits) / total
}
