import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FloorShape, QueueShape, QueuesLiveShape } from '#modules/routing/contract.ts'
import { contactQueued } from '#modules/routing/events.ts'
import { DEFAULT_SETTINGS } from '#modules/routing/settings.ts'
import { newId } from '#platform/ids.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { openStaffSocket } from '../../../tests/support/contacts.ts'
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
import { createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const agent = (queueId: string, person: Parameters<typeof agentAt>[1] = {}): Promise<Desk> =>
  agentAt(app, { queues: [queueId], ...person }, admin)
const put = (person: SignedInPerson, path: string, body: unknown) =>
  person.api(`/api/routing/${path}`, { method: 'PUT', body })
const post = (person: SignedInPerson, path: string, body: unknown) =>
  person.api(`/api/routing/${path}`, { method: 'POST', body })

describe('the floor', () => {
  test('a supervisor sees the agents of their units and whoever waits for them, masked, and nobody else', async () => {
    const [team, elsewhere] = [
      await createUnit(app.platform, { name: 'A' }),
      await createUnit(app.platform, { name: 'B' }),
    ]
    const other = await queueAt(admin, { topic: 'elsewhere' })
    const queue = await queueAt(admin)
    const mei = await agent(queue.queueId, { unit: team })
    await mei.presence('break')
    const bo = await agent(other.queueId, { unit: elsewhere })
    await bo.presence('break')
    const { contactId } = await customerAsks(app)
    const hidden = await customerAsks(app, { topic: 'elsewhere' })
    const chief = await signedInAs(app, { roles: ['supervisor'], unit: team })
    const floor = await until(async () => {
      const seen = await ok<FloorShape>(chief.api('/api/routing/floor'))
      return seen.waiting.length > 0 && seen
    })
    expect(floor.waiting.map((row) => row.contactId)).toEqual([contactId])
    expect(floor.waitingCount).toBe(1)
    expect(floor.agents.map((row) => row.agentId)).toEqual([mei.personId])
    expect(floor.agents[0]).toMatchObject({ presence: 'break', isConnected: true, points: 4, usedPoints: 0 })
    const all = await until(async () => {
      const seen = await ok<FloorShape>(admin.api('/api/routing/floor'))
      return seen.waitingCount === 2 && seen
    })
    expect(all.waiting.map((row) => row.contactId)).toContain(hidden.contactId)
    expect(await refusalOf(mei.api('/api/routing/floor'))).toEqual({ status: 403, refusal: 'not-permitted' })
  })

  test('the live board counts who waits, is served, is there and is free', async () => {
    const queue = await queueAt(admin)
    const mei = await agent(queue.queueId)
    await ok(customerAsks(app).then(async () => mei.accept((await mei.rings()).offerId)))
    const bo = await agent(queue.queueId)
    await bo.presence('meal')
    const { queues } = await ok<QueuesLiveShape>(admin.api('/api/routing/queues/live'))
    expect(queues.find((each) => each.queueId === queue.queueId)).toMatchObject({
      isOpen: true,
      waiting: 0,
      inService: 1,
      staffed: 2,
      accepting: 1,
      free: 1,
    })
  })

  test('the board and the floor come live over the socket', async () => {
    const queue = await queueAt(admin)
    const socket = await openStaffSocket(app.url, admin.cookie)
    socket.send({ t: 'open', topic: 'queues' })
    socket.send({ t: 'open', topic: 'floor' })
    await customerAsks(app)
    const waits = (state: unknown) =>
      (state as QueuesLiveShape).queues?.some((each) => each.queueId === queue.queueId && each.waiting === 1)
    await socket.until((frame) => frame.t === 'view' && frame.topic === 'queues' && Boolean(waits(frame.state)))
    await socket.until(
      (frame) =>
        frame.t === 'view' &&
        frame.topic === 'floor' &&
        (frame.state as FloorShape).waiting.some((row) => row.queueId === queue.queueId),
    )
    socket.cut()
  })
})

describe('moving people and work', () => {
  test('agents in reach are moved to another queue, and its waiting customer rings at them', async () => {
    const team = await createUnit(app.platform, { name: 'C' })
    const from = await queueAt(admin, { topic: 'from' })
    const to = await queueAt(admin)
    const mei = await agent(from.queueId, { unit: team })
    const { contactId } = await customerAsks(app)
    const chief = await signedInAs(app, { roles: ['team-leader'], unit: team })
    const move = { agentIds: [mei.personId], fromQueueId: from.queueId, toQueueId: to.queueId, reason: '借调' }
    await ok(post(chief, 'moves', move))
    expect((await mei.desk()).queueIds).toEqual([to.queueId])
    expect((await mei.rings()).contactId).toBe(contactId)
    const stranger = await agent(from.queueId)
    const both = { ...move, agentIds: [mei.personId, stranger.personId] }
    expect(await refusalOf(post(chief, 'moves', both))).toEqual({ status: 404, refusal: 'agent-not-found' })
    expect((await stranger.desk()).queueIds).toEqual([from.queueId])
    expect(await ok(chief.api(`/api/routing/agents/${mei.personId}`))).toMatchObject({ queueIds: [to.queueId] })
    expect(await refusalOf(chief.api(`/api/routing/agents/${stranger.personId}`))).toMatchObject({ status: 404 })
    expect(await refusalOf(post(chief, 'moves', { ...move, toQueueId: newId() }))).toMatchObject({
      refusal: 'queue-unknown',
    })
    expect(await refusalOf(post(mei, 'moves', move))).toMatchObject({ status: 403 })
  })

  test('a waiting contact is put into another queue with its wait', async () => {
    const second = await queueAt(admin, { topic: 'second' })
    const first = await queueAt(admin)
    const { contactId } = await customerAsks(app)
    await until(() => app.routing.waitOf(app.platform.db, contactId, Date.now()))
    const place = await ok<{ waitingSinceAt: number }>(
      post(admin, `contacts/${contactId}/move`, { queueId: second.queueId, reason: '技能不符' }),
    )
    expect(place).toMatchObject({ state: 'waiting', queueId: second.queueId })
    await app.settled()
    expect((await readLogAbout(app.platform.db, contactId)).filter(contactQueued.is).at(-1)).toMatchObject({
      cause: { kind: 'person', purpose: '技能不符' },
      data: { reason: 'moved' },
    })
    const bo = await agent(first.queueId)
    const mei = await agent(second.queueId)
    expect(await mei.rings()).toMatchObject({ contactId, waitingSinceAt: place.waitingSinceAt })
    expect((await bo.desk()).offers).toEqual([])
    await ok(mei.accept((await mei.rings()).offerId))
    expect(
      await refusalOf(post(admin, `contacts/${contactId}/move`, { queueId: first.queueId, reason: 'x' })),
    ).toMatchObject({
      refusal: 'not-waiting',
    })
  })

  test('capacity lowered under a running load takes nothing away and lets nothing new in', async () => {
    const queue = await queueAt(admin)
    const mei = await agent(queue.queueId)
    for (let n = 0; n < 2; n++) {
      await customerAsks(app)
      await ok(mei.accept((await mei.rings()).offerId))
    }
    const one = { points: 1, channels: { web: { cost: 1, most: 1 } } }
    const desk = await ok<{ usedPoints: number }>(put(admin, `agents/${mei.personId}/capacity`, { capacity: one }))
    expect(desk).toMatchObject({ usedPoints: 2, capacity: one })
    const { contactId } = await customerAsks(app)
    await app.settled()
    expect((await mei.desk()).offers).toEqual([])
    await ok(put(admin, `agents/${mei.personId}/capacity`, { capacity: null }))
    expect((await mei.rings()).contactId).toBe(contactId)
  })
})

describe('settings', () => {
  test('what is wrong with a queue is said, and nothing is saved', async () => {
    const queue = await queueAt(admin)
    const { queueId, ...settings } = queue
    const wrong = (change: object) => refusalOf(put(admin, `queues/${queueId}`, { ...settings, ...change }))
    const step = { afterSeconds: 60, requirements: { skills: [], furtherQueueIds: [] } }
    const other = await queueAt(admin, { topic: 'other' })
    expect(await wrong({ code: other.code })).toEqual({ status: 409, refusal: 'code-taken' })
    expect(await wrong({ overflow: { afterSeconds: 60, toQueueId: queueId } })).toMatchObject({
      refusal: 'overflow-to-itself',
    })
    expect(await wrong({ overflow: { afterSeconds: 60, toQueueId: newId() } })).toMatchObject({
      refusal: 'queue-unknown',
    })
    expect(await wrong({ relaxations: [step, step] })).toMatchObject({ refusal: 'relaxations-not-ascending' })
    expect(await wrong({ calendarKey: 'no-such-hours' })).toMatchObject({ refusal: 'calendar-unknown' })
    expect(await wrong({ active: false })).toMatchObject({ refusal: 'queue-in-use' })
    expect(await wrong({ revision: 7 })).toMatchObject({ refusal: 'changed-meanwhile' })
    expect(await wrong({ targetShare: 80 })).toEqual({ status: 400, refusal: 'malformed-input' })
    expect(await wrong({ favourite: true })).toEqual({ status: 400, refusal: 'malformed-input' })
    expect(await ok(admin.api(`/api/routing/queues/${queueId}`))).toEqual(queue)
    const saved = await ok<QueueShape>(put(admin, `queues/${queueId}`, { ...settings, ringSeconds: 30 }))
    expect(saved).toEqual({ ...queue, ringSeconds: 30, revision: 2 })
  })

  test('topic * catches all and stays; a topic leads one way for each channel and language', async () => {
    const queue = await queueAt(admin)
    const route = { channel: '*', language: '*', queueId: queue.queueId }
    const topic = (code: string, change: object) =>
      refusalOf(put(admin, `topics/${code}`, { name: names(code), routes: [route], ...change }))
    expect(await topic('*', { active: false })).toMatchObject({ refusal: 'fallback-missing' })
    expect(await topic('*', { routes: [{ ...route, channel: 'web' }] })).toMatchObject({ refusal: 'fallback-missing' })
    expect(await topic('cards', { routes: [route, route] })).toMatchObject({ refusal: 'route-twice' })
    expect(await topic('cards', { routes: [{ ...route, queueId: newId() }] })).toMatchObject({
      refusal: 'queue-unknown',
    })
    expect(await refusalOf(admin.api('/api/routing/topics/*', { method: 'DELETE' }))).toMatchObject({
      refusal: 'topic-needed',
    })
    expect(await refusalOf(admin.api('/api/routing/topics/none', { method: 'DELETE' }))).toEqual({
      status: 404,
      refusal: 'topic-not-found',
    })
    await ok(put(admin, 'topics/cards', { name: names('cards'), routes: [route] }))
    const { topics } = await ok<{ topics: { code: string }[] }>(
      admin.api('/api/routing/topics/cards', { method: 'DELETE' }),
    )
    expect(topics.map((each) => each.code)).not.toContain('cards')
  })

  test('the house-wide rules are read, checked and kept; only who configures may change them', async () => {
    expect(await ok(admin.api('/api/routing/settings'))).toEqual(DEFAULT_SETTINGS)
    const order = { ...DEFAULT_SETTINGS, headStartSeconds: { vip: 90, vulnerable: 60, fraud: 120 } }
    expect(await refusalOf(put(admin, 'settings', order))).toEqual({ status: 409, refusal: 'head-starts-out-of-order' })
    const changed = { ...DEFAULT_SETTINGS, vanishGraceSeconds: 20 }
    expect(await ok(put(admin, 'settings', changed))).toEqual(changed)
    expect(await ok(admin.api('/api/routing/settings'))).toEqual(changed)
    const mei = await signedInAs(app, { roles: ['agent'] })
    for (const path of ['settings', `queues/${newId()}`, 'topics/cards'])
      expect((await put(mei, path, changed)).status).toBe(403)
  })

  test('queues, topics and their changes are in the log with who did it', async () => {
    const queue = await queueAt(admin)
    await app.settled()
    const { rows } = await app.platform.db.pool.query(
      "select cause from platform.log where type = 'routing.changed' and about = $1",
      [queue.queueId],
    )
    expect(rows[0]?.cause).toMatchObject({ kind: 'person' })
  })
})

test.each([
  ['PUT', 'desk/presence', { presence: 'asleep' }],
  ['PUT', 'desk/presence', {}],
  ['POST', 'offers/nonsense/acceptance', undefined],
  ['POST', `offers/${newId()}/refusal`, { reason: 'x'.repeat(1000) }],
  ['POST', `contacts/${newId()}/transfer`, { to: { kind: 'moon' }, reason: 'x' }],
  ['GET', 'callbacks?limit=100000', undefined],
])('malformed input to %s %s is refused with 400', async (method, path, body) => {
  const mei = await signedInAs(app, { roles: ['agent'] })
  const response = mei.api(`/api/routing/${path}`, { method, ...(body === undefined ? {} : { body }) })
  expect(await refusalOf(response)).toEqual({ status: 400, refusal: 'malformed-input' })
})
