import { describe, expect, it } from 'vitest'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import { type ForecastCalendar, LUNAR_FEASTS, withStatutoryHolidays } from './calendar.ts'
import { readDays } from './features.ts'
import { lunarDateOf } from './lunar.ts'

const namesOn = (calendar: ForecastCalendar, date: string): string[] => {
  const reader = readDays(calendar)
  const { features } = reader.factsOf(date)
  return reader.featureNames.filter((_, i) => features[i] === 1)
}

describe('readDays', () => {
  it.each([
    ['2026-06-01', ['monday', 'business day 1 of the month', '1st']],
    ['2026-06-05', ['friday', 'business day 5 of the month']],
    ['2026-06-09', ['tuesday']],
    ['2026-06-13', ['saturday']],
    ['2026-06-16', ['tuesday', '15th to 17th']],
    ['2026-06-30', ['tuesday', 'business day 1 from the end of the month']],
    ['2026-07-03', ['friday', 'business day 3 of the month', '3rd']],
  ])('%s without holidays is %j', (date, names) => {
    expect(namesOn({}, date)).toEqual(names)
  })

  it('counts business days past closed ones, and knows the first and second after', () => {
    const calendar = { closed: ['2026-06-01', '2026-06-02'] }
    expect(namesOn(calendar, '2026-06-03')).toEqual([
      'wednesday',
      'business day 1 of the month',
      '3rd',
      '1st business day after closed',
    ])
    expect(namesOn(calendar, '2026-06-04')).toContain('2nd business day after closed')
    expect(namesOn(calendar, '2026-06-05')).not.toContain('2nd business day after closed')
  })

  it('a weekend is not closed: Monday is no day after', () => {
    expect(namesOn({}, '2026-06-08')).toEqual(['monday', 'business day 6 of the month'].slice(0, 1))
  })

  it('knows Chinese holidays, and gives a swapped working Saturday the pattern of its weekday', () => {
    const calendar = withStatutoryHolidays({}, [CHINA_2026])
    expect(namesOn(calendar, '2026-02-17')).toEqual(['tuesday', '15th to 17th', 'holiday 春节'])
    expect(namesOn(calendar, '2026-02-14')).toContain('adjusted workday')
    expect(readDays(calendar).factsOf('2026-02-14').pattern).toBe(0)
    expect(namesOn(calendar, '2026-02-24')).toContain('1st business day after closed')
  })

  it('ties the Spring Festivals of different years together by the lunar date', () => {
    const calendar = { events: LUNAR_FEASTS }
    for (const date of ['2024-02-10', '2025-01-29', '2026-02-17']) expect(namesOn(calendar, date)).toContain('春节')
    expect(namesOn(calendar, '2026-02-16')).toContain('春节 −1')
    expect(namesOn(calendar, '2026-03-03')).toContain('元宵节')
  })

  it('moves a payday off the weekend, to the business day before or after', () => {
    const payday = (onBusinessDay: 'before' | 'after'): ForecastCalendar => ({
      events: [{ kind: 'monthly', name: 'payday', dayOfMonth: 10, onBusinessDay, after: 1 }],
    })
    expect(namesOn(payday('before'), '2026-05-08')).toContain('payday')
    expect(namesOn(payday('before'), '2026-05-09')).toContain('payday +1')
    expect(namesOn(payday('after'), '2026-05-11')).toContain('payday')
    expect(namesOn(payday('after'), '2026-05-08')).not.toContain('payday')
  })

  it('a bill day on the 31st falls on the last day of shorter months', () => {
    const calendar: ForecastCalendar = { events: [{ kind: 'monthly', name: 'bill', dayOfMonth: 31 }] }
    expect(namesOn(calendar, '2026-02-28')).toContain('bill')
    expect(namesOn(calendar, '2026-03-30')).not.toContain('bill')
    expect(namesOn(calendar, '2026-03-31')).toContain('bill')
  })
})

describe('lunarDateOf', () => {
  it.each([
    ['2026-02-17', 1, 1, false],
    ['2026-09-25', 8, 15, false],
    ['2025-07-25', 6, 1, true],
  ])('%s is day %i/%i', (date, month, day, isLeapMonth) => {
    expect(lunarDateOf(date)).toEqual({ month, day, isLeapMonth })
  })
})
