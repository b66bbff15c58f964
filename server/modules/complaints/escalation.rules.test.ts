import { describe, expect, it } from 'vitest'
import { type Colleague, escalatedTo, rungOf } from '#modules/complaints/escalation-rule.ts'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const edges = { tomorrow: at('24T00:00:00'), t1: at('25T00:00:00') }
const now = at('23T08:00:00')
const fromAt = at('09T09:00:00')

describe('a clock is told', () => {
  it.each([
    ['not while it is due the day after tomorrow', at('25T00:00:00'), null],
    ['from the day before on, to the last millisecond of tomorrow', at('24T23:59:59.999'), 't1'],
    ['from the first instant of tomorrow as tomorrow', at('24T00:00:00'), 't1'],
    ['today up to its midnight', at('23T23:59:59.999'), 'today'],
    ['as of today at the very instant it is due', now, 'today'],
    ['as overdue a millisecond later', now - 1, 'overdue'],
  ])('%s', (_claim, dueAt, rung) => {
    expect(rungOf({ fromAt, dueAt }, now, edges)).toBe(rung)
  })

  it('only on its last day when the whole clock is two days or shorter', () => {
    const dueAt = at('24T12:00:00')
    expect(rungOf({ fromAt: dueAt - 2 * 86_400_000, dueAt }, now, edges)).toBe(null)
    expect(rungOf({ fromAt: dueAt - 2 * 86_400_000 - 1, dueAt }, now, edges)).toBe('t1')
  })
})

describe('it is told to', () => {
  const one = (personId: string, role: string, unitId = 'u', active = true): Colleague => ({
    ...{ personId, roles: [role], unitId, active },
  })
  const people = [
    ...[one('su', 'complaint-officer'), one('xu', 'complaint-officer'), one('zhou', 'supervisor', 'above')],
    ...[one('gu', 'supervisor', 'elsewhere'), one('lin', 'compliance'), one('old', 'compliance', 'u', false)],
  ]
  const told = (rung: 't1' | 'overdue', more: { handlerId?: string | null; interestedIds?: string[] } = {}) =>
    escalatedTo(rung, { handlerId: 'su', interestedIds: [], ...more }, ['u', 'above'], people)

  it('the handler and the supervisors of the unit and above, not those elsewhere', () => {
    expect(told('t1')).toEqual(['su', 'zhou'])
  })
  it('every complaint officer while nobody handles it', () => {
    expect(told('t1', { handlerId: null })).toEqual(['su', 'xu', 'zhou'])
  })
  it('compliance too once it is overdue, and nobody who has left', () => {
    expect(told('overdue')).toEqual(['su', 'zhou', 'lin'])
  })
  it('nobody with an interest in the matter', () => {
    expect(told('overdue', { interestedIds: ['zhou'] })).toEqual(['su', 'lin'])
    expect(told('t1', { interestedIds: ['su', 'xu', 'zhou'] })).toEqual(['lin'])
  })
})
