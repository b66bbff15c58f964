import { describe, expect, it } from 'vitest'
import type { CapacityBasis } from '#modules/workforce/capacity-contract.ts'
import { CELLS, newScenario, pastedLines, readNumber, withLength, withMonths } from './capacity-draft.ts'

const queue = (contacts: number, handleSeconds: number, atOnce: number, plannedShrinkage: number) => ({
  queueId: `q${contacts}`,
  name: { 'zh-CN': '卡', 'zh-TW': '卡', en: 'Cards' },
  channel: 'web',
  handleSeconds,
  handleFrom: 'history' as const,
  atOnce,
  plannedShrinkage,
  unplannedShrinkage: 0.1,
  history: { months: contacts === 0 ? [] : [{ month: '2026-10', contacts, countedDays: 31 }], openWeekdays: [] },
})
const basis = (queues: CapacityBasis['queues']): CapacityBasis => ({
  asOf: 0,
  thisMonth: '2026-12',
  agents: 40,
  fullTimeHours: 165.3,
  queues,
})

describe('a new scenario', () => {
  it('begins next month, with what was measured, weighted by contacts', () => {
    const made = newScenario(basis([queue(3000, 240, 1, 0.2), queue(1000, 400, 2, 0.1)]), 'x')
    expect(made).toMatchObject({ firstMonth: '2027-01', handleSeconds: 230, plannedShrinkage: 0.175 })
    expect(made.present).toEqual([{ share: 1, tenureMonths: 12, heads: 40 }])
    expect(made.months).toHaveLength(12)
  })

  it('weighs queues alike where nothing was counted', () => {
    expect(newScenario(basis([queue(0, 100, 1, 0.2), queue(0, 300, 1, 0.2)]), 'x').handleSeconds).toBe(200)
  })
})

const draft = newScenario(basis([queue(1, 100, 1, 0)]), 'x')

it('values fill downwards from their cell and stop at the last month', () => {
  const filled = withMonths(draft, 10, 'contacts', [5, null, 7])
  expect(filled.months.slice(9).map(({ contacts }) => contacts)).toEqual([null, 5, null])
  expect(withMonths(draft, 0, 'hires', [null]).months[0]?.hires).toBe(0)
})

it('a longer plan keeps its months, a shorter one loses the last', () => {
  const filled = withMonths(draft, 11, 'hires', [4])
  expect(withLength(filled, 24).months.map(({ hires }) => hires)).toEqual([
    ...Array(11).fill(0),
    4,
    ...Array(12).fill(0),
  ])
  expect(withLength(withLength(filled, 24), 12)).toEqual(filled)
})

it.each([
  ['12,500', CELLS.contacts, 12_500],
  ['', CELLS.contacts, null],
  ['17.5%', CELLS.plannedShrinkage, 0.175],
  ['91', CELLS.plannedShrinkage, undefined],
  ['0', CELLS.handleSeconds, undefined],
  ['−1', CELLS.hires, undefined],
  ['1.5', { ...CELLS.hires, isWhole: true }, undefined],
  ['abc', CELLS.contacts, undefined],
])('%s is read within the limits of its cell', (text, cell, value) => {
  expect(readNumber(text, cell)).toBe(value)
})

it('a column copied from a spreadsheet is its lines', () => {
  expect(pastedLines('1\t9\r\n2\r\n\r\n3\r\n')).toEqual(['1', '2', '', '3'])
})
