import { expect, it } from 'vitest'
import { readSearch } from '../../ui/table/use-search-text.ts'
import { readPlace, VIEW } from './plan-view.ts'

const TODAY = '2026-11-22'
const read = (search: Record<string, unknown>) => readPlace(readSearch(search, VIEW), TODAY)

it.each([
  ['without a word it is this week from Monday, and today', {}, { week: '2026-11-16', day: TODAY }],
  ['another week begins at its Monday', { week: '2026-11-26' }, { week: '2026-11-23', day: '2026-11-23' }],
  ['a day of the week is that day', { week: '2026-11-23', day: '2026-11-25' }, { day: '2026-11-25' }],
  ['a day of another week is none of this', { week: '2026-11-23', day: '2026-11-22' }, { day: '2026-11-23' }],
  ['what is no date is today', { week: 'x', day: '2026-02-30' }, { week: '2026-11-16', day: TODAY }],
  ['what is no panel is none', { panel: 'x' }, { panel: undefined }],
  [
    'a figure of a half hour is open',
    { see: 'need', at: '1790000000000' },
    { seen: { figure: 'need', at: 1_790_000_000_000 } },
  ],
  ['a figure of no half hour is not', { see: 'need', at: 'x' }, { seen: undefined }],
])('%s', (_claim, search, expected) => {
  expect(read(search)).toMatchObject(expected)
})
