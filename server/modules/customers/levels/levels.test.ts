import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactAsked, wrapUpFinished } from '#modules/conversations/events.ts'
import type { ContactIdentity } from '#modules/customers/levels-contract.ts'
import { insertKnownCustomers, saveChannelIdentity } from '#modules/customers/store.ts'
import { contactAssigned, contactTransferred } from '#modules/routing/events.ts'
import { newId } from '#platform/ids.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { ok, refusalOf } from '../../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from '../../../../tests/support/people.ts'

const cause = { kind: 'system', id: 'test' } as const

describe('identity levels', () => {
  let app: TestApplication
  let mei: TestPerson & SignedInPerson
  let lead: TestPerson & SignedInPerson
  beforeAll(async () => {
    app = await startTestApplication()
    mei = await signedInAs(app, { roles: ['agent'] })
    lead = await signedInAs(app, { roles: ['supervisor'] })
  })
  afterAll(() => app.stop())

  const announce = (...facts: Parameters<TestApplication['platform']['log']['announce']>[2]) =>
    app.platform.db.transaction((tx) => app.platform.log.announce(tx, cause, facts)).then(() => app.settled())

  let count = 0
  async function customer({ vouched }: { readonly vouched: boolean }): Promise<string> {
    const id = newId()
    const customerNo = `62${String(++count).padStart(6, '0')}`
    const known = {
      id,
      customerNo,
      name: '王小萍',
      phone: `1380000${1000 + count}`,
      tier: 'gold',
      language: 'zh-CN',
      branchUnitId: null,
      branchName: null,
      managerId: null,
      vulnerabilityNeeds: [],
      customerSince: '2009-05-01',
    }
    await app.platform.db.transaction(async (tx) => {
      await insertKnownCustomers(tx, app.platform.cipher, [known], Date.now())
      const identity = { channel: 'web:main', channelUserId: `customer:${customerNo}`, customerId: id }
      if (vouched) await saveChannelIdentity(tx, { ...identity, isVouched: true }, Date.now())
    })
    return id
  }

  async function serve(customerId: string, agentId: string): Promise<string> {
    const contactId = newId()
    const asked = contactAsked.of(contactId, Date.now(), {
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
    })
    const assigned = { contactId, agentId, queueId: newId(), epoch: 1, waitedMs: 0 }
    await announce(asked, contactAssigned.of(contactId, Date.now(), assigned))
    return contactId
  }

  const read = (who: SignedInPerson, contactId: string) =>
    ok<ContactIdentity>(who.api(`/api/contacts/${contactId}/identity`))
  const tried = (contactId: string, kind: string, passed = true) =>
    mei.api(`/api/contacts/${contactId}/identity/evidence`, { method: 'POST', body: { kind, passed } })
  const blind = (customerId: string, field: string, said: string) =>
    mei.api(`/api/customers/${customerId}/blind-checks`, { method: 'POST', body: { field, said } })
  const reveal = (customerId: string, body: unknown) =>
    mei.api(`/api/customers/${customerId}/reveals`, { method: 'POST', body })
  const phone = { field: 'phone', purpose: 'callback' }

  it('begin at none, rise with what is proved, and open what they open', async () => {
    const wang = await customer({ vouched: false })
    const contactId = await serve(wang, mei.personId)
    expect(await read(mei, contactId)).toMatchObject({ level: 0, failuresLeft: 3, lockedUntil: null })
    const low = await refusalOf(reveal(wang, phone))
    expect(low).toMatchObject({ status: 403, refusal: 'identity-level-too-low' })
    const needs = { method: 'PUT', body: { needs: ['speak-slowly'] } }
    expect((await mei.api(`/api/customers/${wang}/needs`, needs)).status).toBe(403)
    await ok(blind(wang, 'name', '王 小萍'))
    await ok(tried(contactId, 'id-document'))
    const before = await read(mei, contactId)
    expect(before.level).toBe(0)
    expect(before.waysUp).toContainEqual({ level: 2, missing: ['otp'], facts: 0 })
    expect(await ok<ContactIdentity>(tried(contactId, 'otp'))).toMatchObject({ level: 2 })
    expect((await reveal(wang, phone)).status).toBe(200)
    expect((await mei.api(`/api/customers/${wang}/needs`, needs)).status).toBe(200)
  })

  it('let a customer be protected at once, whoever calls', async () => {
    const wang = await customer({ vouched: false })
    await serve(wang, mei.personId)
    expect((await reveal(wang, { field: 'phone', purpose: 'fraud' })).status).toBe(200)
  })

  it('come with a sign-in that the bank vouched for, go to the next agent, and end with the contact', async () => {
    const wang = await customer({ vouched: true })
    const contactId = await serve(wang, mei.personId)
    expect(await read(mei, contactId)).toMatchObject({ level: 2, evidence: [{ kind: 'vouched-sign-in', by: null }] })
    const lin = await signedInAs(app, { roles: ['agent'] })
    await announce(
      contactTransferred.of(contactId, Date.now(), {
        contactId,
        fromAgentId: mei.personId,
        toQueueId: null,
        toAgentId: lin.personId,
        mode: 'cold',
        reason: null,
      }),
      contactAssigned.of(contactId, Date.now(), {
        contactId,
        agentId: lin.personId,
        queueId: newId(),
        epoch: 2,
        waitedMs: 0,
      }),
    )
    expect(await read(lin, contactId)).toMatchObject({ level: 2 })
    expect((await mei.api(`/api/contacts/${contactId}/identity`)).status).toBe(404)
    await announce(
      wrapUpFinished.of(contactId, Date.now(), {
        contactId,
        agentId: lin.personId,
        reasonCode: null,
        dispositionCode: null,
        wrapUpMs: 1,
        automatic: true,
      }),
    )
    expect(await read(lead, contactId)).toMatchObject({ level: 0, isOver: true })
    const next = await serve(wang, mei.personId)
    expect(await read(mei, next)).toMatchObject({ level: 2 })
  })

  it('are not lent to a device that nobody vouched for and that is known as the same customer', async () => {
    const wang = await customer({ vouched: true })
    await app.platform.db.transaction((tx) =>
      saveChannelIdentity(
        tx,
        { channel: 'web:main', channelUserId: newId(), customerId: wang, isVouched: false },
        Date.now(),
      ),
    )
    expect(await read(mei, await serve(wang, mei.personId))).toMatchObject({ level: 0 })
  })

  it('lock for 24 hours after three failures, also over several contacts, and tell those who look after fraud', async () => {
    const wang = await customer({ vouched: false })
    const first = await serve(wang, mei.personId)
    expect(await ok(blind(wang, 'name', '李四'))).toEqual({ matches: false })
    await ok(tried(first, 'otp', false))
    const second = await serve(wang, mei.personId)
    expect((await read(mei, second)).failuresLeft).toBe(1)
    await ok(blind(wang, 'phone', '13999999999'))
    const locked = await read(mei, second)
    expect(locked.lockedUntil ?? 0).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    expect(await refusalOf(tried(second, 'otp'))).toMatchObject({ status: 409, refusal: 'identity-locked' })
    expect(await refusalOf(blind(wang, 'name', '王小萍'))).toMatchObject({ refusal: 'identity-locked' })
    const { warnings } = await ok<{ warnings: { customerId: string; kind: string }[] }>(
      lead.api('/api/customers/identity-warnings?kind=locked'),
    )
    expect(warnings.filter(({ customerId }) => customerId === wang)).toHaveLength(1)
    await app.settled()
    const told = (await readLogAbout(app.platform.db, wang)).map(({ type }) => type)
    expect(told).toContain('customers.identity-locked')
    expect(await ok<ContactIdentity>(tried(second, 'branch-visit'))).toMatchObject({ level: 4 })
  })

  it('count every try that comes at the same instant: the third failure refuses those that waited behind it', async () => {
    const wang = await customer({ vouched: false })
    const contactId = await serve(wang, mei.personId)
    const answers = await Promise.all(Array.from({ length: 8 }, () => tried(contactId, 'otp', false)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409, 409, 409, 409, 409])
    expect((await read(mei, contactId)).evidence).toHaveLength(3)
  })

  it('of somebody who may be forced open nothing, and nobody at the desk sees why', async () => {
    const wang = await customer({ vouched: true })
    const contactId = await serve(wang, mei.personId)
    const before = await read(mei, contactId)
    const flag = () => mei.api(`/api/contacts/${contactId}/identity/duress`, { method: 'POST' })
    await ok(flag())
    await ok(flag())
    expect(await read(mei, contactId)).toEqual(before)
    expect((await reveal(wang, phone)).status).toBe(403)
    const { warnings } = await ok<{ warnings: { customerId: string }[] }>(
      lead.api('/api/customers/identity-warnings?kind=duress'),
    )
    expect(warnings.filter(({ customerId }) => customerId === wang)).toHaveLength(1)
    expect((await mei.api('/api/customers/identity-warnings')).status).toBe(403)
  })

  it('bind who serves, not who looks after a matter at a desk; a stranger finds nothing', async () => {
    const wang = await customer({ vouched: false })
    const contactId = await serve(wang, mei.personId)
    const officer = await signedInAs(app, { roles: ['complaint-officer'] })
    const body = { field: 'phone', purpose: 'complaint' }
    expect((await officer.api(`/api/customers/${wang}/reveals`, { method: 'POST', body })).status).toBe(200)
    const stranger = await signedInAs(app, { roles: ['agent'] })
    expect((await stranger.api(`/api/contacts/${contactId}/identity`)).status).toBe(404)
    const evidence = { method: 'POST', body: { kind: 'otp', passed: true } }
    expect((await stranger.api(`/api/contacts/${contactId}/identity/evidence`, evidence)).status).toBe(404)
  })
})
