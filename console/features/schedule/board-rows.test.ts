import { expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { datesOf, found, hoursOf, placeOn, rowsOf, slotsOf, wholeDay, windowOf } from './board-rows.ts'

const shanghai = compileZone('Asia/Shanghai')
const berlin = compileZone('Europe/Berlin')
if (!shanghai || !berlin) throw new Error('zones')
const MON = '2026-12-07'
const at = (time: string) => Date.parse(`${MON}T${time}:00+08:00`)
const leave = { leaveId: 'l', kind: 'annual', from: MON, to: '2026-12-08', state: 'granted' }
const board = {
  startsAt: at('00:00'),
  slotSeconds: 900,
  persons: [
    { personId: 'mei', displayName: '许文静', agentNo: '20318', unitName: '一组', leave: [] },
    { personId: 'jun', displayName: 'Jun', agentNo: '20327', unitName: '二组', leave: [leave] },
  ],
  shifts: [{ personId: 'mei', date: MON, startsAt: at('09:00'), endsAt: at('18:00') }],
  carriedIn: [{ personId: 'jun', date: '2026-12-06', startsAt: at('00:00') - 7_200_000, endsAt: at('06:00') }],
  daysOff: [{ personId: 'jun', date: '2026-12-09' }],
  violations: [
    { personId: 'mei', dates: [MON, '2026-12-08'], ruleId: 'R' },
    { personId: 'jun', dates: [MON, '2026-12-08', '2026-12-09'], ruleId: 'WEEK' },
  ],
  coverage: [],
} as unknown as RosterBoard

it('each person has a cell for each day, with shift, leave, day off and rules broken on it; those of a week stand with the name', () => {
  const dates = datesOf({ from: MON, days: 3 })
  expect(dates).toEqual([MON, '2026-12-08', '2026-12-09'])
  const [mei, jun] = rowsOf(board, dates)
  expect(mei?.cells.map(({ shift }) => shift !== undefined)).toEqual([true, false, false])
  expect(mei?.cells.map(({ violations }) => violations.length)).toEqual([1, 1, 0])
  expect(mei?.overall).toEqual([])
  expect(jun?.overall.map(({ ruleId }) => ruleId)).toEqual(['WEEK'])
  expect(jun?.cells.map(({ violations }) => violations.length)).toEqual([0, 0, 0])
  expect(jun?.cells.map(({ leave: away }) => away?.leaveId)).toEqual(['l', 'l', undefined])
  expect(jun?.cells.map(({ isDayOff }) => isDayOff)).toEqual([false, false, true])
})

it('a shift stands also on the day on which it ends, were it of the days before the roster', () => {
  const dates = datesOf({ from: MON, days: 2 })
  const [mei, jun] = rowsOf(board, dates)
  expect(mei?.cells.map(({ before }) => before?.date)).toEqual([undefined, MON])
  expect(jun?.cells.map(({ before }) => before?.date)).toEqual(['2026-12-06', undefined])
})

it('people are found by name, number or unit', () => {
  const rows = rowsOf(board, [MON])
  expect(['', ' jun ', '203', '一组', 'x'].map((text) => found(rows, text).length)).toEqual([2, 1, 2, 1, 0])
})

it('only rows in sight and some around them are drawn, within the rows there are', () => {
  expect(windowOf(0, 440, 44, 1000)).toEqual({ first: 0, before: 18 })
  expect(windowOf(4400, 440, 44, 1000)).toEqual({ first: 92, before: 118 })
  expect(windowOf(99_999, 440, 44, 20)).toEqual({ first: 12, before: 20 })
})

it('a day has its own slots, more of them when clocks go back', () => {
  expect(slotsOf(board, shanghai, '2026-12-08')).toEqual({ from: 96, before: 192 })
  const autumn = { startsAt: Date.parse('2026-10-24T00:00:00+02:00'), slotSeconds: 900 }
  expect(slotsOf(autumn, berlin, '2026-10-25')).toEqual({ from: 96, before: 196 })
})

it('the hours of a day leave one before the first shift and after the last, and a day without any has usual ones', () => {
  const alone = { ...board, carriedIn: [] }
  expect(hoursOf(alone, shanghai, MON)).toEqual({ fromAt: at('08:00'), beforeAt: at('20:00') })
  expect(hoursOf(board, shanghai, MON)).toEqual({ fromAt: at('00:00'), beforeAt: at('19:00') })
  const empty = hoursOf({ ...alone, shifts: [] }, shanghai, MON)
  expect(empty).toEqual({ fromAt: at('07:00'), beforeAt: at('21:00') })
})

it('a span lies on its axis in percent, cut off at the ends', () => {
  const axis = wholeDay(shanghai, MON)
  expect(placeOn(axis, { startsAt: at('06:00'), endsAt: at('12:00') })).toEqual({ left: 25, width: 25 })
  expect(placeOn(axis, { startsAt: at('18:00'), endsAt: at('18:00') + 12 * 3_600_000 })).toEqual({
    left: 75,
    width: 25,
  })
})
