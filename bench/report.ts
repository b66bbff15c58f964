export interface BenchOptions {
  readonly runs: number
  readonly seconds: number
  readonly pairs: number
  readonly decisions: number
  readonly minutes: number
  /** Folder with recorded data, for the parts that need it. */
  readonly data: string | undefined
  /** workforce: `seconds` where it was given, else each row has its own; and which rows, all when left out. */
  readonly secondsGiven: number | undefined
  readonly only: readonly string[] | undefined
  readonly seed: number
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
  /** A goal beyond the goal, and the CPU seconds of one core that the figure took; columns of their own where given. */
  readonly moonshot?: string
  readonly cpuSeconds?: number
  /** What else belongs to a figure, by the head of its column. */
  readonly beside?: Readonly<Record<string, string>>
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
  const beside = (name: string, of: (row: Row) => string | number | undefined) =>
    rows.some((row) => of(row) !== undefined) ? [{ name, of }] : []
  const columns: readonly { name: string; of: (row: Row) => string | number | undefined }[] = [
    { name: 'part', of: ({ part }) => part },
    { name: 'figure', of: ({ name }) => name },
    { name: 'median', of: ({ value, unit }) => `${short(value)} ${unit}` },
    { name: 'spread', of: ({ low, high }) => `[${short(low)} .. ${short(high)}]` },
    ...beside('anchor', ({ anchor }) => anchor),
    ...beside('floor', ({ floor }) => floor),
    ...beside('CPU s', ({ cpuSeconds }) => cpuSeconds),
    { name: 'goal', of: ({ goal }) => goal ?? '' },
    { name: '', of: ({ isMet }) => (isMet === null ? '' : isMet ? 'met' : 'NOT MET') },
    ...beside('moonshot', ({ moonshot }) => moonshot),
    ...[...new Set(rows.flatMap((row) => Object.keys(row.beside ?? {})))].map((name) => ({
      name,
      of: (row: Row) => row.beside?.[name],
    })),
  ]
  const shown = rows.map((row) =>
    columns.map(({ of }) => {
      const value = of(row)
      return typeof value === 'number' ? short(value) : (value ?? '')
    }),
  )
  const head = columns.map(({ name }) => name)
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
