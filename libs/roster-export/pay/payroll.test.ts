import { expect, it } from 'vitest'
import type { PublishedRoster, PublishedShift } from '../published.ts'
import { at, festivalRoster, shift } from '../test-roster.ts'
import { CN_PAID_HOLIDAYS_2025, CN_PAID_HOLIDAYS_2026, cnPay } from './cn-pay.ts'
import type { DayKind } from './pay-pack.ts'
import { payroll } from './payroll.ts'
import { twPay } from './tw-pay.ts'

const HOUR = 3_600_000
const pay = (pack: typeof cnPay, kind: DayKind | ((date: string) => DayKind), ...shifts: PublishedShift[]) => {
  const roster: PublishedRoster = { ...festivalRoster, shifts }
  const [line] = payroll(roster, pack, (_, date) => (typeof kind === 'string' ? kind : kind(date)))
  if (!line) throw new Error('everyone has a line')
  const hours = Object.fromEntries(Object.entries(line.byCode).map(([code, ms]) => [code, ms / HOUR]))
  return { hours, work: line.workMs / HOUR, night: line.nightMs / HOUR, paidAs: line.paidAsMs / HOUR }
}

it('unpaid breaks are no work, paid ones are; overtime on a workday has its rate', () => {
  expect(pay(cnPay, 'workday', ...festivalRoster.shifts.slice(0, 1))).toEqual({
    hours: { normal: 8, overtime: 1 },
    work: 9,
    night: 0,
    paidAs: 9.5,
  })
})

it.each([
  ['rest-day' as const, { 'rest-day': 9 }, 18],
  ['holiday' as const, { holiday: 9 }, 27],
])('CN: the same shift on a %s', (kind, hours, paidAs) => {
  expect(pay(cnPay, kind, ...festivalRoster.shifts.slice(0, 1))).toMatchObject({ hours, paidAs })
})

it('CN: a night into a public holiday is paid as one from midnight on', () => {
  const isHoliday = (date: string): DayKind => (CN_PAID_HOLIDAYS_2026.includes(date) ? 'holiday' : 'rest-day')
  // New Year's Eve, 16 February, is a public holiday; the 15th is a rest day moved there.
  const night = shift('n', 'mei', '15 22:00', '16 06:00')
  expect(pay(cnPay, isHoliday, night)).toEqual({ hours: { 'rest-day': 2, holiday: 6 }, work: 8, night: 8, paidAs: 22 })
  expect(pay(twPay, isHoliday, night).hours).toEqual({ 'rest-day': 2, 'rest-day-long': 6 })
})

const long = (hours: number, overtimeAfter?: number) =>
  shift('l', 'mei', '13 08:00', '13 23:00', {
    endsAt: at('13 08:00') + hours * HOUR,
    overtimeFromAt: overtimeAfter === undefined ? null : at('13 08:00') + overtimeAfter * HOUR,
  })

it.each([
  ['workday', long(11, 8), { normal: 8, overtime: 2, 'overtime-long': 1 }, 8 + 2 * (4 / 3) + 5 / 3],
  ['rest-day', long(10), { 'rest-day': 2, 'rest-day-long': 6, 'rest-day-beyond': 2 }, 2 * (4 / 3) + 10 + 2 * (8 / 3)],
  ['holiday', long(11, 8), { holiday: 8, overtime: 2, 'overtime-long': 1 }, 16 + 8 / 3 + 5 / 3],
  ['regular-leave', long(8), { 'regular-leave': 8 }, 16],
] as const)('TW: hours of a %s fall into tiers', (kind, planned, hours, paidAs) => {
  const line = pay(twPay, kind, planned)
  expect(line.hours).toEqual(hours)
  expect(line.paidAs).toBeCloseTo(paidAs, 9)
})

it('TW: two shifts of one rest day share its tiers', () => {
  const line = pay(
    twPay,
    'rest-day',
    shift('a', 'mei', '13 08:00', '13 09:00'),
    shift('b', 'mei', '13 12:00', '13 15:00'),
  )
  expect(line.hours).toEqual({ 'rest-day': 2, 'rest-day-long': 2 })
})

it('the night is 22:00 to 06:00 by the wall clock, also when the clocks go back in it', () => {
  expect(pay(cnPay, 'workday', shift('e', 'mei', '13 14:00', '13 23:30')).night).toBe(1.5)
  expect(pay(cnPay, 'workday', shift('m', 'mei', '13 05:00', '13 13:00')).night).toBe(1)
  const berlin: PublishedRoster = {
    ...festivalRoster,
    zone: 'Europe/Berlin',
    from: '2026-10-24',
    shifts: [
      {
        ...shift('n', 'mei', '13 09:00', '13 10:00'),
        startsAt: Date.parse('2026-10-24T20:00:00Z'),
        endsAt: Date.parse('2026-10-25T06:00:00Z'),
      },
    ],
  }
  // 22:00 to 07:00 by the wall clock is ten true hours, nine of them at night.
  const [line] = payroll(berlin, cnPay, () => 'workday')
  expect([(line?.workMs ?? 0) / HOUR, (line?.nightMs ?? 0) / HOUR]).toEqual([10, 9])
})

it('codes add up to the work, for everyone, also who has none', () => {
  for (const pack of [cnPay, twPay]) {
    const lines = payroll(festivalRoster, pack, (_, date) => (date > '2026-02-14' ? 'holiday' : 'workday'))
    expect(lines.map(({ personId }) => personId)).toEqual(['mei', 'lin'])
    for (const { byCode, workMs } of lines) expect(Object.values(byCode).reduce((a, b) => a + b, 0)).toBe(workMs)
  }
  expect(payroll({ ...festivalRoster, shifts: [] }, cnPay, () => 'workday')[0]).toMatchObject({ workMs: 0, byCode: {} })
})

it('there are thirteen public holidays', () => {
  expect(new Set(CN_PAID_HOLIDAYS_2026).size).toBe(13)
  expect(new Set(CN_PAID_HOLIDAYS_2025).size).toBe(13)
  expect(CN_PAID_HOLIDAYS_2025.every((date) => date.startsWith('2025-'))).toBe(true)
})
