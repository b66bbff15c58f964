import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactDetail, conversationPage } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
} from '../../../tests/support/contacts.ts'
import { createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

type Person = TestPerson & SignedInPerson
let app: ContactsApplication
let mei: Person
let lead: Person
let strangerLead: Person
let inspector: Person
let administrator: Person

beforeAll(async () => {
  app = await startWithoutRouting()
  const east = await createUnit(app.platform, { name: 'East' })
  const west = await createUnit(app.platform, { name: 'West' })
  mei = await signedInAs(app, { roles: ['agent'], unit: east })
  lead = await signedInAs(app, { roles: ['team-leader'], unit: east, displayName: '韩立新' })
  strangerLead = await signedInAs(app, { roles: ['supervisor'], unit: west })
  inspector = await signedInAs(app, { roles: ['quality-inspector'], unit: west })
  administrator = await signedInAs(app, { roles: ['administrator'], unit: east })
})
afterAll(() => app.stop())

async function served() {
  const visitor = await createVisitor(app)
  const contactId = await visitor.ask()
  await assign(app, contactId, mei.personId)
  return { visitor, contactId, conversationId: visitor.conversationId }
}
const supervise = (contactId: string, mode: string | null, who = lead) =>
  who.api(`/api/contacts/${contactId}/supervision`, {
    method: mode === null ? 'DELETE' : 'PUT',
    ...(mode === null ? {} : { body: { mode } }),
  })
const say = async (who: Person, conversationId: string, audience: 'everyone' | 'staff') =>
  (
    await who.api(`/api/conversations/${conversationId}/messages`, {
      method: 'POST',
      body: { clientId: newId(), audience, body: { kind: 'text', text: '耳语 CANARY' } },
    })
  ).status

test('who listens reads all, writes nothing, and the customer is not told', async () => {
  const { contactId, conversationId } = await served()
  expect((await supervise(contactId, 'monitor')).status).toBe(200)
  expect([await say(lead, conversationId, 'staff'), await say(lead, conversationId, 'everyone')]).toEqual([403, 403])
  expect((await lead.api(`/api/conversations/${conversationId}/messages`)).status).toBe(200)
  const mark = await lead.api(`/api/conversations/${conversationId}/read-mark`, { method: 'PUT', body: { seq: 1 } })
  expect(mark.status).toBe(403)
  expect(await app.conversations.readMarks(app.platform.db, conversationId)).toEqual([])
  const { messages } = await app.conversations.customerThread(app.platform.db, conversationId, 0, 200)
  expect(messages.map((message) => message.body)).toMatchObject([{ code: 'agent-joined' }])
})

test('who listens is not there for the agent, and is for supervisors', async () => {
  const { contactId, conversationId } = await served()
  await supervise(contactId, 'monitor')
  await app.settled()
  const seenBy = async (who: Person) => {
    const head = conversationPage.parse(await (await who.api(`/api/conversations/${conversationId}`)).json())
    const detail = contactDetail.parse(await (await who.api(`/api/contacts/${contactId}`)).json())
    return [head.participants, detail.participants, detail.facts].map((part) =>
      JSON.stringify(part).includes(lead.personId),
    )
  }
  expect(await seenBy(mei)).toEqual([false, false, false])
  expect(await seenBy(lead)).toEqual([true, true, true])
  expect(await seenBy(inspector)).toEqual([true, true, true])
})

test('who whispers reaches the agent and never the customer', async () => {
  const { contactId, conversationId } = await served()
  await supervise(contactId, 'whisper')
  expect([await say(lead, conversationId, 'staff'), await say(lead, conversationId, 'everyone')]).toEqual([200, 403])
  const page = await (await mei.api(`/api/conversations/${conversationId}/messages`)).text()
  expect(page).toContain('CANARY')
  const thread = await app.conversations.customerThread(app.platform.db, conversationId, 0, 200)
  expect(JSON.stringify(thread)).not.toContain('CANARY')
})

test('who barges in speaks to the customer, who is told by name', async () => {
  const { contactId, conversationId } = await served()
  await supervise(contactId, 'monitor')
  await supervise(contactId, 'barge-in')
  expect(await say(lead, conversationId, 'everyone')).toBe(200)
  const { messages } = await app.conversations.customerThread(app.platform.db, conversationId, 0, 200)
  expect(messages.map(({ body }) => (body.kind === 'notice' ? [body.code, body.values.name] : body.kind))).toEqual([
    ['agent-joined', expect.any(String)],
    ['supervisor-joined', '韩立新'],
    'text',
  ])
  expect((await supervise(contactId, null)).status).toBe(204)
  expect((await supervise(contactId, null)).status).toBe(409)
  expect(await say(lead, conversationId, 'everyone')).toBe(403)
})

test('every listening is in the log, with person and instant', async () => {
  const { contactId } = await served()
  await supervise(contactId, 'monitor')
  await supervise(contactId, null)
  await app.settled()
  const detail = contactDetail.parse(await (await lead.api(`/api/contacts/${contactId}`)).json())
  const listened = detail.facts.filter((fact) => fact.cause.kind === 'person' && fact.cause.id === lead.personId)
  expect(listened.map((fact) => [fact.type, (fact.data as { role: string }).role])).toEqual([
    ['conversations.participant-joined', 'monitor'],
    ['conversations.participant-left', 'monitor'],
  ])
})

test('reach is by unit: a foreign contact looks absent, whatever one tries', async () => {
  const { contactId, conversationId } = await served()
  const tries: [Person, string, string, unknown?][] = [
    [strangerLead, 'GET', `/api/contacts/${contactId}`],
    [strangerLead, 'GET', `/api/contacts/${contactId}/messages`],
    [strangerLead, 'GET', `/api/conversations/${conversationId}`],
    [strangerLead, 'GET', `/api/conversations/${conversationId}/messages`],
    [strangerLead, 'PUT', `/api/contacts/${contactId}/supervision`, { mode: 'monitor' }],
    [strangerLead, 'POST', `/api/contacts/${contactId}/hold`],
    [strangerLead, 'POST', `/api/contacts/${contactId}/end`],
    [strangerLead, 'PUT', `/api/contacts/${contactId}/wrap-up`, { summary: 'x' }],
    [strangerLead, 'PUT', `/api/conversations/${conversationId}/read-mark`, { seq: 1 }],
  ]
  for (const [who, method, path, body] of tries) {
    const response = await who.api(path, { method, ...(body === undefined ? {} : { body }) })
    expect([method, path, response.status]).toEqual([method, path, 404])
  }
  expect(await say(strangerLead, conversationId, 'everyone')).toBe(404)
  expect(await say(strangerLead, conversationId, 'staff')).toBe(404)
  const found = await strangerLead.api(`/api/contacts?ids=${contactId}`)
  expect(await found.json()).toEqual({ contacts: [], next: null })
  const { rows } = await app.platform.db.pool.query('select last_seq from conversations.conversation where id = $1', [
    conversationId,
  ])
  expect(rows[0]).toEqual({ last_seq: 1 })
})

test('rights follow the role: inspectors read and cannot act, administrators read nothing', async () => {
  const { contactId, conversationId } = await served()
  expect((await inspector.api(`/api/conversations/${conversationId}/messages`)).status).toBe(200)
  expect((await inspector.api(`/api/contacts/${contactId}`)).status).toBe(200)
  expect(await say(inspector, conversationId, 'staff')).toBe(403)
  expect((await supervise(contactId, 'monitor', inspector)).status).toBe(403)
  expect((await administrator.api(`/api/contacts/${contactId}`)).status).toBe(403)
  expect((await administrator.api(`/api/conversations/${conversationId}/messages`)).status).toBe(403)
  expect((await mei.api('/api/contact-reasons', { method: 'POST', body: {} })).status).toBe(403)
  expect((await app.http.inject({ url: `/api/contacts/${contactId}` })).statusCode).toBe(401)
})

test('a leader of the owner’s unit reads the thread and sees who may write', async () => {
  const { conversationId, contactId } = await served()
  const head = conversationPage.parse(await (await lead.api(`/api/conversations/${conversationId}`)).json())
  expect(head).toMatchObject({ canSpeak: false, canNote: false, openContact: { contactId } })
  expect(head.participants.map((one) => one.role)).toEqual(['owner'])
  const own = conversationPage.parse(await (await mei.api(`/api/conversations/${conversationId}`)).json())
  expect(own).toMatchObject({ canSpeak: true, canNote: true })
})

test('an expert joins without moving the customer: speaks, and owns nothing', async () => {
  const { contactId, conversationId } = await served()
  const seat = (role: 'consultant' | 'expert') =>
    app.platform.db.transaction((tx) =>
      app.conversations.joinParticipant(
        tx,
        { kind: 'person', id: mei.personId },
        {
          contactId,
          personId: strangerLead.personId,
          role,
          at: Date.now(),
        },
      ),
    )
  await seat('consultant')
  expect([
    await say(strangerLead, conversationId, 'staff'),
    await say(strangerLead, conversationId, 'everyone'),
  ]).toEqual([200, 403])
  await seat('expert')
  expect(await say(strangerLead, conversationId, 'everyone')).toBe(200)
  expect((await strangerLead.api(`/api/contacts/${contactId}/end`, { method: 'POST' })).status).toBe(403)
  await app.platform.db.transaction((tx) =>
    app.conversations.leaveParticipant(
      tx,
      { kind: 'person', id: mei.personId },
      {
        contactId,
        personId: strangerLead.personId,
        at: Date.now(),
      },
    ),
  )
  expect(await say(strangerLead, conversationId, 'everyone')).toBe(404)
  const { rows } = await app.platform.db.pool.query(
    `select owner_id, first_response_at is not null responded from conversations.contact where id = $1`,
    [contactId],
  )
  expect(rows[0]).toEqual({ owner_id: mei.personId, responded: true })
})
