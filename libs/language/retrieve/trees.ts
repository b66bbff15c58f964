import { type RankedCase, softmax } from './listwise.ts'

/** Small decision trees whose leaves add up to a score. Node n has the children 2n+1 and 2n+2; leaves hold values. */
export interface Trees {
  readonly depth: number
  /** For each inner node of each tree: feature, or -1 where everything goes left. */
  readonly features: Int16Array
  /** A row goes right when its number is above. */
  readonly limits: Float32Array
  readonly leaves: Float32Array
}

export interface TreeOptions {
  readonly trees: number
  readonly depth: number
  readonly rate: number
  /** Pull of leaves towards 0, in cases. */
  readonly pull: number
}

const BINS = 32
const USUAL: TreeOptions = { trees: 60, depth: 3, rate: 0.1, pull: 5 }

/**
 * Trees that make the right candidate the likeliest of its list: gradient boosting with second derivatives on the
 * softmax over the list. The same cases give the same trees.
 * @param base score of each row before the trees, as by a linear ranker
 * Source: Friedman 2001; LambdaMART's list-wise cousin, as in XGBoost (Chen, Guestrin 2016).
 */
export function trainTrees(
  cases: readonly RankedCase[],
  width: number,
  base: (row: Float32Array) => number,
  { trees, depth, rate, pull }: TreeOptions = USUAL,
): Trees {
  const rows = cases.flatMap((sample) => sample.rows)
  const cuts = Array.from({ length: width }, (_, feature) => quantiles(rows, feature))
  const bins = cuts.map((limits, feature) => Uint8Array.from(rows, (row) => binOf(limits, row[feature] ?? 0)))
  const scores = Float64Array.from(rows, base)
  const inner = 2 ** depth - 1
  const features = new Int16Array(trees * inner).fill(-1)
  const limits = new Float32Array(trees * inner)
  const leaves = new Float32Array(trees * (inner + 1))
  const slopes = new Float64Array(rows.length)
  const bends = new Float64Array(rows.length)
  for (let tree = 0; tree < trees; tree++) {
    derive(cases, scores, slopes, bends)
    const nodes = new Int32Array(rows.length)
    for (let level = 0; level < depth; level++) {
      const first = 2 ** level - 1
      const found = bestSplits(bins, nodes, slopes, bends, first, 2 ** level, pull)
      found.forEach(({ feature, bin }, at) => {
        features[tree * inner + first + at] = feature
        limits[tree * inner + first + at] = feature < 0 ? 0 : (cuts[feature]?.[bin] ?? 0)
      })
      for (let row = 0; row < rows.length; row++) {
        const { feature, bin } = found[(nodes[row] ?? 0) - first] ?? NOWHERE
        const right = feature >= 0 && (bins[feature]?.[row] ?? 0) > bin ? 1 : 0
        nodes[row] = 2 * (nodes[row] ?? 0) + 1 + right
      }
    }
    const sums = new Float64Array(2 * (inner + 1))
    for (let row = 0; row < rows.length; row++) {
      const leaf = (nodes[row] ?? 0) - inner
      sums[2 * leaf] = (sums[2 * leaf] ?? 0) + (slopes[row] ?? 0)
      sums[2 * leaf + 1] = (sums[2 * leaf + 1] ?? 0) + (bends[row] ?? 0)
    }
    for (let leaf = 0; leaf <= inner; leaf++)
      leaves[tree * (inner + 1) + leaf] = (-rate * (sums[2 * leaf] ?? 0)) / ((sums[2 * leaf + 1] ?? 0) + pull)
    for (let row = 0; row < rows.length; row++)
      scores[row] = (scores[row] ?? 0) + (leaves[tree * (inner + 1) + (nodes[row] ?? 0) - inner] ?? 0)
  }
  return { depth, features, limits, leaves }
}

export function scoreTrees({ depth, features, limits, leaves }: Trees, row: Float32Array): number {
  const inner = 2 ** depth - 1
  let score = 0
  for (let tree = 0; tree * inner < features.length; tree++) {
    let node = 0
    while (node < inner) {
      const feature = features[tree * inner + node] ?? -1
      const right = feature >= 0 && (row[feature] ?? 0) > (limits[tree * inner + node] ?? 0) ? 1 : 0
      node = 2 * node + 1 + right
    }
    score += leaves[tree * (inner + 1) + node - inner] ?? 0
  }
  return score
}

const NOWHERE = { feature: -1, bin: 0 }

function derive(cases: readonly RankedCase[], scores: Float64Array, slopes: Float64Array, bends: Float64Array): void {
  let from = 0
  for (const { rows, right } of cases) {
    softmax(Array.from(scores.subarray(from, from + rows.length))).forEach((chance, at) => {
      slopes[from + at] = chance - (at === right ? 1 : 0)
      bends[from + at] = Math.max(chance * (1 - chance), 1e-6)
    })
    from += rows.length
  }
}

function bestSplits(
  bins: readonly Uint8Array[],
  nodes: Int32Array,
  slopes: Float64Array,
  bends: Float64Array,
  first: number,
  count: number,
  pull: number,
): { feature: number; bin: number }[] {
  const best = Array.from({ length: count }, () => ({ gain: 1e-9, feature: -1, bin: 0 }))
  bins.forEach((column, feature) => {
    const slope = new Float64Array(count * BINS)
    const bend = new Float64Array(count * BINS)
    for (let row = 0; row < nodes.length; row++) {
      const place = ((nodes[row] ?? 0) - first) * BINS + (column[row] ?? 0)
      slope[place] = (slope[place] ?? 0) + (slopes[row] ?? 0)
      bend[place] = (bend[place] ?? 0) + (bends[row] ?? 0)
    }
    best.forEach((split, node) => {
      const total = { slope: 0, bend: 0 }
      for (let bin = 0; bin < BINS; bin++) {
        total.slope += slope[node * BINS + bin] ?? 0
        total.bend += bend[node * BINS + bin] ?? 0
      }
      const left = { slope: 0, bend: 0 }
      for (let bin = 0; bin < BINS - 1; bin++) {
        left.slope += slope[node * BINS + bin] ?? 0
        left.bend += bend[node * BINS + bin] ?? 0
        const rest = { slope: total.slope - left.slope, bend: total.bend - left.bend }
        if (left.bend < 1 || rest.bend < 1) continue
        const gain = worth(left, pull) + worth(rest, pull) - worth(total, pull)
        if (gain > split.gain) Object.assign(split, { gain, feature, bin })
      }
    })
  })
  return best
}

function worth({ slope, bend }: { readonly slope: number; readonly bend: number }, pull: number): number {
  return slope ** 2 / (bend + pull)
}

/** Upper limits of the bins of a feature, equally full. */
function quantiles(rows: readonly Float32Array[], feature: number): number[] {
  const sorted = Float32Array.from(rows, (row) => row[feature] ?? 0).sort()
  return Array.from({ length: BINS - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / BINS)] ?? 0)
}

function binOf(limits: readonly number[], value: number): number {
  let low = 0
  let high = limits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > (limits[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
