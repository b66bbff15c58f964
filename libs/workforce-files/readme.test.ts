import { expect, it } from 'vitest'
import { gapsInWords } from './gaps.ts'
import { readHistory } from './history.ts'

it('the example of the README runs as it stands there', () => {
  const text = `start,calls
2026-03-02T09:00,12
2026-03-02T09:30,15
2026-03-02T10:30,9
`
  const read = readHistory(text, { zone: 'Asia/Shanghai' })
  if (!read.ok) throw new Error('the example is refused')
  expect(read.history.series.intervalMinutes).toBe(30)
  expect(gapsInWords(read.history.gaps)).toEqual(['after line 3: 2026-03-02 10:00: an interval is missing'])
  expect(readHistory(text.replace('15', '-15'))).toEqual({
    ok: false,
    faults: [{ line: 3, problem: '-15 calls at 2026-03-02T09:30: a count cannot be negative' }],
  })
})
