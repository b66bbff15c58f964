import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { seedCodes } from '#modules/conversations/reason-tree.ts'
import { addPeople } from '#modules/identity/add-people.ts'
import { bySystem } from '#modules/identity/authority.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { addUnit, headOffice } from '#modules/identity/units.ts'
import type { Role } from '#platform/access.ts'
import { createCipher } from '#platform/cipher.ts'
import { at, connect, type Db, raw, sql } from '#platform/database/database.ts'
import { drawIdsFrom, newId } from '#platform/ids.ts'
import { moveOutboxToLog } from '#platform/log/keeper.ts'
import { readConfig } from '#server/config.ts'
import { buildHouse } from '#server/main.ts'
import { type Ground, type SteppedNode, startSteppedNode } from '#server/stepped/node.ts'
import { createDice } from './dice.ts'

/** Sunday 22 November 2026, 09:00 in Beijing: when every trial begins. */
export const BEGIN_AT = Date.UTC(2026, 10, 22, 1)

/** What every trial on one database finds: queues that lead into each other, and topics that lead to them. */
export interface TrialHouse {
  readonly db: Db
  readonly unitId: string
  readonly queueIds: readonly string[]
  readonly topics: readonly string[]
  close(): Promise<void>
}

const names = (word: string) => ({ 'zh-CN': word, 'zh-TW': word, en: word })
const QUEUES = [
  { code: 'second', ringSeconds: 15, preferSeconds: 0 },
  { code: 'front', ringSeconds: 20, preferSeconds: 20 },
  { code: 'quick', ringSeconds: 10, preferSeconds: 10, overflowAfter: 45 },
]

/** Puts queues, topics and words into a migrated database that nobody else uses. */
export async function openHouse(databaseUrl: string): Promise<TrialHouse> {
  const db = connect({ url: databaseUrl, poolSize: 4, applicationName: 'yinuo-trials', onError: () => {} })
  db.pool.on('connect', prepareStatements)
  drawIdsFrom(createDice(0).bytes)
  const node = await startSteppedNode(
    'set-up',
    groundOf(db, () => BEGIN_AT - 3_600_000, failAt),
  )
  const unitId = await officeOf(node)
  await seedCodes(db)
  const administrator = await addPerson(node, unitId, { name: 'administrator', roles: ['administrator'] })
  const ids = new Map<string, string>()
  for (const { code, overflowAfter, ...settings } of QUEUES) {
    const overflow = overflowAfter === undefined ? null : { afterSeconds: overflowAfter, toQueueId: ids.get('second') }
    const body = {
      ...settings,
      code,
      name: names(code),
      channel: 'web',
      language: null,
      requirements: { skills: [] },
      calendarKey: null,
      overflow,
      offerInsteadAfterSeconds: null,
    }
    const queue = (await node.call('POST /api/routing/queues', administrator, { body })) as { queueId: string }
    ids.set(code, queue.queueId)
    for (const topic of code === 'front' ? ['*', code] : [code])
      await node.call('PUT /api/routing/topics/:code', administrator, {
        params: { code: topic },
        body: { name: names(code), routes: [{ channel: '*', language: '*', queueId: queue.queueId }] },
      })
  }
  await moveOutboxToLog(db)
  await node.stop()
  await standStill(db, BEGIN_AT)
  drawIdsFrom(randomBytes)
  return { db, unitId, queueIds: [...ids.values()], topics: [...ids.keys()], close: () => db.close() }
}

/** Nothing is left that would be done: no timer, no fact to digest, no work, nobody who serves. */
export async function standStill(db: Db, now: number): Promise<void> {
  for (const table of ['platform.timer', 'platform.node', 'platform.outbox'].map(raw))
    await db.run(sql`delete from ${table}`)
  for (const table of ['routing.link', 'routing.membership', 'routing.pass_due', 'routing.pace'].map(raw))
    await db.run(sql`delete from ${table}`)
  await db.run(sql`update platform.subscriber set position = (select position from platform.log_head)`)
  await db.run(sql`update routing.item set state = 'ended', agent_id = null, held_points = 0, ended_at = ${at(now)}
    where state <> 'ended'`)
}

/** A trial is many small statements, the same again and again: each connection plans them once. */
function prepareStatements(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (config: unknown, ...more: unknown[]) => unknown
  const query = (config: pg.QueryConfig | string, ...more: unknown[]) =>
    send(typeof config === 'string' ? config : { ...config, name: config.name ?? nameOf(config.text) }, ...more)
  Object.assign(client, { query })
}

const nameOf = (text: string): string => createHash('md5').update(text).digest('hex')

const DATA_KEY = Buffer.alloc(32, 7)

/** Settings as they come, the clock and the ear of whoever asks. */
export function groundOf(db: Db, now: () => number, complain: (line: string) => void): Ground {
  const parsed = readConfig({})
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'))
  const cipher = createCipher(DATA_KEY)
  return { db, clock: { now }, config: parsed.config, cipher, build: buildHouse, complain }
}

function failAt(line: string): never {
  throw new Error(`the house of the trials could not be set up: ${line}`)
}

async function officeOf({ platform }: SteppedNode): Promise<string> {
  const known = await headOffice(platform.db)
  if (known) return known
  const added = await addUnit(identityDeps(platform), bySystem('trials'), {
    kind: 'head-office',
    name: 'Head office',
    parentId: null,
  })
  if (!added.ok) throw new Error(`head office: ${added.refusal}`)
  return added.value.unitId
}

export interface Hand {
  readonly name: string
  readonly roles: readonly Role[]
}

/** People of one trial, all at once. @returns who they are to the doors, in the order given */
export async function addHands(node: SteppedNode, unitId: string, hands: readonly Hand[], prefix: string) {
  const added = await addPeople(
    identityDeps(node.platform),
    bySystem('trials'),
    hands.map(({ name, roles }) => ({
      agentNo: `${prefix}-${name}`,
      displayName: name,
      unitId,
      locale: 'en' as const,
      roles: roles.map((role) => ({ role, unitId })),
      passwordHash: null,
    })),
  )
  if (!added.ok) throw new Error(`people of the trial: ${added.refusal}`)
  return hands.map((hand, place) => node.actor({ ...hand, personId: added.value[place] ?? '' }, unitId))
}

async function addPerson(node: SteppedNode, unitId: string, hand: Hand) {
  const [actor] = await addHands(node, unitId, [hand], newId().slice(-8))
  if (!actor) throw new Error('nobody was added')
  return actor
}
