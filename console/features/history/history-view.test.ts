import { describe, expect, it } from 'vitest'
import { readSearch } from '../../ui/table/use-search-text.ts'
import { readHistoryView, toggled, VIEW } from './history-view.ts'

const TODAY = '2026-11-22'
const read = (search: Record<string, unknown>) => readHistoryView(readSearch(search, VIEW), TODAY)

describe('the address says what is shown', () => {
  it('without one it is the last seven days, by day', () => {
    expect(read({})).toMatchObject({
      from: '2026-11-16',
      to: '2026-11-22',
      grain: 'day',
      keys: ['service_level', 'answer_rate'],
      comparesWeek: false,
    })
  })

  it.each([
    ['one day is shown by quarter hour', { from: TODAY }, { from: TODAY, to: TODAY, grain: 'quarter' }],
    ['a span by name moves with the day', { span: 'today' }, { from: TODAY, to: TODAY, grain: 'quarter' }],
    ['what lies ahead is cut at today', { to: '2027-01-01' }, { to: TODAY }],
    ['days the wrong way round are the usual ones', { from: '2026-11-20', to: '2026-11-10' }, { from: '2026-11-04' }],
    ['what is no date is the usual one', { from: '2026-02-30', to: 'x' }, { from: '2026-11-16', to: TODAY }],
    [
      'more quarter hours than can be drawn are cut to the latest',
      { from: '2026-01-01', grain: 'quarter' },
      { from: '2026-11-13' },
    ],
    ['a year of days at most', { from: '2020-01-01' }, { from: '2025-11-22' }],
    ['four figures at most', { keys: 'a,b,c,d,e' }, { keys: ['a', 'b', 'c', 'd'] }],
  ])('%s', (_claim, search, expected) => {
    expect(read(search)).toMatchObject(expected)
  })
})

it('the last figure stays, and a fifth takes the place of the first', () => {
  expect(toggled(['a'], 'a')).toEqual(['a'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(toggled(['a', 'b', 'c', 'd'], 'e')).toEqual(['b', 'c', 'd', 'e'])
})
