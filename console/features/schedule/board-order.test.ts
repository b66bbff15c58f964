import { expect, it } from 'vitest'
import { ordered } from './board-order.ts'
import type { BoardRow } from './board-rows.ts'

const HOUR = 3_600_000
const axes = [
  { fromAt: 0, beforeAt: 24 * HOUR },
  { fromAt: 24 * HOUR, beforeAt: 48 * HOUR },
]
const row = (displayName: string, unitName: string, starts: readonly (number | null)[]) =>
  ({
    person: { displayName, unitName },
    cells: starts.map((at) => ({ shift: at === null ? undefined : { startsAt: at } })),
  }) as unknown as BoardRow
const rows = [
  row('王梅', '二组', [9 * HOUR, null]),
  row('安然', '一组', [null, null]),
  row('李军', '二组', [null, 31 * HOUR]),
]
const names = (sorted: readonly BoardRow[]) => sorted.map(({ person }) => person.displayName)

it.each([
  ['number', ['王梅', '安然', '李军']],
  ['name', ['安然', '李军', '王梅']],
  ['start', ['李军', '王梅', '安然']],
  ['team', ['李军', '王梅', '安然']],
] as const)('by %s the rows stand in their order, and who begins nowhere stands last', (order, told) => {
  expect(names(ordered(rows, order, axes))).toEqual(told)
})
