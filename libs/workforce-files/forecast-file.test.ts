import { describe, expect, it } from 'vitest'
import { readForecastFile, writeForecastFile } from './forecast-file.ts'
import { writeNeedFile } from './need-file.ts'

const faultsOf = (text: string) => {
  const read = readForecastFile(text)
  return read.ok ? [] : read.faults.map(({ line, problem }) => `${line}: ${problem}`)
}
const file = (...rows: readonly string[]) => `start,calls,p10,p90\n${rows.join('\n')}\n`
const good = ['2026-03-02T09:00:00,4,2,7', '2026-03-02T09:30:00,5,2,8']

describe('a forecast file', () => {
  it('reads as it was written, quantiles by their names', () => {
    const rows = [
      { start: '2026-03-02T09:00', mean: 4.123_456, quantiles: [1, 9.5] },
      { start: '2026-03-02T09:30', mean: 0, quantiles: [0, 0] },
    ]
    const text = writeForecastFile([0.025, 0.975], rows)
    expect(text).toBe('start,calls,p2.5,p97.5\n2026-03-02T09:00:00,4.123,1,9.5\n2026-03-02T09:30:00,0,0,0\n')
    expect(readForecastFile(text)).toMatchObject({
      ok: true,
      forecast: {
        intervalMinutes: 30,
        levels: [0.025, 0.975],
        rows: [{ line: 2, calls: 4.123, quantiles: [1, 9.5] }, {}],
      },
    })
  })

  it('of another tool needs no quantiles, and may have them in any order', () => {
    expect(readForecastFile('start,calls\n2026-03-02T09:00,4\n2026-03-02T09:15,4\n')).toMatchObject({
      forecast: { intervalMinutes: 15, levels: [] },
    })
    expect(readForecastFile('p90,start,p10,calls\n7,2026-03-02T09:00,2,4\n7,2026-03-02T09:15,2,4\n')).toMatchObject({
      forecast: { levels: [0.1, 0.9], rows: [{ quantiles: [2, 7] }, {}] },
    })
  })

  it.each([
    ['2026-03-02T09:45:00,4,2,7', '5: 2026-03-02T09:45:00 overlaps 2026-03-02T09:30:00, which lasts 30 minutes'],
    ['2026-03-02T10:15:00,4,2,7', '5: 2026-03-02T10:15:00 is not on the grid of 30 minutes: intervals have one length'],
    ['2026-03-02T09:30:00,4,2,7', '5: 2026-03-02T09:30:00 stands a second time: take one out'],
    ['2026-03-01T09:30:00,4,2,7', '5: 2026-03-01T09:30:00 comes after 2026-03-02T09:30:00: sort the rows by time'],
    ['2026-03-02T10:00:00,-4,2,7', '5: -4 contacts: there cannot be fewer than 0'],
    ['2026-03-02T10:00:00,4,few,7', '5: "few" is no number: write contacts of 0 or more'],
    ['2026-03-02T10:00:00,4,8,7', '5: The quantiles fall from 8 to 7: a higher one is never less'],
    ['2 March,4,2,7', '5: "2 March" is no local time: write YYYY-MM-DDTHH:MM:SS'],
    ['2026-03-02T10:00:00,4', '5: 2 cells where the header has 4: write one per column'],
  ])('with %s is refused', (row, fault) => {
    expect(faultsOf(file('2026-03-02T08:30:00,4,2,7', ...good, row))).toEqual([fault])
  })

  it('with the hour that comes twice in autumn is right, and with one that comes thrice is not', () => {
    const night = ['00:30', '01:00', '01:30', '01:00', '01:30', '02:00'].map((time) => `2026-10-25T${time}:00,4,2,7`)
    expect(faultsOf(file(...night))).toEqual([])
    expect(faultsOf(file(...night.toSpliced(5, 0, night[1] ?? '')))).toEqual([expect.stringContaining('third time')])
  })

  it('of other columns, or of none, is refused', () => {
    expect(faultsOf('start,volume\n')).toEqual([expect.stringContaining('a forecast has start,calls')])
    expect(faultsOf('start,calls,p0\n')).toEqual([expect.stringContaining('between 0 and 100')])
    expect(faultsOf('start,calls\n')).toEqual([expect.stringContaining('There is no row')])
  })
})

it('a need file leaves empty what is not known', () => {
  const row = { start: '2026-03-02T09:00:00', calls: 4, need: 0, scheduled: 0 }
  expect(writeNeedFile([{ ...row, serviceLevel: null, abandonment: null, occupancy: 0.5 }])).toBe(
    'start,calls,need,scheduled,service_level,abandonment,occupancy\n2026-03-02T09:00:00,4,0,0,,,0.5\n',
  )
})
