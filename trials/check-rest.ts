import { matchAll } from '#libs/skill-matching/scan.ts'
import { loadSettings, policyOf } from '#modules/routing/settings.ts'
import { readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { ITEM_COLUMNS, type ItemRow, toItem } from '#modules/routing/store-items.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { runLoop } from './machine-steps.ts'
import { checkPromises } from './promises.ts'
import type { Reader } from './readers.ts'
import { settleReaders } from './settle.ts'
import { Broken, living, nameOf, type Trial } from './trial.ts'

/** What holds whenever the house has come to rest; call it after `settle` and `checkStep`. */
export async function checkRest(trial: Trial): Promise<void> {
  checkWork(trial)
  await checkPromises(trial)
  const isDeathUnknown = await isAnyDeathUnknown(trial)
  if (!isDeathUnknown) await checkReach(trial)
  if (!isDeathUnknown || !trial.nodes.includes(undefined)) await checkNobodyStranded(trial)
  await checkReaders(trial)
}

/** Every open contact is somebody's work, and no work is about what is closed. */
function checkWork({ floor, ...trial }: Trial): void {
  const named = (id: string) => nameOf({ floor, ...trial }, 'contact', id)
  for (const contact of floor.contacts) {
    const items = floor.items.filter(({ contactId }) => contactId === contact.id)
    const own = items.filter(({ kind }) => kind === 'contact')
    if (!contact.isEnded && own.length !== 1)
      throw new Broken('an open contact is one piece of work', `${named(contact.id)} has ${own.length}`)
    if (contact.isEnded && items.some(({ state }) => state !== 'wrap-up'))
      throw new Broken('work ends with its contact', `${named(contact.id)}: ${JSON.stringify(items)}`)
    if (!contact.isWrappingUp && items.some(({ state }) => state === 'wrap-up'))
      throw new Broken('a place is free after wrap-up', named(contact.id))
  }
}

/** A node died and nobody has noticed yet: what it was about to do waits for that. */
async function isAnyDeathUnknown(trial: Trial): Promise<boolean> {
  const known = living(trial).map(({ platform }) => platform.nodeId)
  const rows = await trial.house.db.rows(sql`select from platform.node where id <> all(${known}::uuid[])`)
  return rows.length > 0
}

/** Whoever has work in hand has a socket, or so much time to open one. */
async function checkReach(trial: Trial): Promise<void> {
  const gone = trial.people.filter(({ link }) => !link).map(({ actor }) => actor.personId)
  const held = await trial.house.db.rows<{ agent_id: string }>(sql`select distinct agent_id from routing.item
    where agent_id = any(${gone}::uuid[])
      and not exists (select from platform.timer where kind = 'routing.vanish' and key = agent_id::text)`)
  const [first] = held
  if (first) throw new Broken('nobody holds work out of reach for ever', trial.names.get(first.agent_id) ?? '')
}

async function checkNobodyStranded(trial: Trial): Promise<void> {
  const { db } = trial.house
  const marks = await db.rows(sql`select from routing.pass_due`)
  if (marks.length > 0) throw new Broken('a mark that may open a match is looked at', `${marks.length} are left`)
  const left = await db.transaction((tx) => matchesLeft(tx, trial))
  const [first] = left
  if (first)
    throw new Broken(
      'nobody waits while someone able is free',
      `${nameOf(trial, 'work', first.itemId)} fits ${trial.names.get(first.agentId)}`,
    )
}

/** Whom the plain scan, on everything there is, would still give to someone. */
async function matchesLeft(tx: Tx, trial: Trial) {
  const rows = await tx.rows<ItemRow>(sql`select ${ITEM_COLUMNS} from routing.item i where i.state = 'waiting'`)
  if (rows.length === 0) return []
  const queues = new Map((await readQueues(tx)).map((queue) => [queue.id, queue]))
  const items = rows.map(toItem).flatMap((item) => {
    const queue = queues.get(item.queueId)
    return queue ? [{ ...item, requirements: queue.requirements, relaxations: queue.relaxations }] : []
  })
  const people = trial.people.map(({ actor }) => actor.personId)
  const agents = (await readAgents(tx, sql`a.id = any(${people}::uuid[])`)).map(toMatchAgent)
  return matchAll({ items, agents }, trial.now, policyOf(await loadSettings(tx))).assignments
}

interface Stored {
  readonly conversation_id: string
  readonly seq: number
  readonly audience: string
  readonly text: string | null
}

/** Whoever has a socket open has heard everything there is, and it reads as it is stored. */
export async function checkReaders(trial: Trial): Promise<void> {
  for (const node of living(trial)) {
    const tail = node.loops.find(({ name }) => name === 'tail')
    if (tail) await runLoop(trial, node, tail)
  }
  await settleReaders(trial)
  const stored = await trial.house.db.rows<Stored>(
    sql`select conversation_id, seq, audience, text from conversations.message
      where conversation_id = any(${trial.customers.map(({ visitor }) => visitor.conversationId)}::uuid[])
      order by conversation_id, seq`,
  )
  for (const reader of trial.readers) {
    if (!reader.on()) continue
    const right = storedFor(reader, stored)
    const heard = heardBy(reader)
    if (heard !== right)
      throw new Broken('what a reader heard is what is stored', `${reader.name} heard ${heard}, stored is ${right}`)
  }
}

const storedFor = (reader: Reader, stored: readonly Stored[]): string =>
  stored
    .filter(({ conversation_id }) => conversation_id === reader.conversationId)
    .filter(({ audience }) => reader.seesNotes || audience === 'everyone')
    .map(({ seq, text }) => `${seq}:${text ?? ''}`)
    .join(' | ')

const heardBy = ({ heard }: Reader): string =>
  heard.map(({ seq, body }) => `${seq}:${body.kind === 'text' ? (body.text ?? '') : ''}`).join(' | ')
