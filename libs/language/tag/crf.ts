import { isLegal } from './bio.ts'

/** Weights of a linear chain: by feature and tag, and by tag and next tag. Illegal steps weigh minus infinity. */
export interface Chain {
  readonly tags: number
  readonly weights: Float32Array
  readonly steps: Float64Array
}

/** A text as features: those of character i lie in `ids` between starts[i] and starts[i + 1]. */
export interface Encoded {
  readonly ids: Int32Array
  readonly starts: Int32Array
}

export function lengthOf({ starts }: Encoded): number {
  return starts.length - 1
}

/** Score of each tag at each character. */
function emissions({ weights, tags }: Chain, { ids, starts }: Encoded): Float64Array {
  const length = starts.length - 1
  const scores = new Float64Array(length * tags)
  for (let at = 0; at < length; at++)
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) {
      const from = (ids[place] ?? 0) * tags
      for (let tag = 0; tag < tags; tag++)
        scores[at * tags + tag] = (scores[at * tags + tag] ?? 0) + (weights[from + tag] ?? 0)
    }
  return scores
}

/** The likeliest legal tags (Viterbi). */
export function bestTags(chain: Chain, text: Encoded): Uint8Array {
  const { tags, steps } = chain
  const length = lengthOf(text)
  const scores = emissions(chain, text)
  const back = new Uint8Array(length * tags)
  for (let tag = 0; tag < tags; tag++) if (!isLegal(0, tag)) scores[tag] = Number.NEGATIVE_INFINITY
  for (let at = 1; at < length; at++)
    for (let tag = 0; tag < tags; tag++) {
      let best = Number.NEGATIVE_INFINITY
      for (let before = 0; before < tags; before++) {
        const score = (scores[(at - 1) * tags + before] ?? 0) + (steps[before * tags + tag] ?? 0)
        if (score <= best) continue
        best = score
        back[at * tags + tag] = before
      }
      scores[at * tags + tag] = (scores[at * tags + tag] ?? 0) + best
    }
  const result = new Uint8Array(length)
  let last = 0
  for (let tag = 1; tag < tags; tag++)
    if ((scores[(length - 1) * tags + tag] ?? 0) > (scores[(length - 1) * tags + last] ?? 0)) last = tag
  for (let at = length - 1; at >= 0; at--) {
    result[at] = last
    last = back[at * tags + last] ?? 0
  }
  return result
}

/** A chain that knows nothing but which steps are legal. */
export function emptyChain(tags: number, features: number): Chain {
  const steps = new Float64Array(tags * tags)
  for (let before = 0; before < tags; before++)
    for (let tag = 0; tag < tags; tag++)
      if (!isLegal(before, tag)) steps[before * tags + tag] = Number.NEGATIVE_INFINITY
  return { tags, weights: new Float32Array(features * tags), steps }
}

/** How likely each tag is at each character, and each step, given the whole text. */
export interface Marginals {
  readonly tags: Float64Array
  readonly steps: Float64Array
}

/** Forward-backward in probabilities, each character scaled to 1 so that long texts do not vanish. */
export function marginals(chain: Chain, text: Encoded): Marginals {
  const { tags, steps } = chain
  const length = lengthOf(text)
  const scores = emissions(chain, text)
  const local = new Float64Array(length * tags)
  for (let at = 0; at < length; at++) {
    let most = Number.NEGATIVE_INFINITY
    for (let tag = 0; tag < tags; tag++) most = Math.max(most, scores[at * tags + tag] ?? 0)
    for (let tag = 0; tag < tags; tag++) local[at * tags + tag] = Math.exp((scores[at * tags + tag] ?? 0) - most)
  }
  const factors = steps.map((step) => Math.exp(step))
  const forward = new Float64Array(length * tags)
  for (let tag = 0; tag < tags; tag++) forward[tag] = isLegal(0, tag) ? (local[tag] ?? 0) : 0
  scale(forward, 0, tags)
  for (let at = 1; at < length; at++) {
    for (let tag = 0; tag < tags; tag++) {
      let sum = 0
      for (let before = 0; before < tags; before++)
        sum += (forward[(at - 1) * tags + before] ?? 0) * (factors[before * tags + tag] ?? 0)
      forward[at * tags + tag] = sum * (local[at * tags + tag] ?? 0)
    }
    scale(forward, at * tags, tags)
  }
  const backward = new Float64Array(length * tags).fill(1)
  const stepSums = new Float64Array(tags * tags)
  const pair = new Float64Array(tags * tags)
  for (let at = length - 2; at >= 0; at--) {
    let total = 0
    for (let before = 0; before < tags; before++) {
      let sum = 0
      for (let tag = 0; tag < tags; tag++) {
        const place = (at + 1) * tags + tag
        const onward = (factors[before * tags + tag] ?? 0) * (local[place] ?? 0) * (backward[place] ?? 0)
        sum += onward
        const both = onward * (forward[at * tags + before] ?? 0)
        pair[before * tags + tag] = both
        total += both
      }
      backward[at * tags + before] = sum
    }
    for (let step = 0; step < pair.length; step++) stepSums[step] = (stepSums[step] ?? 0) + (pair[step] ?? 0) / total
    scale(backward, at * tags, tags)
  }
  for (let at = 0; at < length; at++) {
    for (let tag = 0; tag < tags; tag++)
      forward[at * tags + tag] = (forward[at * tags + tag] ?? 0) * (backward[at * tags + tag] ?? 0)
    scale(forward, at * tags, tags)
  }
  return { tags: forward, steps: stepSums }
}

function scale(values: Float64Array, from: number, count: number): void {
  let sum = 0
  for (let at = from; at < from + count; at++) sum += values[at] ?? 0
  for (let at = from; at < from + count; at++) values[at] = (values[at] ?? 0) / sum
}
