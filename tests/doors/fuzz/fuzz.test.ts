import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildHouse } from '#server/main.ts'
import { beginVisit, createEntrance, say } from '../../support/chat.ts'
import { type FloorApplication, startFloor } from '../../support/floor.ts'
import { callApi, signedInAs } from '../../support/people.ts'
import { endAll, type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { keyOf } from '../access/cases.ts'
import { socketsOf } from '../commands.ts'
import { operationsOf, readDocument } from '../document.ts'
import { type LivingHouse, openHouse } from './house.ts'
import { type Input, inputsOf } from './inputs.ts'
import { type Target, throwerAt } from './throw-at.ts'

/** `npm run fuzz -- --inputs N --seed S` sets these. */
const INPUTS = Number(process.env.FUZZ_INPUTS ?? 10_000)
const SEED = Number(process.env.FUZZ_SEED ?? 20261122)
const AT_ONCE = 8
/** So many faults are worth reading at a time. */
const ENOUGH = 20
const A_BATCH = 500
/** After so many batches what was in hand has ended, or was given away: somebody else begins to serve. */
const A_SHIFT = 4

let app: FloorApplication
let house: LivingHouse
let server: ServerProcess
let url: string
let target: Target
/** What the server had written when it was ready: starting stands still for reasons of its own. */
let startedWith = 0
/** What took the server longer than a moment, and when. */
const thrown: { readonly what: string; readonly from: number; readonly to: number }[] = []
beforeAll(async () => {
  app = await startFloor({ env: { WEBHOOK_HOSTS: 'hook.example', VISITS_PER_MINUTE: '1000000' } })
  server = startServerProcess(['--empty', '--data', app.dataDir], {
    DATABASE_URL: app.databaseUrl,
    PORT: '0',
    VISITS_PER_MINUTE: '1000000',
    READS_PER_MINUTE: '1000000',
    WEBHOOK_HOSTS: 'hook.example',
    NODE_OPTIONS: `--import ${new URL('loop-watch.mjs', import.meta.url).href}`,
  })
  url = await server.serving()
  house = await openHouse(app, url)
  await beginShift()
  startedWith = server.output().length
}, 60_000)
afterAll(async () => {
  endAll()
  await app.stop()
})

/** Operation → how often it was done. */
const done = new Map<string, number>()
function heard(operation: string, status: number): void {
  if (status < 300) done.set(operation, (done.get(operation) ?? 0) + 1)
}

async function beginShift(): Promise<void> {
  target = { url, tokens: await house.newShift(), heard }
}

it(
  `takes ${INPUTS} inputs of seed ${SEED} without a fault, and serves afterwards as before`,
  async () => {
    const document = await readDocument(app.url)
    const operations = operationsOf(document)
    // Another house on the same platform, built only to be asked what it offers.
    const sockets = socketsOf(buildHouse(app.platform).modules)
    const faults: string[] = []
    let count = 0
    for (let batch = 0; count < INPUTS && faults.length < ENOUGH; batch += 1) {
      if ((batch > 0 && batch % A_SHIFT === 0) || !(await isStillIn())) await beginShift()
      const real = { found: await house.look(), world: house.world }
      const arbitrary = inputsOf(document, operations, sockets, real)
      const inputs = fc.sample(arbitrary, { numRuns: Math.min(A_BATCH, INPUTS - count), seed: SEED + batch })
      faults.push(...(await throwAll(inputs, SEED + batch)))
      count += inputs.length
    }
    expect(faults, failuresIn(server.output())).toEqual([])
    // Told, not judged: a slow machine makes everything stand. What stands in every run of a seed is a fault of ours.
    const stalls = stallsOf(server.output().slice(startedWith))
    console.info(
      `fuzz: ${count} inputs of seed ${SEED}, ${faults.length} faults; loop stood over 200 ms ${stalls.length} times, ` +
        `${stalls.filter(({ isOurs }) => isOurs).length} of them computing; ` +
        `${done.size} of ${operations.length} operations were done at least once`,
    )
    const undone = operations.map(keyOf).filter((operation) => !done.has(operation))
    console.info(`never done: ${undone.join(', ')}`)
    for (const { isOurs, ...stall } of stalls) if (isOurs) console.info(`stood: ${JSON.stringify(stall)}`)
    expect(done.size).toBeGreaterThan(operations.length / 2)
    await servesAsBefore()
    expect(await halfDone()).toEqual([])
  },
  Math.max(180_000, INPUTS * 40),
)

/** A session may have been ended by what was thrown: that is allowed, and the next batch gets another. */
const isStillIn = async (): Promise<boolean> =>
  (await callApi(url, '/api/me', { headers: { authorization: `Bearer ${target.tokens.staff}` } })).status === 200

/** What the server wrote of its faults: where they arose. */
const failuresIn = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.includes('failed'))
    .slice(-ENOUGH)
    .join('\n')

async function throwAll(inputs: readonly Input[], seed: number): Promise<string[]> {
  const faults: string[] = []
  const waiting = [...inputs]
  const work = async () => {
    const thrower = throwerAt(target)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const from = Date.now()
      const fault = await thrower.throw(next).catch((error: unknown) => String(error))
      const to = Date.now()
      if (to - from > 100) thrown.push({ what: `seed ${seed}: ${named(next)}`, from, to })
      // A socket is refused to whom a thing thrown has signed out.
      if (fault !== undefined && !fault.includes('401'))
        faults.push(`seed ${seed}: ${JSON.stringify(next).slice(0, 300)}: ${fault}`)
    }
    thrower.close()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return faults
}

const named = (input: Input): string =>
  input.door === 'route'
    ? `${input.method} ${input.path.slice(0, 120)} ${String(input.body ?? '').slice(0, 120)}`
    : `${input.door} ${input.frame.slice(0, 200)}`

interface Stall {
  readonly stoodMs: number
  readonly computedMs: number
  /** The process computed while the loop stood: the machine’s other work is no excuse. */
  readonly isOurs: boolean
  /** What was being answered then. */
  readonly during: readonly string[]
}
const stallsOf = (output: string): Stall[] =>
  [...output.matchAll(/^loop-watch (.+)$/gm)].map(([, text]) => {
    const { at, stoodMs, computedMs } = JSON.parse(text ?? '') as Stall & { at: number }
    const during = thrown.filter((one) => one.from < at && one.to > at - stoodMs - 50).map(({ what }) => what)
    return { stoodMs, computedMs, isOurs: computedMs > 200, during }
  })

async function servesAsBefore(): Promise<void> {
  expect((await callApi(url, '/readyz')).status).toBe(200)
  const me = await signedInAs({ url, platform: app.platform }, { roles: ['agent'] })
  expect((await me.api('/api/me')).status).toBe(200)
  await createEntrance(await signedInAs(app, { roles: ['administrator'] }), 'after')
  const visit = await beginVisit(url, { channel: 'after' })
  const socket = await visit.socket()
  expect((await socket.command('post-message', say('still here'))).refusal).toBeUndefined()
  socket.cut()
  expect(server.output()).not.toMatch(/uncaught|unhandled/i)
}

/** What a use case that stopped in the middle would leave behind. */
async function halfDone(): Promise<string[]> {
  await app.settled()
  const checks = {
    'a gap in a thread': `select conversation_id from conversations.message group by 1 having max(seq) <> count(*)`,
    'two open contacts of one thread': `select conversation_id from conversations.contact where ended_at is null group by 1 having count(*) > 1`,
    'a transaction left open': `select pid from pg_stat_activity where datname = current_database()
      and state like 'idle in transaction%' and state_change < now() - interval '5 seconds'`,
  }
  const found: string[] = []
  for (const [what, query] of Object.entries(checks)) {
    const { rowCount } = await app.platform.db.pool.query(query)
    if (rowCount) found.push(`${what}: ${rowCount}`)
  }
  return found
}
