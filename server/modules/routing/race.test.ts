import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { matchAll } from '#libs/skill-matching/scan.ts'
import type { DeskShape } from '#modules/routing/contract.ts'
import { createPass } from '#modules/routing/pass.ts'
import { loadSettings, policyOf } from '#modules/routing/settings.ts'
import { readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { ITEM_COLUMNS, type ItemRow, toItem } from '#modules/routing/store-items.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { sql } from '#platform/database/database.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  type FloorNode,
  ok,
  queueAt,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

/** Eight agents and a crowd of customers on two nodes of one database, all doing as they please at once. */
const AGENTS = 8
const ROUNDS = 2
const STEPS = 8
const random = seededRandom(20261123)
const chance = (share: number) => random() < share

let app: FloorApplication
let other: FloorNode
let admin: SignedInPerson
let queues: string[]
let agents: Desk[]
const asked = new Set<string>()
const faults: string[] = []

beforeAll(async () => {
  app = await startFloor()
  other = await app.anotherNode()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await ok(admin.api('/api/settings/conversations', { method: 'PUT', body: SHORT_WRAP_UP }))
  const second = await queueAt(admin, { topic: 'second', ringSeconds: 5 })
  const first = await queueAt(admin, { ringSeconds: 5 })
  queues = [first.queueId, second.queueId]
  const person = (n: number) => ({ queues: n % 4 === 3 ? [second.queueId] : queues })
  agents = await Promise.all(
    Array.from({ length: AGENTS }, (_, n) =>
      agentAt(n % 2 ? { url: other.url, platform: app.platform } : app, person(n), admin),
    ),
  )
})
afterAll(() => app.stop())

const SHORT_WRAP_UP = {
  firstResponseSeconds: 30,
  firstResponseWarnSeconds: 10,
  wrapUpSeconds: 1,
  idleSeconds: 600,
  idleWarnSeconds: 60,
  lastAgentDays: 30,
}

test('two nodes, eight agents: one owner each, no capacity exceeded, nobody waits while someone able is free', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const watching = new AbortController()
    const watcher = watch(watching.signal)
    await Promise.all([...agents.map(act), ...[0, 1, 2, 3].map((n) => arrive(n % 2 ? other : app))])
    watching.abort()
    await watcher
    await quiet()
    expect(await stranded()).toEqual([])
  }
  await drain()
  expect(faults).toEqual([])
  await app.settled()
  const { rows } = await app.platform.db.pool.query<{ about: string; n: string }>(
    "select about, count(*) n from platform.log where type = 'conversations.contact-ended' group by about",
  )
  expect(new Set(rows.map((row) => row.about))).toEqual(asked)
  expect(rows.filter((row) => Number(row.n) !== 1)).toEqual([])
  expect(asked.size).toBe(4 * ROUNDS * STEPS)
  const count = await factCounts()
  const answered = ['accepted', 'declined', 'expired', 'withdrawn'].map((how) => count(`routing.offer-${how}`))
  expect(answered.reduce((sum, n) => sum + n)).toBe(count('routing.offer-made'))
  expect(count('routing.consult-ended')).toBe(count('routing.consult-started'))
  // Everyone who asked was answered or left the line, and nobody else.
  expect(await contactsOf('routing.contact-assigned', 'routing.contact-unqueued')).toEqual(asked)
}, 120_000)

test('eight passes at once on one queue let every contact ring once, and fill nobody above capacity', async () => {
  for (const agent of agents) await agent.presence('break')
  await Promise.all(Array.from({ length: 12 }, (_, n) => customerAsks(n % 2 ? other : app)))
  await quiet()
  await app.platform.db.run(sql`update routing.agent set chosen = 'available', presence = 'available'`)
  await app.platform.db.run(sql`insert into routing.pass_due select from generate_series(1, 8)`)
  const passes = Array.from({ length: 8 }, (_, n) => createPass({ platform: (n % 2 ? other : app).platform }, () => {}))
  for (const pass of passes) pass.wake()
  await Promise.all(passes.map((pass) => pass.idle()))
  await Promise.all(passes.map((pass) => pass.stop()))
  const { rows } = await app.platform.db.pool.query<{ state: string; n: number; offers: number }>(
    `select i.state, count(*)::int n, (select count(*)::int from platform.outbox where type = 'routing.offer-made')
       + (select count(*)::int from platform.log where type = 'routing.offer-made' and data ->> 'contactId' = any(
           select id::text from routing.item where state <> 'ended')) offers
     from routing.item i where i.state <> 'ended' group by i.state`,
  )
  expect(rows).toEqual([{ state: 'ringing', n: 12, offers: 12 }])
  await drain()
}, 120_000)

async function contactsOf(...types: string[]): Promise<ReadonlySet<string>> {
  const { rows } = await app.platform.db.pool.query<{ about: string }>(
    'select distinct about from platform.log where type = any($1)',
    [types],
  )
  return new Set(rows.map((row) => row.about))
}

async function factCounts(): Promise<(type: string) => number> {
  const { rows } = await app.platform.db.pool.query<{ type: string; n: number }>(
    'select type, count(*)::int n from platform.log group by type',
  )
  return (type) => rows.find((row) => row.type === type)?.n ?? 0
}

/** Customers come, one after the other; some leave at once. */
async function arrive(node: FloorNode): Promise<void> {
  for (let step = 0; step < STEPS; step++) {
    const { contactId, visitor } = await customerAsks(node, chance(0.3) ? { topic: 'second' } : {})
    asked.add(contactId)
    await sleep(random() * 60)
    if (chance(0.2))
      await node.platform.db.transaction((tx) =>
        node.conversations.end(tx, visitor.cause, { contactId, reason: 'abandoned', at: node.platform.clock.now() }),
      )
  }
}

/** An agent grabs, declines, lets ring, transfers, consults, ends and takes breaks, often twice at the same moment. */
async function act(agent: Desk): Promise<void> {
  for (let step = 0; step < STEPS; step++) {
    const desk = await agent.desk()
    await Promise.all([...desk.offers.map((offer) => answerOffer(agent, offer.offerId)), ...workOn(agent, desk)])
    if (chance(0.1)) await agent.presence('break')
    await agent.presence('available')
    await sleep(random() * 30)
  }
}

function answerOffer(agent: Desk, offerId: string): Promise<unknown> {
  if (chance(0.1)) return Promise.resolve()
  if (chance(0.15)) return agent.api(`/api/routing/offers/${offerId}/refusal`, { method: 'POST', body: {} })
  return Promise.all([agent.accept(offerId), agent.accept(offerId)])
}

function workOn(agent: Desk, desk: DeskShape): Promise<unknown>[] {
  const own = desk.holdings.filter((holding) => holding.phase === 'talk' && holding.kind === 'contact')
  const post = (contactId: string, path: string, body?: unknown) =>
    agent.api(`/api/routing/contacts/${contactId}/${path}`, { method: 'POST', ...(body ? { body } : {}) })
  const end = (contactId: string) => agent.api(`/api/contacts/${contactId}/end`, { method: 'POST' })
  const to = { kind: 'queue', queueId: queues[chance(0.5) ? 0 : 1] }
  return own.flatMap(({ contactId }) => {
    if (chance(0.3)) return [end(contactId), post(contactId, 'transfer', { to, reason: 'race' })]
    if (chance(0.2)) return [post(contactId, 'transfer', { to, reason: 'race' })]
    if (chance(0.2)) return [post(contactId, 'consult', { to }), post(contactId, 'consult/completion')]
    if (chance(0.3)) return [post(contactId, 'consult/completion'), post(contactId, 'consult/end')]
    return chance(0.5) ? [end(contactId)] : []
  })
}

/** Looks all the time at what must hold at every commit; each look is one snapshot. */
async function watch(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await app.platform.db.pool.query<{ fault: string }>(`
      select 'over capacity: ' || a.id fault from routing.agent a where a.used_points > a.points
        or a.used_points <> coalesce((select sum(i.held_points) from routing.item i where i.agent_id = a.id), 0)
      union all
      select 'over the channel: ' || c.agent_id from routing.agent_channel c where c.held > c.most
        or c.held <> (select count(*) from routing.item i
          where i.agent_id = c.agent_id and i.channel = c.channel and i.held_points > 0)
      union all
      select 'owners differ: ' || k.id from conversations.contact k join routing.item i on i.id = k.id
        where k.ended_at is null and (k.epoch <> i.epoch
          or k.owner_id is distinct from case when i.state = 'assigned' then i.agent_id end)
      union all
      select 'two owners: ' || p.contact_id from conversations.participant p
        where p.role = 'owner' and p.left_at is null group by p.contact_id having count(*) > 1`)
    faults.push(...rows.map((row) => row.fault))
    await sleep(20)
  }
}

/** Everything that was asked for has been done: facts digested, timers fired, no pass due. */
async function quiet(): Promise<void> {
  await until(async () => {
    await Promise.all([app.settled(), other.settled()])
    const { rows } = await app.platform.db.pool.query<{ busy: boolean }>(`select
      exists (select from routing.pass_due) or exists (select from platform.timer where due_at <= now()) busy`)
    return rows[0]?.busy === false
  })
}

/** Whom the plain scan, on everything there is, would still give to someone. */
async function stranded(): Promise<readonly unknown[]> {
  const { db, clock } = app.platform
  return db.transaction(async (tx) => {
    await tx.run(sql`set transaction isolation level repeatable read`)
    const rows = await tx.rows<ItemRow>(sql`select ${ITEM_COLUMNS} from routing.item i where i.state = 'waiting'`)
    const byId = new Map((await readQueues(tx)).map((queue) => [queue.id, queue]))
    const items = rows.map(toItem).map((item) => {
      const { requirements, relaxations } = byId.get(item.queueId)!
      return { ...item, requirements, relaxations }
    })
    const linked = (await readAgents(tx, sql`true`)).map(toMatchAgent)
    return matchAll({ items, agents: linked }, clock.now(), policyOf(await loadSettings(tx))).assignments
  })
}

/** Everyone works until nobody is left. */
async function drain(): Promise<void> {
  await until(async () => {
    for (const agent of agents) {
      const desk = await agent.presence('available')
      for (const offer of desk.offers) await agent.accept(offer.offerId)
      for (const { contactId, kind } of desk.holdings)
        if (kind === 'contact') await agent.api(`/api/contacts/${contactId}/end`, { method: 'POST' })
    }
    const { rows } = await app.platform.db.pool.query<{ n: string }>(
      "select count(*) n from routing.item where state <> 'ended'",
    )
    return Number(rows[0]?.n) === 0
  })
}
