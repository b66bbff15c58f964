import { expect, it } from 'vitest'
import { readDays, spanOf } from './days.ts'

const TODAY = '2026-11-22'
const read = (text: object) => readDays({ from: '', to: '', span: '', ...text }, TODAY, 'week', 92)

it.each([
  ['today', TODAY, TODAY],
  ['yesterday', '2026-11-21', '2026-11-21'],
  ['two-days', '2026-11-21', TODAY],
  ['week', '2026-11-16', TODAY],
  ['month', '2026-10-24', TODAY],
] as const)('%s is from %s to %s', (name, from, to) => {
  expect(spanOf(name, TODAY)).toEqual({ from, to })
})

it.each([
  ['nothing is the usual span', {}, { from: '2026-11-16', to: TODAY }],
  ['a name is that span', { span: 'two-days' }, { from: '2026-11-21', to: TODAY }],
  ['days go before a name', { span: 'today', from: '2026-11-20' }, { from: '2026-11-20', to: TODAY }],
  ['an unknown name is none', { span: 'decade' }, { from: '2026-11-16', to: TODAY }],
  ['what lies ahead is cut at today', { from: '2026-11-01', to: '2027-01-01' }, { from: '2026-11-01', to: TODAY }],
  [
    'days the wrong way round are the usual ones up to the last',
    { from: '2026-11-20', to: '2026-11-10' },
    { from: '2026-11-04', to: '2026-11-10' },
  ],
  ['what is no date is the usual one', { from: '2026-02-30', to: 'x' }, { from: '2026-11-16', to: TODAY }],
  ['of too many days the latest are kept', { from: '2020-01-01' }, { from: '2026-08-23', to: TODAY }],
])('%s', (_claim, text, expected) => {
  expect(read(text)).toEqual(expected)
})
