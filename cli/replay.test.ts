import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it, vi } from 'vitest'
import { generateCalls } from '#libs/replay/generate-calls.ts'
import { openBench } from './planning/test-terminal.ts'
import { verb as replay } from './replay.ts'

/** Forecasts, plans, a process; on a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

const bench = openBench()
afterAll(bench.close)

const calls = generateCalls({ from: '2026-03-02', days: 28, total: 300, seed: 8 })
const file = bench.write('calls.csv.gz', gzipSync(calls))

it('plans the last week unseen and plays its calls, as one command', async () => {
  const args = ['replay', '--calls', file, '--last', '1w', '--json']
  const root = join(import.meta.dirname, '..')
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/yinuo.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'Planning 2026-03-23 to 2026-03-29, week by week, from the days before\n',
  })
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({
    unseen: { from: '2026-03-23', to: '2026-03-29' },
    target: { share: 0.8, thresholdSeconds: 20 },
    serviceLevel: report.reached.serviceLevel,
    calls: { leftOut: { phantoms: 0, leftInMenu: 0, withoutServiceTime: 0 }, daysWithoutCalls: [] },
  })
  expect(Math.abs(report.pointsOffTarget)).toBeLessThan(10)
  expect(report.staffedHours).toBeGreaterThanOrEqual(report.leastHours)
  // The same calls in two files, in any order, are the same record.
  const [header = '', ...rows] = calls.trim().split('\n')
  const late = bench.write('late.csv', [header, ...rows.slice(900)].join('\n'))
  const early = bench.write('early.csv', [header, ...rows.slice(0, 900)].join('\n'))
  const again = JSON.parse(
    (
      await bench.run(
        replay,
        '--calls',
        late,
        '--calls',
        early,
        '--last',
        '1w',
        '--plot',
        bench.path('r.svg'),
        '--json',
      )
    ).printed,
  )
  expect(bench.read('r.svg')).toMatch(/^<svg .*foretold.*answered in time.*<\/svg>\n$/s)
  expect(again.stretches[0].plan).toEqual(report.stretches[0].plan)
})

it('refuses too short a record, and names the faulty line of a file', async () => {
  expect((await bench.run(replay, '--calls', file, '--last', '3w')).fault).toBe(
    'The calls span 28 days; to plan the last 21 it takes two weeks before them: give a shorter --last or more --calls',
  )
  const bad = bench.write('bad.csv', calls.replace(',AGENT,', ',LOST,'))
  expect((await bench.run(replay, '--calls', bad)).fault).toMatch(
    /^bad\.csv cannot be used:\nline \d+: outcome "LOST": write AGENT/,
  )
  const counts = bench.write('counts.csv', 'start,calls\n2026-03-02T09:00,4\n')
  expect((await bench.run(replay, '--calls', counts)).fault).toMatch(/line 1: The columns date, vru_entry/)
})
