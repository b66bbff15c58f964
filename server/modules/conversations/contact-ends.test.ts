import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settableClock } from '../../../tests/support/application.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
} from '../../../tests/support/contacts.ts'
import { deskOfAgent, type TestAgent, untilTrue } from '../../../tests/support/desk.ts'
import { signedInAs } from '../../../tests/support/people.ts'

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

describe('wrap-up', () => {
  test('begins at the end, is measured, and closes the contact for its agent', async () => {
    const { contactId, conversationId, visitor } = await at.served()
    await at.say(conversationId, '您好')
    clock.advance(60_000)
    expect((await at.act(contactId, 'end', 'POST', undefined, bo)).status).toBe(404)
    expect(await (await at.act(contactId, 'end')).json()).toMatchObject({ state: 'wrap-up', endReason: 'agent-ended' })
    expect((await at.act(contactId, 'end')).status).toBe(409)
    expect((await at.say(conversationId, '还有一句')).status).toBe(403)
    expect((await at.say(conversationId, '已核实', { audience: 'staff' })).status).toBe(200)
    expect(await visitor.say('谢谢')).toMatchObject({ ok: true })
    clock.advance(12_000)
    const form = {
      reasonCode: 'card.lost-stolen',
      dispositionCode: 'resolved',
      summary: '卡号6217001234567890122已挂失',
    }
    expect((await at.act(contactId, 'wrap-up/finish', 'POST', { ...form, reasonCode: 'card.none' })).status).toBe(422)
    expect((await at.act(contactId, 'wrap-up/finish', 'POST', { ...form, dispositionCode: 'none' })).status).toBe(422)
    const finished = await (await at.act(contactId, 'wrap-up/finish', 'POST', form)).json()
    expect(finished).toMatchObject({ isAutomatic: false, reasonCode: 'card.lost-stolen', finishedAt: clock.now() })
    expect(finished.summary).not.toContain('6217001234567890122')
    const { contact, durations } = await at.detailOf(contactId)
    expect(contact.state).toBe('closed')
    expect(durations).toMatchObject({ talkMs: 60_000, wrapUpMs: 12_000, handleMs: 72_000, heldMs: 0 })
    expect((await at.act(contactId, 'wrap-up/finish', 'POST', form)).status).toBe(409)
    expect((await at.deskOf()).some((one) => one.contact.contactId === contactId)).toBe(false)
    expect((await mei.api(`/api/conversations/${conversationId}/messages`)).status).toBe(404)
    expect((await mei.api(`/api/contacts/${contactId}/messages`)).status).toBe(200)
  })

  test('finishes by itself when due, with what was noted by then', async () => {
    const { contactId } = await at.served()
    await at.act(contactId, 'wrap-up', 'PUT', { reasonCode: 'card', summary: '草稿' })
    await at.act(contactId, 'end')
    const dueAt = clock.now() + 60_000
    clock.advance(59_000)
    expect((await at.detailOf(contactId)).contact.state).toBe('wrap-up')
    clock.advance(3_000)
    await untilTrue(async () => (await at.detailOf(contactId)).contact.state === 'closed')
    expect((await at.detailOf(contactId)).wrapUp).toEqual({
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
    const { contactId } = await at.served()
    await at.act(contactId, 'end')
    await at.act(contactId, 'wrap-up/finish', 'POST', { reasonCode: 'card.pin', dispositionCode: 'resolved' })
    expect((await at.act(contactId, 'wrap-up', 'PUT', { reasonCode: 'card.swallowed' })).status).toBe(200)
    expect((await at.act(contactId, 'wrap-up', 'PUT', { reasonCode: 'card' }, bo)).status).toBe(404)
    await app.settled()
    const { facts } = await at.detailOf(contactId)
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
      await at.act(contactId, 'end', 'POST', undefined, ivy)
      const form = { reasonCode: 'fx.rate', dispositionCode: 'resolved' }
      await at.act(contactId, 'wrap-up/finish', 'POST', form, ivy)
    }
    for (const contactId of contacts) {
      expect((await at.detailOf(contactId, ivy)).durations).toMatchObject({ handleMs: 40_000, attentionMs: 20_000 })
    }
  })
})

describe('silence', () => {
  test('of the customer is warned of, then ends the contact; a word in between begins anew', async () => {
    const { contactId, conversationId, visitor } = await at.served()
    await at.say(conversationId, '请把卡号后四位告诉我')
    clock.advance(481_000)
    await untilTrue(async () => (await at.noticesOf(conversationId)).includes('idle-warning'))
    await visitor.say('找一下')
    await at.say(conversationId, '好的')
    clock.advance(121_000)
    clock.advance(360_000)
    await untilTrue(
      async () => (await at.noticesOf(conversationId)).filter((code) => code === 'idle-warning').length === 2,
    )
    expect((await at.detailOf(contactId)).contact.state).toBe('active')
    clock.advance(121_000)
    await untilTrue(async () => (await at.detailOf(contactId)).contact.endReason === 'idle')
    expect((await at.noticesOf(conversationId)).at(-1)).toBe('contact-ended')
  })

  test('of the agent never ends a contact', async () => {
    const { contactId, conversationId, visitor } = await at.served()
    await at.say(conversationId, '您好')
    await visitor.say('我的年费能退吗')
    clock.advance(3_600_000)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await at.detailOf(contactId)).contact.state).toBe('active')
    expect(await at.noticesOf(conversationId)).not.toContain('idle-warning')
  })
})

test('every contact ends once, and its facts tell the same story as its row', async () => {
  const { contactId, conversationId } = await at.served()
  await at.say(conversationId, '您好')
  const ends = await Promise.all([
    at.act(contactId, 'end'),
    at.end(contactId, 'customer-ended'),
    at.act(contactId, 'end'),
    at.end(contactId, 'customer-ended'),
  ])
  const succeeded = ends.filter((one) => ('status' in one ? one.status === 200 : one.ok))
  expect(succeeded).toHaveLength(1)
  await app.settled()
  const { facts, contact } = await at.detailOf(contactId)
  expect(facts.map((fact) => fact.type)).toEqual([
    'conversations.contact-asked',
    'promises.made',
    'conversations.participant-joined',
    'promises.changed',
    'promises.kept',
    'conversations.first-response-given',
    'conversations.contact-ended',
    'conversations.rating-invited',
  ])
  expect(facts.find((fact) => fact.type === 'conversations.contact-ended')?.data).toMatchObject({
    reason: contact.endReason,
    ownerId: mei.personId,
  })
})
