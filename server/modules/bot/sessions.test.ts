import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PostReply } from '#channels/web/contract.ts'
import type { HandOverCard } from '#modules/bot/contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { answersAt, botLines, SMALL_ARTICLES, sessionsOf, startSmallBot } from '../../../tests/support/bot.ts'
import { beginVisit, createEntrance, say, type TestVisit } from '../../../tests/support/chat.ts'
import {
  agentAt,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson
let queueId: string
let desks: Desk[] = []

beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await createEntrance(admin, 'people')
  queueId = (await queueAt(admin)).queueId
  const [by, approvedBy] = [
    await createPerson(app.platform, { roles: ['trainer'] }),
    await createPerson(app.platform, { roles: ['trainer'] }),
  ]
  const people = { by: by.personId, approvedBy: approvedBy.personId }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  await startSmallBot(app)
  await answersAt(app.url)
})
afterAll(() => app.stop())
afterEach(() => {
  for (const desk of desks) desk.vanish()
  desks = []
})

const write = (visit: TestVisit, text: string, clientId?: string): Promise<PostReply> =>
  ok(visit.api('/chat/messages', { method: 'POST', body: say(text, clientId) }))

const contactsOf = (visit: TestVisit) =>
  app.platform.db.rows<{ id: string; askedAt: number; firstSeq: number; topic: string | null }>(
    sql`select id, asked_at "askedAt", first_seq "firstSeq", topic from conversations.contact
      where conversation_id = ${visit.conversationId} order by asked_at`,
  )

describe('a customer at an entrance whose bot is on', () => {
  it('is answered by the bot, which says that it is one and names its article; no contact begins', async () => {
    const visit = await beginVisit(app.url)
    await write(visit, '信用卡年费多少')
    const [first, ...rest] = await botLines(app, visit, 2)
    expect(first?.text).toMatch(/机器人|智能/)
    expect([first, ...rest].map((line) => line?.text).join('\n')).toContain('依据：《信用卡年费》第 1 版')
    expect(await contactsOf(visit)).toEqual([])
    expect(await ok(visit.api('/chat/contact'))).toMatchObject({ phase: 'bot' })
    const [session] = await sessionsOf(app, visit)
    expect(session).toMatchObject({ outcome: null, intent: 'card-fee' })
  })

  it('gets each answer once from two nodes that are woken at the same instant, again and again', async () => {
    const other = await app.anotherNode()
    const visit = await beginVisit(app.url)
    await answersAt(other.url)
    await write(visit, '网点几点开门')
    const nodes = [app, other].map(({ url }) => url)
    const texts = ['信用卡年费多少', '周末上班吗', '年费怎么收']
    for (const [n, text] of texts.entries()) {
      const clientId = newId()
      // The same message at both doors at once: each node posts it, and each takes the turn.
      await Promise.all(
        nodes.map((url) =>
          fetch(`${url}/chat/messages`, {
            method: 'POST',
            headers: { authorization: `Bearer ${visit.visitToken}`, 'content-type': 'application/json' },
            body: JSON.stringify(say(text, clientId)),
          }),
        ),
      )
      await until(async () => (await sessionsOf(app, visit))[0]?.turnCount === n + 2)
    }
    const lines = await botLines(app, visit, 4)
    const ids = lines.map(({ clientId }) => clientId)
    expect(new Set(ids).size).toBe(ids.length)
    const turns = await app.platform.db.rows(sql`select t.seq from bot.turn t join bot.session s on s.id = t.session_id
      where s.conversation_id = ${visit.conversationId}`)
    expect(turns).toHaveLength(4)
  })

  it('is answered by another node when the one that took the words dies before its turn', async () => {
    const visit = await beginVisit(app.url)
    await write(visit, '网点几点开门')
    await until(async () => (await sessionsOf(app, visit))[0]?.turnCount === 1)
    const [{ customerId }] = (await app.platform.db.rows<{ customerId: string }>(
      sql`select customer_id "customerId" from bot.session where conversation_id = ${visit.conversationId}`,
    )) as [{ customerId: string }]
    // Written and acknowledged, and nobody on that node ever wakes the bot.
    const posted = await app.conversations.post({
      conversationId: visit.conversationId,
      clientId: newId(),
      author: { kind: 'customer', id: customerId },
      audience: 'everyone',
      body: { kind: 'text', text: '信用卡年费多少' },
    })
    expect(posted.ok).toBe(true)
    await until(async () => (await sessionsOf(app, visit))[0]?.turnCount === 2)
    expect((await sessionsOf(app, visit))[0]).toMatchObject({ outcome: null, intent: 'card-fee' })
  })

  it('asks for a person in words and has one in that turn, with the promise from that instant and all that was said', async () => {
    const visit = await beginVisit(app.url)
    await write(visit, '信用卡年费多少')
    await botLines(app, visit, 2)
    const before = Date.now()
    await write(visit, '转人工')
    const [contact] = await until(async () => {
      const found = await contactsOf(visit)
      return found.length > 0 && found
    })
    expect(contact!.askedAt).toBeGreaterThanOrEqual(before)
    expect((await sessionsOf(app, visit))[0]).toMatchObject({ outcome: 'handed-over', why: 'asked' })
    const desk = await agentAt(app, { queues: [queueId] }, admin)
    desks.push(desk)
    const offer = await desk.rings()
    await ok(desk.accept(offer.offerId))
    const { handOver: card } = await ok<{ handOver: HandOverCard }>(desk.api(`/api/bot/hand-overs/${contact!.id}`))
    expect(card).toMatchObject({ why: 'asked', identityLevel: 0, intent: { code: 'card-fee' } })
    expect(card.tried).toMatchObject([{ kind: 'article', title: { 'zh-CN': '信用卡年费' } }])
    expect(card.summary?.en).toBeTruthy()
    expect(card.firstSeq).toBe(1)
    const stranger = await signedInAs(app, { roles: ['agent'] })
    expect((await stranger.api(`/api/bot/hand-overs/${contact!.id}`)).status).toBe(404)
    // The bot is silent while a person serves.
    const lines = await botLines(app, visit, 0)
    await write(visit, '年费怎么收')
    await app.settled()
    expect(await botLines(app, visit, 0)).toHaveLength(lines.length)
    // And is there again when that contact has ended.
    await ok(desk.api(`/api/contacts/${contact!.id}/end`, { method: 'POST' }))
    await write(visit, '网点几点开门')
    await until(async () => (await sessionsOf(app, visit)).length === 2)
    expect(await until(async () => (await sessionsOf(app, visit)).find((one) => one.repeatedAt === null))).toBeTruthy()
    expect(await contactsOf(visit)).toHaveLength(1)
  })

  it('presses for a person and has one, also before the bot has said a word', async () => {
    const visit = await beginVisit(app.url)
    const socket = await visit.socket()
    const { body } = await socket.command('ask-for-person')
    expect((await contactsOf(visit)).map(({ id }) => id)).toEqual([(body as { contactId: string }).contactId])
    const other = await beginVisit(app.url)
    const second = await other.socket()
    await second.command('post-message', say('信用卡年费多少'))
    const answer = await second.command('ask-for-person')
    const { contactId } = answer.body as { contactId: string }
    expect((await contactsOf(other)).map(({ id }) => id)).toEqual([contactId])
    expect((await sessionsOf(app, other))[0]).toMatchObject({ outcome: 'handed-over', why: 'asked', contactId })
    for (const one of [socket, second]) one.cut()
  })

  it('has a person when the bot breaks, and when it is too slow', async () => {
    // On every node: one that still works would take the turn of one that does not, and the bot would answer.
    const nodes = knowledgeOfNodes()
    const before = nodes.map(({ search, recordUse }) => ({ search, recordUse }))
    const visit = await beginVisit(app.url)
    try {
      for (const questions of nodes)
        questions.search = () => {
          throw new Error('broken on purpose')
        }
      await write(visit, '信用卡年费多少')
      await until(async () => (await contactsOf(visit)).length === 1)
      expect((await sessionsOf(app, visit))[0]).toMatchObject({ outcome: 'failed', why: 'failed' })
      for (const [node, questions] of nodes.entries())
        Object.assign(questions, before[node], { recordUse: () => sleep(4_000) })
      const slow = await beginVisit(app.url)
      const at = Date.now()
      await write(slow, '信用卡年费多少')
      await until(async () => (await contactsOf(slow)).length === 1)
      expect((await sessionsOf(app, slow))[0]?.outcome).toBe('failed')
      expect((await contactsOf(slow))[0]!.askedAt - at).toBeLessThan(8_000)
    } finally {
      for (const [node, questions] of nodes.entries()) Object.assign(questions, before[node])
    }
  })

  it('may go away: the session has ended and nobody is asked', async () => {
    const visit = await beginVisit(app.url)
    await write(visit, '信用卡年费多少')
    await ok(visit.api('/chat/visits/end', { method: 'POST' }))
    expect((await sessionsOf(app, visit))[0]).toMatchObject({ outcome: 'left', why: 'went-away' })
    expect(await contactsOf(visit)).toEqual([])
  })
})

describe('an entrance whose bot is off', () => {
  it('is as before: the first words begin a contact and no session', async () => {
    const visit = await beginVisit(app.url, { channel: 'people' })
    await write(visit, '信用卡年费多少')
    expect(await contactsOf(visit)).toHaveLength(1)
    expect(await sessionsOf(app, visit)).toEqual([])
  })
})

const knowledgeOfNodes = () =>
  app.houses
    .flatMap(({ modules }) => modules)
    .filter(({ name }) => name === 'knowledge')
    .map((module) => (module as unknown as { questions: Writable<KnowledgeQuestions> }).questions)
type Writable<T> = { -readonly [K in keyof T]: T[K] }
