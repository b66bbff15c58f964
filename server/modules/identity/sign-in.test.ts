import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { callApi, createPerson, signedInAs, signIn, type TestPerson } from '../../../tests/support/people.ts'
import { identityDeps } from './deps.ts'
import { accountKey } from './guard.ts'
import { signIn as signInUseCase } from './sign-in.ts'

const HALF_HOUR_MS = 30 * 60_000
const clock = settableClock(Date.UTC(2026, 10, 23, 1))
let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication({ clock, env: { TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(() => app.stop())

const trySignIn = (
  agentNo: string,
  password: string,
  options: { readonly cookie?: string; readonly address?: string; readonly url?: string } = {},
): Promise<Response> =>
  callApi(options.url ?? app.url, '/api/sign-in', {
    method: 'POST',
    body: { agentNo, password },
    headers: {
      ...(options.cookie ? { cookie: options.cookie } : {}),
      'x-forwarded-for': options.address ?? freshAddress(),
    },
  })
let addresses = 0
const freshAddress = (): string => {
  addresses += 1
  return `198.51.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`
}
const cookieIn = (reply: Response, name: string): string =>
  reply.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''
const agent = (): Promise<TestPerson> => createPerson(app.platform, { roles: ['agent'] })
const refusalOf = async (reply: Response): Promise<unknown> => {
  const { requestId: _, ...body } = (await reply.json()) as Record<string, unknown>
  return { status: reply.status, body }
}
const failTimes = async (count: number, agentNo: string, options: { cookie?: string } = {}): Promise<void> => {
  for (let n = 0; n < count; n++) expect((await trySignIn(agentNo, `wrong ${n}`, options)).status).toBe(401)
}

describe('signing in by password', () => {
  it('a person signs in, is known, and is unknown after signing out', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const me = await person.api('/api/me')
    expect(me.status).toBe(200)
    expect(await me.json()).toMatchObject({ agentNo: person.agentNo, roles: [{ role: 'agent' }], locale: 'zh-CN' })
    const bye = await person.api('/api/sign-out', { method: 'POST' })
    expect([bye.status, await bye.text()]).toEqual([200, 'null'])
    expect((await person.api('/api/me')).status).toBe(401)
  })

  it('a browser gets the session as a cookie that scripts and other sites cannot use, and no token', async () => {
    const { agentNo, password } = await agent()
    const reply = await trySignIn(agentNo, password)
    expect(await reply.json()).not.toHaveProperty('token')
    const [session = ''] = reply.headers.getSetCookie().filter((cookie) => cookie.startsWith('yinuo_session='))
    expect(session).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(reply.headers.get('cache-control')).toBe('no-store')
    const me = await callApi(app.url, '/api/me', { headers: { cookie: cookieIn(reply, 'yinuo_session') } })
    expect(me.status).toBe(200)
  })

  it('the cookie travels only by HTTPS where people come by HTTPS, under a name that no other host can give', async () => {
    const secure = await startTestApplication({ env: { PUBLIC_URL: 'https://service.bank.example' } })
    const { agentNo, password } = await createPerson(secure.platform, { roles: ['agent'] })
    const { port } = secure.http.server.address() as { port: number }
    const reply = await trySignIn(agentNo, password, { url: `http://127.0.0.1:${port}` })
    const cookies = reply.headers.getSetCookie()
    expect(cookies.every((line) => line.includes('; Secure'))).toBe(true)
    expect(cookies.map((line) => line.split('=')[0])).toEqual(['__Host-yinuo_session', '__Host-yinuo_device'])
    expect(cookies.every((line) => line.includes('; Path=/;') && !line.includes('Domain'))).toBe(true)
    const session = cookieIn(reply, '__Host-yinuo_session')
    const asked = (cookie: string) => callApi(`http://127.0.0.1:${port}`, '/api/me', { headers: { cookie } })
    expect((await asked(session)).status).toBe(200)
    expect((await asked(session.replace('__Host-', ''))).status).toBe(401)
    await secure.stop()
  })

  it('agent numbers are matched whatever their case', async () => {
    const { password } = await createPerson(app.platform, { roles: ['agent'], agentNo: 'Case-01' })
    expect((await signIn(app.url, 'cASE-01', password)).token).toHaveLength(43)
  })

  it('the token is new at every sign-in, and the one the browser had before is worth nothing', async () => {
    const { agentNo, password } = await agent()
    const first = cookieIn(await trySignIn(agentNo, password), 'yinuo_session')
    const second = cookieIn(await trySignIn(agentNo, password, { cookie: first }), 'yinuo_session')
    expect(second).not.toBe(first)
    expect((await callApi(app.url, '/api/me', { headers: { cookie: first } })).status).toBe(401)
    expect((await callApi(app.url, '/api/me', { headers: { cookie: second } })).status).toBe(200)
  })

  it('a token chosen by someone else is not taken over', async () => {
    const { agentNo, password } = await agent()
    const planted = `yinuo_session=${'A'.repeat(43)}`
    const reply = await trySignIn(agentNo, password, { cookie: planted })
    expect(cookieIn(reply, 'yinuo_session')).not.toBe(planted)
    expect((await callApi(app.url, '/api/me', { headers: { cookie: planted } })).status).toBe(401)
  })

  it.each([
    { agentNo: 'x', password: 'y', role: 'administrator' },
    { agentNo: 'x' },
    { agentNo: 'x', password: 'y'.repeat(1_025) },
    { agentNo: 'x'.repeat(101), password: 'y' },
    { agentNo: ['x'], password: 'y' },
    [],
  ])('a malformed sign-in is refused before anything is hashed: %j', async (body) => {
    const reply = await callApi(app.url, '/api/sign-in', { method: 'POST', body })
    expect([reply.status, ((await reply.json()) as { refusal: string }).refusal]).toEqual([400, 'malformed-input'])
  })

  it('another site cannot sign anyone in', async () => {
    const { agentNo, password } = await agent()
    const reply = await callApi(app.url, '/api/sign-in', {
      method: 'POST',
      body: { agentNo, password },
      headers: { origin: 'https://evil.example' },
    })
    expect(reply.status).toBe(403)
  })
})

describe('nobody learns which accounts exist', () => {
  it('unknown, wrong, disabled, closed and without a password answer alike', async () => {
    const administrator = await signedInAs(app, { roles: ['administrator'] })
    const wrong = await agent()
    const disabled = await agent()
    await administrator.api(`/api/people/${disabled.personId}`, { method: 'PATCH', body: { active: false } })
    const closed = await agent()
    await failTimes(10, closed.agentNo)
    const { unitId } = wrong
    await administrator.api('/api/people', {
      method: 'POST',
      body: { agentNo: 'NOPASS', displayName: 'New', unitId, roles: [] },
    })
    const answers = [
      await refusalOf(await trySignIn('nobody-of-that-number', 'x')),
      await refusalOf(await trySignIn(wrong.agentNo, 'x')),
      await refusalOf(await trySignIn(disabled.agentNo, disabled.password)),
      await refusalOf(await trySignIn(closed.agentNo, closed.password)),
      await refusalOf(await trySignIn('NOPASS', 'x')),
      await refusalOf(await trySignIn("' or 1=1 --", 'x')),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, body: { refusal: 'sign-in-refused' } })
  })

  it('each of them costs exactly one hash, so the clock tells nothing either', async () => {
    const deps = identityDeps(app.platform)
    const hashed: (string | null | undefined)[] = []
    const counting = {
      ...deps,
      passwords: {
        ...deps.passwords,
        matches: (stored: string | null | undefined, password: string) => {
          hashed.push(stored)
          return deps.passwords.matches(stored, password)
        },
      },
    }
    const known = await agent()
    const closed = await agent()
    await failTimes(10, closed.agentNo)
    for (const agentNo of ['unknown-one', known.agentNo, closed.agentNo]) {
      await signInUseCase(counting, {
        agentNo,
        password: 'not the right one',
        origin: { address: freshAddress(), userAgent: '' },
        deviceToken: undefined,
        remembersDevice: false,
        formerToken: undefined,
      })
    }
    expect(hashed.map((stored) => (stored ? 'its own' : 'dummy'))).toEqual(['dummy', 'its own', 'dummy'])
  })

  it('an account that does not exist closes like one that does', async () => {
    await failTimes(10, 'ghost-7')
    const { rows } = await app.platform.db.pool.query(
      'select closed_until is not null closed from identity.guard where key = $1',
      [accountKey('Ghost-7')],
    )
    expect(rows).toEqual([{ closed: true }])
  })

  it('what was typed instead of an agent number is kept nowhere', async () => {
    const card = '6222021234567894'
    await failTimes(1, card)
    const { rows } = await app.platform.db.pool.query(
      'select key from identity.guard union all select key from platform.timer union all select data::text from platform.log',
    )
    expect(rows.map(({ key }) => key)).toContain(accountKey(card))
    expect(JSON.stringify(rows)).not.toContain(card)
  })
})

describe('guessing', () => {
  it('the tenth wrong password closes the account; the right one is refused until half an hour has passed', async () => {
    const { agentNo, password } = await agent()
    await failTimes(10, agentNo)
    expect((await trySignIn(agentNo, password)).status).toBe(401)
    clock.advance(HALF_HOUR_MS - 1)
    expect((await trySignIn(agentNo, password)).status).toBe(401)
    clock.advance(1)
    expect((await trySignIn(agentNo, password)).status).toBe(200)
  })

  it('the right password after nine wrong ones sets the count back', async () => {
    const { agentNo, password } = await agent()
    await failTimes(9, agentNo)
    expect((await trySignIn(agentNo, password)).status).toBe(200)
    await failTimes(9, agentNo)
    expect((await trySignIn(agentNo, password)).status).toBe(200)
  })

  it('a hundred guesses at once, over two nodes, are ten at most', async () => {
    const { agentNo, password, personId } = await agent()
    const other = await app.secondNode()
    const guesses = Array.from({ length: 100 }, (_, n) =>
      trySignIn(agentNo, `guess ${n}`, { url: n % 2 === 0 ? app.url : other.url }),
    )
    const statuses = (await Promise.all(guesses)).map((reply) => reply.status)
    expect(statuses).toEqual(Array(100).fill(401))
    await app.settled()
    const { rows } = await app.platform.db.pool.query(
      `select data->>'reason' reason, count(*)::int n from platform.log
       where type = 'identity.sign-in-refused' and about = $1 group by 1 order by 1`,
      [personId],
    )
    expect(rows).toEqual([
      { reason: 'account-closed', n: 90 },
      { reason: 'wrong-password', n: 10 },
    ])
    expect((await trySignIn(agentNo, password)).status).toBe(401)
    await other.stop()
  })

  it('the owner still signs in from a browser used before, while strangers keep the account closed', async () => {
    const { agentNo, password } = await agent()
    const device = cookieIn(await trySignIn(agentNo, password), 'yinuo_device')
    expect(device).not.toBe('')
    await failTimes(10, agentNo)
    expect((await trySignIn(agentNo, password)).status).toBe(401)
    expect((await trySignIn(agentNo, password, { cookie: device })).status).toBe(200)
  })

  it("a known device has ten tries too, and is a stranger's afterwards", async () => {
    const { agentNo, password } = await agent()
    const device = cookieIn(await trySignIn(agentNo, password), 'yinuo_device')
    await failTimes(10, agentNo, { cookie: device })
    await failTimes(10, agentNo)
    expect((await trySignIn(agentNo, password, { cookie: device })).status).toBe(401)
  })

  it("one person's known device is a stranger to every other account", async () => {
    const owner = await agent()
    const target = await agent()
    const device = cookieIn(await trySignIn(owner.agentNo, owner.password), 'yinuo_device')
    await failTimes(10, target.agentNo, { cookie: device })
    expect((await trySignIn(target.agentNo, target.password)).status).toBe(401)
  })

  it('one address cannot close the whole bank: after a hundred wrong tries it is turned away itself', async () => {
    const address = '203.0.113.9'
    const staff = await Promise.all(Array.from({ length: 12 }, agent))
    const device = cookieIn(await trySignIn(staff[11]!.agentNo, staff[11]!.password, { address }), 'yinuo_device')
    const statuses: number[] = []
    for (const { agentNo } of staff) {
      for (let n = 0; n < 10; n++) statuses.push((await trySignIn(agentNo, `spray ${n}`, { address })).status)
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(100)
    expect(statuses.slice(100)).toEqual(Array(20).fill(429))
    expect((await trySignIn(staff[10]!.agentNo, staff[10]!.password)).status).toBe(200)
    const colleague = await trySignIn(staff[11]!.agentNo, staff[11]!.password, { address, cookie: device })
    expect(colleague.status).toBe(200)
    clock.advance(15 * 60_000)
    expect((await trySignIn(staff[10]!.agentNo, staff[10]!.password, { address })).status).toBe(200)
  })

  it('an administrator opens a closed account before its time', async () => {
    const administrator = await signedInAs(app, { roles: ['administrator'] })
    const { agentNo, password, personId } = await agent()
    await failTimes(10, agentNo)
    const shown = await administrator.api(`/api/people/${personId}`)
    expect(await shown.json()).toMatchObject({ closedUntil: clock.now() + HALF_HOUR_MS })
    const opened = await administrator.api(`/api/people/${personId}/closing`, { method: 'DELETE' })
    expect(await opened.json()).toMatchObject({ closedUntil: null })
    expect((await trySignIn(agentNo, password)).status).toBe(200)
  })

  it('what was guessed about is forgotten when it no longer counts', async () => {
    await failTimes(1, 'ghost-8')
    clock.advance(24 * 3_600_000)
    await expect
      .poll(
        async () => {
          const { rows } = await app.platform.db.pool.query('select from identity.guard where key = $1', [
            accountKey('ghost-8'),
          ])
          return rows.length
        },
        { timeout: 20_000 },
      )
      .toBe(0)
  })
})

describe('who is trusted about where a request comes from', () => {
  it('without a trusted proxy, a forwarded address and a claimed identity are ignored', async () => {
    const plain = await startTestApplication()
    const { agentNo, password } = await createPerson(plain.platform, { roles: ['agent'] })
    const reply = await trySignIn(agentNo, password, { url: plain.url, address: '203.0.113.77' })
    const sessions = await callApi(plain.url, '/api/sessions', {
      headers: { cookie: cookieIn(reply, 'yinuo_session') },
    })
    expect(await sessions.json()).toMatchObject({ sessions: [{ address: '127.0.0.1' }] })
    for (const header of ['x-remote-user', 'x-forwarded-user', 'x-authenticated-user', 'remote-user']) {
      expect((await callApi(plain.url, '/api/me', { headers: { [header]: agentNo } })).status).toBe(401)
    }
    await plain.stop()
  })
})
