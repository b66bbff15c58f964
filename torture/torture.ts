import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { entriesOf } from './books.ts'
import { check } from './check/check.ts'
import { type Violation, violation } from './check/evidence.ts'
import { readEvidence } from './collect/read-evidence.ts'
import { settle } from './collect/settle.ts'
import { createInjector, type Injector } from './house/faults.ts'
import { type House, openHouse } from './house/house.ts'
import { type Robots, startRobots } from './house/robot-processes.ts'
import { setUp } from './house/set-up.ts'
import { startWatch } from './house/watch.ts'
import type { Options } from './options.ts'
import { type Fault, faultSchedule } from './schedule.ts'
import type { Account } from './table.ts'

/** The next fault waits until the house has acknowledged so much since the last: a slow machine gets the time it needs. */
const ACKS_BETWEEN = 5
/** Without one acknowledgement for so long, with every fault healed, it will not come back. */
const RECOVERED_WITHIN_MS = 180_000
const LOOK_EVERY_MS = 50

export interface Outcome {
  readonly account: Account
  /** Where books, logs and database are; undefined when all was in order and they were removed. */
  readonly folder: string | undefined
}

/**
 * One run: a house of its own, robots, the schedule of faults, calm, and the verdict.
 * @param stop ends the faults early; what was done is judged
 */
export async function torture(options: Options, say: (line: string) => void, stop: AbortSignal): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'yinuo-torture-'))
  say(`in ${folder}`)
  const house = await openHouse(folder, options.nodes, say)
  let account: Account
  try {
    account = await run(house, folder, options, say, stop)
  } finally {
    await house.close()
  }
  if (options.keep || account.violations.length > 0) return { account, folder }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  return { account, folder: undefined }
}

async function run(
  house: House,
  folder: string,
  options: Options,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Account> {
  const staff = await setUp(house.nodes[0]?.url() ?? '', options.agents)
  const urls = house.nodes.map(({ door }) => `http://127.0.0.1:${door.port}`)
  const robots = startRobots({ urls, seed: options.seed, customers: options.customers, staff, folder })
  try {
    const injector = createInjector(house)
    const watch = startWatch(house.databaseUrl, injector.isCalm)
    const began = Date.now()
    const schedule = faultSchedule(options)
    say(`${options.nodes} nodes, ${options.customers} customers, ${options.agents} agents, ${schedule.length} faults`)
    const notRecovered = await breakThings(schedule, injector, robots, say, stop)
    const minutes = (Date.now() - began) / 60_000
    say('calm: links healed, servers up, customers bring what they have to its end')
    await injector.healAll()
    await robots.calm()
    say('every customer has left and heard all')
    const leftOver = await settle(house.databaseUrl(), options.nodes)
    const bookFiles = await robots.over()
    await watch.stop()
    say('comparing books, database, audit trail and figures')
    const evidence = await readEvidence({
      bookFiles,
      databaseUrl: house.databaseUrl(),
      urls: house.nodes.flatMap((node) => node.url() ?? []),
      outputs: house.nodes.map((node) => node.output()),
      mostContacts: staff.mostContacts,
      leftOver,
      seen: [...watch.seen, ...notRecovered, ...house.fallen.map((text) => violation('node-fell', text))],
    })
    return {
      acknowledged: entriesOf(evidence.books, 'acked').length,
      customers: entriesOf(evidence.books, 'visit').length,
      contacts: evidence.contacts.length,
      botTurns: evidence.botTurns.length,
      handOvers: evidence.botSessions.filter(({ contact }) => contact !== null).length,
      minutes,
      done: injector.done,
      missed: injector.missed,
      violations: check(evidence),
    }
  } finally {
    robots.kill()
  }
}

/** Carries out the schedule. A fault is due at its instant, counted without the time in which the house came back. */
async function breakThings(
  schedule: readonly Fault[],
  injector: Injector,
  robots: Robots,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<readonly Violation[]> {
  let at = 0
  for (const [place, fault] of schedule.entries()) {
    await sleep(fault.atMs - at)
    at = fault.atMs
    if (!(await hasComeBack(robots)))
      return [violation('no-recovery', `after fault ${place}: ${inWords(schedule[place - 1])}`)]
    if (stop.aborted) break
    say(`${String(place + 1).padStart(4)} ${robots.acknowledged()} acknowledged, ${inWords(fault)}`)
    void injector.inject(fault)
  }
  return []
}

async function hasComeBack(robots: Robots): Promise<boolean> {
  const before = robots.acknowledged()
  const until = Date.now() + RECOVERED_WITHIN_MS
  while (robots.acknowledged() < before + ACKS_BETWEEN) {
    if (Date.now() > until) return false
    await sleep(LOOK_EVERY_MS)
  }
  return true
}

const inWords = (fault: Fault | undefined): string =>
  fault === undefined ? 'none' : `${fault.kind}, node ${fault.node}, ${fault.lastsMs} ms`
