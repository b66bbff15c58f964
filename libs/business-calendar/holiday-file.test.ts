import { describe, expect, test } from 'vitest'
import { readHolidayFile } from './holiday-file.ts'
import { TAIWAN_2025 } from './statutory/taiwan-2025.ts'

describe('a file of holidays', () => {
  test('as CSV, with names and without, a workday like Monday unless it says otherwise', () => {
    const text = 'date,kind,name,like\n2027-01-01,holiday,元旦,\n2027-02-13,workday,,\n2027-02-14,workday,春节,friday\n'
    expect(readHolidayFile(`\uFEFF${text}`)).toEqual({
      ok: true,
      file: {
        holidays: [{ date: '2027-01-01', name: '元旦' }],
        adjustedWorkdays: [
          { date: '2027-02-13', like: 'monday' },
          { date: '2027-02-14', name: '春节', like: 'friday' },
        ],
      },
    })
  })

  test('a paid holiday is one on which work is paid as such', () => {
    const csv = readHolidayFile('date,kind\n2027-10-01,paid-holiday\n2027-10-05,holiday')
    const json = readHolidayFile('{"holidays":[{"date":"2027-10-01","paid":true},{"date":"2027-10-05"}]}')
    expect(csv).toEqual(json)
    expect(csv.ok && csv.file.holidays).toEqual([{ date: '2027-10-01', isPaid: true }, { date: '2027-10-05' }])
  })

  test('as JSON, in the form of the lists that come with the library', () => {
    const reading = readHolidayFile(JSON.stringify(TAIWAN_2025))
    expect(reading.ok && reading.file.holidays).toHaveLength(TAIWAN_2025.holidays.length)
    expect(reading.ok && reading.file.adjustedWorkdays).toEqual([
      { date: '2025-02-08', name: '補行上班', like: 'monday' },
    ])
  })

  test.each([
    ['other columns', 'day,what\n2027-01-01,holiday', [{ line: 1, kind: 'no-table' }]],
    ['JSON of another form', '{"days":[]}', [{ line: 0, kind: 'no-table' }]],
    ['broken JSON', '{"holidays":[', [{ line: 0, kind: 'no-table' }]],
    ['a header alone', 'date,kind\n', [{ line: 0, kind: 'empty' }]],
    ['no such day', 'date,kind\n2027-02-29,holiday', [{ line: 2, kind: 'date' }]],
    [
      'a date twice, another kind, a cell too many',
      'date,kind\n2027-01-01,holiday\n2027-01-01,workday\n2027-01-02,feast\n2027-01-03,holiday,x',
      [
        { line: 3, kind: 'twice' },
        { line: 4, kind: 'kind' },
        { line: 5, kind: 'cells' },
      ],
    ],
    ['a weekday that is none', 'date,kind,name,like\n2027-01-02,workday,,mon', [{ line: 2, kind: 'like' }]],
  ])('%s is refused whole, with the line', (_, text, faults) => {
    expect(readHolidayFile(text)).toEqual({ ok: false, faults })
  })
})
