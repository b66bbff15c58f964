import { describe, expect, it } from 'vitest'
import { type CountRow, readSeries } from './read-series.ts'

const shanghai = { zone: 'Asia/Shanghai', intervalMinutes: 30 }
const rowsOf = (...cells: readonly (readonly [string, number])[]): CountRow[] =>
  cells.map(([start, calls], i) => ({ start, calls, line: i + 2 }))

describe('readSeries', () => {
  it.each([
    ['a negative count', ['2026-03-02T09:00', -3], '-3 calls at 2026-03-02T09:00: a count cannot be negative'],
    ['a count that is no number', ['2026-03-02T09:00', Number.NaN], 'The calls of 2026-03-02T09:00 are no number'],
    ['a start off the grid', ['2026-03-02T09:10', 1], '2026-03-02T09:10 is not the start of a 30-minute interval'],
    [
      'a date that does not exist',
      ['2026-02-30T09:00', 1],
      '"2026-02-30T09:00" is no local time: write YYYY-MM-DDTHH:MM',
    ],
    [
      'a time that does not exist',
      ['2026-02-03T24:00', 1],
      '"2026-02-03T24:00" is no local time: write YYYY-MM-DDTHH:MM',
    ],
    ['a start that stands twice', ['2026-03-02T08:30', 1], '2026-03-02T08:30 stands in the file a second time'],
  ] as const)('refuses %s and names the line', (_, [start, calls], problem) => {
    const rows = rowsOf(['2026-03-02T08:30', 4], [start, calls])
    expect(readSeries(rows, shanghai)).toEqual({ ok: false, faults: [{ line: 3, problem }] })
  })

  it('names every wrong line at once', () => {
    const result = readSeries(rowsOf(['2026-03-02T08:30', -1], ['2026-03-02T09:00', 1], ['x', 1]), shanghai)
    expect(result.ok ? [] : result.faults.map(({ line }) => line)).toEqual([2, 4])
  })

  it('refuses an unknown zone, an interval that does not divide a day, and an empty file', () => {
    const row = rowsOf(['2026-03-02T08:30', 1])
    expect(readSeries(row, { ...shanghai, zone: '+08:00' }).ok).toBe(false)
    expect(readSeries(row, { ...shanghai, intervalMinutes: 7 }).ok).toBe(false)
    expect(readSeries([], shanghai).ok).toBe(false)
  })

  it('marks gaps as missing, weekdays never open and listed dates as closed, and drops none', () => {
    const rows = rowsOf(
      ['2026-03-02T09:00', 1],
      ['2026-03-03T09:00', 1],
      ['2026-03-04T09:00', 1],
      ['2026-03-06T09:00', 1],
      ['2026-03-12T09:00', 1],
    )
    const result = readSeries(rows, { ...shanghai, closed: ['2026-03-10'] })
    const told = result.ok ? result.series.days.map(({ date, status }) => `${date.slice(8)} ${status}`) : []
    expect(told).toEqual([
      '02 open',
      '03 open',
      '04 open',
      '05 missing',
      '06 open',
      '07 closed',
      '08 closed',
      '09 missing',
      '10 closed',
      '11 missing',
      '12 open',
    ])
  })

  it('refuses a closed date that has rows', () => {
    const result = readSeries(rowsOf(['2026-03-02T09:00', 1]), { ...shanghai, closed: ['2026-03-02'] })
    expect(result).toMatchObject({ ok: false, faults: [{ problem: expect.stringContaining('listed as closed') }] })
  })

  it('takes a repeated reading twice in autumn as the mean of the two, and refuses a third', () => {
    const berlin = { zone: 'Europe/Berlin', intervalMinutes: 30 }
    const night = rowsOf(
      ['2026-10-25T02:00', 4],
      ['2026-10-25T02:30', 6],
      ['2026-10-25T02:00', 8],
      ['2026-10-25T02:30', 6],
    )
    const result = readSeries(night, berlin)
    const day = result.ok ? result.series.days[0] : undefined
    expect(day?.counts.slice(4, 6)).toEqual([6, 6])
    expect(day?.repeatedSlots).toEqual([4, 5])
    expect(readSeries([...night, { start: '2026-10-25T02:00', calls: 1, line: 9 }], berlin)).toMatchObject({
      ok: false,
      faults: [{ line: 9 }],
    })
  })

  it('takes a skipped reading in spring only with no calls, and counts nothing there', () => {
    const berlin = { zone: 'Europe/Berlin', intervalMinutes: 30 }
    const result = readSeries(rowsOf(['2026-03-29T01:30', 3], ['2026-03-29T02:00', 0], ['2026-03-29T03:00', 5]), berlin)
    const day = result.ok ? result.series.days[0] : undefined
    expect(day?.counts.slice(3, 7)).toEqual([3, null, null, 5])
    expect(day?.skippedSlots).toEqual([4, 5])
    expect(readSeries(rowsOf(['2026-03-29T02:00', 1]), berlin)).toMatchObject({ ok: false, faults: [{ line: 2 }] })
  })
})
