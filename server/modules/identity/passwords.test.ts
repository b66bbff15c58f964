import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { formsOf } from '../../../tests/support/forms-of-a-secret.ts'
import {
  callApi,
  createPerson,
  type SignedInPerson,
  signedInAs,
  signIn,
  type TestPerson,
} from '../../../tests/support/people.ts'

const HOUR_MS = 3_600_000
const NEXT = 'entirely another phrase'
const clock = settableClock(Date.UTC(2026, 10, 23, 1))
let app: TestApplication
let administrator: SignedInPerson & TestPerson
beforeAll(async () => {
  app = await startTestApplication({ clock, env: { PUBLIC_URL: 'https://service.bank.example' } })
  const { port } = app.http.server.address() as { port: number }
  app = { ...app, url: `http://127.0.0.1:${port}` }
  administrator = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

interface Link {
  readonly token: string
  readonly path: string
  readonly url: string
  readonly expiresAt: number
}
const agent = () => createPerson(app.platform, { roles: ['agent'] })
const linkFor = async (personId: string, headers: Record<string, string> = {}): Promise<Link> => {
  administrator = { ...administrator, ...(await signIn(app.url, administrator.agentNo, administrator.password)) }
  const reply = await administrator.api(`/api/people/${personId}/password-link`, { method: 'POST', headers })
  expect(reply.status).toBe(200)
  return (await reply.json()) as Link
}
const setPassword = (token: string, password = NEXT) =>
  callApi(app.url, '/api/set-password', { method: 'POST', body: { token, password } })
const refusal = async (reply: Response): Promise<[number, string | undefined]> => [
  reply.status,
  ((await reply.json()) as { refusal: string } | null)?.refusal,
]

describe('a one-time link', () => {
  it('sets a password, once', async () => {
    const person = await agent()
    const { token } = await linkFor(person.personId)
    expect((await setPassword(token)).status).toBe(200)
    expect((await signIn(app.url, person.agentNo, NEXT)).token).toBeTruthy()
    await expect(signIn(app.url, person.agentNo, person.password)).rejects.toThrow('401')
    expect(await refusal(await setPassword(token, 'a third phrase, longer'))).toEqual([410, 'link-not-valid'])
  })

  it('used twenty times at the same moment works for one', async () => {
    const { personId } = await agent()
    const { token } = await linkFor(personId)
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => setPassword(token, `${NEXT} ${n}`)))
    const statuses = replies.map((reply) => reply.status).sort()
    expect(statuses).toEqual([200, ...Array(19).fill(410)])
  })

  it('is good for an hour, to the instant; for a day when there never was a password', async () => {
    const { personId, unitId } = await agent()
    const link = await linkFor(personId)
    expect(link.expiresAt).toBe(clock.now() + HOUR_MS)
    clock.advance(HOUR_MS)
    expect((await setPassword(link.token)).status).toBe(410)
    administrator = { ...administrator, ...(await signIn(app.url, administrator.agentNo, administrator.password)) }
    const added = await administrator.api('/api/people', {
      method: 'POST',
      body: { agentNo: 'NEW-1', displayName: 'New', unitId },
    })
    const person = (await added.json()) as { personId: string }
    const first = await linkFor(person.personId)
    expect(first.expiresAt).toBe(clock.now() + 24 * HOUR_MS)
    clock.advance(24 * HOUR_MS - 1)
    expect((await setPassword(first.token)).status).toBe(200)
  })

  it('is void once another is made, or the person is disabled', async () => {
    const { personId } = await agent()
    const first = await linkFor(personId)
    const second = await linkFor(personId)
    expect((await setPassword(first.token)).status).toBe(410)
    await administrator.api(`/api/people/${personId}`, { method: 'PATCH', body: { active: false } })
    await administrator.api(`/api/people/${personId}`, { method: 'PATCH', body: { active: true } })
    expect((await setPassword(second.token)).status).toBe(410)
  })

  it('is void once the person has chosen a password of their own', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const { token } = await linkFor(person.personId)
    const body = { current: person.password, next: NEXT }
    expect((await person.api('/api/me/password', { method: 'PUT', body })).status).toBe(200)
    expect(await refusal(await setPassword(token, 'a third phrase, longer'))).toEqual([410, 'link-not-valid'])
  })

  it('a password that breaks the rules leaves the link usable', async () => {
    const { personId } = await agent()
    const { token } = await linkFor(personId)
    expect(await refusal(await setPassword(token, 'short'))).toEqual([422, 'password-too-short'])
    expect(await refusal(await setPassword(token, 'Password@2026!'))).toEqual([422, 'password-too-common'])
    expect((await setPassword(token)).status).toBe(200)
  })

  it('leads to the address of the house, whatever the host header says', async () => {
    const { personId } = await agent()
    const link = await linkFor(personId, { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    expect(link.url).toBe(`https://service.bank.example/set-password#${link.token}`)
    expect(Buffer.from(link.token, 'base64url')).toHaveLength(32)
  })

  it('opens an account that wrong passwords had closed', async () => {
    const { personId, agentNo } = await agent()
    for (let n = 0; n < 10; n++) await signIn(app.url, agentNo, `wrong ${n}`).catch(() => {})
    const { token } = await linkFor(personId)
    await setPassword(token)
    expect((await signIn(app.url, agentNo, NEXT)).token).toBeTruthy()
  })

  it.each(['', 'A'.repeat(43), 'A'.repeat(100), "' or true --"])('%j is no link', async (token) => {
    expect((await setPassword(token)).status).toBe(410)
  })

  it('only administrators make one, and not for themselves', async () => {
    const supervisor = await signedInAs(app, { roles: ['supervisor'] })
    const { personId } = await agent()
    expect((await supervisor.api(`/api/people/${personId}/password-link`, { method: 'POST' })).status).toBe(403)
    administrator = { ...administrator, ...(await signIn(app.url, administrator.agentNo, administrator.password)) }
    const own = await administrator.api(`/api/people/${administrator.personId}/password-link`, { method: 'POST' })
    expect(await refusal(own)).toEqual([403, 'own-account'])
  })

  it('neither the database nor the log of facts holds a token or a password', async () => {
    const { personId } = await agent()
    const { token } = await linkFor(personId)
    await setPassword(token, 'a phrase to look for everywhere')
    const again = await linkFor(personId)
    await app.settled()
    const { rows } = await app.platform.db.pool.query<{ text: string }>(
      `select string_agg(t, ' ') "text" from (select l::text t from platform.log l union all
       select p::text from identity.person p union all select k::text from identity.password_link k) x`,
    )
    const secrets = [token, again.token, 'a phrase to look for everywhere']
    for (const form of secrets.flatMap(formsOf)) expect(rows[0]!.text).not.toContain(form)
  })
})

describe('changing the own password', () => {
  const change = (person: SignedInPerson, current: string, next: string) =>
    person.api('/api/me/password', { method: 'PUT', body: { current, next } })

  it('needs the current one, keeps this session and ends the others', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    const elsewhere = await signIn(app.url, person.agentNo, person.password)
    expect(await refusal(await change(person, 'not it', NEXT))).toEqual([403, 'wrong-password'])
    expect((await change(person, person.password, NEXT)).status).toBe(200)
    expect((await person.api('/api/me')).status).toBe(200)
    expect((await elsewhere.api('/api/me')).status).toBe(401)
    expect((await signIn(app.url, person.agentNo, NEXT)).token).toBeTruthy()
  })

  it('wants a good one, and another one', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    expect(await refusal(await change(person, person.password, 'short'))).toEqual([422, 'password-too-short'])
    expect(await refusal(await change(person, person.password, `my ${person.agentNo} number`))).toEqual([
      422,
      'password-holds-agent-number',
    ])
    expect(await refusal(await change(person, person.password, person.password))).toEqual([422, 'password-unchanged'])
  })

  it('a stolen session has ten guesses at it, and does not close the account by them', async () => {
    const person = await signedInAs(app, { roles: ['agent'] })
    for (let n = 0; n < 10; n++) expect((await change(person, `guess ${n}`, NEXT)).status).toBe(403)
    expect(await refusal(await change(person, person.password, NEXT))).toEqual([429, 'too-many-tries'])
    expect((await signIn(app.url, person.agentNo, person.password)).token).toBeTruthy()
  })
})
