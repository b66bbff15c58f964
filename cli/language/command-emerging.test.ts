import { afterAll, describe, expect, it } from 'vitest'
import { verb } from '../language.ts'
import { openBench } from '../planning/test-terminal.ts'
import { readWeekRow, weeksOf } from './week-rows.ts'

const bench = openBench()
afterAll(bench.close)

const THINGS = ['card', 'loan', 'transfer', 'branch', 'statement', 'points', 'deposit', 'mortgage']
const WISHES = ['is late', 'was lost', 'costs too much', 'is closed', 'cannot be found', 'looks wrong', 'is fine']
const usual = (week: number) =>
  Array.from({ length: 40 }, (_, at) => ({
    week,
    text: `my ${THINGS[(at + week) % THINGS.length]} ${WISHES[(at * 3 + week) % WISHES.length]} number ${at % 5}`,
  }))
const strange = Array.from({ length: 12 }, (_, at) => ({
  week: 9,
  text: `face recognition fails at login ${['today', 'again', 'always'][at % 3]}`,
}))
const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')
const weeks = Array.from({ length: 9 }, (_, at) => usual(at + 1)).flat()
const run = (...args: readonly string[]) => bench.run(verb, 'emerging', ...args)

describe('language emerging', () => {
  it('tells what came up, its words, how often and how often it would have been', async () => {
    const file = bench.write('weeks.jsonl', lines([...weeks, ...strange]))
    const { printed, fault } = await run(file, '--json')
    expect(fault).toBeNull()
    const { weeks: watched, alarms } = JSON.parse(printed)
    expect(watched).toEqual([{ week: '9', texts: 52 }])
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toMatchObject({ week: '9', isNew: true, count: 12 })
    expect(alarms[0].terms).toContain('recognition')
    expect((await run(file)).printed).toContain('9\tnew\t12')
  })

  it('quiet weeks are quiet', async () => {
    expect((await run(bench.write('quiet.jsonl', lines(weeks)))).printed).toContain('1 weeks watched; nothing came up')
  })

  it('too few weeks and rows without a week are refused with what to give', async () => {
    expect((await run(bench.write('few.jsonl', lines(usual(1))))).fault).toContain('give 4 or more')
    expect((await run(bench.write('none.jsonl', lines([{ text: 'x' }])))).fault).toContain('its week is missing')
    expect((await run()).fault).toContain('The file of texts is missing')
  })
})

it('an instant falls into the week of its Monday, UTC', () => {
  const weekOf = (at: string | number) => readWeekRow({ text: 'x', at })
  expect(weekOf('2026-02-15T23:59:59Z')).toEqual({ text: 'x', week: '2026-02-09' })
  expect(weekOf('2026-02-16T00:00:00Z')).toEqual({ text: 'x', week: '2026-02-16' })
  expect(weekOf(-1)).toEqual({ text: 'x', week: '1969-12-29' })
  expect(weekOf(Number.MAX_VALUE)).toContain('its week is missing')
})

it('weeks stand in order, numbers within names too', () => {
  const rows = ['W10', 'W9', 'W10'].map((week, at) => ({ week, text: String(at) }))
  expect(weeksOf(rows)).toEqual([
    { name: 'W9', texts: ['1'] },
    { name: 'W10', texts: ['0', '2'] },
  ])
})
