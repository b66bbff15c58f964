import type { Calibration, Signals } from './signals.ts'
import { softmaxOf } from './signals.ts'

/**
 * What a unit of score and a unit of nearness count, so that the true labels become likeliest: a softmax regression with
 * two weights shared by all labels. One weight alone would be the temperature of Guo et al. 2017.
 * Source: Newton's method; the loss is convex, a step that makes it worse is halved.
 */
export function fitMix(seen: readonly { readonly signals: Signals; readonly label: number }[]): Calibration['mix'] {
  let mix: readonly [number, number] = [3, 1]
  let { loss, slope, curve } = lossAt(seen, mix)
  for (let step = 0; step < 20; step += 1) {
    const [a, b, c] = curve
    const det = a * c - b * b || 1
    const move = [(c * slope[0] - b * slope[1]) / det, (a * slope[1] - b * slope[0]) / det] as const
    let share = 1
    let next = mix
    let found = { loss, slope, curve }
    for (; share > 1e-3; share /= 2) {
      // Neither may speak against its own label.
      next = [Math.max(0.1, mix[0] - share * move[0]), Math.max(0, mix[1] - share * move[1])]
      found = lossAt(seen, next)
      if (found.loss <= loss) break
    }
    const isSettled = found.loss >= loss - 1e-6 * seen.length
    if (found.loss < loss) {
      mix = next
      loss = found.loss
      slope = found.slope
      curve = found.curve
    }
    if (isSettled) break
  }
  return [mix[0], NEARNESS_KEPT * mix[1]]
}

/** Loss, its slope and its curve (xx, xy, yy), with a ridge that keeps weights finite where every label is right. */
function lossAt(
  seen: readonly { readonly signals: Signals; readonly label: number }[],
  mix: readonly [number, number],
) {
  let loss = (RIDGE / 2) * (mix[0] ** 2 + mix[1] ** 2)
  const slope: [number, number] = [RIDGE * mix[0], RIDGE * mix[1]]
  const curve: [number, number, number] = [RIDGE, 0, RIDGE]
  for (const { signals, label } of seen) {
    const chances = softmaxOf(signals, mix)
    const { scores, near } = signals
    let [x, y, xx, xy, yy] = [0, 0, 0, 0, 0]
    for (let at = 0; at < chances.length; at += 1) {
      const chance = chances[at] ?? 0
      const score = scores[at] ?? 0
      const nearness = near[at] ?? 0
      x += chance * score
      y += chance * nearness
      xx += chance * score * score
      xy += chance * score * nearness
      yy += chance * nearness * nearness
    }
    loss -= Math.log(Math.max(chances[label] ?? 0, 1e-12))
    slope[0] += x - (scores[label] ?? 0)
    slope[1] += y - (near[label] ?? 0)
    curve[0] += xx - x * x
    curve[1] += xy - x * y
    curve[2] += yy - y * y
  }
  return { loss, slope, curve }
}

const RIDGE = 0.05

/**
 * A classifier gains more from further examples than nearness does, so nearness counts less beside the one that learned
 * from all than beside those that learned from a part. Measured on Banking77 and CLINC150, train against dev.
 */
const NEARNESS_KEPT = 0.6
