import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { beginVisit, type ChatSocket, createEntrance, say, type TestVisit } from '../../../tests/support/chat.ts'
import { type FloorApplication, queueAt, startFloor } from '../../../tests/support/floor.ts'
import { signedInAs } from '../../../tests/support/people.ts'
import { startTcpProxy, type TcpProxy } from '../../../tests/support/tcp-proxy.ts'

let app: FloorApplication
let proxy: TcpProxy
beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await queueAt(admin)
  proxy = await startTcpProxy(Number(new URL(app.url).port))
})
afterAll(async () => {
  await proxy.stop()
  await app.stop()
})

interface Customer {
  readonly visit: TestVisit
  /** Numbers and texts in the order the page would show them. */
  readonly shown: { readonly seq: number; readonly text: string }[]
}

/**
 * Opens the socket through the cutting proxy, resumes after the last line, and sends `text` until it is acknowledged.
 * @returns how many sockets it took
 */
async function insist(customer: Customer, text: string, random: () => number): Promise<number> {
  const message = say(text)
  for (let sockets = 1; ; sockets++) {
    // From within the handshake's answer to long after it: also one byte before an acknowledgement ends.
    proxy.cutAfter(sockets > 12 ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() * 1_500))
    const socket = await customer.visit.socket(`http://127.0.0.1:${proxy.port}`).catch(() => undefined)
    if (!socket) continue
    const isDone = await Promise.race([sendThrough(customer, socket, message), socket.closed.then(() => false)])
    collect(customer, socket)
    socket.cut()
    if (isDone) return sockets
  }
}

async function sendThrough(customer: Customer, socket: ChatSocket, message: ReturnType<typeof say>): Promise<boolean> {
  socket.follow(customer.visit.conversationId, customer.shown.at(-1)?.seq ?? 0)
  const answer = await socket.command('post-message', message)
  expect(answer.refusal).toBeUndefined()
  const { seq } = answer.body as { seq: number }
  const last = () => socket.lines().at(-1)?.seq ?? customer.shown.at(-1)?.seq ?? 0
  while (last() < seq) await sleep(5)
  return true
}

/** A page keeps whatever came before the cut and asks only for what follows. */
function collect({ shown }: Customer, socket: ChatSocket): void {
  for (const { seq, body } of socket.lines()) {
    expect(seq).toBeGreaterThan(shown.at(-1)?.seq ?? 0)
    shown.push({ seq, text: body.kind === 'text' ? body.text : body.kind })
  }
}

it.each([1, 2, 3, 4])(
  'cut after any number of bytes, each message is written once and shown once, in order (seed %i)',
  async (seed) => {
    const random = seededRandom(seed)
    const customer: Customer = { visit: await beginVisit(app.url), shown: [] }
    const texts = Array.from({ length: 12 }, (_, index) => `第 ${index + 1} 句`)
    let sockets = 0
    for (const text of texts) sockets += await insist(customer, text, random)
    expect(sockets).toBeGreaterThan(texts.length)
    expect(customer.shown.map(({ text }) => text)).toEqual(texts)
    expect(customer.shown.map(({ seq }) => seq)).toEqual(texts.map((_, index) => index + 1))
    const { rows } = await app.platform.db.pool.query<{ text: string }>(
      'select text from conversations.message where conversation_id = $1 order by seq',
      [customer.visit.conversationId],
    )
    expect(rows.map(({ text }) => text)).toEqual(texts)
  },
)
