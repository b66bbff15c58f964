import { addUp, type Scale } from './blend.ts'

export interface Unseen {
  /** Scores of one text by members that had not seen it, one row a member. */
  readonly rows: readonly Float64Array[]
  readonly label: number
}

export interface Weighed {
  readonly scales: readonly Scale[]
  readonly offsets: readonly number[]
  readonly sharpness: number
  /** Quality on the unseen texts, 0..1. */
  readonly quality: number
}

/** What to make as good as can be: the share of right answers, or the mean F1 of the labels, however rare. */
export type Aim = 'accuracy' | 'macroF1'

/**
 * Finds the weight of each member, the sharpness and, for `macroF1`, an offset for each label, by coordinate ascent over a
 * few steps: so few choices, and only for a clear gain, that texts by the hundred cannot be learned by heart.
 * @param first weight of each member to begin with; `least`: the lowest it may get
 */
export function weighMembers(
  unseen: readonly Unseen[],
  labels: number,
  aim: Aim,
  { first, least }: { readonly first: readonly number[]; readonly least: readonly number[] },
): Weighed {
  let scales: readonly Scale[] = first.map((weight, member) => ({ ...scaleOf(unseen, member), weight }))
  const leastGain = LEAST_GAIN / Math.sqrt(unseen.length)
  let offsets: readonly number[] = new Array<number>(labels).fill(0)
  const qualityOf = (trial: readonly Scale[], shift: readonly number[]) => quality(unseen, trial, shift, labels, aim)
  let best = qualityOf(scales, offsets)
  for (let round = 0; round < 2; round += 1) {
    for (const member of scales.keys()) {
      for (const weight of WEIGHTS) {
        if (weight < (least[member] ?? 0)) continue
        const trial = scales.map((scale, at) => (at === member ? { ...scale, weight } : scale))
        const reached = qualityOf(trial, offsets)
        if (reached > best + leastGain) [best, scales] = [reached, trial]
      }
    }
    if (aim === 'accuracy') continue
    for (const label of offsets.keys()) {
      for (const step of STEPS) {
        const trial = offsets.map((offset, at) => (at === label ? offset + step : offset))
        const reached = qualityOf(scales, trial)
        if (reached > best + leastGain) [best, offsets] = [reached, trial]
      }
    }
  }
  return { scales, offsets, sharpness: sharpnessOf(unseen, scales, offsets), quality: best }
}

const WEIGHTS = [1, 0, 0.25, 0.5, 0.75, 1.5, 2, 3]
const STEPS = [-0.8, -0.4, -0.2, -0.1, 0.1, 0.2, 0.4, 0.8]
/** Over the square root of the number of texts: about a third of a standard error. Less is chance. */
const LEAST_GAIN = 0.15

function scaleOf(unseen: readonly Unseen[], member: number): Omit<Scale, 'weight'> {
  let count = 0
  let sum = 0
  let squares = 0
  for (const { rows } of unseen)
    for (const score of rows[member] ?? []) {
      count += 1
      sum += score
      squares += score * score
    }
  const mean = sum / Math.max(1, count)
  return { mean, spread: Math.sqrt(Math.max(1e-9, squares / Math.max(1, count) - mean * mean)) }
}

function quality(
  unseen: readonly Unseen[],
  scales: readonly Scale[],
  offsets: readonly number[],
  labels: number,
  aim: Aim,
): number {
  const hits = new Float64Array(labels)
  const total = new Float64Array(labels)
  for (const { rows, label } of unseen) {
    const told = placeOfLargest(addUp(rows, scales, offsets))
    total[label] = (total[label] ?? 0) + 1
    total[told] = (total[told] ?? 0) + 1
    if (told === label) hits[label] = (hits[label] ?? 0) + 1
  }
  const right = hits.reduce((sum, hit) => sum + hit, 0) / unseen.length
  if (aim === 'accuracy') return right
  let f1 = 0
  for (let label = 0; label < labels; label += 1) f1 += (2 * (hits[label] ?? 0)) / Math.max(1, total[label] ?? 0)
  return f1 / labels
}

export function placeOfLargest(values: ArrayLike<number>): number {
  let best = 0
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at
  return best
}

/** The sharpness under which the true labels are likeliest, of a few. */
function sharpnessOf(unseen: readonly Unseen[], scales: readonly Scale[], offsets: readonly number[]): number {
  const all = unseen.map(({ rows, label }) => ({ scores: addUp(rows, scales, offsets), label }))
  const loss = (sharpness: number): number =>
    all.reduce((sum, { scores, label }) => {
      const most = Math.max(...scores)
      const powers = scores.reduce((total, score) => total + Math.exp(sharpness * (score - most)), 0)
      return sum + Math.log(powers) - sharpness * ((scores[label] ?? 0) - most)
    }, 0)
  const losses = SHARPNESSES.map(loss)
  return SHARPNESSES[losses.indexOf(Math.min(...losses))] ?? 1
}

const SHARPNESSES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7]
