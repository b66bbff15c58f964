import type { Combination, KpiDefinition, Measure, Sums } from '#modules/insights/kpis.ts'

/** A figure with what it was made of. `value` is null when there was nothing to divide by: none is not zero. */
export interface FigureValue {
  readonly key: string
  readonly formula: string
  readonly numerator: number
  readonly denominator: number | null
  readonly value: number | null
}

/** A figure from sums over any span: recomputed from counts and seconds, never averaged from intervals. */
export function figureOf(kpi: KpiDefinition, sums: Sums): FigureValue {
  if (kpi.source.kind !== 'contacts') throw new Error(`${kpi.key} is not made of contacts`)
  const numerator = combine(kpi.source.numerator, sums)
  const denominator = kpi.source.denominator === null ? null : combine(kpi.source.denominator, sums)
  return { key: kpi.key, formula: kpi.formula, numerator, denominator, value: divide(kpi, numerator, denominator) }
}

/** A figure of agents' time; `ms` by state. */
export function timeFigureOf(kpi: KpiDefinition, ms: Readonly<Record<string, number>>): FigureValue {
  if (kpi.source.kind !== 'agent-time') throw new Error(`${kpi.key} is not made of agents' time`)
  const add = (states: readonly string[]) => states.reduce((sum, state) => sum + (ms[state] ?? 0), 0)
  const numerator = add(kpi.source.numerator)
  const denominator = add(kpi.source.denominator)
  return { key: kpi.key, formula: kpi.formula, numerator, denominator, value: divide(kpi, numerator, denominator) }
}

function divide(kpi: KpiDefinition, numerator: number, denominator: number | null): number | null {
  if (denominator === null) return numerator
  if (denominator === 0) return null
  return kpi.unit === 'seconds' ? numerator / denominator / 1000 : numerator / denominator
}

export function combine(combination: Combination, sums: Sums): number {
  return entries(combination).reduce((total, [measure, sign]) => total + sign * sums[measure], 0)
}

export const entries = (combination: Combination) => Object.entries(combination) as [Measure, 1 | -1][]

export interface Goal {
  readonly kpi: string
  readonly direction: 'at-least' | 'at-most'
  readonly target: number
  readonly near: number
  readonly baseline: number | null
  readonly dueOn: string | null
}

/** Whether a figure keeps its goal: at the target counts as kept; between target and `near` as endangered. */
export function judge(value: number | null, goal: Goal | undefined): 'kept' | 'endangered' | 'broken' | null {
  if (value === null || goal === undefined) return null
  const sign = goal.direction === 'at-least' ? 1 : -1
  if (sign * value < sign * goal.target) return 'broken'
  return sign * value < sign * goal.near ? 'endangered' : 'kept'
}

const QUARTER_MS = 900_000
export const slotOf = (at: number): number => Math.floor(at / QUARTER_MS) * QUARTER_MS

/** A span of time cut at quarter hours: figures of an interval count only what lies in it. */
export function cutAtQuarters(from: number, to: number): { readonly slot: number; readonly ms: number }[] {
  const parts: { slot: number; ms: number }[] = []
  for (let at = from; at < to; ) {
    const end = Math.min(slotOf(at) + QUARTER_MS, to)
    parts.push({ slot: slotOf(at), ms: end - at })
    at = end
  }
  return parts
}
