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

/** A chain that knows nothing but which steps are legal. */
export function emptyChain(tags: number, features: number): Chain {
  const steps = new Float64Array(tags * tags)
  for (let before = 0; before < tags; before++)
    for (let tag = 0; tag < tags; tag++)
      if (!isLegal(before, tag)) steps[before * tags + tag] = Number.NEGATIVE_INFINITY
  return { tags, weights: new Float32Array(features * tags), steps }
}

/**
 * What leads to each tag at each character and what follows from it, in probabilities; each character is scaled so that its
 * forward values sum to 1 and long texts do not vanish. All laid out as `[character · tags + tag]`, steps as
 * `[before · tags + tag]`.
 */
export interface Lattice {
  readonly tags: number
  readonly length: number
  /** How much a step counts; 0 where it is not legal. */
  readonly steps: Float64Array
  /** How much the character alone counts for the tag, scaled. */
  readonly local: Float64Array
  /** Everything up to the step into the tag, the character itself not yet. */
  readonly into: Float64Array
  readonly forward: Float64Array
  /** Everything behind the character; with `forward` the chance of the tag. */
  readonly backward: Float64Array
}

/** Forward-backward. */
export function latticeOf(chain: Chain, text: Encoded): Lattice {
  const { tags } = chain
  const length = lengthOf(text)
  const steps = chain.steps.map((step) => Math.exp(step))
  const local = powersOf(emissions(chain, text), tags)
  const into = new Float64Array(length * tags)
  const forward = new Float64Array(length * tags)
  for (let at = 0; at < length; at++) {
    let sum = 0
    for (let tag = 0; tag < tags; tag++) {
      let led = at === 0 && isLegal(0, tag) ? 1 : 0
      if (at > 0)
        for (let before = 0; before < tags; before++)
          led += (forward[(at - 1) * tags + before] ?? 0) * (steps[before * tags + tag] ?? 0)
      into[at * tags + tag] = led
      const reached = led * (local[at * tags + tag] ?? 0)
      forward[at * tags + tag] = reached
      sum += reached
    }
    for (let place = at * tags; place < (at + 1) * tags; place++) {
      forward[place] = (forward[place] ?? 0) / sum
      local[place] = (local[place] ?? 0) / sum
    }
  }
  const backward = new Float64Array(length * tags).fill(1)
  for (let at = length - 2; at >= 0; at--)
    for (let before = 0; before < tags; before++) {
      let follows = 0
      for (let tag = 0; tag < tags; tag++) {
        const next = (at + 1) * tags + tag
        follows += (steps[before * tags + tag] ?? 0) * (local[next] ?? 0) * (backward[next] ?? 0)
      }
      backward[at * tags + before] = follows
    }
  return { tags, length, steps, local, into, forward, backward }
}

/** Each to the power of e, those of one character beside its largest. */
function powersOf(scores: Float64Array, tags: number): Float64Array {
  for (let from = 0; from < scores.length; from += tags) {
    let most = Number.NEGATIVE_INFINITY
    for (let at = from; at < from + tags; at++) most = Math.max(most, scores[at] ?? 0)
    for (let at = from; at < from + tags; at++) scores[at] = Math.exp((scores[at] ?? 0) - most)
  }
  return scores
}

/** How likely each tag is at each character, and how often each step is taken, given the whole text. */
export interface Marginals {
  readonly tags: Float64Array
  readonly steps: Float64Array
}

export function marginals(chain: Chain, text: Encoded): Marginals {
  const { tags, length, steps, local, forward, backward } = latticeOf(chain, text)
  const taken = new Float64Array(tags * tags)
  for (let at = 1; at < length; at++)
    for (let before = 0; before < tags; before++) {
      const led = forward[(at - 1) * tags + before] ?? 0
      for (let tag = 0; tag < tags; tag++) {
        const step = before * tags + tag
        const next = at * tags + tag
        taken[step] = (taken[step] ?? 0) + led * (steps[step] ?? 0) * (local[next] ?? 0) * (backward[next] ?? 0)
      }
    }
  return { tags: forward.map((led, place) => led * (backward[place] ?? 0)), steps: taken }
}
