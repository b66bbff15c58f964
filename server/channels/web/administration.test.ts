import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelView } from '#channels/web/contract.ts'
import { createEntrance } from '../../../tests/support/chat.ts'
import { type FloorApplication, ok, refusalOf, startFloor } from '../../../tests/support/floor.ts'
import { callApi, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const words = { 'zh-CN': '在线客服', 'zh-TW': '線上客服', en: 'Chat' }
const body = (change: object = {}) => ({
  name: words,
  greeting: words,
  topics: [],
  allowedOrigins: ['https://www.bank.example/some/page?x=1', 'https://www.bank.example'],
  isActive: true,
  version: 0,
  ...change,
})
const put = (key: string, change: object = {}) =>
  admin.api(`/api/web-channels/${key}`, { method: 'PUT', body: body(change) })
const list = async () => (await ok<{ channels: ChannelView[] }>(admin.api('/api/web-channels'))).channels

describe('chat entrances', () => {
  it('are written whole; origins are kept without path and once', async () => {
    const saved = await ok<ChannelView>(put('home'))
    expect(saved).toEqual({
      key: 'home',
      ...body({ allowedOrigins: ['https://www.bank.example'], version: 1 }),
      hasIdentitySecret: false,
    })
    const edited = await ok<ChannelView>(put('home', { isActive: false, version: 1 }))
    expect(edited).toMatchObject({ isActive: false, version: 2 })
    expect(await list()).toEqual([edited])
    expect((await callApi(app.url, '/chat/channels/home')).status).toBe(404)
  })

  it('of two who edit the same version at the same moment, one wins and the other is told', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => put('race')))
    expect(made.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    const edits = await Promise.all(Array.from({ length: 5 }, () => put('race', { version: 1 })))
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    expect(await refusalOf(put('race', { version: 1 }))).toEqual({ status: 409, refusal: 'edited-meanwhile' })
    expect(await refusalOf(put('never-made', { version: 3 }))).toEqual({ status: 409, refusal: 'edited-meanwhile' })
  })

  it.each([
    ['a key of odd signs', '..%2fhome', {}],
    ['an origin that is none', 'bad', { allowedOrigins: ['javascript:alert(1)'] }],
    ['a wildcard', 'bad', { allowedOrigins: ['*'] }],
    ['a language left out', 'bad', { name: { 'zh-CN': '甲', en: 'A' } }],
    ['an empty name', 'bad', { name: { ...words, en: '  ' } }],
    [
      'one topic twice',
      'bad',
      {
        topics: [
          { topic: 'a', name: words },
          { topic: 'a', name: words },
        ],
      },
    ],
    ['too many topics', 'bad', { topics: Array.from({ length: 21 }, (_, n) => ({ topic: `t${n}`, name: words })) }],
    ['a secret of one’s own', 'bad', { identitySecret: 'x' }],
  ])('refuse %s', async (_name, key, change) => {
    expect((await put(key, change)).status).toBe(400)
    expect((await list()).some((entrance) => entrance.key === 'bad')).toBe(false)
  })

  it('give a new secret once, sealed at rest, and tell nobody later', async () => {
    await createEntrance(admin)
    const path = '/api/web-channels/main/identity-secret'
    const first = await ok<{ secret: string }>(admin.api(path, { method: 'POST' }))
    const second = await ok<{ secret: string }>(admin.api(path, { method: 'POST' }))
    expect(first.secret).toMatch(/^[\w-]{43}$/)
    expect(second.secret).not.toBe(first.secret)
    const { rows } = await app.platform.db.pool.query('select c::text whole from web.channel c')
    const seen = JSON.stringify([rows, await list()])
    expect(seen).not.toContain(second.secret)
    expect((await list()).find(({ key }) => key === 'main')).toMatchObject({ hasIdentitySecret: true })
    expect((await admin.api('/api/web-channels/nowhere/identity-secret', { method: 'POST' })).status).toBe(404)
  })

  it('every change is a fact with the one who made it', async () => {
    await app.settled()
    const { rows } = await app.platform.db.pool.query<{ cause: { kind: string }; data: { change: string } }>(
      "select cause, data from platform.log where type = 'web.channel-changed' and about = 'main' order by position",
    )
    expect(rows.map(({ data }) => data.change)).toEqual(['added', 'secret-rotated', 'secret-rotated'])
    expect(rows.every(({ cause }) => cause.kind === 'person')).toBe(true)
  })
})
