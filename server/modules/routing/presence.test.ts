import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { presenceChanged } from '#modules/routing/events.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { settableClock } from '../../../tests/support/application.ts'
import { openStaffSocket } from '../../../tests/support/contacts.ts'
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
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const GRACE_MS = 15_000
const clock = settableClock(Date.parse('2026-11-23T02:00:00Z'))
let app: FloorApplication
let admin: SignedInPerson
let queueId: string

beforeAll(async () => {
  app = await startFloor({ clock })
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const freshQueue = async () => {
  queueId = (await queueAt(admin)).queueId
}
const agent = (person: Parameters<typeof agentAt>[1] = {}): Promise<Desk> =>
  agentAt(app, { queues: [queueId], ...person }, admin)
const serving = async (desk: Desk) => {
  const asked = await customerAsks(app)
  await ok(desk.accept((await desk.rings()).offerId))
  return asked
}
const isUnreachable = async (desk: Desk) => {
  const { rows } = await app.platform.db.pool.query('select unreachable_since from routing.agent where id = $1', [
    desk.personId,
  ])
  return rows[0]!.unreachable_since !== null
}
const linksOf = async (desk: Desk) =>
  (await app.platform.db.pool.query('select from routing.link where agent_id = $1', [desk.personId])).rowCount
const contact = (contactId: string) => app.platform.db.transaction((tx) => app.conversations.lockContact(tx, contactId))

test('an agent whose link is cut loses the contact after the grace, with its original wait, to the next who is free', async () => {
  await freshQueue()
  const mei = await agent()
  const askedAt = clock.now()
  const { contactId } = await serving(mei)
  mei.vanish()
  await until(() => isUnreachable(mei))
  clock.advance(GRACE_MS - 1_000)
  await sleep(1_100)
  expect((await contact(contactId))?.ownerId).toBe(mei.personId)
  clock.advance(1_000)
  await until(async () => (await contact(contactId))?.ownerId === null)
  expect(await mei.desk()).toMatchObject({ presence: 'offline', presenceReason: 'vanished', usedPoints: 0 })
  const bo = await agent()
  expect(await bo.rings()).toMatchObject({ contactId, waitingSinceAt: askedAt })
  expect(await ok(bo.accept((await bo.rings()).offerId))).toMatchObject({ epoch: 3 })
})

test('the words of an agent who lost the contact are refused', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId, visitor } = await serving(mei)
  mei.vanish()
  await until(() => isUnreachable(mei))
  clock.advance(GRACE_MS)
  await until(async () => (await contact(contactId))?.ownerId === null)
  const late = await app.conversations.post({
    conversationId: visitor.conversationId,
    clientId: 'written-while-away',
    author: { kind: 'agent', id: mei.personId },
    audience: 'everyone',
    body: { kind: 'text', text: '还在吗' },
  })
  expect(late).toMatchObject({ ok: false })
})

test('a page that reloads keeps its contact, and nothing new rings while it is away', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId } = await serving(mei)
  mei.vanish()
  await until(() => isUnreachable(mei))
  const other = await customerAsks(app)
  await app.settled()
  expect((await mei.desk()).offers).toEqual([])
  mei.socket = await openStaffSocket(app.url, mei.cookie)
  expect((await mei.rings()).contactId).toBe(other.contactId)
  clock.advance(GRACE_MS)
  await sleep(1_100)
  expect((await contact(contactId))?.ownerId).toBe(mei.personId)
})

test('who comes back in time gets the contact back before anyone else', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId } = await serving(mei)
  mei.vanish()
  await until(() => isUnreachable(mei))
  clock.advance(GRACE_MS)
  await until(async () => (await mei.desk()).presence === 'offline')
  const bo = await agent({ available: false })
  mei.socket = await openStaffSocket(app.url, mei.cookie)
  await until(async () => (await linksOf(mei)) === 1)
  await Promise.all([bo.presence('break'), mei.presence('available')])
  expect(await mei.rings()).toMatchObject({ contactId, isPreferred: true })
})

test('available without any socket is given the grace to open one, and work meanwhile', async () => {
  await freshQueue()
  const mei = await agent({ available: false })
  mei.vanish()
  await until(async () => (await linksOf(mei)) === 0)
  await mei.presence('available')
  await customerAsks(app)
  expect(await mei.rings()).toBeDefined()
  clock.advance(GRACE_MS)
  await until(async () => (await mei.desk()).presence === 'offline')
  expect(await mei.desk()).toMatchObject({ offers: [], usedPoints: 0, presenceReason: 'vanished' })
})

test('who signs out is gone at once, and the contacts with them', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId } = await serving(mei)
  await ok(mei.api('/api/sign-out', { method: 'POST' }))
  await until(async () => (await contact(contactId))?.ownerId === null)
  await app.settled()
  const [last] = (await readLogAbout(app.platform.db, mei.personId)).filter(presenceChanged.is).toReversed()
  expect(last?.data).toMatchObject({ to: 'offline', reason: 'signed-out' })
})

test('with a server process go the sockets that were open on it', async () => {
  await freshQueue()
  const node = await app.anotherNode()
  const mei = await agentAt({ url: node.url, platform: app.platform }, { queues: [queueId] }, admin)
  const { contactId } = await serving(mei)
  await node.stop()
  await until(() => isUnreachable(mei))
  clock.advance(GRACE_MS)
  await until(async () => (await contact(contactId))?.ownerId === null)
})

test('every span of presence is announced with how long it lasted', async () => {
  await freshQueue()
  const mei = await agent()
  clock.advance(5_000)
  await mei.presence('break')
  clock.advance(60_000)
  await mei.presence('available')
  clock.advance(3_000)
  await serving(mei)
  await app.settled()
  const spans = (await readLogAbout(app.platform.db, mei.personId)).filter(presenceChanged.is)
  expect(spans.map(({ data }) => [data.from, data.to, data.lastedMs, data.reason])).toEqual([
    ['offline', 'available', expect.any(Number), 'chosen'],
    ['available', 'break', 5_000, 'chosen'],
    ['break', 'available', 60_000, 'chosen'],
    ['available', 'busy', 3_000, 'automatic'],
  ])
})

test('a supervisor sends an agent of their units offline, and the contacts go back at once; of others not', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId } = await serving(mei)
  const chief = await signedInAs(app, { roles: ['supervisor'], unit: mei.unitId })
  const body = { presence: 'offline', reason: '身体不适' }
  const sent = await ok(chief.api(`/api/routing/agents/${mei.personId}/presence`, { method: 'PUT', body }))
  expect(sent).toMatchObject({ presence: 'offline', presenceReason: 'by-supervisor', usedPoints: 0 })
  expect((await contact(contactId))?.ownerId).toBeNull()
  expect(await refusalOf(mei.api(`/api/routing/agents/${mei.personId}/presence`, { method: 'PUT', body }))).toEqual({
    status: 403,
    refusal: 'not-permitted',
  })
})

test('the desk and its commands live on the socket', async () => {
  await freshQueue()
  const mei = await agent({ available: false })
  mei.socket.send({ t: 'open', topic: `offers:${mei.personId}` })
  await mei.socket.until((frame) => frame.t === 'view')
  expect(await mei.socket.command('set-presence', { presence: 'available' })).toMatchObject({
    body: { presence: 'available' },
  })
  const { contactId } = await customerAsks(app)
  const view = await mei.socket.until(
    (frame) => frame.t === 'view' && (frame.state as { offers: unknown[] }).offers.length === 1,
  )
  const [offer] = (view as unknown as { state: { offers: { offerId: string }[] } }).state.offers
  expect(await mei.socket.command('accept-offer', { offerId: offer!.offerId })).toMatchObject({ body: { contactId } })
  expect(await mei.socket.command('accept-offer', { offerId: 'nonsense' })).toEqual({ refusal: 'malformed-input' })
  expect(await mei.socket.command('set-presence', { presence: 'asleep' })).toEqual({ refusal: 'malformed-input' })
  const bo = await agent({ available: false })
  mei.socket.send({ t: 'open', topic: `offers:${bo.personId}` })
  expect(await mei.socket.until((frame) => frame.t === 'refused' && frame.topic !== undefined)).toMatchObject({
    problem: { refusal: 'unknown-topic' },
  })
})
