import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewMessage } from '#modules/conversations/questions.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import {
  type AskableNode,
  assign,
  type ContactsApplication,
  createVisitor,
  insist,
  startWithoutRouting,
  type TestVisitor,
  text,
} from '../../../tests/support/contacts.ts'
import { createPerson, type TestPerson } from '../../../tests/support/people.ts'

let app: ContactsApplication
let other: AskableNode
let mei: TestPerson
let bo: TestPerson

beforeAll(async () => {
  app = await startWithoutRouting()
  other = await app.anotherNode()
  mei = await createPerson(app.platform, { roles: ['agent'] })
  bo = await createPerson(app.platform, { roles: ['agent'] })
})
afterAll(() => app.stop())

const messageOf = (visitor: TestVisitor, words: string, clientId: string, agentId?: string): NewMessage => ({
  conversationId: visitor.conversationId,
  clientId,
  author: agentId ? { kind: 'agent', id: agentId } : { kind: 'customer', id: visitor.customerId },
  audience: 'everyone',
  body: text(words),
})
const postAs = (node: AskableNode, visitor: TestVisitor, words: string, clientId: string, agentId?: string) =>
  insist(node.conversations, messageOf(visitor, words, clientId, agentId))

const rowsOf = async (conversationId: string) =>
  (
    await app.platform.db.pool.query<{ seq: number; client_id: string | null; text: string; author_id: string }>(
      'select seq, client_id, text, author_id from conversations.message where conversation_id = $1 order by seq',
      [conversationId],
    )
  ).rows
const lastSeqOf = async (conversationId: string) =>
  (
    await app.platform.db.pool.query<{ last_seq: number }>(
      'select last_seq from conversations.conversation where id = $1',
      [conversationId],
    )
  ).rows[0]!.last_seq

test('one client id a hundred times at once over two nodes is one message and a hundred equal answers', async () => {
  const visitor = await createVisitor(app)
  const clientId = newId()
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, n) => postAs(n % 2 ? app : other, visitor, '我要挂失', clientId)),
  )
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  const answers = new Set(outcomes.map((outcome) => outcome.ok && `${outcome.value.seq} ${outcome.value.at}`))
  expect(answers.size).toBe(1)
  expect(await rowsOf(visitor.conversationId)).toHaveLength(1)
  expect(await lastSeqOf(visitor.conversationId)).toBe(1)
})

test('a client id used for two things at once over two nodes keeps one of them and refuses the other', async () => {
  const visitor = await createVisitor(app)
  for (let round = 0; round < 10; round++) {
    const clientId = newId()
    const outcomes = await Promise.all([
      postAs(app, visitor, '甲', clientId),
      postAs(other, visitor, '乙', clientId),
      postAs(app, visitor, '丙', clientId),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok).map((o) => !o.ok && o.refusal)).toEqual([
      'client-id-reused',
      'client-id-reused',
    ])
  }
  expect(await rowsOf(visitor.conversationId)).toHaveLength(10)
})

test('fifty writers in one thread over two nodes leave no gap, and each sender’s order is kept', async () => {
  const visitor = await createVisitor(app)
  const contactId = await visitor.ask()
  await assign(app, contactId, mei.personId)
  await postAs(app, visitor, '首次响应', newId(), mei.personId)
  const begun = await lastSeqOf(visitor.conversationId)
  const acks: { writer: number; n: number; seq: number }[] = []
  await Promise.all(
    Array.from({ length: 50 }, async (_, writer) => {
      const node = writer % 2 ? app : other
      const agentId = writer % 3 === 0 ? mei.personId : undefined
      const sent = Array.from({ length: 8 }, (_, n) =>
        postAs(node, visitor, `${writer}号写的第${n}句`, newId(), agentId).then((outcome) => {
          if (outcome.ok) acks.push({ writer, n, seq: outcome.value.seq })
        }),
      )
      await Promise.all(sent)
    }),
  )
  const rows = await rowsOf(visitor.conversationId)
  expect(acks).toHaveLength(400)
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: begun + 400 }, (_, n) => n + 1))
  expect(await lastSeqOf(visitor.conversationId)).toBe(begun + 400)
  for (let writer = 0; writer < 50; writer++) {
    const own = acks.filter((ack) => ack.writer === writer).sort((a, b) => a.n - b.n)
    expect(own.map((ack) => ack.seq)).toEqual(own.map((ack) => ack.seq).toSorted((a, b) => a - b))
    for (const ack of own) expect(rows[ack.seq - 1]?.text).toBe(`${writer}号写的第${ack.n}句`)
  }
})

test('messages of many threads in both nodes’ statements never wait for each other for long', async () => {
  const visitors = await Promise.all(Array.from({ length: 20 }, () => createVisitor(app)))
  const posts = visitors.flatMap((visitor) =>
    Array.from({ length: 20 }, (_, n) => postAs(n % 2 ? app : other, visitor, String(n), newId())),
  )
  const notices = visitors.map((visitor, n) =>
    (n % 2 ? app : other).platform.db.transaction((tx) =>
      app.conversations.postNotice(tx, {
        conversationId: visitor.conversationId,
        contactId: null,
        code: 'idle-warning',
        audience: 'everyone',
        at: Date.now(),
      }),
    ),
  )
  const outcomes = await Promise.all(posts)
  await Promise.all(notices)
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  for (const visitor of visitors) {
    const rows = await rowsOf(visitor.conversationId)
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1))
  }
})

test('a message waits while somebody else holds the thread, and its neighbours do not', async () => {
  const [held, free] = [await createVisitor(app), await createVisitor(app)]
  let release = () => {}
  const holding = app.platform.db.transaction(async (tx) => {
    await app.conversations.postNotice(tx, {
      conversationId: held.conversationId,
      contactId: null,
      code: 'idle-warning',
      audience: 'everyone',
      at: Date.now(),
    })
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  await sleep(50)
  let isWritten = false
  const waiting = held.say('等一下').then((outcome) => {
    isWritten = true
    return outcome
  })
  expect(await free.say('我不等')).toMatchObject({ ok: true })
  expect(isWritten).toBe(false)
  release()
  await holding
  expect(await waiting).toMatchObject({ ok: true, value: { seq: 2 } })
})

test('a message that finds no certainty in two seconds is answered, and sending it again is safe', async () => {
  const visitor = await createVisitor(app)
  let release = () => {}
  const holding = app.platform.db.transaction(async (tx) => {
    await tx.rows(conversationLock(visitor.conversationId))
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  await sleep(50)
  const clientId = newId()
  await expect(app.conversations.post(messageOf(visitor, '在吗', clientId))).rejects.toMatchObject({
    status: 503,
    refusal: 'not-available',
  })
  release()
  await holding
  expect(await visitor.say('在吗', clientId)).toMatchObject({ ok: true, value: { seq: 1 } })
  expect(await rowsOf(visitor.conversationId)).toHaveLength(1)
})

test('more than a second’s work is refused at once and writes nothing', async () => {
  const visitor = await createVisitor(app)
  const ids = Array.from({ length: 6_000 }, () => newId())
  const outcomes = await Promise.allSettled(ids.map((id) => app.conversations.post(messageOf(visitor, '在吗', id))))
  const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.refusal : 'written'))
  const refusedIds = ids.filter((_, n) => refusals[n] === 'too-busy')
  expect(refusedIds).toHaveLength(1_000)
  const rows = await rowsOf(visitor.conversationId)
  expect(rows.filter((row) => refusedIds.includes(row.client_id ?? ''))).toEqual([])
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 1))
  const stored = new Set(rows.map((row) => row.client_id))
  expect(ids.filter((id, n) => refusals[n] === 'written' && !stored.has(id))).toEqual([])
})

test('no message of a former owner stands after the commit that took the contact away', async () => {
  for (let round = 0; round < 10; round++) {
    const visitor = await createVisitor(app)
    const contactId = await visitor.ask()
    await assign(app, contactId, mei.personId)
    await postAs(app, visitor, '您好', newId(), mei.personId)
    const posts = Array.from({ length: 30 }, async (_, n) => {
      await sleep(n / 3)
      return postAs(n % 2 ? app : other, visitor, String(n), newId(), mei.personId)
    })
    await sleep(4)
    await assign(app, contactId, bo.personId)
    await Promise.all(posts)
    const { rows } = await app.platform.db.pool.query<{ late: number }>(
      `select count(*)::int late from conversations.message m where m.conversation_id = $1 and m.author_id = $2
         and m.seq > (select max(n.seq) from conversations.message n
           where n.conversation_id = m.conversation_id and n.extra->>'code' = 'agent-joined')`,
      [visitor.conversationId, mei.personId],
    )
    expect(rows[0]).toEqual({ late: 0 })
  }
})

test('broken connections lose nothing and double nothing', async () => {
  const visitors = await Promise.all(Array.from({ length: 10 }, () => createVisitor(app)))
  const sent = new Map<string, TestVisitor>()
  const acked = new Set<string>()
  const posting = (async () => {
    const under: Promise<void>[] = []
    for (let n = 0; n < 400; n++) {
      const visitor = visitors[n % visitors.length]!
      const clientId = newId()
      sent.set(clientId, visitor)
      under.push(
        postAs(n % 2 ? app : other, visitor, '在吗', clientId).then((outcome) => {
          if (outcome.ok) acked.add(clientId)
        }),
      )
      if (n % 10 === 0) await sleep(5)
    }
    await Promise.all(under)
  })()
  let killed = 0
  for (let n = 0; n < 10; n++) {
    await sleep(25)
    killed += await app.platform.db.pool
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like 'with input as materialized%'`,
      )
      .then(({ rowCount }) => rowCount ?? 0)
      .catch(() => 1)
  }
  await posting
  expect(killed).toBeGreaterThan(5)
  expect(acked.size).toBe(400)
  for (const visitor of visitors) {
    const rows = await rowsOf(visitor.conversationId)
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 1))
    expect(new Set(rows.map((row) => row.client_id)).size).toBe(rows.length)
    const own = [...sent.entries()].filter(([, one]) => one === visitor)
    expect(rows.map((row) => row.client_id).toSorted()).toEqual(own.map(([id]) => id).toSorted())
  }
})

test('every message is one fact in the log, in the order of its thread', async () => {
  const visitor = await createVisitor(app)
  await Promise.all(Array.from({ length: 30 }, (_, n) => postAs(n % 2 ? app : other, visitor, String(n), newId())))
  await app.settled()
  const { rows } = await app.platform.db.pool.query<{ seq: number }>(
    `select (data->>'seq')::int seq from platform.log
     where type = 'conversations.message-posted' and about = $1 order by position`,
    [visitor.conversationId],
  )
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
})

function conversationLock(conversationId: string) {
  return sql`select 1 from conversations.conversation where id = ${conversationId} for update`
}
