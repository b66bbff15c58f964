import { describe, expect, it } from 'vitest'
import { readClosedDates } from './closed-dates.ts'
import { gapsInWords } from './gaps.ts'
import { type HistoryOptions, readHistory } from './history.ts'
import { closedDates, rowsOf } from './test-files.ts'

const counts = (...rows: readonly string[]) => `start,calls\n${rows.join('\n')}\n`
const faultsOf = (text: string, options?: HistoryOptions) => {
  const read = readHistory(text, options)
  return read.ok ? [] : read.faults.map(({ line, problem }) => `${line}: ${problem}`)
}
const historyOf = (text: string, options?: HistoryOptions) => {
  const read = readHistory(text, options)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.history
}

describe('faults of counts', () => {
  const good = ['2026-03-02T09:00,4', '2026-03-02T09:30,5']

  it.each([
    ['a negative count', '2026-03-02T10:00,-3', '4: -3 calls at 2026-03-02T10:00: a count cannot be negative'],
    ['a word', '2026-03-02T10:00,many', '4: "many" calls is no number: write a count of 0 or more'],
    ['nothing', '2026-03-02T10:00,', '4: "" calls is no number: write a count of 0 or more'],
    ['NaN', '2026-03-02T10:00,NaN', '4: "NaN" calls is no number: write a count of 0 or more'],
    ['a date as text', 'Monday,3', '4: "Monday" is no local time: write YYYY-MM-DDTHH:MM'],
    [
      'an offset',
      '2026-03-02T10:00:00+08:00,3',
      '4: "2026-03-02T10:00:00+08:00" is no local time: write YYYY-MM-DDTHH:MM',
    ],
    ['a cell too many', '2026-03-02T10:00,3,7', '4: 3 cells where the header has 2: write one per column'],
    [
      'a start that stands twice',
      '2026-03-02T09:30,3',
      '4: 2026-03-02T09:30 stands in the file a second time: take one out; if the clock went back that night, name the zone of the file',
    ],
  ])('%s is refused with its line', (_, row, fault) => {
    expect(faultsOf(counts(...good, row))).toEqual([fault])
  })

  it('an interval that overlaps another is refused with its line', () => {
    expect(faultsOf(counts(...good, '2026-03-02T10:00,6', '2026-03-02T10:15,3'))).toEqual([
      '5: 2026-03-02T10:15 is not the start of a 30-minute interval',
    ])
  })

  it('are told all at once, in the order of the file', () => {
    const faults = faultsOf(counts('2026-03-02T09:00,x', '2026-03-02T09:30,5,5', '2026-03-02T10:00,1'))
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['2', '3'])
  })

  it('wrong columns are refused with what there should be', () => {
    expect(faultsOf('day,count\n2026-03-02,4\n')).toEqual([
      expect.stringMatching(/^1: The columns are day,count: a history has start,calls/),
    ])
  })

  it('a file without two rows that follow each other has no interval', () => {
    expect(faultsOf(counts('2026-03-02T09:00,4'))).toEqual([
      expect.stringContaining('the length of an interval is unknown'),
    ])
    expect(faultsOf('start,calls\n')).toHaveLength(1)
  })
})

describe('counts', () => {
  it('are read with Windows line ends, blank lines and blanks around cells; lines count as an editor shows them', () => {
    const text = 'start, calls\r\n2026-03-02T09:00 , 4\r\n\r\n2026-03-02T09:30,5\r\n2026-03-02T10:00,-5\r\n'
    expect(faultsOf(text)).toEqual([expect.stringMatching(/^5: -5/)])
    expect(historyOf(text.replace('-5', '5')).calls).toBe(14)
  })

  it('by slot are read, and a slot that contradicts its start is refused', () => {
    const text = 'date,slot,start,calls\n1999-01-01,1,00:00,2\n1999-01-01,2,00:06,0\n1999-01-01,3,00:12,7\n'
    expect(historyOf(text).series).toMatchObject({ intervalMinutes: 6 })
    expect(historyOf(text).format).toBe('counts-by-slot')
    expect(faultsOf(text.replace('01,3,', '01,4,'))).toEqual([
      '4: slot 4 does not start at 00:12: that is slot 3 of 6 minutes',
    ])
  })

  it('mark what is missing and say after which line, and know a closed day from a lost one', () => {
    // Four weeks, Monday to Friday, nine to twelve; a Tuesday lost, a Wednesday holiday, an hour lost.
    const rows = rowsOf({ from: '2026-03-02', days: 26, weekdays: [1, 1, 1, 1, 1, 0, 0], hours: [9, 12] }).filter(
      (row) => !row.startsWith('2026-03-10') && !row.startsWith('2026-03-18') && !/2026-03-20T1(0:30|1:00)/.test(row),
    )
    const text = counts(...rows)
    const afterLine = text.split('\n').findIndex((line) => line.startsWith('2026-03-20T10:00')) + 1
    expect(gapsInWords(historyOf(text, { closed: ['2026-03-18'] }).gaps)).toEqual([
      '2026-03-10: no row at all; it stands as missing, list it as closed if the centre was',
      `after line ${afterLine}: 2026-03-20 10:30: 2 intervals are missing`,
    ])
    expect(historyOf(text).gaps.map(({ date }) => date)).toEqual(['2026-03-10', '2026-03-18', '2026-03-20'])
  })

  it('of a weekday that closes early have no gap in its evening', () => {
    const rows = rowsOf({ from: '2026-03-02', days: 28, weekdays: [1, 1, 1, 1, 1, 1, 0], hours: [9, 18] }).filter(
      (row) => !(new Date(`${row.slice(0, 10)}Z`).getUTCDay() === 6 && row.slice(11, 13) >= '12'),
    )
    expect(historyOf(counts(...rows)).gaps).toEqual([])
  })

  it('of a closed date may be zeros, not calls', () => {
    const rows = rowsOf({ from: '2026-03-02', days: 14, hours: [9, 12] })
    const zeros = rows.map((row) => (row.startsWith('2026-03-04') ? row.replace(/,.*/, ',0') : row))
    const day = historyOf(counts(...zeros), { closed: ['2026-03-04'] }).series.days.find(
      ({ date }) => date === '2026-03-04',
    )
    expect(day?.status).toBe('closed')
    const line = rows.findIndex((row) => row.startsWith('2026-03-04')) + 2
    expect(faultsOf(counts(...rows), { closed: ['2026-03-04'] })[0]).toBe(
      `${line}: 2026-03-04 is listed as closed, yet has calls: take it off the list or out of the file`,
    )
  })

  it('of a year of zeros are known as such', () => {
    expect(historyOf(counts(...rowsOf({ from: '2025-01-01', days: 365, hours: [0, 24], calls: 0 }))).calls).toBe(0)
  })

  it('of the nights the clock changes need the zone: twice is a mean, never is no gap', () => {
    const night = ['2026-10-25T01:00,4', '2026-10-25T02:00,6', '2026-10-25T02:00,8', '2026-10-25T03:00,2']
    expect(faultsOf(counts(...night))[0]).toMatch(/^4: .*name the zone/)
    const autumn = historyOf(counts(...night), { zone: 'Europe/Berlin', intervalMinutes: 60 })
    expect(autumn.series.days[0]?.counts.slice(1, 4)).toEqual([4, 7, 2])
    const spring = counts('2026-03-29T00:00,1', '2026-03-29T01:00,4', '2026-03-29T03:00,6', '2026-03-29T04:00,6')
    expect(historyOf(spring, { zone: 'Europe/Berlin' }).gaps).toEqual([])
    expect(gapsInWords(historyOf(spring).gaps)).toEqual(['after line 3: 2026-03-29 02:00: an interval is missing'])
    expect(faultsOf(spring.replace('03:00,6', '02:00,6'), { zone: 'Europe/Berlin' })).toEqual([
      '4: 2026-03-29T02:00 does not exist in Europe/Berlin: the clock skips it; check the zone of the file',
    ])
  })
})

describe('single calls as history', () => {
  const header = 'date,vru_line,vru_entry,outcome'
  it('count when they came in, without phantoms, with the zeros between', () => {
    const text = `${header}\n2026-03-02,A,9:00:00,AGENT\n2026-03-02,A,9:04:59,HANG\n2026-03-02,B,9:04:59,PHANTOM\n2026-03-02,A,23:59:59,AGENT\n`
    const { series, calls } = historyOf(text)
    expect(calls).toBe(3)
    expect(series.intervalMinutes).toBe(5)
    expect(series.days[0]?.counts[108]).toBe(2)
    expect(series.days[0]?.counts[109]).toBe(0)
  })

  it.each([
    ['2026-03-02,A,9:61:00,AGENT', '2: vru_entry "9:61:00" is no time: write H:MM:SS'],
    ['2026-02-30,A,9:01:00,AGENT', '2: "2026-02-30" is no date: write YYYY-MM-DD'],
    ['2026-03-02,A,9:01:00,MAYBE', '2: outcome "MAYBE": write AGENT, HANG or PHANTOM'],
  ])('%s is refused', (row, fault) => {
    expect(faultsOf(`${header}\n${row}\n`)).toEqual([fault])
  })

  it('of the hour that comes twice are shared between its two passes', () => {
    const rows = ['2:10:00', '2:20:00', '2:20:01', '2:40:00'].map((time) => `2026-10-25,A,${time},AGENT`)
    const { series } = historyOf([header, ...rows].join('\n'), { zone: 'Europe/Berlin', intervalMinutes: 60 })
    expect(series.days[0]?.counts.slice(24, 36).reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(2)
  })
})

describe('closed dates', () => {
  it('are read with names, remarks and a header', () => {
    expect(readClosedDates(closedDates)).toEqual({ ok: true, dates: ['2026-01-01', '2026-10-01'] })
  })

  it('that are none are refused with their line', () => {
    expect(readClosedDates('2026-01-01\n1 October\n')).toEqual({
      ok: false,
      faults: [{ line: 2, problem: '"1 October" is no date: write one a line, as YYYY-MM-DD' }],
    })
  })
})
