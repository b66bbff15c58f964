import { zoneOf } from '#modules/assist/tool-use/week.ts'
import { seedCodes } from '#modules/conversations/reason-tree.ts'
import { at, connect, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { NODE_SILENT_MS, NODE_TIMER } from '#platform/node.ts'
import type { House } from '#server/application.ts'
import { type SteppedNode, startSteppedNode } from '#server/stepped/node.ts'
import { STAFF } from '../bank/staff.ts'
import { known, type SeededPeople } from '../seed-people.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { type PastArrival, pastDays } from './plan.ts'
import { asking, duty, type Offer, serving, type World } from './stories.ts'

interface Options {
  readonly people: SeededPeople
  readonly now: number
  readonly build: (platform: Platform) => House
  readonly databaseUrl: string
}

/** Set as long as there are nodes: no instant of the past waits for them. */
const STANDING_TIMERS = [NODE_TIMER, 'routing.tidy', 'web.forget']
const MOST_ROUNDS = 200
/** Assist counts only what happens while it is there. */
const REACTING = ['customers', 'conversations', 'routing', 'assist']

/**
 * The last days of the bank as they were lived: customers come by the chat, agents are there, and the house itself, its
 * clock set back, routes, times and counts. It runs before the house opens, so nobody sees it half-way.
 * @returns how many came; undefined where a node serves already, whose clock is another
 */
export async function livePastDays(
  platform: Platform,
  { people, now, build, databaseUrl }: Options,
): Promise<number | undefined> {
  const { config, cipher, logger } = platform
  const serving = sql`select from platform.node where seen_at > ${at(now - NODE_SILENT_MS)} limit 1`
  if (await platform.db.maybe(serving)) return undefined
  const { arrivals, duties } = pastDays(zoneOf(config.TIME_ZONE), now)
  const [first] = [...duties.map(({ from }) => from), ...arrivals.map((arrival) => arrival.at)].toSorted(
    (a, b) => a - b,
  )
  if (first === undefined) return 0
  await seedCodes(platform.db)
  const agenda = createAgenda(first)
  const complain = (line: string) => logger.warn({ line }, 'the past of the demo bank')
  const own = { poolSize: 4, applicationName: 'yinuo-past', onError: () => {}, waitsForDisk: false }
  const db = connect({ url: databaseUrl, ...own })
  const ground = { db, clock: agendaClock(agenda), config, cipher, build, reacting: REACTING, complain }
  const node = await startSteppedNode('past', ground)
  // Time passes in leaps here, and nobody shall take the node for dead meanwhile; if it is killed, the house does when it opens.
  await db.transaction((tx) => node.platform.timers.set(tx, NODE_TIMER, node.platform.nodeId, now))
  try {
    const stir = { isDue: true }
    const world = await worldOf(node, agenda, people, arrivals, stir)
    for (const each of duties) agenda.begin(duty(world, each), each.from)
    for (const arrival of arrivals) agenda.begin(asking(world, arrival), arrival.at)
    await live(world, stir)
  } finally {
    await node.leave()
    await db.close()
  }
  return arrivals.length
}

const agendaClock = (agenda: Agenda) => ({ now: () => agenda.now })

/** Whether somebody did what the house answers at once. */
interface Stir {
  isDue: boolean
}

/** One turn after another; between them the house does what is due, and agents hear what rings. */
async function live(world: World, stir: Stir): Promise<void> {
  const { node, agenda } = world
  const heard = new Set<string>()
  for (let next = agenda.nextAt(); next !== undefined; next = agenda.nextAt()) {
    const dueAt = await nextTimerAt(node)
    const isTimerFirst = dueAt !== undefined && dueAt < next
    agenda.passTo(isTimerFirst ? dueAt : next)
    if (isTimerFirst) await node.loops.find(({ name }) => name === 'timers')?.run()
    else await agenda.turn()
    if (!(isTimerFirst || stir.isDue)) continue
    stir.isDue = false
    await comeToRest(node)
    for (const offer of await ringing(node)) {
      if (heard.has(offer.offerId)) continue
      heard.add(offer.offerId)
      agenda.begin(serving(world, offer), agenda.now)
    }
  }
}

/** Without time passing: facts are in the log and reacted to, whoever waits is given to whoever is free. */
async function comeToRest(node: SteppedNode): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const woken = node.loops.filter((loop) => loop.name !== 'timers' && loop.isWoken())
    if (woken.length === 0) return
    for (const loop of woken) await loop.run()
    // The application that is about to serve moves facts to the log as well, and tells this node nothing.
    if (woken.some(({ name }) => name === 'keeper')) await node.loops.find(({ name }) => name === 'tail')?.run()
  }
  throw new Error(`the house of the past did not come to rest in ${MOST_ROUNDS} rounds`)
}

async function nextTimerAt({ platform }: SteppedNode): Promise<number | undefined> {
  const next = await platform.db.maybe<{ dueAt: number }>(sql`select due_at "dueAt" from platform.timer
    where kind <> all(${STANDING_TIMERS}) order by due_at limit 1`)
  return next?.dueAt
}

const ringing = ({ platform }: SteppedNode) =>
  platform.db.rows<Offer>(sql`select offer_id "offerId", contact_id "contactId", agent_id "agentId" from routing.item
    where state = 'ringing' and offer_id is not null`)

async function worldOf(
  node: SteppedNode,
  agenda: Agenda,
  { idByAgentNo, unitIdByKey }: SeededPeople,
  arrivals: readonly PastArrival[],
  stir: Stir,
): Promise<World> {
  const { db } = node.platform
  const agents = STAFF.filter(({ role }) => role === 'agent').map(({ agentNo, name, role, unit }) => {
    const person = { personId: known(idByAgentNo, agentNo), name, agentNo, roles: [role] }
    return [agentNo, node.actor(person, known(unitIdByKey, unit))] as const
  })
  const numbers = [...new Set(arrivals.map(({ customerNo }) => customerNo))]
  const customers = await db.rows<{ id: string; customerNo: string }>(sql`select id, customer_no "customerNo"
    from customers.customer where customer_no = any(${numbers})`)
  const customerIds = new Map(customers.map(({ id, customerNo }) => [customerNo, id]))
  const codes = (table: 'reason' | 'disposition') =>
    db
      .rows<{ code: string }>(
        table === 'reason'
          ? sql`select code from conversations.reason where level > 1 and not is_retired order by code`
          : sql`select code from conversations.disposition where not is_retired order by code`,
      )
      .then((rows) => rows.map(({ code }) => code))
  const articles = await db.rows<{ id: string; topic: string }>(sql`select article_id id, topic
    from knowledge.article_version where version = 1 and audience <> 'customer' order by article_id`)
  const { id: expertQueueId } = await db.one<{ id: string }>(sql`select id from routing.queue where code = 'experts'`)
  return {
    node,
    agenda,
    agents: new Map(agents),
    talks: new Map(),
    codes: { reasons: await codes('reason'), dispositions: await codes('disposition') },
    articles: (topic) => articles.filter((article) => article.topic === topic),
    expertQueueId,
    act(command) {
      stir.isDue = true
      return command
    },
    async visitorOf({ customerNo, chain, at: cameAt }) {
      const customerId = known(customerIds, customerNo)
      const cause = { kind: 'customer', id: customerId } as const
      const conversationId = await db.transaction((tx) =>
        node.conversations.conversationOf(tx, cause, customerId, cameAt),
      )
      return { visitId: customerId, customerId, conversationId, language: chain.language, channel: 'main' }
    },
  }
}
