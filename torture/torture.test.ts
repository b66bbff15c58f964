import { afterAll, describe, expect, test } from 'vitest'
import { endAll } from '../tests/support/server-process.ts'
import type { Options } from './options.ts'
import { faultSchedule } from './schedule.ts'
import { type Account, tableOf } from './table.ts'
import { torture } from './torture.ts'

/** Short, and with most kinds of faults in it; how fast it goes is the machine's business. */
const OPTIONS: Options = {
  minutes: 1.25,
  seed: 20261122,
  nodes: 2,
  everySeconds: 2.5,
  customers: 10,
  agents: 4,
  keep: false,
}
const PATIENCE_MS = 20 * 60_000

afterAll(endAll)

describe('two servers on one database, everything broken that a seed can think of', () => {
  test(
    'nothing that was promised is broken with it',
    async () => {
      const { account, folder } = await torture(OPTIONS, () => {}, new AbortController().signal)
      console.log(tableOf(account))
      const named = account.violations.map(({ kind, text }) => `${kind}: ${text}`)
      expect(named, `${named.join('; ')}; books, logs and database are in ${folder}`).toEqual([])
      expect(faultsIn(account)).toBe(faultSchedule(OPTIONS).length)
      expect(account.acknowledged).toBeGreaterThan(faultSchedule(OPTIONS).length)
      expect(account.contacts).toBeGreaterThan(OPTIONS.customers)
      expect(account.botTurns).toBeGreaterThan(account.handOvers)
      expect(account.handOvers).toBeGreaterThan(0)
    },
    PATIENCE_MS,
  )
})

const faultsIn = ({ done, missed }: Account): number =>
  [...done.values(), ...missed.values()].reduce((sum, count) => sum + count, 0)
