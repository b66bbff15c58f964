import { type DayTable, weightOf } from '../day-table.ts'
import type { DayFacts } from '../features.ts'
import { leadingDirections, Matrix } from '../linear-algebra.ts'
import { type DayRegression, explain, type RegressionOptions, regressDays } from './day-regression.ts'
import { fullTotal, profileOf } from './profile.ts'

/** Days as a few curves of the square root of the counts, each scored by the calendar. */
export interface LowRank {
  readonly kind: 'low-rank'
  /** Curves over the slots, orthonormal, the most important first. */
  readonly curves: readonly (readonly number[])[]
  /** The score of each curve. */
  readonly scores: readonly DayRegression[]
  /** Mean squared residual on the square-root scale, which squaring the curve would lose. */
  readonly variance: number
}

/**
 * Source: Shen and Huang 2008 (singular value decomposition of the square-rooted day × slot table), scores by calendar
 * regression instead of a time series.
 * @param rank curves to keep; 4
 */
export function fitLowRank(table: DayTable, options: RegressionOptions = {}, rank = 4): LowRank {
  if (table.days.length === 0) return { kind: 'low-rank', curves: [], scores: [], variance: 0 }
  const roots = rootsOf(table)
  const weights = table.days.map((day) => Math.sqrt(weightOf(table, day, options.ageDays)))
  const weighted = new Matrix(roots.map((row, i) => row.map((value) => value * (weights[i] ?? 0))))
  const directions = leadingDirections(weighted, rank)
  const scores = new Matrix(roots).mmul(directions.transpose())
  const fitted = scores.mmul(directions)
  return {
    kind: 'low-rank',
    curves: directions.to2DArray(),
    scores: Array.from({ length: directions.rows }, (_, k) => regressDays(table, scores.getColumn(k), options)),
    variance: residualVariance(roots, fitted),
  }
}

/** Rates per slot of one day. Never negative. */
export function ratesByLowRank({ curves, scores, variance }: LowRank, day: DayFacts): number[] {
  const columns = curves[0]?.length ?? 0
  const values = scores.map((score) => explain(score, day))
  return Array.from({ length: columns }, (_, column) => {
    const root = curves.reduce((sum, curve, k) => sum + (curve[column] ?? 0) * (values[k] ?? 0), 0)
    return squared(root, variance)
  })
}

/** E[count] of a count whose square root has this mean and variance; a root below 0 is a rate of about none. */
export const squared = (root: number, variance: number): number => {
  const positive = Math.max(0, root)
  // Toward 0 the variance of the root vanishes with the count itself; adding it whole would invent calls at night.
  return positive * positive + variance * Math.min(1, positive * positive)
}

/** Square roots of the counts; a slot not counted takes what the total of its day makes likely. */
function rootsOf(table: DayTable): number[][] {
  const profile = profileOf(table)
  return table.days.map((day) => {
    const total = fullTotal(day, profile)
    const shares = profile[day.pattern] ?? []
    return day.counts.map((count, column) => Math.sqrt(count ?? total * (shares[column] ?? 0)))
  })
}

function residualVariance(roots: readonly (readonly number[])[], fitted: Matrix): number {
  let sum = 0
  let cells = 0
  roots.forEach((row, i) => {
    row.forEach((value, j) => {
      sum += (value - fitted.get(i, j)) ** 2
      cells++
    })
  })
  return cells > 0 ? sum / cells : 0
}
