import type { Axis, BoardRow } from './board-rows.ts'

/** `number`: as the house lists them. */
export const ORDERS = ['number', 'name', 'start', 'team'] as const
export type Order = (typeof ORDERS)[number]

const byName = new Intl.Collator('zh')

/** The rows in another order; equal ones stay as they were. Whoever begins nowhere in the days shown stands last. */
export function ordered(rows: readonly BoardRow[], order: Order, axes: readonly Axis[]): readonly BoardRow[] {
  if (order === 'number') return rows
  if (order === 'start') {
    const starts = new Map(rows.map((row) => [row, firstStart(row, axes)]))
    return rows.toSorted((a, b) => (starts.get(a) ?? Infinity) - (starts.get(b) ?? Infinity) || 0)
  }
  const named = rows.toSorted((a, b) => byName.compare(a.person.displayName, b.person.displayName))
  return order === 'name' ? named : named.toSorted((a, b) => byName.compare(a.person.unitName, b.person.unitName))
}

/** By the time of day at which the first shift shown begins: of a day of one's own hours, milliseconds after they do. */
function firstStart({ cells }: BoardRow, axes: readonly Axis[]): number | undefined {
  const place = cells.findIndex(({ shift }) => shift !== undefined)
  const [startsAt, axis] = [cells[place]?.shift?.startsAt, axes[place]]
  return startsAt === undefined || !axis ? undefined : startsAt - axis.fromAt
}
