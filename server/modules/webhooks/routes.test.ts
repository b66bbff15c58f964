import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { factKind, type RecordedFact } from '#libs/facts/event.ts'
import type { deliveryList, EndpointView } from '#modules/webhooks/contract.ts'
import { putInLine } from '#modules/webhooks/deliver.ts'
import { postJson } from '#modules/webhooks/post-json.ts'
import type { Tx } from '#platform/database/database.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const happened = factKind('test.happened', 1, z.object({ n: z.number() }))
const cause = { kind: 'system', id: 'test' } as const

describe('webhooks', () => {
  let app: TestApplication
  let admin: SignedInPerson
  let sink: Server
  let sinkUrl: string
  let answerWith: (request: { path: string; n: number }) => number
  let received: { path: string; headers: Record<string, string>; body: string }[] = []

  beforeAll(async () => {
    app = await startTestApplication({ env: { WEBHOOK_HOSTS: '127.0.0.1' } })
    admin = await signedInAs(app, { roles: ['administrator'] })
    sink = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
        const { n = 0 } = (JSON.parse(body) as { data: { n?: number } }).data
        const status = answerWith({ path: request.url ?? '', n })
        response.writeHead(status, status === 302 ? { location: `${sinkUrl}/inside` } : {}).end()
      })
    })
    await new Promise<void>((up) => sink.listen(0, '127.0.0.1', up))
    sinkUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await app.stop()
    sink.closeAllConnections()
    await new Promise((closed) => sink.close(closed))
  })
  beforeEach(() => {
    received = []
    answerWith = () => 204
  })

  async function addEndpoint(path: string, types = ['test.*']): Promise<{ endpointId: string; secret: string }> {
    const response = await admin.api('/api/webhooks', { method: 'POST', body: { url: sinkUrl + path, types } })
    await app.settled()
    return (await response.json()) as { endpointId: string; secret: string }
  }
  const announce = async (...ns: number[]) => {
    for (const n of ns)
      await app.platform.db.transaction((tx) =>
        app.platform.log.announce(tx, cause, [happened.of('thing', Date.now(), { n })]),
      )
  }
  const numbers = (path: string) =>
    received.filter((one) => one.path === path).map((one) => (JSON.parse(one.body) as { data: { n: number } }).data.n)
  const endpointOf = async (endpointId: string) =>
    ((await (await admin.api('/api/webhooks')).json()) as { endpoints: EndpointView[] }).endpoints.find(
      (one) => one.endpointId === endpointId,
    )
  const listed = async (endpointId: string, query = '') =>
    (await (await admin.api(`/api/webhooks/${endpointId}/deliveries${query}`)).json()) as z.infer<typeof deliveryList>
  const remove = (endpointId: string) => admin.api(`/api/webhooks/${endpointId}`, { method: 'DELETE' })

  it('arrive in order, signed so that the reference library accepts them', async () => {
    const { endpointId, secret } = await addEndpoint('/ordered')
    await announce(1, 2, 3, 4, 5)
    await expect.poll(() => numbers('/ordered'), { timeout: 15_000 }).toEqual([1, 2, 3, 4, 5])
    for (const one of received)
      expect(new Webhook(secret).verify(one.body, one.headers)).toMatchObject({ type: 'test.happened' })
    await remove(endpointId)
  })

  it('are tried again under the same id, and nothing overtakes the one that waits', async () => {
    const { endpointId } = await addEndpoint('/flaky')
    let failures = 0
    answerWith = () => (failures++ === 0 ? 500 : 200)
    await announce(1, 2)
    await expect.poll(() => numbers('/flaky'), { timeout: 20_000 }).toEqual([1, 1, 2])
    expect(received[0]?.headers['webhook-id']).toBe(received[1]?.headers['webhook-id'])
    await remove(endpointId)
  })

  it('stop at 410, are listed as dead, and can be replayed one by one or as a span', async () => {
    const { endpointId } = await addEndpoint('/gone')
    answerWith = () => 410
    await announce(7)
    await expect.poll(() => endpointOf(endpointId), { timeout: 15_000 }).toMatchObject({ isActive: false, dead: 1 })
    const [dead] = (await listed(endpointId, '?state=dead')).deliveries
    answerWith = () => 200
    await admin.api(`/api/webhooks/${endpointId}`, {
      method: 'PUT',
      body: { url: `${sinkUrl}/gone`, types: ['test.*'], isActive: true },
    })
    expect(
      (await admin.api(`/api/webhooks/${endpointId}/deliveries/${dead?.deliveryId}/replay`, { method: 'POST' })).status,
    ).toBe(200)
    await expect.poll(() => numbers('/gone'), { timeout: 15_000 }).toEqual([7, 7])
    const replay = await admin.api(`/api/webhooks/${endpointId}/replay`, {
      method: 'POST',
      body: { fromPosition: dead?.position, toPosition: dead?.position },
    })
    expect(await replay.json()).toEqual({ replayed: 1 })
    await expect.poll(() => numbers('/gone'), { timeout: 15_000 }).toEqual([7, 7, 7])
    await remove(endpointId)
  })

  it('wait while a person has paused the endpoint, and go out in order once it goes on', async () => {
    const { endpointId } = await addEndpoint('/paused')
    const set = (isActive: boolean) =>
      admin.api(`/api/webhooks/${endpointId}`, {
        method: 'PUT',
        body: { url: `${sinkUrl}/paused`, types: ['test.*'], isActive },
      })
    expect((await set(false)).status).toBe(200)
    await announce(1, 2)
    await app.settled()
    expect(await endpointOf(endpointId)).toMatchObject({ isActive: false, stoppedReason: null, waiting: 2 })
    expect(numbers('/paused')).toEqual([])
    await set(true)
    await expect.poll(() => numbers('/paused'), { timeout: 15_000 }).toEqual([1, 2])
    await remove(endpointId)
  })

  it('tell of every try with its answer, and when the next one is due', async () => {
    const { endpointId } = await addEndpoint('/tries')
    let failures = 0
    answerWith = () => (failures++ === 0 ? 503 : 200)
    await announce(1)
    await expect.poll(() => endpointOf(endpointId), { timeout: 15_000 }).toMatchObject({ waiting: 1 })
    await expect
      .poll(async () => (await endpointOf(endpointId))?.nextTryAt, { timeout: 15_000 })
      .toBeGreaterThan(Date.now())
    await expect.poll(() => numbers('/tries'), { timeout: 20_000 }).toEqual([1, 1])
    await expect.poll(() => endpointOf(endpointId), { timeout: 15_000 }).toMatchObject({ waiting: 0, nextTryAt: null })
    const { deliveries } = await listed(endpointId)
    const path = `/api/webhooks/${endpointId}/deliveries/${deliveries[0]?.deliveryId}`
    expect(await (await admin.api(path)).json()).toMatchObject({
      state: 'delivered',
      attempts: 2,
      payload: { type: 'test.happened', data: { n: 1 } },
      tries: [
        { status: 503, error: 'answered 503' },
        { status: 200, error: null },
      ],
    })
    await remove(endpointId)
  })

  it('are listed newest first, page by page', async () => {
    const { endpointId } = await addEndpoint('/pages')
    await announce(1, 2, 3)
    await expect.poll(() => numbers('/pages'), { timeout: 15_000 }).toEqual([1, 2, 3])
    const first = await listed(endpointId, '?limit=2')
    const second = await listed(endpointId, `?limit=2&before=${first.next}`)
    const all = [...first.deliveries, ...second.deliveries]
    const born = all.map(({ createdAt }) => createdAt)
    expect(born).toEqual(born.toSorted((a, b) => b - a))
    expect(new Set(all.map(({ position }) => position)).size).toBe(3)
    expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([2, 1, null])
    expect((await admin.api(`/api/webhooks/${endpointId}/deliveries?before=x`)).status).toBe(400)
    await remove(endpointId)
  })

  it('that were given up are all replayed at once; a fact that is in line already is not put there twice', async () => {
    const { endpointId } = await addEndpoint('/given-up')
    await announce(1, 2)
    await expect.poll(() => numbers('/given-up'), { timeout: 15_000 }).toEqual([1, 2])
    await app.platform.db.pool.query(`update webhooks.delivery set state = 'dead' where endpoint_id = $1`, [endpointId])
    const pause = { url: `${sinkUrl}/given-up`, types: ['test.*'], isActive: false }
    await admin.api(`/api/webhooks/${endpointId}`, { method: 'PUT', body: pause })
    const { deliveries } = await listed(endpointId, '?state=dead')
    const [newest] = deliveries
    const again = { fromPosition: newest?.position, toPosition: newest?.position }
    await admin.api(`/api/webhooks/${endpointId}/replay`, { method: 'POST', body: again })
    const one = `/api/webhooks/${endpointId}/deliveries/${newest?.deliveryId}/replay`
    expect(await (await admin.api(one, { method: 'POST' })).json()).toMatchObject({ refusal: 'already-waiting' })
    const all = await admin.api(`/api/webhooks/${endpointId}/dead-letters/replay`, { method: 'POST' })
    expect(await all.json()).toEqual({ replayed: 1 })
    await admin.api(`/api/webhooks/${endpointId}`, { method: 'PUT', body: { ...pause, isActive: true } })
    await expect.poll(() => numbers('/given-up'), { timeout: 15_000 }).toEqual([1, 2, 1, 2])
    await remove(endpointId)
  })

  it('are replayed forwards: a span that ends before it begins is refused', async () => {
    const { endpointId } = await addEndpoint('/backwards')
    const replay = (fromPosition: number, toPosition: number) =>
      admin.api(`/api/webhooks/${endpointId}/replay`, { method: 'POST', body: { fromPosition, toPosition } })
    expect((await replay(201, 1)).status).toBe(400)
    expect((await replay(1, 1)).status).toBe(200)
    await remove(endpointId)
  })

  it('put in line while their endpoint is removed go with it', async () => {
    const { endpointId } = await addEndpoint('/going')
    const enqueue = (tx: Tx, position: number) =>
      putInLine(app.platform, tx, endpointId, {
        ...happened.of('thing', Date.now(), { n: position }),
        id: crypto.randomUUID(),
        position,
        cause,
      } satisfies RecordedFact)
    let removed: Promise<Response> | undefined
    // Removing has to wait for what stands in line and is not committed yet.
    await app.platform.db.transaction(async (tx) => {
      await enqueue(tx, 1_000_001)
      removed = remove(endpointId)
      await expect.poll(waitsForLock, { timeout: 15_000 }).toBe(true)
    })
    expect((await removed)?.status).toBe(200)
    await app.platform.db.transaction((tx) => enqueue(tx, 1_000_002))
    const { rowCount } = await app.platform.db.pool.query('select from webhooks.delivery where endpoint_id = $1', [
      endpointId,
    ])
    expect(rowCount).toBe(0)
  })

  async function waitsForLock(): Promise<boolean> {
    const { rowCount } = await app.platform.db.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rowCount !== 0
  }

  it('answer a test message at once with what the receiver said, and keep nothing of it', async () => {
    const { endpointId, secret } = await addEndpoint('/test')
    const test = async (id: string) => {
      const response = await admin.api(`/api/webhooks/${id}/tests`, { method: 'POST' })
      return { status: response.status, body: await response.json() }
    }
    expect(await test(endpointId)).toMatchObject({ status: 200, body: { status: 204, error: null } })
    const [sent] = received
    expect(new Webhook(secret).verify(sent?.body ?? '', sent?.headers ?? {})).toMatchObject({ type: 'webhooks.test' })
    answerWith = () => 500
    expect(await test(endpointId)).toMatchObject({ body: { status: 500, error: 'answered 500' } })
    expect(await endpointOf(endpointId)).toMatchObject({ waiting: 0, dead: 0 })
    await remove(endpointId)
    expect((await test(endpointId)).status).toBe(404)
  })

  it('are signed with the former secret too for a day after it was changed', async () => {
    const { endpointId, secret: former } = await addEndpoint('/rotated')
    const rotated = await admin.api(`/api/webhooks/${endpointId}/secret`, { method: 'POST' })
    const { secret } = (await rotated.json()) as { secret: string }
    const isSignedWith = async (one: string) => {
      received = []
      await admin.api(`/api/webhooks/${endpointId}/tests`, { method: 'POST' })
      const [sent] = received
      try {
        return Boolean(new Webhook(one).verify(sent?.body ?? '', sent?.headers ?? {}))
      } catch {
        return false
      }
    }
    expect([await isSignedWith(former), await isSignedWith(secret)]).toEqual([true, true])
    await app.platform.db.pool.query('update webhooks.endpoint set former_secret_until = now() where id = $1', [
      endpointId,
    ])
    expect([await isSignedWith(former), await isSignedWith(secret)]).toEqual([false, true])
    await remove(endpointId)
  })

  it('go nowhere without encryption but to hosts named in the settings', async () => {
    const inTheClear = await postJson(new URL('http://192.88.99.1/in'), '{}', {}, ['127.0.0.1'])
    expect(inTheClear).toEqual({ status: null, error: expect.stringContaining('use https') })
  })

  it('follow no redirect, and reach no inner address that is not allowed', async () => {
    const { endpointId } = await addEndpoint('/moved')
    answerWith = ({ path }) => (path === '/moved' ? 302 : 200)
    await announce(9)
    const inner = await admin.api('/api/webhooks', {
      method: 'POST',
      body: { url: sinkUrl.replace('127.0.0.1', 'localhost'), types: ['test.*'] },
    })
    const { endpointId: innerId } = (await inner.json()) as { endpointId: string }
    await app.settled()
    await announce(10)
    const lastError = async (id: string) =>
      (
        (await (await admin.api(`/api/webhooks/${id}/deliveries`)).json()) as {
          deliveries: { lastError: string | null }[]
        }
      ).deliveries.at(-1)?.lastError
    await expect.poll(() => lastError(endpointId), { timeout: 15_000 }).toBe('answered 302')
    await expect.poll(() => lastError(innerId), { timeout: 15_000 }).toEqual(expect.stringContaining('WEBHOOK_HOSTS'))
    expect(received.every((one) => one.path === '/moved')).toBe(true)
    await remove(endpointId)
    await remove(innerId)
  })

  it('belong to administrators, and their secrets are kept sealed', async () => {
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect((await agent.api('/api/webhooks')).status).toBe(403)
    const { endpointId, secret } = await addEndpoint('/secret')
    const stored = await app.platform.db.pool.query('select * from webhooks.endpoint where id = $1', [endpointId])
    expect(JSON.stringify(stored.rows)).not.toContain(secret.slice(6))
    expect(JSON.stringify(await (await admin.api('/api/webhooks')).json())).not.toContain(secret.slice(6))
    for (const body of [
      {},
      { url: 'ftp://x.example', types: ['*'] },
      { url: 'https://name:word@x.example', types: ['*'] },
      { url: sinkUrl, types: ['drop table'] },
      { url: sinkUrl, types: [] },
    ]) {
      expect((await admin.api('/api/webhooks', { method: 'POST', body })).status).toBe(400)
    }
    await remove(endpointId)
  })
})
