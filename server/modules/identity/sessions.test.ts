import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLOSE } from '#platform/realtime/frames.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { formsOf } from '../../../tests/support/forms-of-a-secret.ts'
import { callApi, createPerson, type SignedInPerson, signedInAs, signIn } from '../../../tests/support/people.ts'
import { openedSocket, openSocket } from '../../../tests/support/sockets.ts'

let app: TestApplication
let other: Awaited<ReturnType<TestApplication['secondNode']>>
let administrator: SignedInPerson
beforeAll(async () => {
  app = await startTestApplication()
  other = await app.secondNode()
  administrator = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const bearer = (person: { readonly token: string }) => ({ authorization: `Bearer ${person.token}` })
const statusAt = async (url: string, person: { readonly token: string }): Promise<number> =>
  (await callApi(url, '/api/me', { headers: bearer(person) })).status
const sessionsOf = async (person: SignedInPerson) =>
  ((await (await person.api('/api/sessions')).json()) as { sessions: { sessionId: string; isThisOne: boolean }[] })
    .sessions
const PATIENCE = { timeout: 20_000 }

describe('the end of a session is felt everywhere', () => {
  type Person = Awaited<ReturnType<typeof signedInAs>>
  const ends: [string, (person: Person) => Promise<Response>][] = [
    ['signing out', (person) => person.api('/api/sign-out', { method: 'POST' })],
    [
      'an administrator ending all sessions',
      ({ personId }) => administrator.api(`/api/people/${personId}/sessions`, { method: 'DELETE' }),
    ],
    [
      'an administrator disabling the person',
      ({ personId }) => administrator.api(`/api/people/${personId}`, { method: 'PATCH', body: { active: false } }),
    ],
    [
      'the person ending it from another session',
      async (person) => {
        const elsewhere = await signIn(other.url, person.agentNo, person.password)
        return elsewhere.api('/api/sessions', { method: 'DELETE' })
      },
    ],
    [
      'the person changing the password in another session',
      async (person) => {
        const elsewhere = await signIn(other.url, person.agentNo, person.password)
        const body = { current: person.password, next: 'entirely another phrase' }
        return elsewhere.api('/api/me/password', { method: 'PUT', body })
      },
    ],
    [
      'a one-time link setting another password',
      async ({ personId }) => {
        const made = await administrator.api(`/api/people/${personId}/password-link`, { method: 'POST' })
        const { token } = (await made.json()) as { token: string }
        const body = { token, password: 'entirely another phrase' }
        return callApi(app.url, '/api/set-password', { method: 'POST', body })
      },
    ],
  ]

  it.each(ends)('after %s, requests are refused and open sockets cut, on both nodes', async (_name, end) => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const sockets = await Promise.all([app.url, other.url].map((url) => openedSocket(url, bearer(person))))
    // Both nodes have just believed the session, so what they remember must be given up too.
    expect([await statusAt(app.url, person), await statusAt(other.url, person)]).toEqual([200, 200])
    const reply = await end(person)
    expect(reply.status).toBe(200)
    expect(await statusAt(new URL(reply.url).origin, person)).toBe(401)
    // No waiting for anything to grow old: once the fact is known at a node, the session is dead there.
    await Promise.all([app.settled(), other.settled()])
    expect([await statusAt(app.url, person), await statusAt(other.url, person)]).toEqual([401, 401])
    const closed = await Promise.all(sockets.map((socket) => socket.closed))
    expect(closed.map(({ code }) => code)).toEqual([CLOSE.sessionEnded, CLOSE.sessionEnded])
    expect(await openSocket(other.url, bearer(person))).toEqual({ refused: 401 })
  })

  it('a change of roles takes effect at once, and open sockets come back with the new rights', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const socket = await openedSocket(other.url, bearer(person))
    expect((await person.api('/api/people')).status).toBe(403)
    const path = `/api/people/${person.personId}/roles/supervisor/${person.unitId}`
    expect((await administrator.api(path, { method: 'PUT' })).status).toBe(200)
    expect((await person.api('/api/people')).status).toBe(200)
    expect((await socket.closed).code).toBe(CLOSE.rightsChanged)
    const atOther = () => callApi(other.url, '/api/people', { headers: bearer(person) })
    await other.settled()
    expect((await atOther()).status).toBe(200)
    expect((await administrator.api(path, { method: 'DELETE' })).status).toBe(200)
    expect((await person.api('/api/people')).status).toBe(403)
    await Promise.all([app.settled(), other.settled()])
    expect((await atOther()).status).toBe(403)
    expect(await statusAt(app.url, person)).toBe(200)
  })

  it('sessions removed behind the back of the house are noticed too', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const socket = await openedSocket(app.url, bearer(person))
    await app.platform.db.pool.query('delete from identity.session where person_id = $1', [person.personId])
    expect((await socket.closed).code).toBe(CLOSE.sessionEnded)
  })
})

describe('the list of sessions', () => {
  it('shows where one is signed in, and ends one of them', async () => {
    const here = await signedInAs(app, { roles: ['agent'] })
    const there = await signIn(app.url, here.agentNo, here.password)
    const sessions = await sessionsOf(here)
    expect(sessions).toHaveLength(2)
    const strange = sessions.find((session) => !session.isThisOne)!
    const ended = await here.api(`/api/sessions/${strange.sessionId}`, { method: 'DELETE' })
    expect(await ended.json()).toEqual({ ended: 1 })
    expect([await statusAt(app.url, here), await statusAt(app.url, there)]).toEqual([200, 401])
  })

  it("another person's session looks absent", async () => {
    const mine = await signedInAs(app, { roles: ['agent'] })
    const theirs = await signedInAs(app, { roles: ['agent'] })
    const [session] = await sessionsOf(theirs)
    expect((await mine.api(`/api/sessions/${session!.sessionId}`, { method: 'DELETE' })).status).toBe(404)
    expect(await statusAt(app.url, theirs)).toBe(200)
  })

  it('the eleventh sign-in ends the oldest session', async () => {
    const first = await signedInAs(app, { roles: ['agent'] })
    for (let n = 0; n < 9; n++) await signIn(app.url, first.agentNo, first.password)
    expect(await statusAt(app.url, first)).toBe(200)
    const last = await signIn(app.url, first.agentNo, first.password)
    expect(await statusAt(app.url, first)).toBe(401)
    expect(await sessionsOf(last)).toHaveLength(10)
  })
})

describe('what is no session', () => {
  it.each([
    ['nothing', {}],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${'A'.repeat(43)}` }],
    ['an unknown token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['a token cut short', { authorization: 'Bearer AAAA' }],
    ['SQL', { authorization: "Bearer ' or true --" }],
    ['an unsigned JWT', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' }],
    ['a cookie of another name', { cookie: `session=${'A'.repeat(43)}` }],
    ['an unknown cookie', { cookie: `yinuo_session=${'A'.repeat(43)}` }],
  ] as [string, Record<string, string>][])('%s is refused, on routes and sockets', async (_name, headers) => {
    expect((await callApi(app.url, '/api/me', { headers })).status).toBe(401)
    expect(await openSocket(app.url, headers)).toEqual({ refused: 401 })
  })

  it('a wrong bearer token is not made good by a right cookie', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const headers = { cookie: person.cookie, authorization: `Bearer ${'A'.repeat(43)}` }
    expect((await callApi(app.url, '/api/me', { headers })).status).toBe(401)
  })

  it('a page of another site opens no socket with it', async () => {
    const { cookie } = await signedInAs(app, { roles: ['agent'] })
    for (const origin of ['https://evil.example', 'null', `${app.url}.evil.example`]) {
      expect(await openSocket(app.url, { cookie, origin })).toEqual({ refused: 403 })
    }
    const own = await openedSocket(app.url, { cookie, origin: app.url })
    own.close()
  })

  it('a token in the address is not looked at', async () => {
    const { token } = await signedInAs(app, { roles: ['agent'] })
    expect((await callApi(app.url, `/api/me?token=${token}&access_token=${token}`)).status).toBe(401)
  })

  it('the database holds no token that could be used', async () => {
    const { token, personId } = await signedInAs(app, { roles: ['agent'] })
    const { rows } = await app.platform.db.pool.query<{ row: string }>(
      'select s::text as row from identity.session s where person_id = $1',
      [personId],
    )
    for (const form of formsOf(token)) expect(rows[0]!.row).not.toContain(form)
  })
})

describe('time ends sessions', () => {
  const MINUTE_MS = 60_000
  it('one that is not used ends after half an hour, one in use after twelve, to the instant', async () => {
    const clock = settableClock(Date.UTC(2026, 10, 23, 1))
    const timed = await startTestApplication({ clock })
    const { agentNo, password } = await createPerson(timed.platform, { roles: ['agent'] })
    const startedAt = clock.now()
    const idle = await signIn(timed.url, agentNo, password)
    const used = await signIn(timed.url, agentNo, password)
    clock.advance(30 * MINUTE_MS - 1)
    expect(await statusAt(timed.url, used)).toBe(200)
    clock.advance(1)
    expect([await statusAt(timed.url, idle), await statusAt(timed.url, used)]).toEqual([401, 200])
    while (clock.now() < startedAt + 12 * 60 * MINUTE_MS - 25 * MINUTE_MS) {
      clock.advance(25 * MINUTE_MS)
      expect(await statusAt(timed.url, used)).toBe(200)
    }
    clock.set(startedAt + 12 * 60 * MINUTE_MS - 1)
    expect(await statusAt(timed.url, used)).toBe(200)
    clock.advance(1)
    expect(await statusAt(timed.url, used)).toBe(401)
    await expect
      .poll(async () => {
        const { rows } = await timed.platform.db.pool.query(
          "select count(*)::int n from platform.log where type = 'identity.session-ended' and data->>'reason' = 'expired'",
        )
        return rows[0].n
      }, PATIENCE)
      .toBe(2)
    await timed.stop()
  })

  it('a socket in use keeps its session; one that is merely open loses it and is cut', async () => {
    const clock = settableClock(Date.UTC(2026, 10, 23, 1))
    const timed = await startTestApplication({ clock })
    const { agentNo, password, personId } = await createPerson(timed.platform, { roles: ['agent'] })
    const busy = await signIn(timed.url, agentNo, password)
    const still = await signIn(timed.url, agentNo, password)
    const busySocket = await openedSocket(timed.url, bearer(busy))
    const stillSocket = await openedSocket(timed.url, bearer(still))
    clock.advance(20 * MINUTE_MS)
    busySocket.send({ t: 'do', id: '1', name: 'no-such-command', body: null })
    stillSocket.send({ t: 'ping' })
    await seenIsWritten(timed, personId, clock.now())
    clock.advance(10 * MINUTE_MS)
    expect((await stillSocket.closed).code).toBe(CLOSE.sessionEnded)
    expect(await statusAt(timed.url, busy)).toBe(200)
    busySocket.close()
    await timed.stop()
  })

  it('use is written at most once a minute', async () => {
    const clock = settableClock(Date.UTC(2026, 10, 23, 1))
    const timed = await startTestApplication({ clock })
    const person = await signedInAs(timed, { roles: ['agent'] })
    await person.api('/api/me')
    const seenAt = async () => {
      const { rows } = await timed.platform.db.pool.query('select seen_at from identity.session where person_id = $1', [
        person.personId,
      ])
      return rows[0].seen_at as number
    }
    const before = await seenAt()
    clock.advance(MINUTE_MS - 1)
    for (let n = 0; n < 5; n++) await person.api('/api/me')
    expect(await seenAt()).toBe(before)
    clock.advance(1)
    await person.api('/api/me')
    await expect.poll(seenAt, PATIENCE).toBe(clock.now())
    await timed.stop()
  })
})

async function seenIsWritten(timed: TestApplication, personId: string, now: number): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await timed.platform.db.pool.query(
        'select max(seen_at) seen from identity.session where person_id = $1',
        [personId],
      )
      return rows[0].seen
    }, PATIENCE)
    .toBe(now)
}
