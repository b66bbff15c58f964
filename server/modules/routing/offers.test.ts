import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ContactState } from '#modules/conversations/questions.ts'
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
import { ensureSkills, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const clock = settableClock(Date.parse('2026-11-23T02:00:00Z'))
let app: FloorApplication
let admin: SignedInPerson
let queueId: string
let agents: Desk[] = []

beforeAll(async () => {
  app = await startFloor({ clock })
  admin = await signedInAs(app, { roles: ['administrator'] })
  await ensureSkills(app.platform, ['cards', 'loans'])
})
afterAll(() => app.stop())
/** Each test has a queue of its own, so what one leaves behind reaches no other. */
const freshQueue = async (settings: Parameters<typeof queueAt>[1] = {}) => {
  queueId = (await queueAt(admin, settings)).queueId
}
const agent = async (person: Parameters<typeof agentAt>[1] = {}): Promise<Desk> => {
  const desk = await agentAt(app, { queues: [queueId], ...person }, admin)
  agents.push(desk)
  return desk
}
afterEach(() => {
  for (const desk of agents) desk.vanish()
  agents = []
})
const single = { points: 1, channels: { web: { cost: 1, most: 1 } } }
/** Longer than any wrap-up, which then finishes by itself. */
const WRAP_UP_MS = 120_000
const contact = (contactId: string): Promise<ContactState | undefined> =>
  app.platform.db.transaction((tx) => app.conversations.lockContact(tx, contactId))
const end = (desk: Desk, contactId: string) => ok(desk.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
/** Nothing rings here although everything that was to be done has been done. */
const staysQuiet = async (desk: Desk) => {
  await app.settled()
  await sleep(50)
  expect((await desk.desk()).offers).toEqual([])
}

test('a contact rings at the free agent, who accepts and owns it', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId } = await customerAsks(app)
  const offer = await mei.rings()
  expect(offer).toMatchObject({ kind: 'contact', contactId, queueId, lane: 'ordinary', isPreferred: false })
  expect(offer.expiresAt - offer.madeAt).toBe(20_000)
  const accepted = await ok(mei.accept(offer.offerId))
  expect(accepted).toMatchObject({ kind: 'contact', contactId, epoch: 1 })
  expect(await ok(mei.accept(offer.offerId))).toEqual(accepted)
  expect(await contact(contactId)).toMatchObject({ ownerId: mei.personId, epoch: 1 })
  expect(await mei.desk()).toMatchObject({
    presence: 'busy',
    usedPoints: 1,
    offers: [],
    holdings: [{ contactId, phase: 'talk', epoch: 1 }],
  })
})

test('an agent who becomes free is offered whoever waits, by the change alone', async () => {
  await freshQueue()
  const { contactId } = await customerAsks(app)
  await app.settled()
  const mei = await agent()
  expect((await mei.rings()).contactId).toBe(contactId)
})

test('a declined offer rings at the next agent and not again at the one who declined', async () => {
  await freshQueue()
  const mei = await agent()
  await customerAsks(app)
  const first = await mei.rings()
  await ok(mei.api(`/api/routing/offers/${first.offerId}/refusal`, { method: 'POST', body: { reason: 'wrong-skill' } }))
  await staysQuiet(mei)
  const bo = await agent()
  expect((await bo.rings()).contactId).toBe(first.contactId)
})

test('an offer that rings out goes to another; the second in a row ends in a break that only the agent ends', async () => {
  await freshQueue()
  const mei = await agent()
  await customerAsks(app)
  await mei.rings()
  clock.advance(20_000)
  await until(async () => (await mei.desk()).offers.length === 0)
  expect((await mei.desk()).presence).toBe('available')
  await customerAsks(app)
  await mei.rings()
  clock.advance(20_000)
  await until(async () => (await mei.desk()).presence === 'break')
  expect(await mei.desk()).toMatchObject({ presenceReason: 'missed-offers', offers: [], usedPoints: 0 })
  clock.advance(60_000)
  await mei.presence('available')
  expect(await mei.rings()).toBeDefined()
})

test('an offer of someone else does not exist, and one that has ended says so', async () => {
  await freshQueue()
  const mei = await agent()
  const bo = await agent({ queues: [] })
  const { visitor } = await customerAsks(app)
  const offer = await mei.rings()
  expect(await refusalOf(bo.accept(offer.offerId))).toEqual({ status: 404, refusal: 'offer-not-found' })
  await app.platform.db.transaction(async (tx) => {
    const open = await app.conversations.openContactOf(tx, visitor.conversationId)
    const leaving = { contactId: open!.contactId, reason: 'abandoned' as const, at: clock.now() }
    await app.conversations.end(tx, visitor.cause, leaving)
  })
  await until(async () => (await mei.desk()).offers.length === 0)
  expect(await refusalOf(mei.accept(offer.offerId))).toEqual({ status: 409, refusal: 'offer-ended' })
  expect(await mei.desk()).toMatchObject({ presence: 'available', usedPoints: 0 })
})

test('a customer who left this very moment is not handed over', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId, visitor } = await customerAsks(app)
  const offer = await mei.rings()
  const [accepted] = await Promise.all([
    mei.accept(offer.offerId),
    app.platform.db.transaction((tx) =>
      app.conversations.end(tx, visitor.cause, { contactId, reason: 'abandoned', at: clock.now() }),
    ),
  ])
  const owner = (await contact(contactId))?.ownerId ?? null
  expect(accepted.status).toBe(owner === null ? 409 : 200)
  await until(async () => (await mei.desk()).presence !== 'busy')
})

test('nobody is given more than their capacity, and the next rings the moment a place is free', async () => {
  await freshQueue()
  const mei = await agent()
  const asked = [await customerAsks(app), await customerAsks(app), await customerAsks(app), await customerAsks(app)]
  const taken: string[] = []
  for (let n = 0; n < 3; n++) {
    const offer = await mei.rings()
    await ok(mei.accept(offer.offerId))
    taken.push(offer.contactId)
  }
  const waiting = asked.filter((each) => !taken.includes(each.contactId))
  expect(waiting).toHaveLength(1)
  await staysQuiet(mei)
  await end(mei, taken[0]!)
  await until(async () => (await mei.desk()).holdings.some((holding) => holding.phase === 'wrap-up'))
  await staysQuiet(mei)
  clock.advance(WRAP_UP_MS)
  expect((await mei.rings()).contactId).toBe(waiting[0]!.contactId)
})

test('a break chosen during a contact begins with its end, and nothing rings before', async () => {
  await freshQueue()
  const mei = await agent()
  await customerAsks(app)
  const offer = await mei.rings()
  await ok(mei.accept(offer.offerId))
  expect(await mei.presence('meal')).toMatchObject({ presence: 'busy', nextPresence: 'meal' })
  await customerAsks(app)
  await staysQuiet(mei)
  await end(mei, offer.contactId)
  await until(async () => (await mei.desk()).presence === 'wrap-up')
  clock.advance(WRAP_UP_MS)
  await until(async () => (await mei.desk()).presence === 'meal')
  expect((await mei.desk()).nextPresence).toBeNull()
})

test('going away takes back what rings, and it rings elsewhere', async () => {
  await freshQueue()
  const mei = await agent()
  const { contactId } = await customerAsks(app)
  await mei.rings()
  const bo = await agent()
  expect(await mei.presence('break')).toMatchObject({ presence: 'break', offers: [] })
  expect((await bo.rings()).contactId).toBe(contactId)
})

test('requirements relax as the wait grows', async () => {
  const skills = (minLevel: number) => ({ skills: [{ skill: 'cards', minLevel }], furtherQueueIds: [] })
  await freshQueue({ requirements: skills(4), relaxations: [{ afterSeconds: 60, requirements: skills(3) }] })
  const mei = await agent({ skills: { cards: 3 } })
  const { contactId } = await customerAsks(app)
  await staysQuiet(mei)
  clock.advance(59_000)
  await sleep(1_100)
  await staysQuiet(mei)
  clock.advance(1_000)
  expect((await mei.rings()).contactId).toBe(contactId)
})

test('an expired or withdrawn skill is no longer given to', async () => {
  const requirements = { skills: [{ skill: 'loans', minLevel: 3 }], furtherQueueIds: [] }
  await freshQueue({ requirements })
  const mei = await agent({ skills: { loans: { level: 4, expiresOn: '2026-11-22' } } })
  await customerAsks(app)
  await staysQuiet(mei)
  const bo = await agent({ skills: { loans: 4 } })
  expect(await bo.rings()).toBeDefined()
})

test('a pressing lane goes first, by its head start and no more', async () => {
  await freshQueue()
  const first = await customerAsks(app)
  clock.advance(121_000)
  const second = await customerAsks(app)
  clock.advance(1_000)
  const fraud = await customerAsks(app, { lane: 'fraud' })
  await app.settled()
  const mei = await agent({ available: false })
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: { capacity: single } }))
  await mei.presence('available')
  const order: string[] = []
  for (let n = 0; n < 3; n++) {
    const offer = await mei.rings()
    order.push(offer.contactId)
    await ok(mei.api(`/api/routing/offers/${offer.offerId}/refusal`, { method: 'POST', body: {} }))
  }
  expect(order).toEqual([first, fraud, second].map((each) => each.contactId))
})

test('whoever served the customer last goes first, and others once the window is over', async () => {
  await freshQueue({ preferSeconds: 20 })
  const mei = await agent()
  const { contactId, visitor } = await customerAsks(app)
  await ok(mei.accept((await mei.rings()).offerId))
  const bo = await agent()
  await end(mei, contactId)
  clock.advance(WRAP_UP_MS)
  await until(async () => (await mei.desk()).presence === 'available')
  const again = await customerAsks(app, { visitor })
  expect(await mei.rings()).toMatchObject({ contactId: again.contactId, isPreferred: true })
  await ok(mei.accept((await mei.rings()).offerId))
  await end(mei, again.contactId)
  // Mei is now full, so the customer waits for her as long as the window lasts, although Bo is free.
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: { capacity: single } }))
  const third = await customerAsks(app, { visitor })
  await staysQuiet(bo)
  clock.advance(20_000)
  expect((await bo.rings()).contactId).toBe(third.contactId)
})

test('in a queue that accepts by itself, ringing and taking is one step', async () => {
  await freshQueue({ autoAccept: true })
  const mei = await agent()
  const { contactId } = await customerAsks(app)
  await until(async () => (await mei.desk()).holdings.some((holding) => holding.contactId === contactId))
  expect((await contact(contactId))?.ownerId).toBe(mei.personId)
})
