import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VisitView } from '#modules/branches/contract.ts'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type FloorApplication, ok, refusalOf, startFloor } from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

const NUMBER = 'K-20260042'
let app: FloorApplication
let fang: SignedInPerson & TestPerson
let lin: SignedInPerson
let branchId: string
let customerId: string

beforeAll(async () => {
  app = await startFloor({ env: { TIME_ZONE: 'Asia/Shanghai' } })
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  branchId = await createUnit(app.platform, { kind: 'branch', name: '徐汇支行' })
  const home = await createUnit(app.platform, { kind: 'branch', name: '西单支行' })
  const spans = [{ from: '09:00', to: '12:00' }]
  const name = { 'zh-CN': '柜台', 'zh-TW': '櫃檯', en: 'Counter' }
  const data = { zone: 'Asia/Shanghai', weekly: { monday: spans } }
  await ok(admin.api('/api/calendars/counter', { method: 'PUT', body: { name, data, version: 0 } }))
  const desks = { calendar: 'counter', slotMinutes: 30, desks: 2, serveWithinMinutes: 15, graceMinutes: 10 }
  const body = { ...desks, services: ['account-opening'], address: '', version: 0 }
  await ok(admin.api(`/api/branches/${branchId}/settings`, { method: 'PUT', body }))
  ;[fang, lin] = await Promise.all([
    signedInAs(app, { roles: ['branch-staff'], unit: branchId, displayName: '方' }),
    signedInAs(app, { roles: ['branch-staff'], unit: home, displayName: '林' }),
  ])
  customerId = newId()
  const known = { customerNo: NUMBER, name: '王小萍', phone: '13800001111', branchUnitId: home, branchName: '西单支行' }
  const kept = { tier: 'gold', language: 'zh-CN', managerId: null, customerSince: '2009-05-01' }
  await app.platform.db.transaction((tx) =>
    insertKnownCustomers(
      tx,
      app.platform.cipher,
      [{ ...kept, ...known, id: customerId, vulnerabilityNeeds: [] }],
      app.platform.clock.now(),
    ),
  )
})
afterAll(() => app?.stop())

const post = (who: SignedInPerson, path: string, body?: object) =>
  who.api(path, { method: 'POST', ...(body ? { body } : {}) })
const walkIn = () =>
  ok<VisitView>(
    post(fang, `/api/branches/${branchId}/walk-ins`, { clientId: crypto.randomUUID(), service: 'account-opening' }),
  )
const identify = (who: SignedInPerson, visitId: string, customerNo: string) =>
  post(who, `/api/visits/${visitId}/identification`, { document: 'bank-card', customerNo })
const sight = async () => (await fang.api(`/api/customers/${customerId}`)).status
const triesAt = (visitId: string) =>
  app.platform.db.rows<{ cause: object; data: object }>(
    sql`select cause, data from platform.log where type = 'branches.number-tried' and about = ${visitId} order by position`,
  )

describe('somebody of another branch, not known at the door', () => {
  it('is found by the whole number on what they show, seen by that branch until the visit ends, and a fact says by whom and by what', async () => {
    const { visitId, acts } = await walkIn()
    expect(acts).toContain('identify')
    expect(await sight()).toBe(404)
    expect((await identify(lin, visitId, NUMBER)).status).toBe(404)
    expect(await ok<VisitView>(identify(fang, visitId, ` ${NUMBER} `))).toMatchObject({ customer: { customerId } })
    expect(await sight()).toBe(200)
    expect((await fang.api(`/api/visits/${visitId}/story`)).status).toBe(200)
    expect(await refusalOf(identify(fang, visitId, NUMBER))).toEqual({ status: 409, refusal: 'visit-moved-on' })
    await ok(post(fang, `/api/visits/${visitId}/service`))
    await ok(post(fang, `/api/visits/${visitId}/outcome`, { outcome: 'solved' }))
    expect(await sight()).toBe(404)
    await app.settled()
    const facts = await triesAt(visitId)
    expect(facts).toMatchObject([
      { cause: { kind: 'person', id: fang.personId }, data: { document: 'bank-card', outcome: 'matched', customerId } },
    ])
    expect(JSON.stringify(facts)).not.toContain('20260042')
  })

  it('is served at once when they are known only while they are served', async () => {
    const { visitId } = await walkIn()
    await ok(post(fang, `/api/visits/${visitId}/service`))
    await ok(identify(fang, visitId, NUMBER))
    const evidence = post(fang, `/api/contacts/${visitId}/identity/evidence`, { kind: 'branch-visit', passed: true })
    expect(await ok(evidence)).toMatchObject({ level: 4 })
    await ok(post(fang, `/api/visits/${visitId}/outcome`, { outcome: 'solved' }))
  })

  it.each(['K-2026004', 'K-202600421', 'k-20260042', '%', '王小萍', '13800001111'])(
    '%s is not the number, and nothing else is told',
    async (wrong) => {
      const { visitId } = await walkIn()
      const answer = await identify(fang, visitId, wrong)
      const text = await answer.text()
      expect(answer.status).toBe(409)
      expect(JSON.parse(text)).toMatchObject({ type: expect.stringContaining('number-not-matching') })
      expect(text).not.toContain(customerId)
      expect(await sight()).toBe(404)
    },
  )

  it('is tried three times and no more, also by many at once over two nodes; the right number comes too late then', async () => {
    const { visitId } = await walkIn()
    const node = await app.secondNode()
    const there = async (url: string, customerNo: string) => {
      const answer = await fetch(`${url}/api/visits/${visitId}/identification`, {
        method: 'POST',
        headers: { authorization: `Bearer ${fang.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ document: 'passport', customerNo }),
      })
      return ((await answer.json()) as { type: string }).type.split(/[/:#]/).at(-1)
    }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => there(at % 2 === 0 ? app.url : node.url, `WRONG-${at}`)),
    )
    expect(answers.filter((name) => name === 'number-not-matching')).toHaveLength(3)
    expect(answers.filter((name) => name === 'no-more-tries')).toHaveLength(7)
    expect(await refusalOf(identify(fang, visitId, NUMBER))).toEqual({ status: 409, refusal: 'no-more-tries' })
    expect(await sight()).toBe(404)
    await app.settled()
    const facts = await triesAt(visitId)
    expect(facts.map(({ data }) => data)).toMatchObject(
      [1, 2, 3].map(() => ({ document: 'passport', outcome: 'wrong', customerId: null })),
    )
    expect(JSON.stringify(facts)).not.toContain('WRONG')
  })

  it('a clerk who tried ten wrong numbers in a day, at whatever visits, tries no more that day; a colleague may', async () => {
    const [hasty, colleague] = await Promise.all(
      ['急', '慢'].map((displayName) => signedInAs(app, { roles: ['branch-staff'], unit: branchId, displayName })),
    )
    const visits = await Promise.all([1, 2, 3, 4, 5].map(() => walkIn()))
    const tries = visits.flatMap(({ visitId }) => [1, 2, 3].map((n) => ({ visitId, no: `WRONG-${n}` })))
    const answers = await Promise.all(tries.map(async ({ visitId, no }) => refusalOf(identify(hasty!, visitId, no))))
    expect(answers.filter(({ refusal }) => refusal === 'number-not-matching')).toHaveLength(10)
    expect(answers.filter(({ refusal }) => refusal === 'no-more-tries-today')).toHaveLength(5)
    const { visitId } = await walkIn()
    expect(await refusalOf(identify(hasty!, visitId, NUMBER))).toEqual({ status: 409, refusal: 'no-more-tries-today' })
    expect(await ok<VisitView>(identify(colleague!, visitId, NUMBER))).toMatchObject({ customer: { customerId } })
  })
})
