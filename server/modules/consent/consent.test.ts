import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsentView, RegisterEntry } from '#modules/consent/contract.ts'
import type { consentModule } from '#modules/consent/module.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import type { ConsentText } from '#modules/consent/texts-contract.ts'
import { sql } from '#platform/database/database.ts'
import { buildHouse } from '#server/main.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { consentWords, knownCustomer, textFor } from '../../../tests/support/consents.ts'
import { ok } from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
/** A Wednesday, ten o'clock in Shanghai. */
const WEDNESDAY = Date.parse('2026-11-25T10:00:00+08:00')
const cause = { kind: 'system', id: 'test' } as const
let app: TestApplication
let writer: Person
let reviewer: Person
const gates: ConsentQuestions[] = []
const clock = settableClock(WEDNESDAY)

beforeAll(async () => {
  const build: typeof buildHouse = (platform, options) => {
    const house = buildHouse(platform, options)
    const consent = house.modules.find(({ name }) => name === 'consent') as ReturnType<typeof consentModule>
    gates.push(consent.questions)
    return house
  }
  app = await startTestApplication({ clock, build, env: { TIME_ZONE: 'Asia/Shanghai' } })
  writer = await signedInAs(app, { roles: ['compliance'], displayName: '写文本的人' })
  reviewer = await signedInAs(app, { roles: ['compliance'], displayName: '复核的人' })
  await textFor(writer, reviewer, 'marketing-own')
  await textFor(writer, reviewer, 'sharing-partner', 'insurer-a')
})
afterAll(() => app.stop())

const yes = {
  purpose: 'marketing-own',
  channel: 'sms',
  says: 'yes',
  saidThrough: 'phone',
  textVersion: 1,
  language: 'zh-CN',
}
const no = { purpose: 'marketing-own', channel: 'sms', says: 'no', saidThrough: 'phone' }
const consents = (customerId: string) => `/api/customers/${customerId}/consents`
const post = (who: Person, path: string, body: unknown) => who.api(path, { method: 'POST', body })
const cellOf = (view: ConsentView, purpose = 'marketing-own', channel = 'sms') =>
  view.cells.find((cell) => cell.purpose === purpose && cell.channel === channel)!
const ask = (customerId: string, at = clock.now()) =>
  ({ customerId, purpose: 'marketing-own', channel: 'sms', at }) as const
const versionInForce = async () => {
  const { texts } = await ok<{ texts: ConsentText[] }>(writer.api('/api/consent-texts'))
  return texts.find(({ purpose, isInForce }) => purpose === 'marketing-own' && isInForce)!.version
}
const allow = (gate: ConsentQuestions, customerId: string) =>
  app.platform.db.transaction((tx) => gate.allowOutreach(tx, cause, ask(customerId)))

describe('consent', () => {
  it('is given with proof, withdrawn in one step, and never without the words in force', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    const before = await ok<ConsentView>(writer.api(consents(customerId)))
    expect(cellOf(before)).toMatchObject({ state: 'none', proof: null, now: { may: false, reason: 'no-consent' } })
    expect((await post(writer, consents(customerId), { ...yes, textVersion: 2 })).status).toBe(409)
    expect((await post(writer, consents(customerId), { ...yes, language: undefined })).status).toBe(422)

    const given = cellOf(await ok<ConsentView>(post(writer, consents(customerId), yes)))
    expect(given).toMatchObject({
      state: 'given',
      expiresAt: Date.parse('2028-11-25T02:00:00Z'),
      proof: { textVersion: 1, language: 'zh-CN', saidThrough: 'phone', by: { kind: 'person', name: '写文本的人' } },
      now: { may: true, basis: 'consent' },
    })
    clock.advance(1)
    const withdrawn = cellOf(await ok<ConsentView>(post(writer, consents(customerId), no)))
    expect(withdrawn).toMatchObject({ state: 'withdrawn', expiresAt: null, now: { reason: 'consent-withdrawn' } })

    const { entries } = await ok<{ entries: RegisterEntry[] }>(writer.api('/api/consents?purpose=marketing-own'))
    const own = entries.filter((entry) => entry.customerId === customerId)
    expect(own.map(({ state, isLatest, maskedName }) => [state, isLatest, maskedName])).toEqual([
      ['withdrawn', true, '王**'],
      ['given', false, '王**'],
    ])
  })

  it('refuses all marketing at once, of partners too, and leaves service alone', async () => {
    const customerId = await knownCustomer(app.platform, '陈大')
    await ok(post(writer, consents(customerId), yes))
    const path = `/api/customers/${customerId}/marketing-refusal`
    const view = await ok<ConsentView>(post(writer, path, { saidThrough: 'phone' }))
    expect(cellOf(view).state).toBe('withdrawn')
    expect(cellOf(view, 'marketing-own', 'call').state).toBe('refused')
    expect(cellOf(view, 'sharing-partner', 'any')).toMatchObject({ receiver: 'insurer-a', state: 'refused' })
    expect(cellOf(view, 'contract-service', 'sms').now.may).toBe(true)
    const again = await ok<ConsentView>(post(writer, path, { saidThrough: 'phone' }))
    expect(cellOf(again).proof?.decisionId).toBe(cellOf(view).proof?.decisionId)
  })

  it('holds back whoever asked not to be contacted, until they may be again', async () => {
    const customerId = await knownCustomer(app.platform, '林青')
    await ok(post(writer, consents(customerId), yes))
    const path = `/api/customers/${customerId}/do-not-contact`
    expect((await post(writer, path, { channel: null, until: clock.now() })).status).toBe(422)
    const held = await ok<ConsentView>(post(writer, path, { channel: null, until: null }))
    expect(cellOf(held).now).toMatchObject({ reason: 'do-not-contact', ruleId: 'CN.do-not-contact' })
    const freed = await ok<ConsentView>(writer.api(`${path}/${held.doNotContact[0]!.id}`, { method: 'DELETE' }))
    expect(freed.doNotContact).toEqual([])
    expect(cellOf(freed).now.may).toBe(true)
    expect((await writer.api(`${path}/${held.doNotContact[0]!.id}`, { method: 'DELETE' })).status).toBe(404)
  })

  it('is seen by whoever may see the customer, and the register by compliance', async () => {
    const customerId = await knownCustomer(app.platform, '周明')
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect((await agent.api(consents(customerId))).status).toBe(404)
    expect((await post(agent, consents(customerId), no)).status).toBe(404)
    expect((await agent.api('/api/consents')).status).toBe(403)
    expect((await agent.api('/api/consent-texts')).status).toBe(403)
  })
})

it('what was given and has run out stands in the register as expired, until something else is decided', async () => {
  const customerId = await knownCustomer(app.platform, '期满')
  await ok(post(writer, consents(customerId), yes))
  await app.platform.db.run(
    sql`update consent.decision set expires_at = to_timestamp(${clock.now()}::float8 / 1000) where customer_id = ${customerId}`,
  )
  const listed = async (state: string) => {
    const { entries } = await ok<{ entries: { customerId: string; state: string }[] }>(
      reviewer.api(`/api/consents?state=${state}&limit=100`),
    )
    return entries.filter((one) => one.customerId === customerId).map((one) => one.state)
  }
  expect(await listed('expired')).toEqual(['expired'])
  expect(await listed('given')).toEqual([])
  await ok(post(writer, consents(customerId), no))
  expect(await listed('expired')).toEqual([])
  expect(await listed('given')).toEqual(['given'])
})

describe('a text', () => {
  it('is approved by a second person, who read it, and the version before stands in the proof', async () => {
    const body = { purpose: 'marketing-own', words: consentWords('新'), revision: 0 }
    type Reply = { texts: ConsentText[] }
    const { texts } = await ok<Reply>(writer.api('/api/consent-texts', { method: 'PUT', body }))
    const draft = texts.find(({ state }) => state === 'draft')!
    expect(draft).toMatchObject({ version: 2, isInForce: false })
    const at = (path: string) => `/api/consent-texts/${draft.textId}/${path}`
    expect((await post(reviewer, at('review'), { revision: 1, decision: 'approve' })).status).toBe(409)
    await ok(post(writer, at('submission'), { revision: 1 }))
    const own = await post(writer, at('review'), { revision: 1, decision: 'approve' })
    expect([own.status, ((await own.json()) as { refusal: string }).refusal]).toEqual([403, 'own-text'])
    expect((await post(reviewer, at('review'), { revision: 1, decision: 'return' })).status).toBe(422)
    await ok(post(reviewer, at('review'), { revision: 1, decision: 'return', note: 'shorter' }))
    await ok(writer.api('/api/consent-texts', { method: 'PUT', body: { ...body, revision: 1 } }))
    await ok(post(writer, at('submission'), { revision: 2 }))
    const tomorrow = clock.now() + 86_400_000
    await ok(post(reviewer, at('review'), { revision: 2, decision: 'approve', effectiveAt: tomorrow }))
    const customerId = await knownCustomer(app.platform, '吴刚')
    await ok(post(writer, consents(customerId), yes))
    clock.set(tomorrow)
    writer = { ...writer, ...(await signIn(app.url, writer.agentNo, writer.password)) }
    expect((await post(writer, consents(customerId), yes)).status).toBe(409)
    const view = await ok<ConsentView>(post(writer, consents(customerId), { ...yes, textVersion: 2 }))
    expect(cellOf(view).proof?.textVersion).toBe(2)
  })
})

describe('the gate of two nodes', () => {
  let other: Awaited<ReturnType<TestApplication['secondNode']>>
  beforeAll(async () => {
    other = await app.secondNode()
  })

  it('lets nothing pass after a withdrawal is committed, while both send', async () => {
    const [here, there] = gates as [ConsentQuestions, ConsentQuestions]
    const customers = await Promise.all(Array.from({ length: 40 }, (_, n) => knownCustomer(app.platform, `客户${n}`)))
    const textVersion = await versionInForce()
    for (const customerId of customers) await ok(post(writer, consents(customerId), { ...yes, textVersion }))
    const sent = new Map<string, number>()
    const withdrawn = new Map<string, number>()
    let step = 0
    const sendAll = async (gate: ConsentQuestions, order: readonly string[]) => {
      for (let round = 0; round < 3; round++) {
        for (const customerId of order) {
          const began = ++step
          const answer = await allow(gate, customerId)
          const late = withdrawn.get(customerId)
          if (answer.may) sent.set(customerId, (sent.get(customerId) ?? 0) + 1)
          // Asked after the withdrawal was answered: whatever the node remembers, the answer is no.
          if (late !== undefined && late < began) expect(answer).toMatchObject({ may: false })
        }
      }
    }
    const withdrawAll = async () => {
      for (const customerId of customers.filter((_, n) => n % 2 === 1)) {
        const answer = await ok<ConsentView>(post(writer, consents(customerId), no))
        expect(cellOf(answer).state).toBe('withdrawn')
        withdrawn.set(customerId, ++step)
      }
    }
    await Promise.all([sendAll(here, customers), sendAll(there, [...customers].reverse()), withdrawAll()])
    for (const customerId of customers) {
      expect((await allow(here, customerId)).may || (await allow(there, customerId)).may).toBe(false)
    }
    // One a day: two nodes that ask at the same instant never pass the cap together.
    for (const count of sent.values()) expect(count).toBe(1)
    const kept = customers.filter((_, n) => n % 2 === 0)
    expect(kept.every((customerId) => sent.get(customerId) === 1)).toBe(true)
    await other.settled()
  })

  it('lets a contact out by the rows as they stand, whatever a node remembers', async () => {
    const [gate] = gates as [ConsentQuestions]
    const customerId = await knownCustomer(app.platform, '任可')
    await ok(post(writer, consents(customerId), { ...yes, textVersion: await versionInForce() }))
    await expect.poll(async () => (await gate.mayWe(ask(customerId))).may).toBe(true)
    // Written past the product, so that no node hears of it.
    await app.platform.db.pool.query(`update consent.standing set state = 'withdrawn' where customer_id = $1`, [
      customerId,
    ])
    expect((await gate.mayWe(ask(customerId))).may).toBe(true)
    expect(await allow(gate, customerId)).toMatchObject({ may: false, reason: 'consent-withdrawn' })
  })

  it('forgets what it remembered when the other node hears a no', async () => {
    const [here, there] = gates as [ConsentQuestions, ConsentQuestions]
    const customerId = await knownCustomer(app.platform, '何方')
    await ok(post(writer, consents(customerId), { ...yes, textVersion: await versionInForce() }))
    await expect.poll(async () => (await there.mayWe(ask(customerId))).may).toBe(true)
    expect((await here.mayWe(ask(customerId))).may).toBe(true)
    await ok(post(writer, consents(customerId), no))
    await expect.poll(async () => (await there.mayWe(ask(customerId))).may, { timeout: 5_000 }).toBe(false)
    await expect.poll(async () => (await here.mayWe(ask(customerId))).may, { timeout: 5_000 }).toBe(false)
  })

  it('counts a contact otherwise once it is known how it ended', async () => {
    const [gate] = gates as [ConsentQuestions]
    const customerId = await knownCustomer(app.platform, '贺年')
    const collect = () =>
      app.platform.db.transaction((tx) =>
        gate.allowOutreach(tx, cause, { customerId, purpose: 'collection', channel: 'call', at: clock.now() }),
      )
    for (let n = 0; n < 3; n++) {
      const answer = await collect()
      if (!answer.may) throw new Error(answer.ruleId)
      if (n > 0) continue
      const { outreachId } = answer
      await app.platform.db.transaction((tx) => gate.endOutreach(tx, cause, outreachId, 'unanswered', clock.now()))
    }
    expect((await collect()).may).toBe(true)
    expect(await collect()).toMatchObject({ may: false, ruleId: 'CN.collection.talked' })
  })
})
