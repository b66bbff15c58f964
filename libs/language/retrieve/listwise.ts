import { seededRandom } from '#libs/chance/seeded-random.ts'

/** Candidates of one query, each described by numbers, and which of them is right. */
export interface RankedCase {
  readonly rows: readonly Float32Array[]
  readonly right: number
}

/** score = sum of weights × (number - mean) / spread */
export interface LinearRanker {
  readonly means: Float64Array
  readonly spreads: Float64Array
  readonly weights: Float64Array
}

const ROUNDS = 30
const RATE = 0.05
const PULL = 1e-4

/**
 * Weights that make the right candidate the likeliest of its list (softmax over the list, AdaGrad).
 * @param cases at least one; each with its right candidate among its rows
 */
export function trainLinear(cases: readonly RankedCase[], width: number, seed: number): LinearRanker {
  const { means, spreads } = spreadOf(cases, width)
  const weights = new Float64Array(width)
  const squares = new Float64Array(width).fill(1e-6)
  const random = seededRandom(seed)
  for (let round = 0; round < ROUNDS * cases.length; round++) {
    const sample = cases[Math.floor(random() * cases.length)]
    if (!sample) continue
    const chances = softmax(sample.rows.map((row) => scoreLinear({ means, spreads, weights }, row)))
    for (let at = 0; at < width; at++) {
      let gradient = PULL * (weights[at] ?? 0)
      sample.rows.forEach((row, number) => {
        const wanted = number === sample.right ? 1 : 0
        gradient += ((chances[number] ?? 0) - wanted) * (((row[at] ?? 0) - (means[at] ?? 0)) / (spreads[at] ?? 1))
      })
      squares[at] = (squares[at] ?? 0) + gradient * gradient
      weights[at] = (weights[at] ?? 0) - (RATE * gradient) / Math.sqrt(squares[at] ?? 1)
    }
  }
  return { means, spreads, weights }
}

export function scoreLinear({ means, spreads, weights }: LinearRanker, row: Float32Array): number {
  let score = 0
  for (let at = 0; at < weights.length; at++)
    score += ((weights[at] ?? 0) * ((row[at] ?? 0) - (means[at] ?? 0))) / (spreads[at] ?? 1)
  return score
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

function spreadOf(cases: readonly RankedCase[], width: number) {
  const means = new Float64Array(width)
  const spreads = new Float64Array(width)
  const rows = cases.flatMap((sample) => sample.rows)
  for (let at = 0; at < width; at++) {
    let sum = 0
    let squares = 0
    for (const row of rows) {
      sum += row[at] ?? 0
      squares += (row[at] ?? 0) ** 2
    }
    means[at] = sum / rows.length
    spreads[at] = Math.sqrt(Math.max(squares / rows.length - (sum / rows.length) ** 2, 0)) || 1
  }
  return { means, spreads }
}
