import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openCluster } from '../database.ts'
import { type Product, startProduct } from '../delivery/servers.ts'
import { type BenchOptions, percentile, type Row, rowOf } from '../report.ts'
import { type Colleague, fillStaff } from '../staff.ts'
import { openWire } from '../wire.ts'
import { startAgent } from './agent.ts'
import { openBooks } from './books.ts'
import { type VisitPlan, visit } from './customer.ts'

/**
 * The peak hour of the largest bank, as one node has it: so many agents present, so many people who ask for one each
 * second, and pages that stay open for a while. 56 lines a contact make the 700 durable messages a second.
 */
const AGENTS = 2_750
const CONTACTS_A_SECOND = 12.5
const VISIT: VisitPlan = { talkMs: 110_000, lines: 28, idleMs: 62_000 }
const SUPERVISORS = 5
/** The whole length of a visit and a little more: from then on as many end as begin. */
const FILLS_WITHIN_MS = 185_000
const SIGN_ON_AT_ONCE = 40

/** Ten minutes of the peak hour on one node with its PostgreSQL and all its callers on the same cores. */
export async function run(options: BenchOptions): Promise<Row[]> {
  const { onProgress, share } = options
  const cluster = await openCluster()
  const databaseUrl = await cluster.fresh('bench_peak')
  const product = await startProduct(databaseUrl)
  const books = openBooks(crypto.randomUUID().slice(0, 8))
  const ends: (() => void)[] = []
  try {
    const agents = Math.round(AGENTS * share)
    await prepareWrapUp(product)
    onProgress(`peak: ${agents} agents come to work`)
    const working = await fillStaff(databaseUrl, agents)
    const watching = await fillStaff(databaseUrl, SUPERVISORS, { role: 'supervisor' })
    await inTurns(working, async ({ personId }) => {
      await product.admin('PUT', `/api/routing/agents/${personId}/queues`, { queueIds: [product.queueId] })
    })
    await inTurns(working, async (colleague) => void ends.push((await startAgent(product.url, colleague, books)).end))
    ends.push(...(await watchBoards(product.url, watching)))
    onProgress('peak: customers come')
    const visits = comeAndGo(product.url, CONTACTS_A_SECOND * share, books)
    ends.push(visits.stop)
    await sleep(FILLS_WITHIN_MS)
    books.start()
    const from = performance.now()
    const cameBefore = visits.began()
    let socketsAtMost = 0
    for (let minute = 1; minute <= options.minutes; minute++) {
      await sleep(60_000)
      socketsAtMost = Math.max(socketsAtMost, agents + visits.present())
      onProgress(
        `peak: minute ${minute} of ${options.minutes}: ${books.kept.size} acknowledged, ${visits.present()} customers present, ack p99 so far ${percentile(books.ackMs, 0.99).toFixed(1)} ms`,
      )
    }
    const seconds = (performance.now() - from) / 1000
    const measured = { sent: books.sent(), contacts: visits.began() - cameBefore }
    visits.stop()
    await sleep(5_000)
    for (const [what, count] of books.refusals) onProgress(`peak: refused or failed: ${what}: ${count}`)
    const lost = await missing(databaseUrl, books.kept)
    const row = (name: string, unit: string, value: number, goal?: Parameters<typeof rowOf>[4]) =>
      rowOf('peak', name, unit, [value], goal)
    return [
      row('durable messages', 'msg/s', measured.sent / seconds, { atLeast: 0.98 * 700 * share }),
      row('contacts begun', '/s', measured.contacts / seconds),
      row('sockets open', '', socketsAtMost),
      row('agents present', '', agents),
      row('acknowledged: p50', 'ms', percentile(books.ackMs, 0.5)),
      row('acknowledged: p99', 'ms', percentile(books.ackMs, 0.99), { atMost: 250 }),
      row('pushed: p50', 'ms', percentile(books.pushMs, 0.5)),
      row('pushed: p99', 'ms', percentile(books.pushMs, 0.99), { atMost: 500 }),
      row('a person answers: p99', 's', percentile(books.answerMs, 0.99) / 1000, { atMost: 30 }),
      row('asked to come again in a moment', '', books.timesSentAway()),
      row('acknowledged and lost', '', lost, { atMost: 0 }),
      row(
        'refused or failed',
        '',
        [...books.refusals.values()].reduce((sum, count) => sum + count, 0),
      ),
    ]
  } finally {
    for (const end of ends) end()
    await product.stop()
    await cluster.close()
  }
}

/** Visits begin evenly, each goes its own way. */
function comeAndGo(url: string, aSecond: number, books: ReturnType<typeof openBooks>) {
  let began = 0
  let ended = 0
  const from = performance.now()
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - from) / 1000) * aSecond)
    for (; began < due; began++) {
      void visit(url, VISIT, books)
        .catch((error: Error) => books.refused(`visit: ${error.message}`))
        .finally(() => {
          ended += 1
        })
    }
  }, 20)
  return { stop: () => clearInterval(timer), began: () => began, present: () => began - ended }
}

async function prepareWrapUp({ admin }: Product): Promise<void> {
  const name = { 'zh-CN': '测试', 'zh-TW': '測試', en: 'Bench' }
  await admin('POST', '/api/contact-reasons', { code: 'bench', name })
  await admin('POST', '/api/dispositions', { code: 'done', name, isResolved: true })
}

/** As many screens of the live board as a floor has. */
async function watchBoards(url: string, supervisors: readonly Colleague[]): Promise<(() => void)[]> {
  const open = async ({ token }: Colleague) => {
    const wire = await openWire({ url, door: 'staff', token, onFrame: () => {} })
    for (const topic of ['board:', 'queues', 'promise-alerts']) wire.open(topic)
    return wire.end
  }
  return Promise.all(supervisors.map(open))
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const turn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: SIGN_ON_AT_ONCE }, turn))
}

/** How many of the acknowledged messages are not in the database. */
async function missing(databaseUrl: string, kept: ReadonlySet<string>): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int from unnest($1::text[]) k where not exists (select from conversations.message m where m.client_id = k)',
      [[...kept]],
    )
    return rows[0]?.count ?? Number.NaN
  } finally {
    await client.end()
  }
}
