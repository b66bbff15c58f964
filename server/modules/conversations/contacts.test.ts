import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactList, SLOW_RESPONSE_MS } from '#modules/conversations/contract.ts'
import { reasonCounts } from '#modules/conversations/reason-contract.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
} from '../../../tests/support/contacts.ts'
import { deskOfAgent, type TestAgent } from '../../../tests/support/desk.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const clock = settableClock(Date.now())
let app: ContactsApplication
let mei: TestAgent
let bo: TestAgent
let at: ReturnType<typeof deskOfAgent>

beforeAll(async () => {
  app = await startWithoutRouting({ clock, env: { SESSION_IDLE_MINUTES: '1440', SESSION_HOURS: '168' } })
  mei = await signedInAs(app, { roles: ['agent'], displayName: '许文静' })
  bo = await signedInAs(app, { roles: ['agent'], displayName: '薄' })
  at = deskOfAgent(app, clock, mei)
})
afterAll(() => app.stop())

describe('asking', () => {
  test('twice is asking once, also at the same moment', async () => {
    const visitor = await createVisitor(app)
    const ids = await Promise.all([visitor.ask(), visitor.ask(), visitor.ask()])
    expect(new Set(ids).size).toBe(1)
    const { rows } = await app.platform.db.pool.query(
      'select count(*)::int n from conversations.contact where conversation_id = $1',
      [visitor.conversationId],
    )
    expect(rows[0]).toEqual({ n: 1 })
  })

  test('the database itself refuses a second open contact', async () => {
    const { contactId } = await at.served()
    await expect(
      app.platform.db.pool.query(
        `insert into conversations.contact (id, reference, conversation_id, customer_id, channel, language, lane,
           is_callback, first_seq, asked_at)
         select gen_random_uuid(), 'x', conversation_id, customer_id, channel, language, lane, false, 1, now()
         from conversations.contact where id = $1`,
        [contactId],
      ),
    ).rejects.toMatchObject({ code: '23505' })
  })

  test('two first visits of one customer at once share one thread', async () => {
    const customerId = (await createVisitor(app)).customerId
    const cause = { kind: 'system', id: 'test' } as const
    const ids = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.platform.db.transaction((tx) => app.conversations.conversationOf(tx, cause, customerId, clock.now())),
      ),
    )
    expect(new Set(ids).size).toBe(1)
  })

  test('tells routing what it needs, and knows who served last', async () => {
    const { visitor, contactId } = await at.served()
    await at.act(contactId, 'end')
    const again = await visitor.ask()
    await app.settled()
    const { rows } = await app.platform.db.pool.query(
      `select data from platform.log where type = 'conversations.contact-asked' and about = $1`,
      [again],
    )
    expect(rows[0].data).toMatchObject({
      contactId: again,
      conversationId: visitor.conversationId,
      customerId: visitor.customerId,
      channel: 'web',
      language: 'zh-CN',
      lane: 'ordinary',
      lastAgentId: mei.personId,
      isCallback: false,
    })
    expect(rows[0].data.reference).toMatch(/^S\d{4}-\d{6,}$/)
  })
})

describe('the first response', () => {
  test('is the first meaningful words of a person, and keeps the promise', async () => {
    const { contactId, conversationId, visitor } = await at.served()
    await visitor.say('在吗')
    await at.say(conversationId, '疑似老客户', { audience: 'staff' })
    await at.say(conversationId, '……')
    expect((await at.detailOf(contactId)).contact.firstResponseAt).toBeNull()
    expect((await at.detailOf(contactId)).promise?.state).toBe('running')
    clock.advance(7_000)
    await at.say(conversationId, '您好，我在')
    const { contact, promise, durations } = await at.detailOf(contactId)
    expect(contact.firstResponseAt).toBe(clock.now())
    expect(promise).toMatchObject({ state: 'kept', keptAt: clock.now(), dueAt: contact.askedAt + 30_000 })
    expect(durations).toMatchObject({ waitedMs: 5_000, firstResponseMs: 12_000 })
    clock.advance(1_000)
    await at.say(conversationId, '还有什么可以帮您')
    expect((await at.detailOf(contactId)).contact.firstResponseAt).toBe(contact.firstResponseAt)
  })

  test('is one, however many messages race for it', async () => {
    const { contactId, conversationId } = await at.served()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => at.say(conversationId, `第${n}句`)))
    expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(200))
    await app.settled()
    const { rows } = await app.platform.db.pool.query<{ type: string; n: number }>(
      `select type, count(*)::int n from platform.log
       where about = $1 and type in ('conversations.first-response-given', 'promises.kept') group by type order by type`,
      [contactId],
    )
    expect(rows).toEqual([
      { type: 'conversations.first-response-given', n: 1 },
      { type: 'promises.kept', n: 1 },
    ])
  })

  test('a customer who leaves unanswered has abandoned, and nothing is owed any more', async () => {
    const visitor = await createVisitor(app)
    const contactId = await visitor.ask()
    clock.advance(20_000)
    expect(await at.end(contactId, 'customer-ended')).toEqual({ ok: true, value: null })
    expect(await at.end(contactId, 'customer-ended')).toMatchObject({ refusal: 'contact-ended' })
    const { rows } = await app.platform.db.pool.query(
      'select end_reason, wrap_up_due_at from conversations.contact where id = $1',
      [contactId],
    )
    expect(rows[0]).toEqual({ end_reason: 'abandoned', wrap_up_due_at: null })
    const [promise] = await app.platform.db.rows<{ state: string }>(
      sql`select state from promises.promise where about_id = ${contactId}`,
    )
    expect(promise?.state).toBe('withdrawn')
  })
})

describe('ownership', () => {
  test('a late epoch is a fault, the same again is nothing', async () => {
    const { contactId } = await at.served()
    const again = (epoch: number, agentId: string) =>
      app.platform.db.transaction((tx) =>
        app.conversations.assignOwner(tx, { kind: 'system', id: 't' }, { contactId, agentId, epoch, at: clock.now() }),
      )
    expect(await again(1, mei.personId)).toEqual({ ok: true, value: null })
    await expect(again(1, bo.personId)).rejects.toThrow('too late')
    expect((await at.detailOf(contactId)).participants).toHaveLength(1)
  })

  test('the promise follows the owner, the wait keeps its beginning, the hold ends', async () => {
    const { contactId, conversationId } = await at.served()
    await at.act(contactId, 'hold')
    clock.advance(3_000)
    await assign(app, contactId, null)
    await assign(app, contactId, bo.personId)
    const { contact, holds, participants, promise, durations } = await at.detailOf(contactId, bo)
    expect(contact).toMatchObject({ state: 'active', answeredAt: contact.askedAt + 5_000, owner: { name: '薄' } })
    expect(holds).toEqual([{ agentId: mei.personId, heldAt: contact.askedAt + 5_000, unheldAt: clock.now() }])
    expect(durations.heldMs).toBe(3_000)
    expect(participants.map((p) => [p.name, p.role, p.leftAt])).toEqual([
      ['许文静', 'owner', clock.now()],
      ['薄', 'owner', null],
    ])
    expect(promise?.state).toBe('running')
    expect(await at.noticesOf(conversationId)).toEqual(['agent-joined', 'held', 'agent-left', 'agent-joined'])
    expect((await at.act(contactId, 'hold')).status).toBe(404)
  })
})

describe('hold', () => {
  test('is counted, shown to the customer, and refused twice', async () => {
    const { contactId, conversationId } = await at.served()
    expect((await at.act(contactId, 'hold')).status).toBe(200)
    expect(await (await at.act(contactId, 'hold')).json()).toMatchObject({ status: 409, refusal: 'already-held' })
    expect((await at.deskOf()).find((one) => one.contact.contactId === contactId)).toMatchObject({
      contact: { state: 'held' },
      heldSince: clock.now(),
    })
    clock.advance(9_000)
    expect((await at.act(contactId, 'hold', 'DELETE')).status).toBe(200)
    expect(await (await at.act(contactId, 'hold', 'DELETE')).json()).toMatchObject({ refusal: 'not-held' })
    expect((await at.detailOf(contactId)).durations.heldMs).toBe(9_000)
    expect(await at.noticesOf(conversationId)).toEqual(['agent-joined', 'held', 'unheld'])
  })
})

describe('the desk', () => {
  test('shows what is unread, who waits, and the clock of a first response', async () => {
    const eve = await signedInAs(app, { roles: ['agent'] })
    const visitor = await createVisitor(app)
    const contactId = await visitor.ask()
    await assign(app, contactId, eve.personId)
    await visitor.say('在吗')
    clock.advance(2_000)
    await visitor.say('？？')
    const [before] = await at.deskOf(eve)
    expect(before).toMatchObject({
      role: 'owner',
      unreadCount: 2,
      lastSeq: 3,
      customerWaitingSince: clock.now() - 2_000,
      lastMessage: { seq: 3, body: { text: '？？' } },
      promise: { state: 'running' },
      contact: { contactId, customer: { customerId: visitor.customerId }, state: 'active' },
    })
    await eve.api(`/api/conversations/${visitor.conversationId}/read-mark`, { method: 'PUT', body: { seq: 3 } })
    await at.say(visitor.conversationId, '在的', {}, eve)
    const [after] = await at.deskOf(eve)
    expect(after).toMatchObject({ unreadCount: 0, customerWaitingSince: null, promise: null, lastSeq: 4 })
  })
})

describe('search', () => {
  test('finds by reference, customer, agent, state and time, and pages without gap or double', async () => {
    const kim = await signedInAs(app, { roles: ['agent'] })
    const visitor = await createVisitor(app)
    const ids: string[] = []
    for (let n = 0; n < 5; n++) {
      clock.advance(1_000)
      const contactId = await visitor.ask()
      await assign(app, contactId, kim.personId)
      await at.act(contactId, 'end', 'POST', undefined, kim)
      ids.unshift(contactId)
    }
    const list = async (query: string, who = kim) => {
      const response = await who.api(`/api/contacts?${query}`)
      expect(response.status).toBe(200)
      return contactList.parse(await response.json())
    }
    const first = await list(`customerId=${visitor.customerId}&limit=2`)
    const second = await list(`customerId=${visitor.customerId}&limit=2&cursor=${first.next}`)
    const third = await list(`customerId=${visitor.customerId}&limit=2&cursor=${second.next}`)
    expect([first, second, third].flatMap((page) => page.contacts.map((one) => one.contactId))).toEqual(ids)
    expect(third.next).toBeNull()
    const one = first.contacts[0]!
    expect((await list(`q=${one.reference.toLowerCase()}`)).contacts).toEqual([one])
    expect((await list(`ids=${ids.slice(1, 3).join(',')}`)).contacts.map((c) => c.contactId)).toEqual(ids.slice(1, 3))
    expect((await list(`agentId=${kim.personId}&state=wrap-up`)).contacts).toHaveLength(5)
    expect((await list(`agentId=${kim.personId}&state=closed`)).contacts).toHaveLength(0)
    expect((await list(`from=${one.askedAt}&to=${one.askedAt + 1}`)).contacts).toEqual([one])
    expect((await list(`customerId=${visitor.customerId}`, bo)).contacts).toEqual([])
    expect((await kim.api('/api/contacts?cursor=1;drop')).status).toBe(400)
    expect((await kim.api(`/api/contacts?ids=1,2`)).status).toBe(400)
  })
})

describe('reading', () => {
  const list = async (who: SignedInPerson, query: string) => {
    const response = await who.api(`/api/contacts?${query}`)
    expect(response.status).toBe(200)
    return contactList.parse(await response.json()).contacts
  }
  const finish = (contactId: string, reasonCode: string, dispositionCode: string) =>
    at.act(contactId, 'wrap-up/finish', 'POST', { reasonCode, dispositionCode })

  test('begins with what is worth it: every mark is told, and finds what carries it', async () => {
    const inspector = await signedInAs(app, { roles: ['quality-inspector'] })
    const from = clock.now()
    const quick = await at.served()
    await at.say(quick.conversationId, '马上为您止付')
    await at.act(quick.contactId, 'end')
    await finish(quick.contactId, 'card.pin', 'resolved')
    const slow = await at.served()
    clock.advance(SLOW_RESPONSE_MS)
    await at.say(slow.conversationId, '抱歉久等')
    await at.end(slow.contactId, 'customer-ended')
    await finish(slow.contactId, 'card.lost-stolen', 'unresolved')
    const silent = await at.served()
    await at.act(silent.contactId, 'end')
    await finish(silent.contactId, 'voice.complaint', 'resolved')
    const span = `from=${from}&limit=100`
    const marks = Object.fromEntries((await list(inspector, span)).map((one) => [one.contactId, one.marks]))
    expect([marks[quick.contactId], marks[slow.contactId], marks[silent.contactId]]).toEqual([
      [],
      ['slow-response', 'customer-ended', 'not-resolved'],
      ['slow-response'],
    ])
    const found = async (query: string) => (await list(inspector, `${span}&${query}`)).map((one) => one.contactId)
    expect(await found('marks=not-resolved')).toEqual([slow.contactId])
    expect(await found('marks=moved-twice,customer-ended')).toEqual([slow.contactId])
    expect(await found('reasons=card')).toEqual([slow.contactId, quick.contactId])
    expect(await found('reasons=card.pin,voice')).toEqual([silent.contactId, quick.contactId])
    expect(await found('reasons=car')).toEqual([])
    expect((await inspector.api('/api/contacts?marks=odd')).status).toBe(400)
    expect((await inspector.api("/api/contacts?reasons=card'")).status).toBe(400)
  })

  test('the counts by reason are the lists by reason, and tell those who may open none only the numbers', async () => {
    const [care, department, agent] = await Promise.all([
      signedInAs(app, { roles: ['care-manager'] }),
      signedInAs(app, { roles: ['hq-department'] }),
      signedInAs(app, { roles: ['agent'] }),
    ])
    const span = `from=${clock.now() - 80 * 86_400_000}&before=${clock.now() + 86_400_000}`
    const counted = async (who: SignedInPerson) => {
      const response = await who.api(`/api/contact-reasons/counts?${span}`)
      expect(response.status).toBe(200)
      return reasonCounts.parse(await response.json()).counts
    }
    const counts = await counted(care)
    const codes = [...new Set(counts.flatMap(({ reasonCode }) => reasonCode ?? []))]
    expect(codes).toContain('card.lost-stolen')
    for (const code of codes) {
      const sum = counts.reduce((total, one) => total + (one.reasonCode === code ? one.count : 0), 0)
      const { contacts } = contactList.parse(
        await (await care.api(`/api/contacts?${span.replace('before', 'to')}&reasons=${code}&limit=100`)).json(),
      )
      expect([code, contacts.filter(({ reasonCode }) => reasonCode === code).length]).toEqual([code, sum])
    }
    expect(counts.find(({ reasonCode }) => reasonCode === 'card.lost-stolen')).toMatchObject({ notResolved: 1 })
    expect(await counted(department)).toEqual(counts)
    expect(await list(department, '')).toEqual([])
    expect((await agent.api(`/api/contact-reasons/counts?${span}`)).status).toBe(403)
    expect((await care.api('/api/contact-reasons/counts?from=5&before=5')).status).toBe(400)
  })
})

describe('scripts', () => {
  test('are ticked with instant and person, and unticked', async () => {
    const { contactId } = await at.served()
    const step = { scriptId: newId(), version: 3, stepId: 'block-first', ticked: true }
    const ticked = await (await at.act(contactId, 'script-ticks', 'PUT', step)).json()
    expect(ticked.scriptTicks).toEqual([
      { scriptId: step.scriptId, version: 3, stepId: 'block-first', tickedAt: clock.now(), tickedBy: mei.personId },
    ])
    clock.advance(1_000)
    expect(await (await at.act(contactId, 'script-ticks', 'PUT', step)).json()).toEqual(ticked)
    const undone = await at.act(contactId, 'script-ticks', 'PUT', { ...step, ticked: false })
    expect(await undone.json()).toEqual({ scriptTicks: [] })
    expect((await at.act(contactId, 'script-ticks', 'PUT', step, bo)).status).toBe(404)
  })
})
