import { describe, expect, it } from 'vitest'
import { readCallRecords } from './call-records.ts'
import { readCsv } from './csv.ts'

const header = 'date,vru_line,call_id,vru_entry,vru_exit,q_start,q_exit,q_sec,outcome,ser_start,ser_exit,ser_sec'
const read = (...rows: readonly string[]) => readCallRecords(readCsv([header, ...rows].join('\n')), 'fate')
const callsOf = (...rows: readonly string[]) => {
  const result = read(...rows)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result
}
const NEVER = '0:00:00'

describe('call records', () => {
  it.each([
    [
      'answered at once',
      `9:00:00,9:00:10,${NEVER},${NEVER},0,AGENT,9:00:11,9:03:11,180`,
      { askedSeconds: 32411, waitedSeconds: 0, servedSeconds: 180, outcome: 'answered' },
    ],
    [
      'answered after a wait',
      '9:00:00,9:00:10,9:00:10,9:00:40,30,AGENT,9:00:40,9:01:40,60',
      { askedSeconds: 32410, waitedSeconds: 30, servedSeconds: 60, outcome: 'answered' },
    ],
    [
      'gave up in the queue',
      `9:00:00,9:00:10,9:00:10,9:01:10,60,HANG,${NEVER},${NEVER},0`,
      { askedSeconds: 32410, waitedSeconds: 60, servedSeconds: null, outcome: 'abandoned' },
    ],
    [
      'gave up in the menu',
      `9:00:00,9:00:10,${NEVER},${NEVER},0,HANG,${NEVER},${NEVER},0`,
      { askedSeconds: null, servedSeconds: null, outcome: 'abandoned' },
    ],
    [
      'answered, nobody knows for how long',
      `9:00:00,9:00:10,${NEVER},${NEVER},0,AGENT,${NEVER},${NEVER},0`,
      { askedSeconds: 32410, servedSeconds: null, outcome: 'answered' },
    ],
    [
      'asked past midnight',
      '23:59:50,0:00:05,0:00:05,0:00:30,25,AGENT,0:00:30,0:01:30,60',
      { enteredSeconds: 86390, askedSeconds: 86405, waitedSeconds: 25 },
    ],
  ])('know who %s', (_, cells, call) => {
    expect(callsOf(`1999-01-04,A1,1,${cells}`).calls).toEqual([expect.objectContaining(call)])
  })

  it('come in order of entry, whatever the file, phantoms counted and left out', () => {
    const row = (time: string, outcome: string) =>
      `1999-01-04,A1,1,${time},${time},${NEVER},${NEVER},0,${outcome},${time},${time},5`
    const { calls, phantoms } = callsOf(row('10:00:00', 'AGENT'), row('9:00:00', 'PHANTOM'), row('8:00:00', 'AGENT'))
    expect(calls.map(({ line }) => line)).toEqual([4, 2])
    expect(phantoms).toBe(1)
  })

  it('with times, lengths or columns that cannot be are refused', () => {
    const row = (cells: string) => `1999-01-04,A1,1,${cells}`
    expect(
      read(
        row('9:00:00,9:00:10,9:00:70,9:00:40,30,AGENT,9:00:40,9:01:40,60'),
        row('9:00:00,9:00:10,9:00:10,9:00:40,-30,AGENT,9:00:40,9:01:40,60'),
        row('9:00:00,9:00:10,9:00:10,9:00:40,30,AGENT,9:00:40,9:01:40,long'),
      ),
    ).toEqual({
      ok: false,
      faults: [
        { line: 2, problem: 'q_start "9:00:70" is no time: write H:MM:SS' },
        { line: 3, problem: 'q_sec is -30: nothing lasts less than 0 seconds' },
        { line: 4, problem: 'ser_sec "long" is no number: write seconds' },
      ],
    })
    const bare = readCallRecords(readCsv('date,vru_entry,outcome\n1999-01-04,9:00:00,AGENT\n'), 'fate')
    expect(bare).toMatchObject({
      ok: false,
      faults: [{ line: 1, problem: expect.stringContaining('vru_exit, q_start') }],
    })
  })
})
