import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { decideMatches } from '#modules/routing/pass-load.ts'
import { loadSettings, policyOf } from '#modules/routing/settings.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type FloorApplication, queueAt, startFloor } from '../../../tests/support/floor.ts'
import { ensureSkills, signedInAs } from '../../../tests/support/people.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
const EVERYONE = 2 ** 31 - 1
const random = seededRandom(20261122)
const among = (count: number) => Math.floor(random() * count)

let app: FloorApplication
let queueIds: string[]
beforeAll(async () => {
  app = await startFloor()
  await ensureSkills(app.platform, ['card'])
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const card = { requirements: { skills: [{ skill: 'card', minLevel: 3 }], furtherQueueIds: [] } }
  queueIds = [(await queueAt(admin)).queueId, (await queueAt(admin, { topic: 'card', ...card })).queueId]
})
afterAll(() => app.stop())

/** Sixty agents of few kinds, who hold something or nothing, and some who wait with what they prefer and exclude. */
async function fill(db: Queryable, waiting: number): Promise<void> {
  const agents = Array.from({ length: 60 }, () => newId(NOW))
  for (const id of agents) {
    await db.run(sql`insert into routing.agent
        (id, unit_id, skills, points, ceiling_points, chosen, presence, presence_since, available_since, unreachable_since)
      values (${id}, ${newId(NOW)}, ${JSON.stringify({ card: 2 + among(3) })}::jsonb, 4, 4, 'available', 'available', now(),
        to_timestamp(${among(20)}), ${random() < 0.1 ? new Date(NOW) : null}::timestamptz)`)
    await db.run(
      sql`insert into routing.agent_channel (agent_id, channel, cost, most, ceiling) values (${id}, 'web', 2, 2, 2)`,
    )
    for (const queueId of queueIds.slice(among(2)))
      await db.run(sql`insert into routing.membership (agent_id, queue_id, since) values (${id}, ${queueId}, now())`)
    if (random() < 0.3) await addItem(db, { agent: id })
  }
  const some = () => agents[among(agents.length)] ?? ''
  for (let n = 0; n < waiting; n++) {
    await addItem(db, {
      preferred: random() < 0.4 ? [{ agentId: some(), outsideQueue: false }] : [],
      preferredUntil: random() < 0.5 ? NOW + 10_000 : NOW - 10_000,
      excluded: random() < 0.4 ? [{ agentId: some(), untilAt: NOW + 30_000 }] : [],
    })
  }
}

async function addItem(
  db: Queryable,
  { agent = null as string | null, preferred = [] as unknown[], preferredUntil = 0, excluded = [] as unknown[] },
): Promise<void> {
  const id = newId(NOW)
  if (agent) await db.run(sql`update routing.agent set used_points = 2 where id = ${agent}`)
  await db.run(sql`insert into routing.item
      (id, kind, contact_id, conversation_id, customer_id, reference, queue_id, channel, language, lane, state,
        waiting_since, preferred, preferred_until, excluded, agent_id, held_points, queued_at)
    values (${id}, 'contact', ${id}, ${newId(NOW)}, ${newId(NOW)}, ${id}, ${queueIds[among(2)] ?? ''}, 'web', 'zh-CN',
      ${random() < 0.2 ? 'vip' : 'ordinary'}, ${agent ? 'assigned' : 'waiting'},
      to_timestamp(${NOW / 1000 - among(300)}), ${JSON.stringify(preferred)}::jsonb,
      ${preferred.length > 0 ? new Date(preferredUntil) : null}::timestamptz, ${JSON.stringify(excluded)}::jsonb,
      ${agent}, ${agent ? 2 : 0}, now())`)
}

test.each([1, 3, 8, 20, 70])(
  'with %i waiting, of agents who are alike so few need to be read that the decision is the same as with all',
  async (waiting) => {
    for (let world = 0; world < 6; world++) {
      const undo = new Error('undone')
      const decided = app.platform.db.transaction(async (tx) => {
        expect((await readQueues(tx, sql`q.active`)).length).toBe(2)
        await fill(tx, waiting)
        const policy = policyOf(await loadSettings(tx))
        const few = await decideMatches(tx, policy, NOW)
        const all = await decideMatches(tx, policy, NOW, EVERYONE)
        expect(few?.outcome.assignments.length).toBeGreaterThan(0)
        expect(few?.outcome.assignments).toEqual(all?.outcome.assignments)
        expect(few?.outcome.nextChangeAt).toEqual(all?.outcome.nextChangeAt)
        throw undo
      })
      await expect(decided).rejects.toBe(undo)
    }
  },
)
