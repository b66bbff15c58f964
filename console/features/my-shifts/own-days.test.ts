import { expect, it } from 'vitest'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import type { LeaveItem } from '#modules/rosters/own-contract.ts'
import { exchangeDates, mayOffer, weeksOf } from './own-days.ts'

const shift = (date: string, change: Partial<ShiftInForce> = {}): ShiftInForce => ({
  shiftId: date,
  rosterId: 'r',
  personId: 'mei',
  date,
  kindId: 'day',
  startsAt: 1_000,
  endsAt: 2_000,
  breaks: [],
  activities: [],
  overtimeFromAt: null,
  cutSeconds: 0,
  revision: 1,
  ...change,
})
const leave = (from: string, to: string, state: LeaveItem['state'] = 'granted'): LeaveItem => ({
  leaveId: from,
  kind: 'annual',
  from,
  to,
  state,
  words: '',
  askedAt: 0,
  decidedAt: null,
  decidedBy: null,
  answer: null,
  answerOn: null,
  decision: null,
  countedDays: 0,
  givenBack: [],
  leftOpen: [],
})
const own = {
  from: '2026-12-07',
  days: 28,
  publishedTo: '2026-12-13',
  shifts: [shift('2026-12-07'), shift('2026-12-09')],
  leave: [
    leave('2026-12-10', '2026-12-11'),
    leave('2026-12-14', '2026-12-14'),
    leave('2026-12-12', '2026-12-12', 'asked'),
  ],
}

it('four weeks: shifts, granted leave, days off that the roster says, and what nobody has published yet', () => {
  const weeks = weeksOf(own)
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7])
  const kinds = ['shift', 'free', 'shift', 'leave', 'leave', 'free', 'free', 'leave', 'unknown']
  expect(
    weeks
      .flat()
      .slice(0, 9)
      .map(({ kind }) => kind),
  ).toEqual(kinds)
})

it('a night shift of yesterday that goes on stands before today', () => {
  const [first] = weeksOf({ ...own, shifts: [shift('2026-12-06'), ...own.shifts] })
  expect(first?.map(({ date }) => date).slice(0, 2)).toEqual(['2026-12-06', '2026-12-07'])
  expect(first).toHaveLength(8)
})

it('one might work instead on days off, and within the day itself', () => {
  expect(exchangeDates(own, '2026-12-09')).toEqual(['2026-12-08', '2026-12-09', '2026-12-12', '2026-12-13'])
})

it.each([
  ['before it begins', {}, 999, true],
  ['not from its start on', {}, 1_000, false],
  ['not with training', { activities: [{ kind: 'training' as const, startsAt: 0, endsAt: 1 }] }, 999, false],
  ['not with overtime', { overtimeFromAt: 1_500 }, 999, false],
  ['not with an early end', { cutSeconds: 900 }, 999, false],
])('a shift may be offered %s', (_claim, change, now, may) => {
  expect(mayOffer(shift('2026-12-07', change), now)).toBe(may)
})
