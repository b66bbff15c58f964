import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactDetail, contactList, desk } from '#modules/conversations/contract.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
} from '../../../tests/support/contacts.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

const clock = settableClock(Date.now())
let app: ContactsApplication
let mei: TestPerson & SignedInPerson
let bo: TestPerson & SignedInPerson

beforeAll(async () => {
  app = await startWithoutRouting({ clock, env: { SESSION_IDLE_MINUTES: '1440', SESSION_HOURS: '168' } })
  mei = await signedInAs(app, { roles: ['agent'], displayName: '许文静' })
  bo = await signedInAs(app, { roles: ['agent'], displayName: '薄' })
})
afterAll(() => app.stop())

/** A visitor whom Mei serves since now; asked five seconds before. */
async function served() {
  const visitor = await createVisitor(app)
  const contactId = await visitor.ask()
  clock.advance(5_000)
  await assign(app, contactId, mei.personId)
  return { visitor, contactId, conversationId: visitor.conversationId }
}
const say = (conversationId: string, words: string, more: object = {}, who = mei) =>
  who.api(`/api/conversations/${conversationId}/messages`, {
    method: 'POST',
    body: { clientId: newId(), body: { kind: 'text', text: words }, ...more },
  })
const act = (contactId: string, what: string, method = 'POST', body?: unknown, who = mei) =>
  who.api(`/api/contacts/${contactId}/${what}`, { method, ...(body === undefined ? {} : { body }) })
const detailOf = async (contactId: string, who = mei) => {
  const response = await who.api(`/api/contacts/${contactId}`)
  expect(response.status).toBe(200)
  return contactDetail.parse(await response.json())
}
const deskOf = async (who = mei) => desk.parse(await (await who.api('/api/desk')).json()).contacts
const noticesOf = async (conversationId: string) => {
  const { messages } = await app.conversations.customerThread(app.platform.db, conversationId, 0, 200)
  return messages.flatMap(({ body }) => (body.kind === 'notice' ? [body.code] : []))
}
/** Timers look every second by the real clock. */
async function untilTrue(check: () => Promise<boolean>): Promise<void> {
  await expect.poll(check, { timeout: 10_000, interval: 50 }).toBe(true)
}
const end = (contactId: string, reason: 'customer-ended' | 'abandoned' | 'moved-to-callback') =>
  app.platform.db.transaction((tx) =>
    app.conversations.end(tx, { kind: 'system', id: 'test' }, { contactId, reason, at: clock.now() }),
  )

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
    const { contactId } = await served()
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
    const { visitor, contactId } = await served()
    await act(contactId, 'end')
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
    const { contactId, conversationId, visitor } = await served()
    await visitor.say('在吗')
    await say(conversationId, '疑似老客户', { audience: 'staff' })
    await say(conversationId, '……')
    expect((await detailOf(contactId)).contact.firstResponseAt).toBeNull()
    expect((await detailOf(contactId)).promise?.state).toBe('running')
    clock.advance(7_000)
    await say(conversationId, '您好，我在')
    const { contact, promise, durations } = await detailOf(contactId)
    expect(contact.firstResponseAt).toBe(clock.now())
    expect(promise).toMatchObject({ state: 'kept', keptAt: clock.now(), dueAt: contact.askedAt + 30_000 })
    expect(durations).toMatchObject({ waitedMs: 5_000, firstResponseMs: 12_000 })
    clock.advance(1_000)
    await say(conversationId, '还有什么可以帮您')
    expect((await detailOf(contactId)).contact.firstResponseAt).toBe(contact.firstResponseAt)
  })

  test('is one, however many messages race for it', async () => {
    const { contactId, conversationId } = await served()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => say(conversationId, `第${n}句`)))
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
    expect(await end(contactId, 'customer-ended')).toEqual({ ok: true, value: null })
    expect(await end(contactId, 'customer-ended')).toMatchObject({ refusal: 'contact-ended' })
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
    const { contactId } = await served()
    const again = (epoch: number, agentId: string) =>
      app.platform.db.transaction((tx) =>
        app.conversations.assignOwner(tx, { kind: 'system', id: 't' }, { contactId, agentId, epoch, at: clock.now() }),
      )
    expect(await again(1, mei.personId)).toEqual({ ok: true, value: null })
    await expect(again(1, bo.personId)).rejects.toThrow('too late')
    expect((await detailOf(contactId)).participants).toHaveLength(1)
  })

  test('the promise follows the owner, the wait keeps its beginning, the hold ends', async () => {
    const { contactId, conversationId } = await served()
    await act(contactId, 'hold')
    clock.advance(3_000)
    await assign(app, contactId, null)
    await assign(app, contactId, bo.personId)
    const { contact, holds, participants, promise, durations } = await detailOf(contactId, bo)
    expect(contact).toMatchObject({ state: 'active', answeredAt: contact.askedAt + 5_000, owner: { name: '薄' } })
    expect(holds).toEqual([{ agentId: mei.personId, heldAt: contact.askedAt + 5_000, unheldAt: clock.now() }])
    expect(durations.heldMs).toBe(3_000)
    expect(participants.map((p) => [p.name, p.role, p.leftAt])).toEqual([
      ['许文静', 'owner', clock.now()],
      ['薄', 'owner', null],
    ])
    expect(promise?.state).toBe('running')
    expect(await noticesOf(conversationId)).toEqual(['agent-joined', 'held', 'agent-left', 'agent-joined'])
    expect((await act(contactId, 'hold')).status).toBe(404)
  })
})

describe('hold', () => {
  test('is counted, shown to the customer, and refused twice', async () => {
    const { contactId, conversationId } = await served()
    expect((await act(contactId, 'hold')).status).toBe(200)
    expect(await (await act(contactId, 'hold')).json()).toMatchObject({ status: 409, refusal: 'already-held' })
    expect((await deskOf()).find((one) => one.contact.contactId === contactId)).toMatchObject({
      contact: { state: 'held' },
      heldSince: clock.now(),
    })
    clock.advance(9_000)
    expect((await act(contactId, 'hold', 'DELETE')).status).toBe(200)
    expect(await (await act(contactId, 'hold', 'DELETE')).json()).toMatchObject({ refusal: 'not-held' })
    expect((await detailOf(contactId)).durations.heldMs).toBe(9_000)
    expect(await noticesOf(conversationId)).toEqual(['agent-joined', 'held', 'unheld'])
  })
})

describe('wrap-up', () => {
  test('begins at the end, is measured, and closes the contact for its agent', async () => {
    const { contactId, conversationId, visitor } = await served()
    await say(conversationId, '您好')
    clock.advance(60_000)
    expect((await act(contactId, 'end', 'POST', undefined, bo)).status).toBe(404)
    expect(await (await act(contactId, 'end')).json()).toMatchObject({ state: 'wrap-up', endReason: 'agent-ended' })
    expect((await act(contactId, 'end')).status).toBe(409)
    expect((await say(conversationId, '还有一句')).status).toBe(403)
    expect((await say(conversationId, '已核实', { audience: 'staff' })).status).toBe(200)
    expect(await visitor.say('谢谢')).toMatchObject({ ok: true })
    clock.advance(12_000)
    const form = {
      reasonCode: 'card.lost-stolen',
      dispositionCode: 'resolved',
      summary: '卡号6217001234567890122已挂失',
    }
    expect((await act(contactId, 'wrap-up/finish', 'POST', { ...form, reasonCode: 'card.none' })).status).toBe(422)
    expect((await act(contactId, 'wrap-up/finish', 'POST', { ...form, dispositionCode: 'none' })).status).toBe(422)
    const finished = await (await act(contactId, 'wrap-up/finish', 'POST', form)).json()
    expect(finished).toMatchObject({ isAutomatic: false, reasonCode: 'card.lost-stolen', finishedAt: clock.now() })
    expect(finished.summary).not.toContain('6217001234567890122')
    const { contact, durations } = await detailOf(contactId)
    expect(contact.state).toBe('closed')
    expect(durations).toMatchObject({ talkMs: 60_000, wrapUpMs: 12_000, handleMs: 72_000, heldMs: 0 })
    expect((await act(contactId, 'wrap-up/finish', 'POST', form)).status).toBe(409)
    expect((await deskOf()).some((one) => one.contact.contactId === contactId)).toBe(false)
    expect((await mei.api(`/api/conversations/${conversationId}/messages`)).status).toBe(404)
    expect((await mei.api(`/api/contacts/${contactId}/messages`)).status).toBe(200)
  })

  test('finishes by itself when due, with what was noted by then', async () => {
    const { contactId } = await served()
    await act(contactId, 'wrap-up', 'PUT', { reasonCode: 'card', summary: '草稿' })
    await act(contactId, 'end')
    const dueAt = clock.now() + 60_000
    clock.advance(59_000)
    expect((await detailOf(contactId)).contact.state).toBe('wrap-up')
    clock.advance(3_000)
    await untilTrue(async () => (await detailOf(contactId)).contact.state === 'closed')
    expect((await detailOf(contactId)).wrapUp).toEqual({
      startedAt: dueAt - 60_000,
      dueAt,
      finishedAt: dueAt,
      isAutomatic: true,
      reasonCode: 'card',
      dispositionCode: null,
      summary: '草稿',
    })
  })

  test('codes are put right for a day, and the log says so', async () => {
    const { contactId } = await served()
    await act(contactId, 'end')
    await act(contactId, 'wrap-up/finish', 'POST', { reasonCode: 'card.pin', dispositionCode: 'resolved' })
    expect((await act(contactId, 'wrap-up', 'PUT', { reasonCode: 'card.swallowed' })).status).toBe(200)
    expect((await act(contactId, 'wrap-up', 'PUT', { reasonCode: 'card' }, bo)).status).toBe(404)
    await app.settled()
    const { facts } = await detailOf(contactId)
    expect(facts.filter((fact) => fact.type === 'conversations.wrap-up-amended').map((fact) => fact.data)).toEqual([
      { contactId, agentId: mei.personId, reasonCode: 'card.swallowed', dispositionCode: 'resolved' },
    ])
  })

  test('attention of contacts side by side is shared, handle time is not', async () => {
    const ivy = await signedInAs(app, { roles: ['agent'] })
    const contacts: string[] = []
    for (let n = 0; n < 2; n++) {
      const contactId = await (await createVisitor(app)).ask()
      await assign(app, contactId, ivy.personId)
      contacts.push(contactId)
    }
    clock.advance(40_000)
    for (const contactId of contacts) {
      await act(contactId, 'end', 'POST', undefined, ivy)
      const form = { reasonCode: 'fx.rate', dispositionCode: 'resolved' }
      await act(contactId, 'wrap-up/finish', 'POST', form, ivy)
    }
    for (const contactId of contacts) {
      expect((await detailOf(contactId, ivy)).durations).toMatchObject({ handleMs: 40_000, attentionMs: 20_000 })
    }
  })
})

describe('silence', () => {
  test('of the customer is warned of, then ends the contact; a word in between begins anew', async () => {
    const { contactId, conversationId, visitor } = await served()
    await say(conversationId, '请把卡号后四位告诉我')
    clock.advance(481_000)
    await untilTrue(async () => (await noticesOf(conversationId)).includes('idle-warning'))
    await visitor.say('找一下')
    await say(conversationId, '好的')
    clock.advance(121_000)
    clock.advance(360_000)
    await untilTrue(
      async () => (await noticesOf(conversationId)).filter((code) => code === 'idle-warning').length === 2,
    )
    expect((await detailOf(contactId)).contact.state).toBe('active')
    clock.advance(121_000)
    await untilTrue(async () => (await detailOf(contactId)).contact.endReason === 'idle')
    expect((await noticesOf(conversationId)).at(-1)).toBe('contact-ended')
  })

  test('of the agent never ends a contact', async () => {
    const { contactId, conversationId, visitor } = await served()
    await say(conversationId, '您好')
    await visitor.say('我的年费能退吗')
    clock.advance(3_600_000)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await detailOf(contactId)).contact.state).toBe('active')
    expect(await noticesOf(conversationId)).not.toContain('idle-warning')
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
    const [before] = await deskOf(eve)
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
    await say(visitor.conversationId, '在的', {}, eve)
    const [after] = await deskOf(eve)
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
      await act(contactId, 'end', 'POST', undefined, kim)
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

describe('scripts', () => {
  test('are ticked with instant and person, and unticked', async () => {
    const { contactId } = await served()
    const step = { scriptId: newId(), version: 3, stepId: 'block-first', ticked: true }
    const ticked = await (await act(contactId, 'script-ticks', 'PUT', step)).json()
    expect(ticked.scriptTicks).toEqual([
      { scriptId: step.scriptId, version: 3, stepId: 'block-first', tickedAt: clock.now(), tickedBy: mei.personId },
    ])
    clock.advance(1_000)
    expect(await (await act(contactId, 'script-ticks', 'PUT', step)).json()).toEqual(ticked)
    const undone = await act(contactId, 'script-ticks', 'PUT', { ...step, ticked: false })
    expect(await undone.json()).toEqual({ scriptTicks: [] })
    expect((await act(contactId, 'script-ticks', 'PUT', step, bo)).status).toBe(404)
  })
})

test('every contact ends once, and its facts tell the same story as its row', async () => {
  const { contactId, conversationId } = await served()
  await say(conversationId, '您好')
  const ends = await Promise.all([
    act(contactId, 'end'),
    end(contactId, 'customer-ended'),
    act(contactId, 'end'),
    end(contactId, 'customer-ended'),
  ])
  const succeeded = ends.filter((one) => ('status' in one ? one.status === 200 : one.ok))
  expect(succeeded).toHaveLength(1)
  await app.settled()
  const { facts, contact } = await detailOf(contactId)
  expect(facts.map((fact) => fact.type)).toEqual([
    'conversations.contact-asked',
    'promises.made',
    'conversations.participant-joined',
    'promises.changed',
    'promises.kept',
    'conversations.first-response-given',
    'conversations.contact-ended',
  ])
  expect(facts.find((fact) => fact.type === 'conversations.contact-ended')?.data).toMatchObject({
    reason: contact.endReason,
    ownerId: mei.personId,
  })
})
