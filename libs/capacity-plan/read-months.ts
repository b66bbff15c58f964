import { type Fault, numberIn, readCsv } from '#libs/workforce-files/csv.ts'
import type { MonthDemand } from './model.ts'

const COLUMNS = ['month', 'contacts', 'handle_seconds', 'planned_shrinkage', 'unplanned_shrinkage'] as const
const HOURS = 'full_time_hours'

export type MonthsResult =
  | { readonly ok: true; readonly months: readonly MonthDemand[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Months from a CSV file with the columns `month,contacts,handle_seconds,planned_shrinkage,unplanned_shrinkage` and, if
 * there, `full_time_hours`, in any order. Cells that are no number are faults with their line; whether the numbers make
 * sense is for `planCapacity` to say, with the same lines.
 */
export function readMonths(text: string): MonthsResult {
  const { header, rows, faults: broken } = readCsv(text.replace(/^\uFEFF/, ''))
  const missing = COLUMNS.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    return {
      ok: false,
      faults: [{ line: 1, problem: `No column ${missing.join(', ')}: the columns are ${COLUMNS.join(',')}` }],
    }
  }
  const faults: Fault[] = [...broken]
  const months = rows.map(({ line, cells }): MonthDemand => {
    const cell = (column: string) => cells[header.indexOf(column)] ?? ''
    const number = (column: string): number => {
      const value = numberIn(cell(column))
      if (value !== null) return value
      faults.push({ line, problem: `${column} is "${cell(column)}": write a number` })
      return 0
    }
    return {
      line,
      month: cell('month'),
      contacts: number('contacts'),
      handleSeconds: number('handle_seconds'),
      shrinkage: { planned: number('planned_shrinkage'), unplanned: number('unplanned_shrinkage') },
      ...(header.includes(HOURS) && cell(HOURS) !== '' ? { fullTimeHours: number(HOURS) } : {}),
    }
  })
  return faults.length > 0 ? { ok: false, faults: faults.sort((a, b) => a.line - b.line) } : { ok: true, months }
}
