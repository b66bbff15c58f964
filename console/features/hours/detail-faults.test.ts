import { expect, it } from 'vitest'
import { compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { faultsOfDetail } from './detail-faults.ts'

it('every fault of a calendar stands at its field in the reader’s language', () => {
  const compiled = compileCalendar({
    zone: 'Nowhere',
    weekly: { monday: [{ from: '9', to: '12:00' }], friday: [{ from: '08:00', to: '08:00' }] },
    holidays: [{ date: '2026-02-30' }, { date: '2026-10-01', spans: [{ from: '09:00', to: '25:00' }] }],
  })
  if (compiled.ok) throw new Error('the calendar was expected to have faults')
  const detail = compiled.faults.map(({ path, problem }) => `${path}: ${problem}`).join(' · ')
  const faults = faultsOfDetail(detail, 'zh-CN')
  expect(faults.map(({ path }) => path).toSorted()).toEqual([
    'data.holidays.0.date',
    'data.holidays.1.spans.0.to',
    'data.weekly.friday.0',
    'data.weekly.monday.0.from',
    'data.zone',
  ])
  expect(faults.filter(({ message }) => !/[\u4e00-\u9fff]/.test(message))).toEqual([])
})
