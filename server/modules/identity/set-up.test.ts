import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { callApi } from '../../../tests/support/people.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
})
afterAll(() => app.stop())

const first = (n: number) => ({
  organisationName: '一诺银行',
  displayName: `First ${n}`,
  agentNo: `FIRST-${n}`,
  password: 'an open door, once',
  locale: 'zh-CN',
  as: 'token',
})
const setUp = (body: unknown, url = app.url) => callApi(url, '/api/setup', { method: 'POST', body })

describe('an empty installation', () => {
  it('knows nobody and no password', async () => {
    for (const agentNo of ['admin', 'administrator', 'root', 'yinuo']) {
      for (const password of ['admin', 'password', 'changeme', 'yinuo']) {
        expect((await callApi(app.url, '/api/sign-in', { method: 'POST', body: { agentNo, password } })).status).toBe(
          401,
        )
      }
    }
  })

  it('asks to be set up, and wants a good password for it', async () => {
    expect(await (await callApi(app.url, '/api/setup')).json()).toEqual({ needed: true })
    const weak = await setUp({ ...first(0), password: 'password1234' })
    expect([weak.status, ((await weak.json()) as { refusal: string }).refusal]).toEqual([422, 'password-too-common'])
    expect((await setUp({ ...first(0), roles: ['administrator'] })).status).toBe(400)
  })

  it('has one administrator, of however many ask at the same moment on two nodes', async () => {
    const other = await app.secondNode()
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, n) => setUp(first(n), n % 2 === 0 ? app.url : other.url)),
    )
    const statuses = replies.map((reply) => reply.status).sort()
    expect(statuses).toEqual([200, ...Array(11).fill(409)])
    const winner = replies.find((reply) => reply.status === 200)!
    const { token } = (await winner.json()) as { token: string }
    const me = await callApi(app.url, '/api/me', { headers: { authorization: `Bearer ${token}` } })
    expect(await me.json()).toMatchObject({
      unitName: '一诺银行',
      roles: [{ role: 'administrator' }],
      permissions: { 'identity.manage-people': 'all' },
    })
    const { rows } = await app.platform.db.pool.query(
      'select (select count(*)::int from identity.person) people, (select count(*)::int from identity.unit) units',
    )
    expect(rows).toEqual([{ people: 1, units: 1 }])
  })

  it('is never set up again', async () => {
    expect(await (await callApi(app.url, '/api/setup')).json()).toEqual({ needed: false })
    expect((await setUp(first(99))).status).toBe(409)
  })
})
