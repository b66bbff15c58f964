import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { callApi, createPerson, signedInAs, signIn } from '../../../tests/support/people.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
})
afterAll(() => app.stop())

describe('signing in by password', () => {
  it('a person signs in, is known, and is unknown after signing out', async () => {
    const agent = await signedInAs(app, { roles: ['agent'] })
    const me = await agent.api('/api/me')
    expect(me.status).toBe(200)
    expect(await me.json()).toMatchObject({ agentNo: agent.agentNo, roles: [{ role: 'agent' }], locale: 'zh-CN' })
    const bye = await agent.api('/api/sign-out', { method: 'POST' })
    expect([bye.status, await bye.text()]).toEqual([200, 'null'])
    expect((await agent.api('/api/me')).status).toBe(401)
  })

  it('a browser gets the session as a cookie that scripts and other sites cannot use, and no token', async () => {
    const { agentNo, password } = await createPerson(app.platform, { roles: ['agent'] })
    const reply = await callApi(app.url, '/api/sign-in', { method: 'POST', body: { agentNo, password } })
    expect(await reply.json()).not.toHaveProperty('token')
    const [session = ''] = reply.headers.getSetCookie().filter((cookie) => cookie.startsWith('yinuo_session='))
    expect(session).toMatch(/; HttpOnly/)
    expect(session).toMatch(/; SameSite=Strict/)
    const me = await callApi(app.url, '/api/me', { headers: { cookie: session.split(';')[0]! } })
    expect(me.status).toBe(200)
  })

  it('agent numbers are matched whatever their case', async () => {
    const { password } = await createPerson(app.platform, { roles: ['agent'], agentNo: 'Case-01' })
    expect((await signIn(app.url, 'cASE-01', password)).token).toHaveLength(43)
  })
})
