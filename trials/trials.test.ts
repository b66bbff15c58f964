import { availableParallelism } from 'node:os'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { openHouse } from './house.ts'
import { play } from './play.ts'
import { runTrials } from './run-trials.ts'
import { lineOf, pageOf } from './table.ts'

const SEEDS = 1_000
/** How fast it goes is the machine's business. */
const PATIENCE_MS = 30 * 60_000

let databases: string[]

beforeAll(async () => {
  const workers = Math.min(4, availableParallelism())
  databases = []
  for (let n = 0; n < workers; n++) databases.push((await freshDatabase()).url)
}, PATIENCE_MS)

test(
  'a seed is played the same every time, step by step',
  async () => {
    const house = await openHouse((await freshDatabase()).url)
    const first = await play(house, 4)
    const others = await play(house, 5)
    const second = await play(house, 4)
    expect(second).toEqual(first)
    expect(others.trace).not.toEqual(first.trace)
    expect(first.finding).toBeUndefined()
    await house.close()
  },
  PATIENCE_MS,
)

test(
  `in the worlds of ${SEEDS} seeds everything promised holds after every step`,
  async () => {
    const began = Date.now()
    const tally = await runTrials({ from: 1, count: SEEDS, workers: databases.length, isLoud: false }, databases)
    console.log(lineOf(tally, (Date.now() - began) / 1000))
    expect(tally.findings.map(pageOf)).toEqual([])
    expect(tally.seeds).toBe(SEEDS)
    expect(tally.contacts).toBeGreaterThan(SEEDS)
  },
  PATIENCE_MS,
)
