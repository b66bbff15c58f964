import { describe, expect, test } from 'vitest'
import type { CalendarData } from './calendar-data.ts'
import { readHolidayFile } from './holiday-file.ts'
import { type HolidayYear, withYear, yearOf } from './holiday-year.ts'

function read(text: string) {
  const reading = readHolidayFile(text)
  if (!reading.ok) throw new Error('the file is faulty')
  return yearOf(reading.file)
}
function year(...lines: readonly string[]): HolidayYear {
  const found = read(['date,kind,name,like', ...lines].join('\n'))
  if (!found.ok) throw new Error('of several years')
  return found.year
}
const duty = [{ from: '09:00', to: '18:00' }]
const calendar: CalendarData = {
  zone: 'Asia/Shanghai',
  weekly: { monday: [{ from: '08:00', to: '22:00' }] },
  holidays: [
    { date: '2026-10-01', name: '国庆节', spans: duty },
    { date: '2026-01-01', name: '元旦' },
  ],
}

describe('a year of holidays', () => {
  test('is that of its latest date, and the December before may belong to it', () => {
    expect(year('2027-01-01,paid-holiday,元旦,', '2026-12-31,holiday,元旦,')).toEqual({
      year: 2027,
      holidays: [
        { date: '2026-12-31', name: '元旦', isPaid: false },
        { date: '2027-01-01', name: '元旦', isPaid: true },
      ],
      adjustedWorkdays: [],
    })
    expect(read('date,kind\n2027-01-01,holiday\n2026-11-30,holiday')).toEqual({
      ok: false,
      year: 2027,
      dates: ['2026-11-30'],
    })
  })

  test('comes into a calendar with the hours of its latest holiday', () => {
    const found = withYear(calendar, year('2027-01-01,paid-holiday,元旦,', '2027-01-03,workday,,friday'), null)
    expect(found).toMatchObject({ holidaySpans: duty, added: ['2027-01-01', '2027-01-03'], removed: [], kept: [] })
    expect(found.data.holidays?.at(-1)).toEqual({ date: '2027-01-01', name: '元旦', spans: duty })
    expect(found.data.adjustedWorkdays).toEqual([{ date: '2027-01-03', like: 'friday' }])
    expect(found.data.holidays).toHaveLength(3)
  })

  test('read a second time changes nothing', () => {
    const given = year('2027-01-01,holiday,元旦,', '2027-01-03,workday,,')
    const once = withYear(calendar, given, null).data
    expect(withYear(once, given, given)).toEqual({ data: once, holidaySpans: duty, added: [], removed: [], kept: [] })
  })

  test('read anew takes back what it no longer says, changes what it says otherwise, and leaves what a person wrote', () => {
    const first = year('2027-01-01,holiday,元旦,', '2027-01-02,holiday,元旦,', '2027-01-03,holiday,元旦,')
    const once = withYear(calendar, first, null).data
    const byHand = { date: '2027-01-03', name: 'Ours', spans: [{ from: '10:00', to: '12:00' }] }
    const edited = { ...once, holidays: once.holidays?.map((day) => (day.date === byHand.date ? byHand : day)) ?? [] }
    const again = year('2027-01-01,workday,,', '2027-01-03,holiday,元旦,')
    const found = withYear(edited, again, first)
    expect(found).toMatchObject({
      added: ['2027-01-01'],
      removed: ['2027-01-01', '2027-01-02'],
      kept: ['2027-01-03'],
    })
    expect(found.data.holidays?.map(({ date }) => date)).toEqual(['2026-01-01', '2026-10-01', '2027-01-03'])
    expect(found.data.holidays?.at(-1)).toEqual(byHand)
    expect(found.data.adjustedWorkdays).toEqual([{ date: '2027-01-01', like: 'monday' }])
  })
})
