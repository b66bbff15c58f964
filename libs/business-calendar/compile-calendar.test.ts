import { expect, test } from 'vitest'
import type { CalendarData } from './calendar-data.ts'
import { compileCalendar } from './compile-calendar.ts'
import { OFFICE_WEEK, ROUND_THE_CLOCK } from './testing/test-calendars.ts'

const office: CalendarData = { zone: 'Asia/Shanghai', weekly: OFFICE_WEEK }

function faultsOf(data: CalendarData): readonly string[] {
  const result = compileCalendar(data)
  return result.ok ? [] : result.faults.map(({ path, problem }) => `${path}: ${problem}`)
}

test.each<[string, CalendarData]>([
  ['an office week', office],
  ['round the clock', { ...office, weekly: ROUND_THE_CLOCK }],
  [
    'nights that touch the next day',
    { ...office, weekly: { monday: [{ from: '22:00', to: '06:00' }], tuesday: [{ from: '06:00', to: '07:00' }] } },
  ],
  ['no hours at all', { ...office, weekly: {} }],
  [
    'spans in any order',
    {
      ...office,
      weekly: {
        monday: [
          { from: '13:00', to: '14:00' },
          { from: '09:00', to: '13:00' },
        ],
      },
    },
  ],
])('%s has no faults', (_, data) => {
  expect(faultsOf(data)).toEqual([])
})

test.each<[string, CalendarData, string]>([
  ['an unknown zone', { ...office, zone: 'Asia/Peking' }, 'zone: "Asia/Peking" is not a known IANA zone'],
  ['a fixed offset', { ...office, zone: '+08:00' }, 'zone: "+08:00" is not a known IANA zone'],
  [
    'a time without minutes',
    { ...office, weekly: { monday: [{ from: '9', to: '18:00' }] } },
    'weekly.monday[0].from: "9" is not an opening time',
  ],
  [
    'opening at 24:00',
    { ...office, weekly: { monday: [{ from: '24:00', to: '18:00' }] } },
    'weekly.monday[0].from: "24:00" is not an opening time',
  ],
  [
    'closing at 25:00',
    { ...office, weekly: { monday: [{ from: '09:00', to: '25:00' }] } },
    'weekly.monday[0].to: "25:00" is not a closing time',
  ],
  [
    'an empty span',
    { ...office, weekly: { monday: [{ from: '09:00', to: '09:00' }] } },
    'weekly.monday[0]: opens and closes at 09:00',
  ],
  [
    'overlap within a day',
    {
      ...office,
      weekly: {
        monday: [
          { from: '09:00', to: '12:00' },
          { from: '11:59:59', to: '18:00' },
        ],
      },
    },
    'weekly.monday: 09:00 to 12:00 overlaps 11:59:59 to 18:00',
  ],
  [
    'overlap over midnight',
    { ...office, weekly: { monday: [{ from: '22:00', to: '06:00' }], tuesday: [{ from: '05:00', to: '07:00' }] } },
    'weekly.monday into weekly.tuesday: 22:00 to 06:00 overlaps 05:00 to 07:00',
  ],
  [
    'overlap from Sunday into Monday',
    { ...office, weekly: { sunday: [{ from: '22:00', to: '06:00' }], monday: [{ from: '05:00', to: '07:00' }] } },
    'weekly.sunday into weekly.monday: 22:00 to 06:00',
  ],
  [
    'a night that runs into a special day',
    {
      ...office,
      weekly: { monday: [{ from: '22:00', to: '06:00' }] },
      holidays: [{ date: '2026-03-03', spans: [{ from: '05:00', to: '07:00' }] }],
    },
    'weekly.monday into holidays[0]: 22:00 to 06:00 overlaps',
  ],
  [
    'a special night that runs into a plain day',
    { ...office, holidays: [{ date: '2026-03-02', spans: [{ from: '22:00', to: '10:00' }] }] },
    'holidays[0] into weekly.tuesday: 22:00 to 10:00 overlaps',
  ],
  [
    'a date that does not exist',
    { ...office, holidays: [{ date: '2026-02-30' }] },
    'holidays[0].date: "2026-02-30" is not a date',
  ],
  [
    'a date listed twice',
    { ...office, holidays: [{ date: '2026-10-01' }, { date: '2026-10-01' }] },
    'holidays[1].date: 2026-10-01 is already listed at holidays[0]',
  ],
  [
    'a holiday that is a workday too',
    { ...office, holidays: [{ date: '2026-10-10' }], adjustedWorkdays: [{ date: '2026-10-10', like: 'monday' }] },
    'adjustedWorkdays[0].date: 2026-10-10 is already listed at holidays[0]',
  ],
  [
    'special hours that cannot be read',
    { ...office, holidays: [{ date: '2026-10-10', spans: [{ from: 'noon', to: '13:00' }] }] },
    'holidays[0].spans[0].from: "noon" is not an opening time',
  ],
  [
    'a weekday unknown to the week',
    JSON.parse('{"zone":"Asia/Shanghai","weekly":{"Mon":[]}}'),
    'weekly.Mon: "Mon" is not a weekday',
  ],
  [
    'a workday like no weekday',
    JSON.parse('{"zone":"Asia/Shanghai","weekly":{},"adjustedWorkdays":[{"date":"2026-10-10","like":"Mon"}]}'),
    'adjustedWorkdays[0].like: "Mon" is not a weekday',
  ],
  [
    'a working weekday unknown',
    JSON.parse('{"zone":"Asia/Shanghai","weekly":{},"workingWeekdays":["Mon"]}'),
    'workingWeekdays[0]: "Mon" is not a weekday',
  ],
])('%s is the one fault reported, with what to write', (_, data, expected) => {
  const faults = faultsOf(data)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(expected)
  expect(faults[0]).toMatch(/write|keep|end one|leave/)
})

test('every fault is reported at once', () => {
  const faults = faultsOf({
    zone: 'Nowhere',
    weekly: { monday: [{ from: '9', to: '18:00' }], tuesday: [{ from: '09:00', to: '09:00' }] },
    holidays: [{ date: 'tomorrow' }],
  })
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'zone',
    'weekly.monday[0].from',
    'weekly.tuesday[0]',
    'holidays[0].date',
  ])
})
