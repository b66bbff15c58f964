import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GateAnswerView } from '#modules/consent/contract.ts'
import type { consentModule } from '#modules/consent/module.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import type { GateRules, RuleSetList } from '#modules/consent/rules-contract.ts'
import { buildHouse } from '#server/main.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { knownCustomer, textFor } from '../../../tests/support/consents.ts'
import { ok, refusalOf } from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

/** A Wednesday, ten o'clock in Shanghai. */
const WEDNESDAY = Date.parse('2026-11-25T10:00:00+08:00')
const clock = settableClock(WEDNESDAY)
let app: TestApplication
let writer: SignedInPerson
let reviewer: SignedInPerson
const gates: ConsentQuestions[] = []

beforeAll(async () => {
  const build: typeof buildHouse = (platform, options) => {
    const house = buildHouse(platform, options)
    const consent = house.modules.find(({ name }) => name === 'consent') as ReturnType<typeof consentModule>
    gates.push(consent.questions)
    return house
  }
  app = await startTestApplication({ clock, build, env: { TIME_ZONE: 'Asia/Shanghai' } })
  await app.secondNode()
  writer = await signedInAs(app, { roles: ['compliance'] })
  reviewer = await signedInAs(app, { roles: ['compliance'] })
  await textFor(writer, reviewer, 'marketing-own')
})
afterAll(() => app.stop())

const SHIPPED = { jurisdiction: 'CN', consentMonths: 24, doNotContactMonths: null, limits: [] }
const cap = (ruleId: string, most: number) => ({ ruleId, most, open: null })
const list = () => ok<RuleSetList>(writer.api('/api/gate-rule-sets'))
const draft = (who: SignedInPerson, change: object, revision = 0) =>
  who.api('/api/gate-rule-sets/draft', { method: 'PUT', body: { ...SHIPPED, why: '监管口径', revision, ...change } })
const post = (who: SignedInPerson, path: string, body: object) =>
  who.api(`/api/gate-rule-sets/${path}`, { method: 'POST', body })
const open = async () => (await list()).sets.find(({ state }) => state !== 'approved')!
/** Written by one, let in by the other. */
async function letIn(change: object): Promise<void> {
  await ok(draft(writer, change))
  const { revision } = await open()
  await ok(post(writer, 'draft/submission', { revision }))
  await ok(post(reviewer, 'draft/review', { revision, decision: 'approve' }))
}
const ask = (gate: ConsentQuestions, customerId: string, at = clock.now()) =>
  gate.mayWe({ customerId, purpose: 'survey', channel: 'sms', at })
const reasonOf = async (gate: ConsentQuestions, customerId: string, at?: number) => {
  const answer = await ask(gate, customerId, at)
  return answer.may ? 'yes' : `${answer.reason} ${answer.ruleId}`
}

describe('the rules of the gate', () => {
  it('come into force by a second person, at once on every node, and the rule that says no is named', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    expect(await Promise.all(gates.map((gate) => reasonOf(gate, customerId)))).toEqual(['yes', 'yes'])
    const limits = [{ ruleId: 'CN.window.proactive', open: [{ from: '14:00', to: '18:00' }], most: null }]
    await ok(draft(writer, { limits }))
    const { revision } = await open()
    expect(await refusalOf(post(reviewer, 'draft/review', { revision, decision: 'approve' }))).toMatchObject({
      refusal: 'nothing-to-review',
    })
    await ok(post(writer, 'draft/submission', { revision }))
    expect(await refusalOf(post(writer, 'draft/review', { revision, decision: 'approve' }))).toEqual({
      status: 403,
      refusal: 'own-text',
    })
    expect(await reasonOf(gates[1]!, customerId)).toBe('yes')
    await ok(post(reviewer, 'draft/review', { revision, decision: 'approve' }))
    for (const gate of gates)
      await expect.poll(() => reasonOf(gate, customerId)).toBe('outside-hours CN.window.proactive')
    const allowed = await app.platform.db.transaction((tx) =>
      gates[1]!.allowOutreach(
        tx,
        { kind: 'system', id: 'test' },
        { customerId, purpose: 'survey', channel: 'sms', at: clock.now() },
      ),
    )
    expect(allowed).toMatchObject({ may: false, askAgainAt: Date.parse('2026-11-25T14:00:00+08:00') })
    const rules = await ok<GateRules>(writer.api('/api/consents/rules'))
    expect(rules.version).toBe(2)
    expect(rules.rules.find(({ ruleId }) => ruleId === 'CN.window.proactive')).toMatchObject({
      open: [{ from: '14:00', to: '18:00' }],
      isHouse: true,
      isAdjustable: true,
    })
  })

  it('are gone back from by somebody who wrote none of them', async () => {
    const customerId = await knownCustomer(app.platform, '林青')
    expect(await refusalOf(post(writer, 'return', { toVersion: 2, insteadOf: 2 }))).toMatchObject({
      refusal: 'already-in-force',
    })
    await ok(post(writer, 'return', { toVersion: 1, insteadOf: 2 }))
    for (const gate of gates) await expect.poll(() => reasonOf(gate, customerId)).toBe('yes')
    expect(await refusalOf(post(writer, 'return', { toVersion: 2, insteadOf: 3 }))).toMatchObject({
      status: 403,
      refusal: 'own-text',
    })
    expect((await list()).sets.map(({ version, goesBackTo }) => [version, goesBackTo])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ])
  })

  it('are never looser than what others demand', async () => {
    await ok(draft(writer, { limits: [cap('CN.collection.talked', 4)] }))
    const { revision, faults } = await open()
    expect(faults).toEqual([{ ruleId: 'CN.collection.talked', fault: 'looser-than-source' }])
    expect(await refusalOf(post(writer, 'draft/submission', { revision }))).toEqual({
      status: 422,
      refusal: 'limits-wrong',
    })
    await ok(draft(writer, { limits: [cap('CN.collection.talked', 2)] }, revision))
    await ok(post(writer, 'draft/submission', { revision: revision + 1 }))
    expect(
      await refusalOf(post(reviewer, 'draft/review', { revision: revision + 1, decision: 'return', note: '' })),
    ).toMatchObject({ refusal: 'reason-missing' })
    await ok(post(reviewer, 'draft/review', { revision: revision + 1, decision: 'approve' }))
  })

  it('say how long a consent and a wish not to be contacted hold', async () => {
    await letIn({ consentMonths: 12, doNotContactMonths: 6 })
    const customerId = await knownCustomer(app.platform, '周明')
    const at = (path: string) => `/api/customers/${customerId}/${path}`
    const body = {
      ...{ purpose: 'marketing-own', channel: 'sms', says: 'yes', saidThrough: 'phone' },
      ...{ textVersion: 1, language: 'zh-CN' },
    }
    type View = { cells: { purpose: string; channel: string; expiresAt: number | null }[]; doNotContact: object[] }
    const given = await ok<View>(writer.api(at('consents'), { method: 'POST', body }))
    const cell = given.cells.find(({ purpose, channel }) => purpose === 'marketing-own' && channel === 'sms')
    expect(cell?.expiresAt).toBe(Date.parse('2027-11-25T02:00:00Z'))
    const wish = { channel: null, until: null }
    const { doNotContact } = await ok<View>(writer.api(at('do-not-contact'), { method: 'POST', body: wish }))
    expect(doNotContact).toMatchObject([{ until: Date.parse('2027-05-25T02:00:00Z') }])
  })
})

describe('the try-out', () => {
  it('answers for a customer, a purpose, a channel and an instant', async () => {
    const customerId = await knownCustomer(app.platform, '吴刚')
    const at = (time: string) => Date.parse(`2026-11-26T${time}:00+08:00`)
    const tried = (time: string) =>
      ok<GateAnswerView>(
        writer.api(`/api/customers/${customerId}/may-we?purpose=collection&channel=call&at=${at(time)}`),
      )
    expect(await tried('21:59')).toMatchObject({ may: true, ruleId: 'CN.basis.collection' })
    expect(await tried('22:00')).toMatchObject({
      may: false,
      ruleId: 'CN.window.collection',
      askAgainAt: Date.parse('2026-11-27T08:00:00+08:00'),
    })
  })
})

it('the holidays that the house imported hold at the gate, on every node from the import on', async () => {
  const customerId = await knownCustomer(app.platform, '贺年')
  const planner = await signedInAs(app, { roles: ['planner'] })
  const body = {
    ...{ purpose: 'marketing-own', channel: 'sms', says: 'yes', saidThrough: 'phone' },
    ...{ textVersion: 1, language: 'zh-CN' },
  }
  await ok(writer.api(`/api/customers/${customerId}/consents`, { method: 'POST', body }))
  const holiday = Date.parse('2027-01-01T10:00:00+08:00')
  const asked = async (gate: ConsentQuestions) => {
    const answer = await gate.mayWe({ customerId, purpose: 'marketing-own', channel: 'sms', at: holiday })
    return answer.may ? 'yes' : answer.reason
  }
  for (const gate of gates) await expect.poll(() => asked(gate)).toBe('yes')
  const text = 'date,kind,name,like\n2027-01-01,paid-holiday,元旦,'
  await ok(planner.api('/api/holiday-years', { method: 'POST', body: { text, calendars: [] } }))
  for (const gate of gates) await expect.poll(() => asked(gate)).toBe('public-holiday')
})
