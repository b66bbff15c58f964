import { type DayTable, weightOf } from '../day-table.ts'
import type { DayFacts } from '../features.ts'
import { type Levels, levelAt, levelsOf } from '../levels.ts'
import { Matrix, solveRidge } from '../linear-algebra.ts'
import { penaltyFor, type RegressionOptions } from './day-regression.ts'
import { squared } from './low-rank.ts'
import { fullTotal, profileOf } from './profile.ts'
import type { WeekdayRates } from './recent-days.ts'

/** Waves of the day and of the week, and what the calendar adds, all on the square-root scale. */
export interface Harmonic {
  readonly kind: 'harmonic'
  /** The waves by weekday and slot, evaluated once. */
  readonly waves: WeekdayRates
  /** Calendar effects (the seven weekdays are in the waves and stay 0), each times the common curve. */
  readonly effects: readonly number[]
  /** The shape a calendar effect takes over the day: mean root per slot over its mean. */
  readonly shape: readonly number[]
  readonly levels: Levels
  readonly variance: number
}

/** Pairs of waves: 20 of the day, 24 of the week of open days. */
const DAY_WAVES = 20
const WEEK_WAVES = 24

/**
 * Harmonic regression by weighted least squares: sqrt(count) on sines and cosines of the time of day and of the time in
 * the week of open days, and on calendar effects. The week is made of the weekdays that are ever open, end to end, so a
 * centre open Monday to Friday has five days in its wave and a gap in the data does not move it.
 * Source: dynamic harmonic regression (Young, Pedregal, Tych 1999; Hyndman 2010) without its ARMA error; the level takes
 * the place of that.
 */
export function fitHarmonic(table: DayTable, options: RegressionOptions = {}): Harmonic {
  const { ageDays = 120, smoothing } = options
  const penalty = options.penalty ?? penaltyFor(table, rootTotals(table), ageDays)
  const columns = table.slots.length
  const width = (table.days[0]?.features.length ?? 7) - 7
  const basis = waveBasis(table)
  const shape = shapeOf(table, ageDays)
  const size = basis.count + width
  const gram = Matrix.zeros(size, size)
  const moments = Matrix.zeros(size, 1)
  const cells = new Map<number, Cells>()
  for (const day of table.days) {
    const weight = weightOf(table, day, ageDays)
    const cell = cells.get(day.pattern) ?? newCells(columns)
    cells.set(day.pattern, cell)
    const present = day.features.flatMap((feature, i) => (i >= 7 && feature !== 0 ? [basis.count + i - 7] : []))
    for (const row of present) if (!cell.byEffect.has(row)) cell.byEffect.set(row, new Float64Array(columns))
    day.counts.forEach((count, column) => {
      if (count === null) return
      const root = Math.sqrt(count)
      const share = shape[column] ?? 0
      cell.weights[column] = (cell.weights[column] ?? 0) + weight
      cell.roots[column] = (cell.roots[column] ?? 0) + weight * root
      for (const row of present) {
        const shares = cell.byEffect.get(row)
        if (shares) shares[column] = (shares[column] ?? 0) + weight * share
        addTo(moments, row, 0, weight * share * root)
        for (const other of present) addTo(gram, row, other, weight * share * share)
      }
    })
  }
  addWaveProducts(gram, moments, basis, cells)
  for (let row = basis.count; row < size; row++)
    for (let i = 0; i < basis.count; i++) gram.set(i, row, gram.get(row, i))
  // A day has `columns` rows here, so a penalty in days is so many times larger.
  const penalties = Array.from({ length: size }, (_, i) => (i < basis.count ? 0 : penalty * columns))
  const solution = solveRidge(gram, moments, penalties).to1DArray()
  const waves = Array.from({ length: 7 }, (_, weekday) =>
    table.slots.map((_, column) => dot(basis.at(weekday, column), solution)),
  )
  const effects = [...Array.from({ length: 7 }, () => 0), ...solution.slice(basis.count)]
  return withLevel(
    table,
    { kind: 'harmonic', waves, effects, shape, levels: levelsOf(table, []), variance: 0 },
    smoothing,
  )
}

/** Rates per slot of one day. Never negative. */
export function ratesByHarmonic(fitted: Harmonic, day: DayFacts): number[] {
  return rootsByHarmonic(fitted, day).map((root) => squared(root, fitted.variance))
}

function rootsByHarmonic({ waves, effects, shape, levels }: Harmonic, day: DayFacts): number[] {
  const { pattern, features, dayNumber } = day
  const effect = features.reduce((sum, feature, i) => sum + feature * (effects[i] ?? 0), levelAt(levels, dayNumber))
  return (waves[pattern] ?? []).map((wave, column) => wave + effect * (shape[column] ?? 0))
}

/** The levels from the residuals of the days in order, and the variance that is left. */
function withLevel(table: DayTable, fitted: Harmonic, smoothing: number | undefined): Harmonic {
  const residuals: number[] = []
  let squares = 0
  let cells = 0
  for (const day of table.days) {
    const roots = rootsByHarmonic(fitted, day)
    let product = 0
    let norm = 0
    day.counts.forEach((count, column) => {
      if (count === null) return
      const share = fitted.shape[column] ?? 0
      product += share * (Math.sqrt(count) - (roots[column] ?? 0))
      norm += share * share
    })
    const effect = norm > 0 ? product / norm : 0
    day.counts.forEach((count, column) => {
      if (count === null) return
      squares += day.trust * (Math.sqrt(count) - (roots[column] ?? 0) - effect * (fitted.shape[column] ?? 0)) ** 2
      cells += day.trust
    })
    residuals.push(effect)
  }
  return { ...fitted, levels: levelsOf(table, residuals, smoothing), variance: cells > 0 ? squares / cells : 0 }
}

interface WaveBasis {
  readonly count: number
  at(weekday: number, column: number): Float64Array
}

/**
 * The constant, the waves of the day, and those of the week that are not waves of the day already; never more than the
 * slots can tell apart.
 */
function waveBasis(table: DayTable): WaveBasis {
  const columns = Math.max(1, table.slots.length)
  const open = [...new Set(table.days.map(({ pattern }) => pattern))].sort((a, b) => a - b)
  const openDays = Math.max(1, open.length)
  const dayWaves = Math.min(DAY_WAVES, Math.floor((columns - 1) / 2))
  const frequencies = [
    ...Array.from({ length: dayWaves }, (_, k) => (k + 1) * openDays),
    ...Array.from({ length: WEEK_WAVES }, (_, k) => k + 1).filter(
      (k) => k % openDays !== 0 && k < (columns * openDays) / 2,
    ),
  ]
  const rows = Array.from({ length: 7 }, (_, weekday) => {
    // A weekday never open stands where the next open one does; it is asked for only if the calendar opens it.
    const position = Math.max(0, open.filter((other) => other < weekday).length) % openDays
    return Array.from({ length: columns }, (_, column) => {
      const phase = (2 * Math.PI * (position * columns + column)) / (columns * openDays)
      const waves = new Float64Array(1 + 2 * frequencies.length)
      waves[0] = 1
      frequencies.forEach((frequency, i) => {
        waves[1 + 2 * i] = Math.cos(phase * frequency)
        waves[2 + 2 * i] = Math.sin(phase * frequency)
      })
      return waves
    })
  })
  return { count: 1 + 2 * frequencies.length, at: (weekday, column) => rows[weekday]?.[column] ?? new Float64Array(0) }
}

/** Weighted sums by slot over the days of one weekday, which share their waves. */
interface Cells {
  readonly weights: Float64Array
  readonly roots: Float64Array
  /** For a row of the calendar: the shares of the days that have it. */
  readonly byEffect: Map<number, Float64Array>
}

const newCells = (columns: number): Cells => ({
  weights: new Float64Array(columns),
  roots: new Float64Array(columns),
  byEffect: new Map(),
})

/** The products with the waves, formed once per weekday and slot instead of once per count. */
function addWaveProducts(gram: Matrix, moments: Matrix, basis: WaveBasis, cells: Map<number, Cells>): void {
  const rows: number[][] = []
  for (const [weekday, { weights, roots, byEffect }] of cells) {
    weights.forEach((weight, column) => {
      if (weight === 0) return
      const waves = basis.at(weekday, column)
      rows.push(Array.from(waves, (wave) => wave * Math.sqrt(weight)))
      const root = roots[column] ?? 0
      for (let i = 0; i < basis.count; i++) addTo(moments, i, 0, (waves[i] ?? 0) * root)
    })
    for (const [row, shares] of byEffect)
      shares.forEach((share, column) => {
        const waves = basis.at(weekday, column)
        for (let i = 0; i < basis.count; i++) addTo(gram, row, i, share * (waves[i] ?? 0))
      })
  }
  if (rows.length === 0) return
  const scaled = new Matrix(rows)
  const products = scaled.transpose().mmul(scaled)
  for (let i = 0; i < basis.count; i++) for (let j = 0; j < basis.count; j++) gram.set(i, j, products.get(i, j))
}

function rootTotals(table: DayTable): number[] {
  const profile = profileOf(table)
  return table.days.map((day) => Math.sqrt(fullTotal(day, profile)))
}

function shapeOf(table: DayTable, ageDays: number): number[] {
  const sums = table.slots.map(() => 0)
  const weights = table.slots.map(() => 0)
  for (const day of table.days) {
    const weight = weightOf(table, day, ageDays)
    day.counts.forEach((count, column) => {
      if (count === null) return
      sums[column] = (sums[column] ?? 0) + weight * Math.sqrt(count)
      weights[column] = (weights[column] ?? 0) + weight
    })
  }
  const means = sums.map((sum, column) => sum / Math.max(weights[column] ?? 0, 1e-12))
  const mean = means.reduce((sum, value) => sum + value, 0) / Math.max(1, means.length)
  return means.map((value) => (mean > 0 ? value / mean : 0))
}

function addTo(matrix: Matrix, row: number, column: number, value: number): void {
  matrix.set(row, column, matrix.get(row, column) + value)
}

function dot(a: Float64Array, b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
