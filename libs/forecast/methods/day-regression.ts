import { type DayTable, weightOf } from '../day-table.ts'
import type { DayFacts } from '../features.ts'
import { type Levels, levelAt, levelsOf } from '../levels.ts'
import { Matrix, solveRidge } from '../linear-algebra.ts'

/** How a number per day follows from the calendar: mean + features · coefficients + level. Plain data. */
export interface DayRegression {
  readonly mean: number
  readonly coefficients: readonly number[]
  /** The smoothed residual at the end of the history. */
  readonly levels: Levels
}

export interface RegressionOptions {
  /** Age in days at which a day counts 1/e; 120. */
  readonly ageDays?: number
  /**
   * Ridge on a calendar effect, in weighted days: an effect seen on so many days is halved. Left out: the one of
   * `PENALTIES` that predicts each day best from the others.
   */
  readonly penalty?: number
  /** Share of each new residual that enters the level; left out: the more, the nearer the day foretold (levels.ts). */
  readonly smoothing?: number
}

/** Penalty on a weekday: a weekday seen often stands as it is, one never seen takes the mean. */
const WEEKDAY_PENALTY = 0.05

/** Effects three times the noise of a day deserve 0.1; effects that drown in it, 10. */
const PENALTIES = [0.03, 0.1, 0.3, 1, 3, 10]

/**
 * Ridge regression of daily numbers on the features of the days, older days weighing less, then exponential smoothing
 * of the residuals in order of date.
 * @param values one per day of the table
 */
export function regressDays(
  table: DayTable,
  values: readonly number[],
  options: RegressionOptions = {},
): DayRegression {
  const { ageDays = 120 } = options
  if (table.days.length === 0) return { mean: 0, coefficients: [], levels: levelsOf(table, []) }
  const rows = weighRows(table, values, ageDays)
  const regression = solve(rows, options.penalty ?? bestPenalty(rows))
  const residuals = table.days.map((day, i) => (values[i] ?? 0) - withoutLevel(regression, day))
  return { ...regression, levels: levelsOf(table, residuals, options.smoothing) }
}

/** The ridge that daily numbers ask for, for a fit that shares their calendar effects. */
export function penaltyFor(table: DayTable, values: readonly number[], ageDays = 120): number {
  return table.days.length === 0 ? 1 : bestPenalty(weighRows(table, values, ageDays))
}

interface WeightedRows {
  /** Features that some day has, out of `width`; the others explain nothing and have the coefficient 0. */
  readonly used: readonly number[]
  readonly width: number
  readonly features: readonly (readonly number[])[]
  readonly weights: readonly number[]
  readonly mean: number
  /** Values less their mean. */
  readonly values: readonly number[]
  readonly gram: Matrix
  readonly moments: Matrix
}

function weighRows(table: DayTable, values: readonly number[], ageDays: number): WeightedRows {
  const width = table.days[0]?.features.length ?? 0
  const used = Array.from({ length: width }, (_, i) => i).filter((i) => table.days.some((day) => day.features[i] !== 0))
  const features = table.days.map((day) => used.map((i) => day.features[i] ?? 0))
  const weights = table.days.map((day) => weightOf(table, day, ageDays))
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / weightSum
  const centred = values.map((value) => value - mean)
  const gram = Matrix.zeros(used.length, used.length)
  const moments = Matrix.zeros(used.length, 1)
  features.forEach((row, i) => {
    const weight = weights[i] ?? 0
    const present = row.flatMap((feature, column) => (feature === 0 ? [] : [column]))
    for (const a of present) {
      moments.set(a, 0, moments.get(a, 0) + weight * (row[a] ?? 0) * (centred[i] ?? 0))
      for (const b of present) gram.set(a, b, gram.get(a, b) + weight * (row[a] ?? 0) * (row[b] ?? 0))
    }
  })
  return { used, width, features, weights, mean, values: centred, gram, moments }
}

const penaltiesOf = (used: readonly number[], penalty: number) =>
  used.map((column) => (column < 7 ? WEEKDAY_PENALTY : penalty))

function solve({ mean, gram, moments, used, width }: WeightedRows, penalty: number) {
  const solution = solveRidge(gram, moments, penaltiesOf(used, penalty)).to1DArray()
  const coefficients = Array.from({ length: width }, () => 0)
  used.forEach((column, i) => {
    coefficients[column] = solution[i] ?? 0
  })
  return { mean, coefficients }
}

/** Leave-one-out error in closed form: residual / (1 − leverage) (Allen 1974, PRESS). Ties go to the larger penalty. */
function bestPenalty(rows: WeightedRows): number {
  const { used, features, weights, values, gram, moments } = rows
  const presentOf = features.map((row) => row.flatMap((feature, column) => (feature === 0 ? [] : [column])))
  let best = { penalty: 1, error: Number.POSITIVE_INFINITY }
  for (const penalty of PENALTIES.toReversed()) {
    const penalties = penaltiesOf(used, penalty)
    const coefficients = solveRidge(gram, moments, penalties).to1DArray()
    const inverse = solveRidge(gram, Matrix.eye(gram.rows), penalties)
    let error = 0
    features.forEach((row, i) => {
      const present = presentOf[i] ?? []
      const weight = weights[i] ?? 0
      let fitted = 0
      let leverage = 0
      for (const a of present) {
        fitted += (row[a] ?? 0) * (coefficients[a] ?? 0)
        for (const b of present) leverage += weight * (row[a] ?? 0) * (row[b] ?? 0) * inverse.get(a, b)
      }
      error += weight * (((values[i] ?? 0) - fitted) / Math.max(1e-3, 1 - leverage)) ** 2
    })
    if (error < best.error) best = { penalty, error }
  }
  return best.penalty
}

/** What the regression expects of a day, its level included. */
export function explain(regression: DayRegression, day: DayFacts): number {
  return withoutLevel(regression, day) + levelAt(regression.levels, day.dayNumber)
}

function withoutLevel(
  { mean, coefficients }: Pick<DayRegression, 'mean' | 'coefficients'>,
  { features }: DayFacts,
): number {
  let sum = mean
  for (let i = 0; i < features.length; i++) sum += (features[i] ?? 0) * (coefficients[i] ?? 0)
  return sum
}
