import { seededRandom } from '#libs/chance/seeded-random.ts'
import { type Chain, type Encoded, emptyChain, lengthOf, marginals } from './crf.ts'

export interface ChainOptions {
  readonly rounds: number
  readonly rate: number
  /** Pull of the weights towards 0, for each text that moves them. */
  readonly pull: number
  /** Share of the features of a text that are left out each time it is learned from, so that none is relied on alone. */
  readonly left: number
}

const USUAL: ChainOptions = { rounds: 8, rate: 0.05, pull: 0.002, left: 0.4 }

/**
 * Weights that make the right tags likely (conditional random field), by AdaGrad one text after the other; the weights
 * of the last half of the way are averaged, which does what several seeds and a vote would.
 * @param truth tags of each text, one a character
 * Source: Lafferty, McCallum, Pereira 2001; Duchi et al. 2011; Polyak averaging.
 */
export function trainChain(
  texts: readonly Encoded[],
  truth: readonly Uint8Array[],
  tags: number,
  features: number,
  seed: number,
  { rounds, rate, pull, left }: ChainOptions = USUAL,
): Chain {
  const chain = emptyChain(tags, features)
  const squares = new Float32Array(features * tags)
  const stepSquares = new Float64Array(tags * tags)
  const average = new Float32Array(features * tags)
  const stepAverage = new Float64Array(tags * tags)
  const random = seededRandom(seed)
  const order = texts.map((_, at) => at)
  let averaged = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const at of order) {
      const text = texts[at]
      const right = truth[at]
      if (text && right && right.length > 0)
        learn(chain, squares, stepSquares, thin(text, left, random), right, rate, pull)
    }
    if (2 * round < rounds) continue
    averaged++
    for (let at = 0; at < average.length; at++)
      average[at] = (average[at] ?? 0) + ((chain.weights[at] ?? 0) - (average[at] ?? 0)) / averaged
    for (let at = 0; at < stepAverage.length; at++) {
      const value = chain.steps[at] ?? 0
      stepAverage[at] = Number.isFinite(value)
        ? (stepAverage[at] ?? 0) + (value - (stepAverage[at] ?? 0)) / averaged
        : value
    }
  }
  return { tags, weights: average, steps: stepAverage }
}

function thin({ ids, starts }: Encoded, left: number, random: () => number): Encoded {
  if (left === 0) return { ids, starts }
  const kept: number[] = []
  const begins = new Int32Array(starts.length)
  for (let at = 0; at + 1 < starts.length; at++) {
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++)
      if (random() >= left) kept.push(ids[place] ?? 0)
    begins[at + 1] = kept.length
  }
  return { ids: Int32Array.from(kept), starts: begins }
}

function learn(
  chain: Chain,
  squares: Float32Array,
  stepSquares: Float64Array,
  text: Encoded,
  right: Uint8Array,
  rate: number,
  pull: number,
): void {
  const { tags, weights, steps } = chain
  const chances = marginals(chain, text)
  const { ids, starts } = text
  const gaps = chances.tags
  for (let at = 0; at < right.length; at++) {
    const place = at * tags + (right[at] ?? 0)
    gaps[place] = (gaps[place] ?? 0) - 1
  }
  for (let at = 0; at < lengthOf(text); at++)
    for (let tag = 0; tag < tags; tag++) {
      const gap = gaps[at * tags + tag] ?? 0
      if (Math.abs(gap) < 1e-4) continue
      for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) {
        const where = (ids[place] ?? 0) * tags + tag
        const slope = gap + pull * (weights[where] ?? 0)
        const square = (squares[where] ?? 0) + slope * slope
        squares[where] = square
        weights[where] = (weights[where] ?? 0) - (rate * slope) / (Math.sqrt(square) + 1e-6)
      }
    }
  for (let at = 1; at < right.length; at++) {
    const step = (right[at - 1] ?? 0) * tags + (right[at] ?? 0)
    chances.steps[step] = (chances.steps[step] ?? 0) - 1
  }
  for (let step = 0; step < steps.length; step++) {
    const slope = chances.steps[step] ?? 0
    if (!Number.isFinite(steps[step] ?? 0) || slope === 0) continue
    const square = (stepSquares[step] ?? 0) + slope * slope
    stepSquares[step] = square
    steps[step] = (steps[step] ?? 0) - (rate * slope) / (Math.sqrt(square) + 1e-6)
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}
