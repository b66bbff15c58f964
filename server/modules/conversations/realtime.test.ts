import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, desk } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import type { ServerFrame } from '#platform/realtime/frames.ts'
import {
  type AskableNode,
  assign,
  type ContactsApplication,
  createVisitor,
  openStaffSocket,
  startWithoutRouting,
  type TestSocket,
} from '../../../tests/support/contacts.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

let app: ContactsApplication
let other: AskableNode
let mei: TestPerson & SignedInPerson
let bo: TestPerson & SignedInPerson
const sockets: TestSocket[] = []

beforeAll(async () => {
  app = await startWithoutRouting()
  other = await app.anotherNode()
  mei = await signedInAs(app, { roles: ['agent'], displayName: '许文静' })
  bo = await signedInAs(app, { roles: ['agent'] })
})
afterAll(async () => {
  for (const socket of sockets) socket.cut()
  await app.stop()
})

const openSocket = async (who = mei, url = app.url) => {
  const socket = await openStaffSocket(url, who.cookie)
  sockets.push(socket)
  return socket
}
async function served() {
  const visitor = await createVisitor(app)
  const contactId = await visitor.ask()
  await assign(app, contactId, mei.personId)
  return { visitor, contactId, topic: `conversation:${visitor.conversationId}`, ...visitor }
}
const seqsOf = (frames: readonly ServerFrame[], topic: string) =>
  frames.flatMap((frame) => (frame.t === 'feed' && frame.topic === topic ? frame.items.map((item) => item.seq) : []))
const hasSeq = (topic: string, seq: number) => (frame: ServerFrame) =>
  frame.t === 'feed' && frame.topic === topic && frame.items.some((item) => item.seq === seq)
const numbers = (to: number) => Array.from({ length: to }, (_, n) => n + 1)

describe('a thread on the staff door', () => {
  test.each(['the same node', 'another node'])('comes line by line to %s', async (where) => {
    const { visitor, topic } = await served()
    const socket = await openSocket(mei, where === 'another node' ? other.url : app.url)
    socket.send({ t: 'open', topic, after: 0 })
    await socket.until((frame) => frame.t === 'opened')
    for (let n = 2; n <= 20; n++) void visitor.say(`第${n}句`)
    await socket.until(hasSeq(topic, 20))
    expect(seqsOf(socket.frames, topic)).toEqual(numbers(20))
  })

  test('a socket cut again and again gets exactly what it missed', async () => {
    const { visitor, topic } = await served()
    const seen: number[] = []
    const talking = (async () => {
      for (let n = 0; n < 300; n++) {
        void visitor.say(String(n))
        if (n % 2 === 0) await sleep(5)
      }
    })()
    for (let cut = 0; cut < 12; cut++) {
      const socket = await openSocket(mei, cut % 2 ? other.url : app.url)
      socket.send({ t: 'open', topic, after: seen.at(-1) ?? 0 })
      await sleep(10 + 7 * cut)
      socket.cut()
      seen.push(...seqsOf(socket.frames, topic))
    }
    await talking
    const last = await openSocket()
    last.send({ t: 'open', topic, after: seen.at(-1) ?? 0 })
    await expect.poll(() => [...seen, ...seqsOf(last.frames, topic)], { timeout: 5_000 }).toEqual(numbers(301))
  })

  test('is refused to strangers, and to names that are none', async () => {
    const { topic } = await served()
    const socket = await openSocket(bo)
    for (const name of [topic, 'conversation:1', `conversation:${newId()}`, `desk:${mei.personId}`]) {
      socket.send({ t: 'open', topic: name })
      const frame = await socket.until((one) => one.t === 'refused' && one.topic === name)
      expect(frame).toMatchObject({ problem: { status: name.startsWith('desk') ? 403 : 404 } })
    }
  })

  test('is cut off when the contact goes to somebody else', async () => {
    const { contactId, topic, visitor } = await served()
    const socket = await openSocket()
    socket.send({ t: 'open', topic, after: 0 })
    await socket.until((frame) => frame.t === 'opened')
    await assign(app, contactId, bo.personId)
    await socket.until((frame) => frame.t === 'refused' && frame.topic === topic)
    const before = seqsOf(socket.frames, topic).length
    await visitor.say('CANARY 说给下一位听')
    await app.settled()
    await sleep(100)
    expect(seqsOf(socket.frames, topic)).toHaveLength(before)
    expect(JSON.stringify(socket.frames)).not.toContain('CANARY')
  })
})

describe('commands', () => {
  test('post over the socket by the rules of HTTP', async () => {
    const { conversationId } = await served()
    const socket = await openSocket()
    const clientId = newId()
    const message = { conversationId, clientId, body: { kind: 'text', text: '您好' } }
    const first = await socket.command('post-message', message)
    expect(first.body).toMatchObject({ seq: 2, isRepeat: false, text: '您好' })
    expect((await socket.command('post-message', message)).body).toMatchObject({ seq: 2, isRepeat: true })
    const other = { ...message, body: { kind: 'text', text: '再见' } }
    expect(await socket.command('post-message', other)).toEqual({ refusal: 'client-id-reused' })
    expect(await socket.command('post-message', { ...message, extra: 1 })).toEqual({ refusal: 'malformed-input' })
    expect(await socket.command('post-message', 'x')).toEqual({ refusal: 'malformed-input' })
    const stranger = await openSocket(bo)
    expect(await stranger.command('post-message', { ...message, clientId: newId() })).toEqual({
      refusal: 'conversation-not-found',
    })
  })

  test('typing reaches the others who watch, and not oneself', async () => {
    const { conversationId, contactId, topic, customerId } = await served()
    await app.platform.db.transaction((tx) =>
      app.conversations.joinParticipant(
        tx,
        { kind: 'person', id: bo.personId },
        {
          contactId,
          personId: bo.personId,
          role: 'consultant',
          at: Date.now(),
        },
      ),
    )
    const [owner, consultant] = [await openSocket(), await openSocket(bo, other.url)]
    for (const socket of [owner, consultant]) {
      socket.send({ t: 'open', topic, after: 0 })
      await socket.until((frame) => frame.t === 'opened')
    }
    await owner.command('typing', { conversationId })
    const heard = await consultant.until((frame) => frame.t === 'signal')
    expect(heard).toMatchObject({ topic, body: { kind: 'typing', by: { name: '许文静' }, audience: 'everyone' } })
    app.conversations.customerIsTyping(conversationId, customerId)
    await owner.until((frame) => frame.t === 'signal')
    expect(owner.frames.filter((frame) => frame.t === 'signal')).toMatchObject([{ body: { by: { kind: 'customer' } } }])
    await consultant.command('typing', { conversationId })
    await sleep(100)
    expect(owner.frames.filter((frame) => frame.t === 'signal')).toHaveLength(1)
  })

  test('read marks only grow, and never pass the end', async () => {
    const { conversationId, visitor } = await served()
    await visitor.say('一')
    await visitor.say('二')
    const socket = await openSocket()
    const mark = async (seq: number) => (await socket.command('mark-read', { conversationId, seq })).body
    expect(await mark(2)).toMatchObject({ reader: 'agent', readerId: mei.personId, seq: 2 })
    expect(await mark(1)).toMatchObject({ seq: 2 })
    expect(await mark(999)).toMatchObject({ seq: 3 })
    await app.conversations.markReadByCustomer(conversationId, 1)
    expect(await app.conversations.readMarks(app.platform.db, conversationId)).toMatchObject([
      { reader: 'agent', seq: 3 },
      { reader: 'customer', readerId: visitor.customerId, seq: 1 },
    ])
    const stranger = await openSocket(bo)
    expect(await stranger.command('mark-read', { conversationId, seq: 3 })).toEqual({
      refusal: 'conversation-not-found',
    })
  })
})

describe('the desk', () => {
  const statesOf = (frames: readonly ServerFrame[]): Desk[] =>
    frames.flatMap((frame) => (frame.t === 'view' ? [desk.parse(frame.state)] : []))

  test('of each state, the last sent is what loading gives', async () => {
    const zoe = await signedInAs(app, { roles: ['agent'] })
    const socket = await openSocket(zoe, other.url)
    socket.send({ t: 'open', topic: `desk:${zoe.personId}` })
    await socket.until((frame) => frame.t === 'view')
    const visitor = await createVisitor(app)
    const contactId = await visitor.ask()
    const steps: (() => Promise<unknown>)[] = [
      () => assign(app, contactId, zoe.personId),
      () => visitor.say('在吗'),
      () =>
        zoe.api(`/api/conversations/${visitor.conversationId}/messages`, {
          method: 'POST',
          body: { clientId: newId(), body: { kind: 'text', text: '在的' } },
        }),
      () => zoe.api(`/api/contacts/${contactId}/hold`, { method: 'POST' }),
      () => zoe.api(`/api/contacts/${contactId}/hold`, { method: 'DELETE' }),
      () => zoe.api(`/api/contacts/${contactId}/end`, { method: 'POST' }),
      () =>
        zoe.api(`/api/contacts/${contactId}/wrap-up/finish`, {
          method: 'POST',
          body: { reasonCode: 'card', dispositionCode: 'resolved' },
        }),
    ]
    for (const step of steps) {
      await step()
      const loaded = desk.parse(await (await zoe.api('/api/desk')).json())
      await expect.poll(() => statesOf(socket.frames).at(-1), { timeout: 5_000 }).toEqual(loaded)
    }
    const states = statesOf(socket.frames).map((state) => state.contacts[0]?.contact.state)
    expect(new Set(states)).toEqual(new Set([undefined, 'active', 'held', 'wrap-up']))
    expect(statesOf(socket.frames).at(-1)).toEqual({ contacts: [] })
  })
})
