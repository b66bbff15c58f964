import { describe, expect, test } from 'vitest'
import type { CalendarData } from '../calendar-data.ts'
import { isWorkingDay } from '../legal-days.ts'
import { addDaysToDate } from '../local-dates.ts'
import { compiled, OFFICE_WEEK } from '../testing/test-calendars.ts'
import { CHINA_2026 } from './china-2026.ts'
import { type StatutoryDays, withStatutoryDays } from './statutory-days.ts'
import { TAIWAN_2025 } from './taiwan-2025.ts'
import { TAIWAN_2026 } from './taiwan-2026.ts'

const officeIn = (zone: string): CalendarData => ({ zone, weekly: OFFICE_WEEK })

function workingDaysOf2026(statutory: StatutoryDays, zone: string): number {
  const calendar = compiled(withStatutoryDays(officeIn(zone), statutory, { like: 'monday' }))
  let count = 0
  for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDaysToDate(date, 1)) {
    if (isWorkingDay(calendar, date)) count++
  }
  return count
}

describe('statutory days', () => {
  test('China 2026 has the 248 working days that 365 - 104 weekend days - 13 paid holidays leave', () => {
    expect(workingDaysOf2026(CHINA_2026, 'Asia/Shanghai')).toBe(248)
  })

  test('Taiwan 2026 has the 120 days off that its government announced', () => {
    expect(365 - workingDaysOf2026(TAIWAN_2026, 'Asia/Taipei')).toBe(120)
  })

  test('Taiwan 2025 works on the Saturday that makes up for the bridge before New Year, and on no holiday', () => {
    const calendar = compiled(withStatutoryDays(officeIn('Asia/Taipei'), TAIWAN_2025, { like: 'monday' }))
    expect(isWorkingDay(calendar, '2025-02-08')).toBe(true)
    expect(TAIWAN_2025.holidays.filter(({ date }) => isWorkingDay(calendar, date))).toEqual([])
  })

  test.each([
    ['2026-02-14', true, 'a Saturday that works for the Spring Festival'],
    ['2026-02-16', false, 'a Monday inside the Spring Festival'],
    ['2026-02-23', false, 'its last day'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-09-20', true, 'a Sunday that works for the National Day'],
    ['2026-09-19', false, 'the Saturday before, a plain one'],
  ])('in China %s is a working day: %s, %s', (date, isWorking) => {
    const calendar = compiled(withStatutoryDays(officeIn('Asia/Shanghai'), CHINA_2026, { like: 'monday' }))
    expect(isWorkingDay(calendar, date)).toBe(isWorking)
  })

  test('what a calendar already says of a date wins over the statutory list', () => {
    const own: CalendarData = {
      ...officeIn('Asia/Shanghai'),
      adjustedWorkdays: [{ date: '2026-10-01', spans: [{ from: '10:00', to: '12:00' }] }],
    }
    const calendar = compiled(withStatutoryDays(own, CHINA_2026, { like: 'monday' }))
    expect(isWorkingDay(calendar, '2026-10-01')).toBe(true)
    expect(isWorkingDay(calendar, '2026-10-02')).toBe(false)
  })

  test('a centre on duty keeps its holiday hours, and the holiday still is no working day', () => {
    const holidaySpans = [{ from: '10:00', to: '16:00' }]
    const data = withStatutoryDays(officeIn('Asia/Taipei'), TAIWAN_2026, { like: 'monday', holidaySpans })
    expect(data.holidays?.[0]).toEqual({ date: '2026-01-01', name: '開國紀念日', spans: holidaySpans })
    expect(isWorkingDay(compiled(data), '2026-01-01')).toBe(false)
  })
})
