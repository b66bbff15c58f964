import { expect, it } from 'vitest'
import { readMonths } from './read-months.ts'

const HEADER = 'month,contacts,handle_seconds,planned_shrinkage,unplanned_shrinkage'

it('reads months with their lines; hours of a month where they are given', () => {
  const result = readMonths(
    `\uFEFF${HEADER},full_time_hours\r\n2027-01,60000,240,0.2,0.1,160\r\n\r\n2027-02,61000,240,0.2,0.1,\r\n`,
  )
  expect(result).toEqual({
    ok: true,
    months: [
      {
        line: 2,
        month: '2027-01',
        contacts: 60_000,
        handleSeconds: 240,
        shrinkage: { planned: 0.2, unplanned: 0.1 },
        fullTimeHours: 160,
      },
      { line: 4, month: '2027-02', contacts: 61_000, handleSeconds: 240, shrinkage: { planned: 0.2, unplanned: 0.1 } },
    ],
  })
})

it('names the line and the column of every cell that is no number', () => {
  const result = readMonths(`${HEADER}\n2027-01,many,240,0.2,0.1\n2027-02,1,2,3\n2027-03,1,,0.2,0.1`)
  expect(result.ok ? [] : result.faults).toEqual([
    { line: 2, problem: 'contacts is "many": write a number' },
    { line: 3, problem: '4 cells where the header has 5: write one per column' },
    { line: 4, problem: 'handle_seconds is "": write a number' },
  ])
})

it('names the columns that are missing', () => {
  expect(readMonths('month,calls\n2027-01,1')).toMatchObject({ ok: false, faults: [{ line: 1 }] })
})
