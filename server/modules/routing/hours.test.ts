import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { promiseMade } from '#modules/promises/events.ts'
import type { CallbackShape } from '#modules/routing/callback-contract.ts'
import { contactOverflowed } from '#modules/routing/events.ts'
import type { Tx } from '#platform/database/database.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  names,
  ok,
  queueAt,
  refusalOf,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const MINUTE = 60_000
/** Monday, an hour before opening. */
const BEFORE_OPENING = Date.parse('2026-11-23T08:00:00+08:00')
const OPENING = BEFORE_OPENING + 60 * MINUTE
const clock = settableClock(BEFORE_OPENING)
let app: FloorApplication
let admin: SignedInPerson
let count = 0

beforeAll(async () => {
  app = await startFloor({ clock, env: { SESSION_IDLE_MINUTES: '1440', SESSION_HOURS: '168' } })
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const day = (from: string, to: string) => [{ from, to }]
const writeCalendar = (key: string, version: number, hours: ReturnType<typeof day>) =>
  ok(
    admin.api(`/api/calendars/${key}`, {
      method: 'PUT',
      body: {
        name: names(key),
        version,
        data: { zone: 'Asia/Shanghai', weekly: { monday: hours, tuesday: hours, wednesday: hours } },
      },
    }),
  )
/** A queue of its own hours, nine to five, and the clock an hour before. */
const closedQueue = async (settings: Parameters<typeof queueAt>[1] = {}) => {
  clock.set(BEFORE_OPENING)
  count += 1
  const calendarKey = `nine-to-five-${count}`
  await writeCalendar(calendarKey, 0, day('09:00', '17:00'))
  return { ...(await queueAt(admin, { calendarKey, ...settings })), calendarKey }
}
const agent = (queueId: string): Promise<Desk> => agentAt(app, { queues: [queueId] }, admin)
const contact = (contactId: string) => app.platform.db.transaction((tx) => app.conversations.lockContact(tx, contactId))
const waitOf = (contactId: string) => app.routing.waitOf(app.platform.db, contactId, clock.now())
const isKnown = (contactId: string) => until(async () => (await waitOf(contactId)) !== undefined)
const choose = (contactId: string, choice: { kind: 'callback'; phone: string } | { kind: 'message' }) =>
  app.platform.db.transaction((tx) => app.routing.chooseInstead(tx, contactId, { ...choice, at: clock.now() }))
const callbacksOf = async (desk: SignedInPerson, query = '') =>
  (await ok<{ callbacks: CallbackShape[] }>(desk.api(`/api/routing/callbacks${query}`))).callbacks
const post = (desk: SignedInPerson, id: string, path: string, body?: unknown) =>
  desk.api(`/api/routing/callbacks/${id}/${path}`, { method: 'POST', ...(body === undefined ? {} : { body }) })
const promiseOf = async (kind: string, aboutKind: string, id: string) =>
  (
    await app.platform.db.pool.query<{ state: string; due_at: number }>(
      'select state, due_at from promises.promise where kind = $1 and about_kind = $2 and about_id = $3 order by made_at desc',
      [kind, aboutKind, id],
    )
  ).rows[0]

test('who asks a closed queue is told so and may choose otherwise; the clock of the first response stands still', async () => {
  const { queueId } = await closedQueue()
  const mei = await agent(queueId)
  const { contactId, visitor } = await customerAsks(app)
  await isKnown(contactId)
  expect(await waitOf(contactId)).toMatchObject({ queueId, isOpen: false, alternatives: ['callback', 'message'] })
  await until(async () => (await promiseOf('first-response', 'contact', contactId))?.state === 'paused')
  const thread = await app.conversations.customerThread(app.platform.db, visitor.conversationId, 0, 50)
  expect(JSON.stringify(thread)).toContain('queue-closed')
  expect((await mei.desk()).offers).toEqual([])
})

test('who stays is in line at the instant of opening', async () => {
  const { queueId } = await closedQueue()
  const mei = await agent(queueId)
  const { contactId } = await customerAsks(app)
  await isKnown(contactId)
  clock.set(OPENING)
  expect(await mei.rings()).toMatchObject({ contactId, waitingSinceAt: BEFORE_OPENING })
  expect((await promiseOf('first-response', 'contact', contactId))?.state).not.toBe('paused')
})

test('new hours hold at once for those who wait for the opening', async () => {
  const { queueId, calendarKey } = await closedQueue()
  const mei = await agent(queueId)
  const { contactId } = await customerAsks(app)
  await isKnown(contactId)
  await writeCalendar(calendarKey, 1, day('07:00', '17:00'))
  expect((await mei.rings()).contactId).toBe(contactId)
})

test('a callback asked for at night is promised in opening time, rings at opening, and its contact has everything', async () => {
  const { queueId } = await closedQueue()
  const { contactId, visitor } = await customerAsks(app)
  await isKnown(contactId)
  expect(await choose(contactId, { kind: 'callback', phone: 'call me' })).toMatchObject({ refusal: 'phone-not-valid' })
  expect(await choose(contactId, { kind: 'callback', phone: '138 1234 5678' })).toMatchObject({ ok: true })
  expect(await choose(contactId, { kind: 'message' })).toMatchObject({ refusal: 'not-waiting' })
  expect((await contact(contactId))?.endedAt).not.toBeNull()
  await app.settled()
  const [overflowed] = (await readLogAbout(app.platform.db, contactId)).filter(contactOverflowed.is)
  expect(overflowed?.data).toMatchObject({ to: 'callback', reason: 'closed' })

  clock.set(OPENING)
  const mei = await agent(queueId)
  const offer = await mei.rings()
  expect(offer).toMatchObject({ kind: 'callback', contactId })
  const [listed] = await callbacksOf(mei)
  expect(listed).toMatchObject({
    callbackId: offer.callbackId,
    state: 'ringing',
    maskedPhone: '138****5678',
    dueAt: OPENING + 120 * MINUTE,
  })
  const taken = await ok<{ contactId: string; callbackId: string }>(mei.accept(offer.offerId))
  expect(await contact(taken.contactId)).toMatchObject({ ownerId: mei.personId, channel: 'callback' })
  expect(await mei.desk()).toMatchObject({ presence: 'busy', usedPoints: 2 })
  const reveal = { purpose: '回拨' }
  expect(await ok(post(mei, taken.callbackId, 'reveals', reveal))).toEqual({ phone: '13812345678' })
  await app.settled()
  const { customerId } = visitor
  const onRecord = (await readLogAbout(app.platform.db, customerId)).map((fact) => fact.data)
  expect(onRecord).toContainEqual({ personId: mei.personId, subject: customerId, field: 'callback-phone', ...reveal })
  expect(await ok(post(mei, taken.callbackId, 'outcome', { outcome: 'reached', note: '已解决' }))).toMatchObject({
    state: 'done',
    outcome: 'reached',
    agentName: `Person ${mei.agentNo}`,
  })
  expect((await promiseOf('callback', 'callback', taken.callbackId))?.state).toBe('kept')
  await ok(mei.api(`/api/contacts/${taken.contactId}/end`, { method: 'POST' }))
  clock.advance(2 * MINUTE)
  await until(async () => (await mei.desk()).usedPoints === 0)
})

test('nobody reached is tried again half an hour later; another time is a new promise; the number needs the callback in hand', async () => {
  const { queueId } = await closedQueue()
  clock.set(OPENING)
  const { contactId } = await customerAsks(app)
  await isKnown(contactId)
  await choose(contactId, { kind: 'callback', phone: '+8613812345678' })
  const mei = await agentAt(app, { queues: [queueId], available: false }, admin)
  const [listed] = await callbacksOf(mei)
  const id = listed!.callbackId
  const isTrying = async (desk: SignedInPerson) => (await callbacksOf(desk))[0]
  expect(await refusalOf(post(mei, id, 'reveals', { purpose: 'curious' }))).toMatchObject({
    refusal: 'not-in-your-hands',
  })
  const taken = await ok<{ contactId: string }>(post(mei, id, 'taking'))
  expect(await refusalOf(post(mei, id, 'taking'))).toMatchObject({ refusal: 'callback-taken' })
  expect(await refusalOf(post(mei, id, 'outcome', { outcome: 'answered' }))).toMatchObject({
    refusal: 'outcome-not-fitting',
  })
  await ok(post(mei, id, 'outcome', { outcome: 'not-reached' }))
  expect(await isTrying(mei)).toMatchObject({ state: 'scheduled', attempts: 1, notBeforeAt: OPENING + 30 * MINUTE })
  clock.advance(MINUTE)
  const at = OPENING + 5 * 60 * MINUTE
  expect(await refusalOf(post(mei, id, 'schedule', { at: at + 5 * 60 * MINUTE, reason: '客户要求' }))).toMatchObject({
    refusal: 'outside-hours',
  })
  expect(await ok(post(mei, id, 'schedule', { at, reason: '客户要求' }))).toMatchObject({
    state: 'scheduled',
    notBeforeAt: at,
    dueAt: at + 30 * MINUTE,
  })
  expect((await promiseOf('callback', 'callback', id))?.state).toBe('running')
  await app.settled()
  expect((await readLogAbout(app.platform.db, id)).filter(promiseMade.is).at(-1)?.cause).toEqual({
    kind: 'person',
    id: mei.personId,
    purpose: '客户要求',
  })
  await ok(mei.api(`/api/contacts/${taken.contactId}/end`, { method: 'POST' }))
  clock.set(at)
  await mei.presence('available')
  expect(await mei.rings()).toMatchObject({ kind: 'callback', callbackId: id })
})

test('a message left at night is answered in a contact of its own at opening', async () => {
  const { queueId } = await closedQueue()
  const { contactId, visitor } = await customerAsks(app)
  await visitor.say('我的卡丢了')
  await isKnown(contactId)
  expect(await choose(contactId, { kind: 'message' })).toMatchObject({ ok: true })
  clock.set(OPENING)
  const mei = await agent(queueId)
  const offer = await mei.rings()
  expect(offer).toMatchObject({ kind: 'message' })
  const taken = await ok<{ contactId: string; callbackId: string }>(mei.accept(offer.offerId))
  const reply = await app.conversations.post({
    conversationId: visitor.conversationId,
    clientId: 'answer-at-opening',
    author: { kind: 'agent', id: mei.personId },
    audience: 'everyone',
    body: { kind: 'text', text: '已为您挂失' },
  })
  expect(reply.ok).toBe(true)
  expect(await ok(post(mei, taken.callbackId, 'outcome', { outcome: 'answered' }))).toMatchObject({ state: 'done' })
})

test('a callback whose agent vanishes goes back into line', async () => {
  const { queueId } = await closedQueue()
  clock.set(OPENING)
  const { contactId } = await customerAsks(app)
  await isKnown(contactId)
  await choose(contactId, { kind: 'callback', phone: '13812345678' })
  const mei = await agent(queueId)
  const taken = await ok<{ contactId: string; callbackId: string }>(mei.accept((await mei.rings()).offerId))
  const chief = await signedInAs(app, { roles: ['supervisor'] })
  const body = { presence: 'offline', reason: 'ill' }
  await ok(chief.api(`/api/routing/agents/${mei.personId}/presence`, { method: 'PUT', body }))
  expect((await contact(taken.contactId))?.endedAt).not.toBeNull()
  const bo = await agent(queueId)
  expect(await bo.rings()).toMatchObject({ kind: 'callback', callbackId: taken.callbackId })
})

test('work that waits too long overflows to the next queue once, with its wait', async () => {
  clock.set(OPENING)
  const second = await queueAt(admin, { topic: 'overflow-target' })
  const first = await queueAt(admin, { overflow: { afterSeconds: 60, toQueueId: second.queueId } })
  const askedAt = clock.now()
  const { contactId } = await customerAsks(app)
  await isKnown(contactId)
  const bo = await agent(second.queueId)
  await sleep(50)
  expect((await bo.desk()).offers).toEqual([])
  clock.advance(60_000)
  expect(await bo.rings()).toMatchObject({ contactId, queueId: second.queueId, waitingSinceAt: askedAt })
  await app.settled()
  const [overflowed] = (await readLogAbout(app.platform.db, contactId)).filter(contactOverflowed.is)
  expect(overflowed?.data).toMatchObject({
    queueId: first.queueId,
    to: 'queue',
    toQueueId: second.queueId,
    reason: 'too-long',
  })
})

test('the place in line counts who goes first, and the estimate comes from how long contacts take', async () => {
  clock.set(OPENING)
  const queue = await queueAt(admin, { offerInsteadAfterSeconds: 30 })
  const mei = await agent(queue.queueId)
  const own = { capacity: { points: 1, channels: { web: { cost: 1, most: 1 } } } }
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: own }))
  const served = await customerAsks(app)
  await ok(mei.accept((await mei.rings()).offerId))
  const first = await customerAsks(app)
  await isKnown(first.contactId)
  expect(await waitOf(first.contactId)).toMatchObject({ position: 1, estimatedSeconds: null, alternatives: [] })
  clock.advance(100_000)
  await ok(mei.api(`/api/contacts/${served.contactId}/end`, { method: 'POST' }))
  await until(async () => (await mei.desk()).presence === 'wrap-up')
  clock.advance(120_000)
  await ok(mei.accept((await mei.rings()).offerId))
  const second = await customerAsks(app)
  const third = await customerAsks(app)
  const urgent = await customerAsks(app, { lane: 'fraud' })
  for (const each of [second, third, urgent]) await isKnown(each.contactId)
  expect((await waitOf(urgent.contactId))?.position).toBe(1)
  // How fast the queue is served is remembered for a second.
  const wait = await until(async () => {
    const told = await waitOf(third.contactId)
    return told?.estimatedSeconds ? told : undefined
  })
  expect([2, 3]).toContain(wait?.position)
  // One agent, one at a time, 100 s of talk and 60 s of wrap-up each: so many contacts end before this one's turn.
  expect(wait?.estimatedSeconds).toBe(160 * (wait?.position ?? 0))
  expect(wait?.alternatives).toEqual(['callback', 'message'])
})

test('a queue that is eased offers the alternatives sooner and tells of the peak, until its time or until it is ended', async () => {
  clock.set(OPENING)
  const { queueId } = await queueAt(admin, { offerInsteadAfterSeconds: 3600 })
  const { contactId } = await customerAsks(app)
  await isKnown(contactId)
  clock.advance(90_000)
  expect(await waitOf(contactId)).toMatchObject({ alternatives: [], busyUntilAt: null })
  const untilAt = clock.now() + 30 * MINUTE
  const by = { kind: 'system', id: 'test' } as const
  const inOne = <T>(work: (tx: Tx) => Promise<T>) => app.platform.db.transaction(work)
  await inOne((tx) => app.routing.easeQueue(tx, by, { kind: 'callback', queueId, afterSeconds: 60, untilAt }))
  await inOne((tx) => app.routing.easeQueue(tx, by, { kind: 'announcement', queueId, untilAt }))
  expect(await waitOf(contactId)).toMatchObject({ alternatives: ['callback', 'message'], busyUntilAt: untilAt })
  await inOne((tx) => app.routing.endRelief(tx, by, { queueId, kind: 'announcement' }))
  expect(await waitOf(contactId)).toMatchObject({ alternatives: ['callback', 'message'], busyUntilAt: null })
  clock.set(untilAt)
  expect(await waitOf(contactId)).toMatchObject({ alternatives: [] })

  const without = await queueAt(admin, { offersCallback: false })
  const wish = { kind: 'callback', queueId: without.queueId, afterSeconds: 60, untilAt: untilAt + MINUTE } as const
  expect(await inOne((tx) => app.routing.easeQueue(tx, by, wish))).toMatchObject({ refusal: 'no-callback-there' })
})
