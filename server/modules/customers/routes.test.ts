import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactAsked, wrapUpFinished } from '#modules/conversations/events.ts'
import { customersModule } from '#modules/customers/module.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { identityModule } from '#modules/identity/module.ts'
import { promisesModule } from '#modules/promises/module.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import { newId } from '#platform/ids.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createUnit, signedInAs } from '../../../tests/support/people.ts'

const cause = { kind: 'system', id: 'test' } as const

describe('customers', () => {
  let app: TestApplication
  let ask: CustomerQuestions
  let branch: string
  const wang = newId()
  const chen = newId()
  beforeAll(async () => {
    app = await startTestApplication()
    const identity = identityModule(app.platform, { permissionTables: () => [] })
    const promises = promisesModule(app.platform, { identity: identity.questions })
    ask = customersModule(app.platform, { identity: identity.questions, promises: promises.questions }).questions
    branch = await createUnit(app.platform, { name: 'East branch', kind: 'branch' })
    const base = {
      tier: 'gold',
      language: 'zh-CN',
      managerId: null,
      vulnerabilityNeeds: [],
      customerSince: '2009-05-01',
    }
    await app.platform.db.transaction((tx) =>
      insertKnownCustomers(
        tx,
        app.platform.cipher,
        [
          {
            ...base,
            id: wang,
            customerNo: '6200001',
            name: '王小萍',
            phone: '+86 138 0000 1234',
            branchUnitId: branch,
            branchName: '城东支行',
          },
          {
            ...base,
            id: chen,
            customerNo: '6200002',
            name: 'Chen Da',
            phone: null,
            branchUnitId: null,
            branchName: null,
          },
        ],
        Date.now(),
      ),
    )
  })
  afterAll(() => app.stop())

  /** What conversations and routing announce when `agentId` serves the customer. */
  async function serve(customerId: string, agentId: string): Promise<string> {
    const contactId = newId()
    const now = Date.now()
    await app.platform.db.transaction((tx) =>
      app.platform.log.announce(tx, cause, [
        contactAsked.of(contactId, now, {
          contactId,
          reference: 'S1',
          conversationId: newId(),
          customerId,
          channel: 'web',
          language: 'zh-CN',
          topic: null,
          lane: 'ordinary',
          lastAgentId: null,
          managerId: null,
          isCallback: false,
        }),
        contactAssigned.of(contactId, now, { contactId, agentId, queueId: newId(), epoch: 1, waitedMs: 0 }),
      ]),
    )
    await app.settled()
    return contactId
  }

  it('are found by whole number or phone, shown masked, and kept sealed', async () => {
    const lead = await signedInAs(app, { roles: ['supervisor'] })
    const found = await (
      await lead.api('/api/customers/search', { method: 'POST', body: { phone: '13800001234' } })
    ).json()
    expect(found).toMatchObject({
      customers: [{ customerId: wang, maskedPhone: '+86 138****1234', customerNo: '**** 0001', isKnown: true }],
    })
    expect(JSON.stringify(found)).not.toContain('小')
    const stored = await app.platform.db.pool.query('select * from customers.customer where id = $1', [wang])
    expect(JSON.stringify(stored.rows)).not.toMatch(/王小萍|13800001234|138 0000 1234/)
  })

  it('are seen by an agent while served, and answer "not found" before and after', async () => {
    const mei = await signedInAs(app, { roles: ['agent'] })
    const status = async () => (await mei.api(`/api/customers/${wang}`)).status
    expect(await status()).toBe(404)
    const contactId = await serve(wang, mei.personId)
    expect(await status()).toBe(200)
    expect((await mei.api(`/api/customers/${chen}`)).status).toBe(404)
    await app.platform.db.transaction((tx) =>
      app.platform.log.announce(tx, cause, [
        wrapUpFinished.of(contactId, Date.now(), {
          contactId,
          agentId: mei.personId,
          reasonCode: null,
          dispositionCode: null,
          wrapUpMs: 1,
          automatic: true,
        }),
      ]),
    )
    await app.settled()
    expect(await status()).toBe(404)
  })

  it('belong to a branch: its staff see them, another branch does not', async () => {
    const west = await createUnit(app.platform, { name: 'West branch', kind: 'branch' })
    const [own, other] = [
      await signedInAs(app, { roles: ['branch-staff'], unit: branch }),
      await signedInAs(app, { roles: ['branch-staff'], unit: west }),
    ]
    expect((await own.api(`/api/customers/${wang}`)).status).toBe(200)
    expect((await other.api(`/api/customers/${wang}`)).status).toBe(404)
    expect(await (await other.api('/api/customers/search', { method: 'POST', body: {} })).json()).toEqual({
      customers: [],
      next: null,
    })
  })

  it('have fields revealed for a purpose that is in the log, and never without one', async () => {
    const mei = await signedInAs(app, { roles: ['agent'] })
    const contactId = await serve(wang, mei.personId)
    await mei.api(`/api/contacts/${contactId}/identity/evidence`, {
      method: 'POST',
      body: { kind: 'branch-visit', passed: true },
    })
    const reveal = (body: unknown) => mei.api(`/api/customers/${wang}/reveals`, { method: 'POST', body })
    expect((await reveal({ field: 'phone' })).status).toBe(400)
    expect((await reveal({ field: 'phone', purpose: 'curiosity' })).status).toBe(400)
    expect(await (await reveal({ field: 'phone', purpose: 'callback' })).json()).toEqual({
      field: 'phone',
      value: '+86 138 0000 1234',
    })
    await app.settled()
    const facts = await readLogAbout(app.platform.db, wang)
    expect(facts.map((fact) => fact.data)).toContainEqual({
      personId: mei.personId,
      subject: wang,
      field: 'phone',
      purpose: 'callback',
    })
    expect(JSON.stringify(facts)).not.toContain('1234')
  })

  it('are checked blind, and guessing is cut off after ten wrong answers', async () => {
    const lead = await signedInAs(app, { roles: ['supervisor'] })
    const check = async (said: string) =>
      lead.api(`/api/customers/${wang}/blind-checks`, { method: 'POST', body: { field: 'phone', said } })
    expect(await (await check('138-0000-1234')).json()).toEqual({ matches: true })
    for (let wrong = 0; wrong < 10; wrong++)
      expect(await (await check(`1380000${1000 + wrong}`)).json()).toEqual({ matches: false })
    const cut = await check('138-0000-1234')
    expect([cut.status, await cut.json()]).toMatchObject([429, { refusal: 'too-many-tries' }])
  })

  it('come by a channel as one visitor however often, and as who the bank says when it vouches', async () => {
    const arrive = (channelUserId: string, customerNo?: string) =>
      app.platform.db.transaction((tx) =>
        ask.customerForChannel(
          tx,
          cause,
          { channel: 'web:main', channelUserId, language: 'en', ...(customerNo ? { claims: { customerNo } } : {}) },
          Date.now(),
        ),
      )
    const visits = await Promise.all(Array.from({ length: 10 }, () => arrive('device-1')))
    expect(new Set(visits).size).toBe(1)
    expect(await arrive('customer:6200001', '6200001')).toBe(wang)
    const stranger = await arrive('customer:unknown', '999')
    expect([wang, chen]).not.toContain(stranger)
    const [card] = await ask.cards(app.platform.db, [stranger])
    expect(card).toMatchObject({ isKnown: false, maskedName: '' })
  })

  it('tell routing what to be careful of, changed by those who may', async () => {
    const lead = await signedInAs(app, { roles: ['supervisor'] })
    const put = await lead.api(`/api/customers/${chen}/needs`, { method: 'PUT', body: { needs: ['speak-slowly'] } })
    expect(await put.json()).toMatchObject({ vulnerabilityNeeds: ['speak-slowly'] })
    expect(await ask.routingTraits(app.platform.db, chen)).toMatchObject({ isVulnerable: true })
    const planner = await signedInAs(app, { roles: ['planner'] })
    expect((await planner.api(`/api/customers/${chen}/needs`, { method: 'PUT', body: { needs: [] } })).status).toBe(403)
    expect((await lead.api(`/api/customers/${chen}/needs`, { method: 'PUT', body: { needs: ['rich'] } })).status).toBe(
      400,
    )
  })
})
