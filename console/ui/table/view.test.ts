import { describe, expect, it } from 'vitest'
import { applyView, type Column, nextSort, readView, type TableView, textOf, writeView } from './view.ts'

interface Row {
  readonly name: string
  readonly wait: number | null
}
const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', value: (row) => row.name },
  { key: 'wait', title: 'Wait', value: (row) => row.wait, numeric: true },
]
const rows: Row[] = [
  { name: '队列 10', wait: 9 },
  { name: '队列 2', wait: null },
  { name: 'Cards', wait: 30 },
]
const all: TableView = { filter: '', sort: null, descending: false }
const names = (view: Partial<TableView>) => applyView(rows, columns, { ...all, ...view }).map(({ name }) => name)

describe('applyView', () => {
  it('leaves the order given when none is asked for', () => {
    expect(names({})).toEqual(['队列 10', '队列 2', 'Cards'])
  })

  it('sorts numbers as numbers, and nothing last both ways', () => {
    expect(names({ sort: 'wait' })).toEqual(['队列 10', 'Cards', '队列 2'])
    expect(names({ sort: 'wait', descending: true })).toEqual(['Cards', '队列 10', '队列 2'])
  })

  it('counts inside names: 2 before 10', () => {
    expect(names({ sort: 'name' }).filter((name) => name.startsWith('队'))).toEqual(['队列 2', '队列 10'])
  })

  it('keeps the rows that hold every word, in any column and case', () => {
    expect(names({ filter: 'cARDS 30' })).toEqual(['Cards'])
    expect(names({ filter: 'cards 31' })).toEqual([])
  })

  it('a column that does not exist sorts nothing', () => {
    expect(names({ sort: 'gone' })).toEqual(['队列 10', '队列 2', 'Cards'])
  })
})

it('a view goes into the address and comes back', () => {
  const view: TableView = { filter: '挂失', sort: 'wait', descending: true }
  expect(writeView(view, 'q')).toEqual({ qfilter: '挂失', qsort: '-wait' })
  expect(readView(writeView(view, 'q'), 'q')).toEqual(view)
  expect(readView({ filter: 7, sort: {} })).toEqual(all)
})

it('a column asked again and again goes up, down, and back to the order given', () => {
  const once = nextSort(all, 'wait')
  const twice = nextSort(once, 'wait')
  expect([once, twice, nextSort(twice, 'wait')]).toEqual([
    { ...all, sort: 'wait' },
    { ...all, sort: 'wait', descending: true },
    all,
  ])
})

describe('a column whose words differ from its value', () => {
  const timed: Column<Row>[] = [
    {
      key: 'wait',
      title: 'Wait',
      value: (row) => row.wait,
      text: (row) => (row.wait === null ? '—' : `${row.wait} s`),
    },
  ]

  it('sorts by the value and is found by the words', () => {
    const sorted = applyView(rows, timed, { ...all, sort: 'wait', descending: true })
    expect(sorted.map((row) => textOf(timed[0]!, row))).toEqual(['30 s', '9 s', '—'])
    expect(applyView(rows, timed, { ...all, filter: '9 s' }).map(({ name }) => name)).toEqual(['队列 10'])
  })
})
