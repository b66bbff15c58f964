import { expect, it } from 'vitest'
import { run } from './bench.ts'

it('the benchmark compares like with like: same decisions as the baseline and as the scan', async () => {
  let ticks = 0
  const size = { agents: 50, waiting: 300, skills: 8 }
  const result = await run({ ...size, agreedDecisions: 500, decisionsPerRun: 1000, pairs: 2, clock: () => ++ticks })
  const figure = (name: string) => result.rows.find((row) => row.name === name)?.value
  expect(figure('runs decided as the baseline')).toBe(1)
  expect(figure('decisions equal to the plain scan')).toBeGreaterThanOrEqual(500)
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
})
