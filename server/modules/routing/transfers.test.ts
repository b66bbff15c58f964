import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskShape } from '#modules/routing/contract.ts'
import { contactTransferred } from '#modules/routing/events.ts'
import { newId } from '#platform/ids.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const clock = settableClock(Date.parse('2026-11-23T02:00:00Z'))
let app: FloorApplication
let admin: SignedInPerson
let queueId: string
let secondId: string

beforeAll(async () => {
  app = await startFloor({ clock })
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const freshQueues = async () => {
  secondId = (await queueAt(admin, { topic: 'second-line' })).queueId
  queueId = (await queueAt(admin)).queueId
}
const agent = (person: Parameters<typeof agentAt>[1] = {}): Promise<Desk> =>
  agentAt(app, { queues: [queueId], ...person }, admin)
const serving = async (desk: Desk) => {
  const asked = await customerAsks(app)
  await ok(desk.accept((await desk.rings()).offerId))
  return asked
}
const post = (desk: SignedInPerson, contactId: string, path: string, body?: unknown) =>
  desk.api(`/api/routing/contacts/${contactId}/${path}`, { method: 'POST', ...(body === undefined ? {} : { body }) })
const toQueue = (id: string) => ({ to: { kind: 'queue', queueId: id }, reason: '转二线' })
const toAgent = (desk: Desk) => ({ to: { kind: 'agent', agentId: desk.personId }, reason: '她处理过' })
const contact = (contactId: string) => app.platform.db.transaction((tx) => app.conversations.lockContact(tx, contactId))
const says = (desk: Desk, conversationId: string, text: string) =>
  app.conversations.post({
    conversationId,
    clientId: newId(),
    author: { kind: 'agent', id: desk.personId },
    audience: 'everyone',
    body: { kind: 'text', text },
  })

test('a cold transfer to a queue frees its owner at once and keeps the original wait', async () => {
  await freshQueues()
  const mei = await agent()
  const askedAt = clock.now()
  const { contactId, visitor } = await serving(mei)
  clock.advance(30_000)
  expect(await ok(post(mei, contactId, 'transfer', { ...toQueue(secondId), note: '已核身' }))).toMatchObject({
    state: 'waiting',
    queueId: secondId,
    ownerId: null,
  })
  expect(await mei.desk()).toMatchObject({ presence: 'available', usedPoints: 0 })
  expect(await says(mei, visitor.conversationId, '您好')).toMatchObject({ ok: false })
  const bo = await agent({ queues: [secondId] })
  expect(await bo.rings()).toMatchObject({
    kind: 'transfer',
    contactId,
    waitingSinceAt: askedAt,
    note: '已核身',
    fromAgentName: `Person ${mei.agentNo}`,
  })
  expect(await ok(bo.accept((await bo.rings()).offerId))).toMatchObject({ epoch: 3 })
})

test('a cold transfer to a colleague rings at that colleague, and goes to the queue when not taken', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await serving(mei)
  const bo = await agent()
  const lan = await agent()
  await ok(post(mei, contactId, 'transfer', toAgent(bo)))
  const offer = await bo.rings()
  expect(offer).toMatchObject({ kind: 'transfer', contactId })
  await ok(bo.api(`/api/routing/offers/${offer.offerId}/refusal`, { method: 'POST', body: {} }))
  expect((await lan.rings()).contactId).toBe(contactId)
  expect((await mei.desk()).offers).toEqual([])
})

test.each([
  ['to nobody', { to: { kind: 'agent', agentId: newId() }, reason: 'x' }, 409, 'agent-not-free'],
  ['to no queue', toQueue(newId()), 404, 'queue-not-found'],
  ['without a reason', { to: { kind: 'queue', queueId: newId() } }, 400, 'malformed-input'],
])('a transfer %s is refused, and nothing has changed', async (_claim, body, status, refusal) => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await serving(mei)
  expect(await refusalOf(post(mei, contactId, 'transfer', body))).toEqual({ status, refusal })
  expect(await contact(contactId)).toMatchObject({ ownerId: mei.personId, epoch: 1 })
  const bo = await agent()
  expect(await refusalOf(post(bo, contactId, 'transfer', toQueue(queueId)))).toEqual({
    status: 404,
    refusal: 'contact-not-found',
  })
})

test('a colleague on a break or full is not rung at', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await serving(mei)
  const bo = await agent()
  await bo.presence('meal')
  expect(await refusalOf(post(mei, contactId, 'transfer', toAgent(bo)))).toEqual({
    status: 409,
    refusal: 'agent-not-free',
  })
  const targets = await ok<{ agents: { agentId: string; isFree: boolean }[] }>(
    mei.api('/api/routing/targets?channel=web'),
  )
  expect(targets.agents.find((each) => each.agentId === bo.personId)?.isFree).toBe(false)
  await bo.presence('available')
  await ok(post(mei, contactId, 'transfer', toAgent(bo)))
})

test('a warm transfer: a colleague is consulted while the customer stays, then owns the contact', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId, visitor } = await serving(mei)
  const bo = await agent({ queues: [secondId] })
  const place = await ok(
    post(mei, contactId, 'consult', { to: { kind: 'queue', queueId: secondId }, note: '请看额度' }),
  )
  expect(place).toMatchObject({ ownerId: mei.personId, consult: { as: 'consultant', byAgentId: mei.personId } })
  expect(await refusalOf(post(mei, contactId, 'consult', { to: { kind: 'queue', queueId: secondId } }))).toMatchObject({
    refusal: 'consult-open',
  })
  expect(await refusalOf(post(mei, contactId, 'consult/completion'))).toMatchObject({ refusal: 'no-consult' })
  const offer = await bo.rings()
  expect(offer).toMatchObject({ kind: 'consult', contactId, note: '请看额度' })
  expect(await ok(bo.accept(offer.offerId))).toMatchObject({ kind: 'consult', epoch: null })
  expect(await contact(contactId)).toMatchObject({ ownerId: mei.personId, epoch: 1 })
  expect((await bo.desk()).usedPoints).toBe(1)
  expect(await says(bo, visitor.conversationId, '只给同事')).toMatchObject({ ok: false })
  await ok(post(mei, contactId, 'consult/completion'))
  expect(await contact(contactId)).toMatchObject({ ownerId: bo.personId, epoch: 2 })
  expect(await mei.desk()).toMatchObject({ usedPoints: 0, consults: [] })
  expect(await bo.desk()).toMatchObject({ usedPoints: 1, holdings: [{ kind: 'contact', contactId, epoch: 2 }] })
  await app.settled()
  const transfers = (await readLogAbout(app.platform.db, contactId)).filter(contactTransferred.is)
  expect(transfers.map(({ data }) => data.mode)).toEqual(['warm'])
})

test('an expert seat joins the conversation with the customer, and leaves it again', async () => {
  await freshQueues()
  const expertId = (await queueAt(admin, { topic: 'expert', isExpert: true, channel: 'expert' })).queueId
  const mei = await agent()
  const { contactId, visitor } = await serving(mei)
  const bo = await agent({ queues: [expertId] })
  await ok(post(mei, contactId, 'consult', { to: { kind: 'queue', queueId: expertId }, as: 'expert' }))
  await ok(bo.accept((await bo.rings()).offerId))
  expect(await says(bo, visitor.conversationId, '我是专家')).toMatchObject({ ok: true })
  await ok(post(bo, contactId, 'consult/end'))
  expect((await bo.desk()).usedPoints).toBe(0)
  expect(await says(bo, visitor.conversationId, '还在吗')).toMatchObject({ ok: false })
  expect(await contact(contactId)).toMatchObject({ ownerId: mei.personId, epoch: 1 })
})

test('a consult of one colleague who declines is over, and the asker sees it', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await serving(mei)
  const bo = await agent()
  await ok(post(mei, contactId, 'consult', { to: { kind: 'agent', agentId: bo.personId } }))
  const offer = await bo.rings()
  expect((await mei.desk()).consults).toMatchObject([{ state: 'ringing', agentName: `Person ${bo.agentNo}` }])
  await ok(bo.api(`/api/routing/offers/${offer.offerId}/refusal`, { method: 'POST', body: {} }))
  expect((await mei.desk()).consults).toEqual([])
  expect((await bo.desk()).usedPoints).toBe(0)
})

test('the end of the contact ends its consult', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await serving(mei)
  const bo = await agent({ queues: [secondId] })
  await ok(post(mei, contactId, 'consult', { to: { kind: 'queue', queueId: secondId } }))
  await ok(bo.accept((await bo.rings()).offerId))
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  await until(async () => (await bo.desk()).usedPoints === 0)
})

test('a supervisor takes a contact over from an agent of their units, once, within their capacity', async () => {
  await freshQueues()
  const team = await createUnit(app.platform, { name: 'team one' })
  const mei = await agent({ unit: team })
  const { contactId, visitor } = await serving(mei)
  const stranger = await signedInAs(app, {
    roles: ['supervisor'],
    unit: await createUnit(app.platform, { name: 'team two' }),
  })
  expect(await refusalOf(post(stranger, contactId, 'take-over', { reason: '投诉' }))).toMatchObject({ status: 404 })
  const chief = await signedInAs(app, { roles: ['supervisor'], unit: team })
  expect(await ok(post(chief, contactId, 'take-over', { reason: '投诉升级' }))).toEqual({ epoch: 2 })
  expect(await contact(contactId)).toMatchObject({ ownerId: chief.personId, epoch: 2 })
  expect((await mei.desk()).usedPoints).toBe(0)
  expect(await says(mei, visitor.conversationId, '我来说')).toMatchObject({ ok: false })
  expect(await refusalOf(post(chief, contactId, 'take-over', { reason: 'again' }))).toMatchObject({
    refusal: 'own-contact',
  })
  const own = { capacity: { points: 1, channels: { web: { cost: 1, most: 1 } } } }
  await ok(admin.api(`/api/routing/agents/${chief.personId}/capacity`, { method: 'PUT', body: own }))
  const next = await serving(mei)
  expect(await refusalOf(post(chief, next.contactId, 'take-over', { reason: 'too much' }))).toEqual({
    status: 409,
    refusal: 'at-capacity',
  })
})

test('a supervisor takes a waiting contact out of the line, also while it rings', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await customerAsks(app)
  const offer = await mei.rings()
  const chief = await signedInAs(app, { roles: ['supervisor'] })
  await ok(post(chief, contactId, 'take-over', { reason: '熟客' }))
  expect(await refusalOf(mei.accept(offer.offerId))).toMatchObject({ status: 409 })
  expect(await mei.desk()).toMatchObject({ offers: [], usedPoints: 0 })
})

test('the desk of whoever asked is told at once when a consult rings, is declined, and is joined', async () => {
  await freshQueues()
  const mei = await agent()
  const { contactId } = await serving(mei)
  mei.socket.send({ t: 'open', topic: `offers:${mei.personId}` })
  const isTold = (state: string, name: string | null) =>
    mei.socket.until((frame) => {
      if (frame.t !== 'view') return false
      const [consult] = (frame.state as DeskShape).consults
      return consult?.state === state && consult.agentName === name
    })
  const [bo, chen] = [await agent({ queues: [secondId] }), await agent({ queues: [secondId], available: false })]
  await ok(post(mei, contactId, 'consult', { to: { kind: 'queue', queueId: secondId } }))
  await isTold('ringing', `Person ${bo.agentNo}`)
  await ok(bo.api(`/api/routing/offers/${(await bo.rings()).offerId}/refusal`, { method: 'POST', body: {} }))
  await isTold('waiting', null)
  await chen.presence('available')
  await ok(chen.accept((await chen.rings()).offerId))
  await isTold('joined', `Person ${chen.agentNo}`)
})
