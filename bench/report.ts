export interface BenchOptions {
  readonly runs: number
  readonly seconds: number
  readonly pairs: number
  readonly decisions: number
  readonly minutes: number
  /** Folder with recorded data, for the parts that need it. */
  readonly data: string | undefined
  readonly share: number
  readonly onProgress: (line: string) => void
}

/** One measured figure. `goal` reads like `>= 0.5`; `isMet` is null where there is none. */
export interface Row {
  readonly part: string
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly low: number
  readonly high: number
  readonly goal: string | null
  readonly isMet: boolean | null
  /** What others reach on the same data, and what nobody can beat; shown in columns of their own where given. */
  readonly anchor?: number
  readonly floor?: number
}

/** The median of several runs with its spread. */
export function rowOf(
  part: string,
  name: string,
  unit: string,
  values: readonly number[],
  goal?: { readonly atLeast: number } | { readonly atMost: number },
): Row {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[sorted.length >> 1] ?? Number.NaN
  const isMet = goal === undefined ? null : 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
  return {
    part,
    name,
    value,
    unit,
    low: sorted[0] ?? Number.NaN,
    high: sorted[sorted.length - 1] ?? Number.NaN,
    goal: goal === undefined ? null : 'atLeast' in goal ? `>= ${short(goal.atLeast)}` : `<= ${short(goal.atMost)}`,
    isMet,
  }
}

export function printTable(rows: readonly Row[]): void {
  const isCompared = rows.some(({ anchor, floor }) => anchor !== undefined || floor !== undefined)
  const shown = rows.map(({ part, name, value, unit, low, high, goal, isMet, anchor, floor }) => [
    part,
    name,
    `${short(value)} ${unit}`,
    `[${short(low)} .. ${short(high)}]`,
    ...(isCompared ? [anchor, floor].map((beside) => (beside === undefined ? '' : short(beside))) : []),
    goal ?? '',
    isMet === null ? '' : isMet ? 'met' : 'NOT MET',
  ])
  const head = ['part', 'figure', 'median', 'spread', ...(isCompared ? ['anchor', 'floor'] : []), 'goal', '']
  const widths = head.map((title, column) => Math.max(title.length, ...shown.map((row) => row[column]?.length ?? 0)))
  for (const row of [head, ...shown])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

const short = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(3).replace(/\.?0+$/, '')

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
