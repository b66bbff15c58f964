/** What one interval needs. */
export interface NeedRow {
  /** Wall clock, `YYYY-MM-DDTHH:MM:SS`. */
  readonly start: string
  readonly calls: number
  /** Agents on the queue. */
  readonly need: number
  /** People to schedule, shrinkage added. */
  readonly scheduled: number
  /** Expected with exactly `need` agents and `calls` contacts, 0..1; null where nobody is needed. */
  readonly serviceLevel: number | null
  readonly abandonment: number | null
  readonly occupancy: number | null
}

/** `start,calls,need,scheduled,service_level,abandonment,occupancy`; what is not known stays empty. */
export function writeNeedFile(rows: readonly NeedRow[]): string {
  const lines = rows.map(({ start, calls, need, scheduled, serviceLevel, abandonment, occupancy }) =>
    [
      start,
      rounded(calls, 3),
      need,
      scheduled,
      rounded(serviceLevel, 4),
      rounded(abandonment, 4),
      rounded(occupancy, 4),
    ].join(','),
  )
  return `${['start,calls,need,scheduled,service_level,abandonment,occupancy', ...lines].join('\n')}\n`
}

const rounded = (value: number | null, digits: number) => (value === null ? '' : String(Number(value.toFixed(digits))))
