import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TOPIC_PLANS } from '../../seed/bank/topics.ts'
import { readOptions } from '../../simulate/options.ts'
import { simulate } from '../../simulate/simulate.ts'
import { createEntrance } from '../support/chat.ts'
import { type FloorApplication, ok, queueAt, startFloor, until } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../support/people.ts'
import { recounted } from '../support/recounted.ts'

/** What `npm run simulate` does, on a small floor: enough of a day to see everyone at work. */
let app: FloorApplication
let admin: SignedInPerson & { readonly agentNo: string; readonly password: string }
let file: string
/** Contacts wrapped up. */
const ENOUGH = 4
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin, 'main', { topics: TOPIC_PLANS.map(({ code, name }) => ({ topic: code, name })) })
  const { queueId } = await queueAt(admin)
  const agents = [await agentOf(queueId), await agentOf(queueId), await agentOf(queueId)]
  file = join(app.dataDir, 'sign-ins.json')
  const signIns = [
    { role: 'administrator', agentNo: admin.agentNo, password: admin.password },
    ...agents.map(({ agentNo, password }) => ({ role: 'agent', agentNo, password })),
  ]
  await writeFile(file, JSON.stringify(signIns))
})
afterAll(() => app?.stop())

async function agentOf(queueId: string) {
  const agent = await createPerson(app.platform, { roles: ['agent'] })
  const path = `/api/routing/agents/${agent.personId}/queues`
  await ok(admin.api(path, { method: 'PUT', body: { queueIds: [queueId] } }))
  return agent
}

it('customers and robots meet through the public doors, nothing unforeseen happens, and the day can be recounted', async () => {
  const began = Date.now()
  const sums = async () => {
    const path = `/api/figures?from=${began - 900_000}&before=${Date.now() + 900_000}`
    return (await ok<{ sums: Record<string, number> }>(admin.api(path))).sums
  }
  const over = new AbortController()
  const said: string[] = []
  const running = simulate(
    optionsOf('--speed', '100', '--seed', '7'),
    { write: (text) => said.push(text) },
    over.signal,
  )
  const early = running.then(() => Promise.reject(new Error(said.join(''))))
  await Promise.race([early, until(async () => ((await sums()).handled ?? 0) >= ENOUGH)])
  over.abort()
  const tally = await running
  await app.settled()

  expect(said.filter((line) => line.includes('unforeseen, '))).toEqual([])
  expect(tally.faults).toBe(0)
  const { requested, answered = 0, abandoned = 0 } = await sums()
  expect(requested).toBe(tally.asked)
  // At the very end one may be answered and go at the same moment: which it was, each side may see otherwise.
  expect(answered + abandoned).toBe(tally.answered + tally.abandoned)
  expect(await stillOnDuty()).toEqual([])
  expect((await recounted(app)).differences).toEqual([])
}, 300_000)

function optionsOf(...argv: readonly string[]) {
  const read = readOptions(['--url', app.url, '--credentials', file, ...argv], 'data', 1)
  if (read.kind !== 'options') throw new Error(JSON.stringify(read))
  return read.options
}

/** Whoever was at work has gone home. */
async function stillOnDuty(): Promise<unknown[]> {
  const { rows } = await app.platform.db.pool.query("select presence from routing.agent where presence <> 'offline'")
  return rows
}
