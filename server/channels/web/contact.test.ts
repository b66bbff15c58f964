import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ContactNow } from '#channels/web/contract.ts'
import type { NewMessage } from '#modules/conversations/questions.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { beginVisit, type ChatSocket, createEntrance, say, type TestVisit } from '../../../tests/support/chat.ts'
import {
  agentAt,
  type Desk,
  type FloorApplication,
  names,
  ok,
  queueAt,
  startFloor,
} from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson
let queueId: string
let desks: Desk[] = []
const sockets: ChatSocket[] = []

beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
})
/** Each test has a queue of its own, so what one leaves behind reaches no other. */
beforeEach(async () => {
  queueId = (await queueAt(admin, { name: names('Cards'), offerInsteadAfterSeconds: 1 })).queueId
})
afterAll(() => app.stop())
afterEach(async () => {
  for (const desk of desks) desk.vanish()
  for (const socket of sockets) socket.cut()
  desks = []
})

async function agent(): Promise<Desk> {
  const desk = await agentAt(app, { queues: [queueId], displayName: '许文静' }, admin)
  desks.push(desk)
  return desk
}

/** A visitor whose thread and place are followed. */
async function visitor(): Promise<{
  visit: TestVisit
  socket: ChatSocket
  now(wanted: Partial<ContactNow>): Promise<ContactNow>
}> {
  const visit = await beginVisit(app.url)
  const socket = await visit.socket()
  sockets.push(socket)
  socket.follow(visit.conversationId)
  return {
    visit,
    socket,
    async now(wanted) {
      await expect.poll(() => socket.contact(), { timeout: 10_000 }).toMatchObject(wanted)
      return socket.contact()!
    },
  }
}

describe('a customer', () => {
  it('asks by a topic, waits with a place and a promise, is served by name, and hears the end with the number', async () => {
    const { socket, now } = await visitor()
    const { body } = await socket.command('ask-for-person', { topic: 'card-lost' })
    const { contactId } = body as { contactId: string }
    const waiting = await now({ phase: 'waiting', contactId, position: 1, queue: names('Cards'), agent: null })
    expect(waiting.promiseDueAt! - waiting.askedAt!).toBe(30_000)
    expect(waiting.reference).toMatch(/^S\d{4}-\d+$/)
    const desk = await agent()
    const offer = await desk.rings()
    expect((await desk.accept(offer.offerId)).status).toBe(200)
    await now({ phase: 'served', agent: { name: '许文静', agentNo: desk.agentNo }, reference: waiting.reference })
    await ok(desk.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
    const ended = await now({ phase: 'ended', endReason: 'agent-ended', reference: waiting.reference })
    expect(ended.endedAt).toBeGreaterThan(waiting.askedAt!)
    const notices = socket.lines().flatMap(({ body }) => (body.kind === 'notice' ? [body.code] : []))
    expect(notices).toEqual(['agent-joined', 'contact-ended'])
  })

  it('is asked how it was once served, says so once, and sees it on every device', async () => {
    const { visit, socket, now } = await visitor()
    const { body } = await socket.command('ask-for-person')
    const { contactId } = body as { contactId: string }
    expect(await socket.command('rate-contact', { contactId, score: 5 })).toEqual({ refusal: 'contact-not-ended' })
    const desk = await agent()
    await desk.accept((await desk.rings()).offerId)
    await ok(desk.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
    const asked = await now({ phase: 'ended', rating: { score: null, comment: null, changeableUntil: null } as never })
    expect(asked.rating?.dueAt).toBe(asked.endedAt! + 24 * 3_600_000)
    for (const wrong of [{ score: 0 }, { score: 6 }, { score: 4.5 }, { score: 4, comment: '字'.repeat(501) }, {}]) {
      expect(await socket.command('rate-contact', { contactId, ...wrong })).toEqual({ refusal: 'malformed-input' })
    }
    const other = await visitor()
    expect(await other.socket.command('rate-contact', { contactId, score: 1 })).toEqual({
      refusal: 'contact-not-yours',
    })
    const second = await visit.socket()
    sockets.push(second)
    second.follow(visit.conversationId)
    const rating = { contactId, score: 4, comment: '很耐心' }
    expect((await socket.command('rate-contact', rating)).body).toMatchObject({ score: 4, isRepeat: false })
    expect((await socket.command('rate-contact', rating)).body).toMatchObject({ score: 4, isRepeat: true })
    for (const one of [socket, second]) {
      await expect.poll(() => one.contact()?.rating, { timeout: 10_000 }).toMatchObject({ score: 4, comment: '很耐心' })
    }
  })

  it('who left unanswered is not asked how it was', async () => {
    const { socket, now } = await visitor()
    const { body } = await socket.command('ask-for-person')
    await socket.command('leave')
    await now({ phase: 'ended', endReason: 'abandoned', rating: null })
    const { contactId } = body as { contactId: string }
    expect(await socket.command('rate-contact', { contactId, score: 1 })).toEqual({ refusal: 'not-served' })
  })

  it('who is behind others moves up when they go', async () => {
    const first = await visitor()
    const second = await visitor()
    await first.socket.command('ask-for-person')
    await second.socket.command('ask-for-person')
    await first.now({ phase: 'waiting', position: 1 })
    await second.now({ phase: 'waiting', position: 2 })
    await first.socket.command('leave')
    await first.now({ phase: 'ended', endReason: 'abandoned' })
    await second.now({ phase: 'waiting', position: 1 })
    await second.socket.command('leave')
  })

  it('who writes with nobody there begins a contact, in the language and on the topic given', async () => {
    const { visit, socket, now } = await visitor()
    const reply = await socket.command('post-message', {
      ...say('My card is gone'),
      topic: 'card-lost',
      language: 'en',
    })
    expect(reply.body).toMatchObject({ seq: 1, isRepeat: false, text: 'My card is gone' })
    await now({ phase: 'waiting' })
    const { rows } = await app.platform.db.pool.query(
      'select topic, language, channel from conversations.contact where conversation_id = $1',
      [visit.conversationId],
    )
    expect(rows).toEqual([{ topic: 'card-lost', language: 'en', channel: 'web' }])
    await socket.command('leave')
  })

  it('a message sent again after its contact ended is the same message and begins nothing', async () => {
    const { visit, socket, now } = await visitor()
    const message = say('是昨晚九点多扣的')
    const first = await socket.command('post-message', message)
    await socket.command('leave')
    await now({ phase: 'ended' })
    const again = await socket.command('post-message', message)
    expect(again.body).toEqual({ ...(first.body as object), isRepeat: true })
    expect(await (await visit.api('/chat/contact')).json()).toMatchObject({ phase: 'ended' })
    const reused = await socket.command('post-message', { ...say('something else'), clientId: message.clientId })
    expect(reused.refusal).toBe('client-id-reused')
    const fresh = await socket.command('post-message', say('还有一个问题'))
    expect(fresh.body).toMatchObject({ isRepeat: false })
    await now({ phase: 'waiting' })
    await socket.command('leave')
  })

  it('words that were written just after their contact ended, by a node that then died, are heard once sent again', async () => {
    const { visit, socket, now } = await visitor()
    await socket.command('ask-for-person')
    await socket.command('leave')
    await now({ phase: 'ended' })
    // What is left of it: the message, and nobody who was asked.
    const message = say('那我什么时候能拿到新卡？')
    const { conversationId } = visit
    const [row] = await app.platform.db.rows<{ customerId: string }>(
      sql`select customer_id "customerId" from conversations.conversation where id = ${conversationId}`,
    )
    const author = { kind: 'customer', id: row!.customerId } as const
    const orphan = { conversationId, author, audience: 'everyone', ...message } as unknown as NewMessage
    await app.conversations.post(orphan)
    expect((await socket.command('post-message', message)).body).toMatchObject({ isRepeat: true })
    await now({ phase: 'waiting' })
    await socket.command('leave')
    await now({ phase: 'ended' })
    // They were heard then: however often they come again, nothing begins.
    expect((await socket.command('post-message', message)).body).toMatchObject({ isRepeat: true })
    expect(await (await visit.api('/chat/contact')).json()).toMatchObject({ phase: 'ended' })
  })

  it('who has waited long may be called back, by a number that can be one', async () => {
    const { socket, visit, now } = await visitor()
    await socket.command('ask-for-person')
    await now({ phase: 'waiting' })
    await expect
      .poll(async () => ((await (await visit.api('/chat/contact')).json()) as ContactNow).mayChoose, {
        timeout: 10_000,
      })
      .toEqual(['callback', 'message'])
    expect((await socket.command('choose-callback', { phone: 'not a number' })).refusal).toBe('phone-not-valid')
    expect((await socket.command('choose-callback', { phone: '1' })).refusal).toBe('malformed-input')
    expect(await socket.command('choose-callback', { phone: '138 0013 8000' })).toEqual({ body: null })
    await now({ phase: 'ended', endReason: 'moved-to-callback' })
    expect((await socket.command('choose-callback', { phone: '138 0013 8000' })).refusal).toBe('not-waiting')
    expect((await socket.command('leave')).refusal).toBe('contact-ended')
    const booked = socket.lines().find(({ body }) => body.kind === 'notice' && body.code === 'callback-booked')
    expect(JSON.stringify(booked)).not.toContain('0013')
  })

  it('who leaves a message is told so', async () => {
    const { socket, now } = await visitor()
    await socket.command('post-message', say('请周一回复我'))
    await now({ phase: 'waiting', position: 1 })
    expect((await socket.command('leave-message')).refusal).toBeUndefined()
    await now({ phase: 'ended', endReason: 'moved-to-message' })
  })

  it('sees typing and read marks of the serving side, and both come through', async () => {
    const { visit, socket, now } = await visitor()
    await socket.command('post-message', say('在吗'))
    const desk = await agent()
    await desk.accept((await desk.rings()).offerId)
    await now({ phase: 'served' })
    const { conversationId } = visit
    const topic = `conversation:${conversationId}`
    desk.socket.send({ t: 'open', topic, after: 0 })
    await desk.socket.until((frame) => frame.t === 'opened')
    await socket.command('typing')
    await desk.socket.until((frame) => frame.t === 'signal' && (frame.body as { kind: string }).kind === 'typing')
    await desk.socket.command('typing', { conversationId })
    await socket.until((frame) => frame.t === 'signal' && (frame.body as { kind: string }).kind === 'typing')
    await desk.socket.command('mark-read', { conversationId, seq: 1 })
    const read = await socket.until((frame) => frame.t === 'signal' && (frame.body as { kind: string }).kind === 'read')
    expect(read).toEqual({ t: 'signal', topic, body: { kind: 'read', seq: 1 } })
    expect(await (await visit.api('/chat/contact')).json()).toMatchObject({ agentReadSeq: 1 })
    await socket.command('mark-read', { seq: 2 })
    await desk.socket.until(
      (frame) =>
        frame.t === 'signal' && (frame.body as { mark?: { reader: string; seq: number } }).mark?.reader === 'customer',
    )
    await socket.command('leave')
    await now({ phase: 'ended', endReason: 'customer-ended' })
  })

  it('who signs out ends the talk with the last page, not while another is open', async () => {
    const phone = await beginVisit(app.url)
    const desk = await beginVisit(app.url, { deviceToken: phone.deviceToken })
    const socket = await phone.socket()
    sockets.push(socket)
    await socket.command('post-message', say('在吗'))
    const phase = async () => ((await (await desk.api('/chat/contact')).json()) as ContactNow).phase
    await phone.api('/chat/visits/end', { method: 'POST' })
    expect(await phase()).toBe('waiting')
    const last = await beginVisit(app.url, { deviceToken: phone.deviceToken })
    await last.api('/chat/visits/end', { method: 'POST' })
    expect(await phase()).toBe('waiting')
    await desk.api('/chat/visits/end', { method: 'POST' })
    const back = await beginVisit(app.url, { deviceToken: phone.deviceToken })
    expect(await (await back.api('/chat/contact')).json()).toMatchObject({ phase: 'ended', endReason: 'abandoned' })
  })

  it('gets earlier messages page by page, oldest first, each once', async () => {
    const { visit, socket } = await visitor()
    for (let count = 1; count <= 7; count++) await socket.command('post-message', say(`第 ${count} 句`))
    interface Page {
      readonly messages: readonly { readonly seq: number }[]
      readonly hasEarlier: boolean
    }
    const page = async (query: string) => (await (await visit.api(`/chat/messages?${query}`)).json()) as Page
    const newest = await page('limit=3')
    expect(newest.messages.map(({ seq }) => seq)).toEqual([5, 6, 7])
    const middle = await page('limit=3&before=5')
    expect(middle.messages.map(({ seq }) => seq)).toEqual([2, 3, 4])
    expect(middle.hasEarlier).toBe(true)
    const oldest = await page('limit=3&before=2')
    expect(oldest).toMatchObject({ messages: [{ seq: 1 }], hasEarlier: false })
    expect((await page('limit=3&before=4')).hasEarlier).toBe(false)
    for (const wrong of ['limit=0', 'limit=101', 'before=0', 'before=x', 'before=-1']) {
      expect((await visit.api(`/chat/messages?${wrong}`)).status).toBe(400)
    }
    await socket.command('leave')
  })

  it('card numbers, codes and identity numbers are masked before anyone can read them', async () => {
    const { visit, socket } = await visitor()
    const reply = await socket.command('post-message', say('我的卡号是6222021234567890128'))
    expect(JSON.stringify(reply)).not.toContain('6222021234567890')
    const { rows } = await app.platform.db.pool.query(
      'select text from conversations.message where conversation_id = $1',
      [visit.conversationId],
    )
    expect(JSON.stringify(rows)).not.toContain('6222021234567890')
    await socket.command('leave')
  })

  it('says the same over HTTP', async () => {
    const visit = await beginVisit(app.url)
    const message = say('喂', newId())
    const first = await ok<{ seq: number }>(visit.api('/chat/messages', { method: 'POST', body: message }))
    const again = await ok(visit.api('/chat/messages', { method: 'POST', body: message }))
    expect(again).toEqual({ ...first, isRepeat: true })
    await visit.api('/chat/visits/end', { method: 'POST' })
  })
})
