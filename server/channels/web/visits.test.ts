import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settableClock } from '../../../tests/support/application.ts'
import { askForVisit, BANK_PAGE, beginVisit, createEntrance, openChatSocket } from '../../../tests/support/chat.ts'
import { type FloorApplication, refusalOf, startFloor } from '../../../tests/support/floor.ts'
import { callApi, signedInAs } from '../../../tests/support/people.ts'

const clock = settableClock(Date.parse('2026-11-23T02:00:00Z'))
const HOUR_MS = 3_600_000
let app: FloorApplication
beforeAll(async () => {
  app = await startFloor({ clock })
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await createEntrance(admin, 'cards', { allowedOrigins: ['https://cards.bank.example'] })
  await createEntrance(admin, 'closed', { isActive: false })
})
afterAll(() => app.stop())

describe('a visit', () => {
  it('gives a conversation, and what the widget shows before a word is said', async () => {
    const visit = await beginVisit(app.url)
    expect(visit).toMatchObject({ isKnown: false, expiresAt: clock.now() + 24 * HOUR_MS })
    expect(visit.settings).toMatchObject({ channel: 'main', answerWithinSeconds: 30, textMostLength: 4_000 })
    expect(await (await visit.api('/chat/contact')).json()).toMatchObject({ phase: 'none', contactId: null })
    expect(await (await visit.api('/chat/messages')).json()).toEqual({ messages: [], last: 0, hasEarlier: false })
  })

  it('the same device comes back to the same conversation; another does not', async () => {
    const first = await beginVisit(app.url)
    const back = await beginVisit(app.url, { deviceToken: first.deviceToken })
    expect(back.conversationId).toBe(first.conversationId)
    expect(back.deviceToken).toBe(first.deviceToken)
    expect(back.visitToken).not.toBe(first.visitToken)
    expect((await beginVisit(app.url)).conversationId).not.toBe(first.conversationId)
  })

  it('a device token this house never gave names nobody, and neither does one of another entrance', async () => {
    const made = await beginVisit(app.url, { deviceToken: 'guess-me' })
    const guessed = await beginVisit(app.url, { deviceToken: 'guess-me' })
    expect(made.deviceToken).not.toBe('guess-me')
    expect(guessed.conversationId).not.toBe(made.conversationId)
    const elsewhere = await beginVisit(app.url, { channel: 'cards', deviceToken: made.deviceToken })
    expect(elsewhere.conversationId).not.toBe(made.conversationId)
  })

  it('is over 24 hours later to the millisecond, for routes and sockets alike', async () => {
    const visit = await beginVisit(app.url)
    const socket = await visit.socket()
    clock.advance(24 * HOUR_MS - 1)
    expect((await visit.api('/chat/contact')).status).toBe(200)
    clock.advance(1)
    expect(await refusalOf(visit.api('/chat/contact'))).toEqual({ status: 401, refusal: 'visit-ended' })
    expect(await socket.closed).toBe(4401)
    await expect(visit.socket()).rejects.toThrow('401')
  })

  it('that is ended stops counting at once, on both nodes', async () => {
    const other = await app.anotherNode()
    const visit = await beginVisit(app.url)
    const sockets = [await visit.socket(), await visit.socket(other.url)]
    expect((await visit.api('/chat/visits/end', { method: 'POST' })).status).toBe(200)
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401])
    expect((await visit.api('/chat/contact')).status).toBe(401)
    expect((await visit.api('/chat/visits/end', { method: 'POST' })).status).toBe(401)
  })

  it('of an entrance that is closed stops counting too', async () => {
    const someone = await signedInAs(app, { roles: ['administrator'] })
    await createEntrance(someone, 'brief')
    const visit = await beginVisit(app.url, { channel: 'brief' })
    const socket = await visit.socket()
    await createEntrance(someone, 'brief', { isActive: false, version: 1 })
    expect((await visit.api('/chat/contact')).status).toBe(401)
    expect(await socket.closed).toBe(4401)
  })

  it('is refused without an entrance, and with anything in it that should not be there', async () => {
    const refused = async (request: object) => (await askForVisit(app.url, { ...request })).status
    expect(await refused({ channel: 'nowhere' })).toBe(404)
    expect(await refused({ channel: 'closed' })).toBe(404)
    expect(await refused({ channel: '../main' })).toBe(400)
    expect(await refused({ language: 'fr' })).toBe(400)
    expect(await refused({ customerNo: 'C100001' })).toBe(400)
    expect(await refused({ deviceToken: 'x'.repeat(101) })).toBe(400)
    expect(await refused({ identityToken: 'x'.repeat(4_001) })).toBe(400)
    expect(await refused({ identityToken: 'x'.repeat(300_000) })).toBe(413)
  })

  it.each(['', 'Bearer', 'Bearer ', 'Bearer wrong', 'Basic abc', 'Bearer ../../etc'])(
    'no route of it opens to the authorization %j',
    async (authorization) => {
      const routes = [
        ['GET', '/chat/contact'],
        ['GET', '/chat/messages'],
        ['GET', `/chat/files/${crypto.randomUUID()}`],
        ['POST', '/chat/messages', { clientId: 'abcdefgh', body: { kind: 'text', text: 'x' } }],
        ['POST', '/chat/visits/end'],
        ['POST', '/chat/files'],
      ] as const
      for (const [method, path, body] of routes) {
        const answer = await callApi(app.url, path, { method, headers: { authorization }, ...(body ? { body } : {}) })
        expect(`${path} ${answer.status}`).toBe(`${path} 401`)
      }
    },
  )
})

describe('pages that may chat', () => {
  const preflight = (origin: string, path = '/chat/visits') =>
    callApi(app.url, path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    })

  it('are named by the entrance: their browsers get leave, others none', async () => {
    const allowed = await preflight(BANK_PAGE)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(BANK_PAGE)
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
    for (const origin of ['https://evil.example', `${BANK_PAGE}.evil.example`, 'http://www.bank.example', 'null']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
    }
    expect((await preflight(BANK_PAGE, '/api/people')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('of one entrance cannot use another, nor a visit of another', async () => {
    const cards = { origin: 'https://cards.bank.example' }
    const foreign = await askForVisit(app.url, { channel: 'main' }, cards)
    expect(await refusalOf(Promise.resolve(foreign))).toEqual({ status: 403, refusal: 'origin-not-allowed' })
    expect((await askForVisit(app.url, { channel: 'cards' }, cards)).status).toBe(200)
    const visit = await beginVisit(app.url)
    expect((await visit.api('/chat/contact', { headers: cards })).status).toBe(401)
    expect((await visit.api('/chat/contact', { headers: { origin: BANK_PAGE } })).status).toBe(200)
  })

  it('open the socket; pages of nobody and of another entrance do not', async () => {
    const visit = await beginVisit(app.url)
    const open = (origin: string) => openChatSocket(app.url, visit.visitToken, { origin })
    await expect(open('https://evil.example')).rejects.toThrow('403')
    await expect(open('https://cards.bank.example')).rejects.toThrow('401')
    for (const origin of [BANK_PAGE, app.url]) (await open(origin)).cut()
    await expect(openChatSocket(app.url, 'wrong', { origin: BANK_PAGE })).rejects.toThrow('401')
  })
})

describe('many visits', () => {
  it('from one address are slowed down, and told for how long', async () => {
    const small = await startFloor({ env: { VISITS_PER_MINUTE: '3' } })
    try {
      await createEntrance(await signedInAs(small, { roles: ['administrator'] }))
      for (let count = 0; count < 3; count++) await beginVisit(small.url)
      const answer = await askForVisit(small.url, {}, { origin: BANK_PAGE })
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after')
      expect(await answer.json()).toMatchObject({ refusal: 'too-many-requests' })
    } finally {
      await small.stop()
    }
  })
})

describe('forgetting', () => {
  it('claims go when they expire, visits after 30 days more, devices after half a year; conversations stay', async () => {
    const { deviceToken, conversationId } = await beginVisit(app.url)
    const count = async (table: string) => {
      const { rows } = await app.platform.db.pool.query<{ count: number }>(`select count(*)::int from web.${table}`)
      return rows[0]!.count
    }
    const forget = async (days: number) => {
      clock.advance(days * 24 * HOUR_MS)
      await expect.poll(async () => (await dueAt()) > clock.now(), { timeout: 10_000 }).toBe(true)
    }
    const dueAt = async () => {
      const { rows } = await app.platform.db.pool.query<{ due_at: number }>(
        `select due_at from platform.timer where kind = 'web.forget'`,
      )
      return rows[0]!.due_at
    }
    await forget(30)
    expect(await count('visit')).toBeGreaterThan(0)
    await forget(2)
    expect(await count('visit')).toBe(0)
    expect((await beginVisit(app.url, { deviceToken })).conversationId).toBe(conversationId)
    await forget(181)
    expect(await count('device')).toBe(0)
    const again = await beginVisit(app.url, { deviceToken })
    expect(again.conversationId).not.toBe(conversationId)
  })
})
