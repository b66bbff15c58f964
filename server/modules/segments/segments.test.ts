import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactAsked, wrapUpFinished } from '#modules/conversations/events.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import type { CustomerSegments, MemberPage, SegmentList, SegmentRule, SegmentView } from '#modules/segments/contract.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { textFor } from '../../../tests/support/consents.ts'
import { ok, refusalOf, until } from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../tests/support/people.ts'

const DAY = 86_400_000
const WEDNESDAY = Date.parse('2026-11-25T10:00:00+08:00')
const clock = settableClock(WEDNESDAY)
const today = () => new Date(clock.now()).toISOString().slice(0, 10)
const cause = { kind: 'system', id: 'test' } as const
let app: TestApplication
type Person = TestPerson & SignedInPerson
let admin: Person
let writer: Person
let second: Person
let agent: Person
let version = 1

beforeAll(async () => {
  app = await startTestApplication({ clock, env: { TIME_ZONE: 'Asia/Shanghai' } })
  await createUnit(app.platform, { name: '城东支行', kind: 'branch' })
  ;[admin, writer, second, agent] = await Promise.all([
    signedInAs(app, { roles: ['administrator'] }),
    signedInAs(app, { roles: ['care-manager'] }),
    signedInAs(app, { roles: ['compliance'] }),
    signedInAs(app, { roles: ['agent'] }),
  ])
  await textFor(await signedInAs(app, { roles: ['compliance'] }), second, 'profiling-marketing')
  await bring(
    'customers',
    [wang, chen].map((no) => ({
      customer_no: no,
      name: `客户${no}`,
      tier: 'gold',
      language: 'zh-CN',
      customer_since: '2020-01-01',
    })),
  )
})
afterAll(() => app?.stop())

/** Time goes by, and everybody signs in again. */
async function later(ms: number): Promise<void> {
  clock.advance(ms)
  const again = async (who: Person) => ({ ...who, ...(await signIn(app.url, who.agentNo, who.password)) })
  ;[admin, writer, second, agent] = [await again(admin), await again(writer), await again(second), await again(agent)]
}
const wang = '8800001'
const chen = '8800002'
const bring = (kind: string, rows: Record<string, string>[]) =>
  ok(
    admin.api('/api/customer-records', {
      method: 'POST',
      body: { kind, source: 'core', asOf: today(), rows: rows.map((row) => ({ ...row, version: String(++version) })) },
    }),
  )
const assets = (no: string, yuan: string) => bring('profile', [{ customer_no: no, assets_month_average: yuan }])
const idOf = async (no: string): Promise<string> => {
  const row = await app.platform.db.one<{ id: string }>(
    sql`select id from customers.customer where customer_no = ${no}`,
  )
  return row.id
}
const name = { 'zh-CN': '一百万以上', 'zh-TW': '一百萬以上', en: 'A million' }
const rule = (...lines: SegmentRule['rules'][number]['rules']): SegmentRule => ({
  of: 'all',
  rules: [{ of: 'all', rules: lines }],
})
const million = rule({ field: 'assets-month-average', is: 'at-least', value: 100_000_000 })
const body = (change: object = {}) => ({
  name,
  purpose: 'service',
  rule: million,
  isRetirement: false,
  why: 'x',
  fromAt: null,
  ...change,
})
const at = (who: SignedInPerson, path: string, content?: object, method = 'POST') =>
  who.api(`/api/segments${path}`, content === undefined ? {} : { method, body: content })
const view = (id: string) => ok<SegmentView>(at(writer, `/${id}`))
const open = async (id: string) => (await view(id)).versions.find(({ state }) => state !== 'approved')
const previewed = async (id: string) => {
  const revision = (await open(id))?.revision ?? 1
  await ok(at(writer, `/${id}/draft/preview`, { revision }))
  return until(async () => {
    const { preview } = await view(id)
    return preview?.isDone ? preview : undefined
  })
}
const submit = async (id: string) =>
  at(writer, `/${id}/draft/submission`, { revision: (await open(id))?.revision ?? 1 })
const review = async (who: SignedInPerson, id: string, decision = 'approve') =>
  at(who, `/${id}/draft/review`, { revision: (await open(id))?.revision ?? 1, decision, note: 'x' })
async function release(change: object = {}): Promise<string> {
  const { segmentId } = await ok<SegmentView>(at(writer, '', body(change)))
  await letIn(segmentId)
  return segmentId
}
async function letIn(id: string) {
  await previewed(id)
  await ok(submit(id))
  await ok(review(second, id))
}
const rewrite = async (id: string, change: object) =>
  ok(at(writer, `/${id}/draft`, body({ revision: (await open(id))?.revision ?? 0, ...change }), 'PUT'))
const membersOf = async (id: string) =>
  (await ok<MemberPage>(at(writer, `/${id}/members`))).members.map(({ customerId }) => customerId)
const standsIn = (customerId: string, id: string, isIn = true) =>
  until(async () => ((await membersOf(id)).includes(customerId) === isIn ? true : undefined))
const segmentsOf = (customerId: string, who: SignedInPerson = writer) =>
  ok<CustomerSegments>(who.api(`/api/customers/${customerId}/segments`))
const say = (customerId: string, content: object) =>
  ok(
    second.api(`/api/customers/${customerId}/consents`, {
      method: 'POST',
      body: { channel: 'any', saidThrough: 'phone', ...content },
    }),
  )
const idle = async () => {
  await app.settled()
  await until(async () => ((await ok<SegmentList>(at(writer, ''))).waiting === 0 ? true : undefined))
}

test('every segment that comes with the product opens, with the rule it is made of', async () => {
  const { segments } = await ok<SegmentList>(writer.api('/api/segments'))
  expect(segments.length).toBeGreaterThan(10)
  for (const { segmentId } of segments) {
    const { versions } = await ok<SegmentView>(writer.api(`/api/segments/${segmentId}`))
    expect(versions[0]).toMatchObject({ version: 1, isInForce: true })
  }
})

describe('a segment', () => {
  test('holds once a second person let it in, after its preview, and takes in whom an import makes fit', async () => {
    const customerId = await idOf(wang)
    await assets(wang, '620000')
    const { segmentId } = await ok<SegmentView>(at(writer, '', body()))
    expect(await refusalOf(submit(segmentId))).toEqual({ status: 409, refusal: 'not-previewed' })
    expect(await previewed(segmentId)).toMatchObject({ seen: 2, holds: 0, unknown: 1, entering: 0 })
    await ok(submit(segmentId))
    expect(await refusalOf(review(writer, segmentId))).toEqual({ status: 403, refusal: 'own-text' })
    await ok(review(second, segmentId))
    expect(await membersOf(segmentId)).toEqual([])

    await assets(wang, '1000000')
    await standsIn(customerId, segmentId)
    const mine = (await segmentsOf(customerId)).segments.find((one) => one.segmentId === segmentId)
    expect(mine).toMatchObject({
      version: 1,
      since: clock.now(),
      why: [{ line: million.rules[0]?.rules[0], answer: 'yes', value: null, isHidden: true, since: clock.now() }],
    })
    await assets(wang, '999999.99')
    await standsIn(customerId, segmentId, false)
    expect((await segmentsOf(customerId)).left[0]).toMatchObject({ segmentId, cause: 'rule' })
    expect(await view(segmentId)).toMatchObject({ members: 0, entered7d: 1, left7d: 1 })
  })

  test('tells beforehand who would come and who would go, and a retired one has nobody', async () => {
    const [one, other] = [await idOf(wang), await idOf(chen)]
    await assets(wang, '1500000')
    await assets(chen, '100')
    const id = await release()
    await standsIn(one, id)
    await rewrite(id, { rule: rule({ field: 'assets-month-average', is: 'below', value: 100_000_000 }) })
    const preview = await previewed(id)
    expect(preview).toMatchObject({ holds: 1, entering: 1, leaving: 1 })
    expect(preview.sample.map(({ customerId }) => customerId)).toEqual([other])
    await letIn(id)
    await standsIn(other, id)
    expect(await membersOf(id)).toEqual([other])
    await rewrite(id, { isRetirement: true })
    expect(await previewed(id)).toMatchObject({ holds: 0, leaving: 1 })
    await letIn(id)
    await standsIn(other, id, false)
    expect(await view(id)).toMatchObject({ state: 'retired', members: 0 })
  })

  test('that was written anew has to be tried anew', async () => {
    const { segmentId } = await ok<SegmentView>(at(writer, '', body()))
    await previewed(segmentId)
    await rewrite(segmentId, { why: 'y' })
    expect(await refusalOf(submit(segmentId))).toEqual({ status: 409, refusal: 'not-previewed' })
  })

  test('holds from the day asked for, and not before', async () => {
    await assets(wang, '1500000')
    const id = await release({ fromAt: clock.now() + DAY })
    const customerId = await idOf(wang)
    await idle()
    expect(await view(id)).toMatchObject({ state: 'not-yet', members: 0 })
    await later(DAY)
    await standsIn(customerId, id)
  })

  test('to sell asks neither for feelings nor for needs, and says which field is refused', async () => {
    const feeling = rule({ field: 'feeling', is: 'one-of', words: ['angry'] })
    const answer = await at(writer, '', body({ purpose: 'marketing', rule: feeling }))
    expect(await answer.json()).toMatchObject({
      status: 422,
      type: expect.stringContaining('field-not-for-marketing'),
      detail: expect.stringContaining('feeling'),
    })
    await ok(at(writer, '', body({ rule: feeling })))
  })
})

describe('a customer', () => {
  test('comes in when time alone makes the rule true', async () => {
    const customerId = await idOf(wang)
    const days = Math.floor((clock.now() - Date.parse('2020-01-01')) / DAY)
    const id = await release({ rule: rule({ field: 'days-as-customer', is: 'at-least', value: days + 2 }) })
    await idle()
    expect(await membersOf(id)).toEqual([])
    await later(2 * DAY)
    await standsIn(customerId, id)
  })

  test('who asks for the same thing twice in a week stands among those with high effort, and a week later no more', async () => {
    const customerId = await idOf(chen)
    const { segments } = await ok<SegmentList>(at(writer, ''))
    const effort = segments.find((one) => one.name.en === 'High effort')?.segmentId ?? ''
    for (const reasonCode of ['card.lost', 'card.lost']) {
      const contactId = newId()
      const asked = {
        contactId,
        customerId,
        reference: contactId,
        conversationId: newId(),
        channel: 'web',
        language: 'zh-CN',
      }
      const how = { topic: null, lane: 'ordinary', lastAgentId: null, managerId: null } as const
      const over = { contactId, agentId: newId(), reasonCode, dispositionCode: null, wrapUpMs: 0, automatic: false }
      await app.platform.db.transaction((tx) =>
        app.platform.log.announce(tx, cause, [
          contactAsked.of(contactId, clock.now(), { ...asked, ...how }),
          wrapUpFinished.of(contactId, clock.now(), over),
        ]),
      )
      await app.settled()
    }
    await standsIn(customerId, effort)
    const why = (await segmentsOf(customerId)).segments.find((one) => one.segmentId === effort)?.why
    expect(why).toMatchObject([{ line: { field: 'same-reason-7d' }, value: 2, isHidden: false }])
    await later(7 * DAY)
    await standsIn(customerId, effort, false)
  })

  test('who objects to profiling is in no segment as soon as their word was read', async () => {
    const customerId = await idOf(wang)
    await assets(wang, '620000')
    await until(async () => (await segmentsOf(customerId)).segments.length > 0)
    await say(customerId, { purpose: 'profiling-service', says: 'no' })
    await app.settled()
    const { segments, left } = await segmentsOf(customerId)
    expect(segments).toEqual([])
    expect(left[0]).toMatchObject({ cause: 'profiling' })
  })

  test('is in a segment to sell only while a consent to it holds', async () => {
    const customerId = await idOf(chen)
    const id = await release({
      purpose: 'marketing',
      rule: rule({ field: 'language', is: 'one-of', words: ['zh-CN'] }),
    })
    await idle()
    expect(await membersOf(id)).toEqual([])
    await say(customerId, { purpose: 'profiling-marketing', says: 'yes', textVersion: 1, language: 'zh-CN' })
    await app.settled()
    expect(await membersOf(id)).toEqual([customerId])
    await say(customerId, { purpose: 'profiling-marketing', says: 'no' })
    await app.settled()
    expect(await membersOf(id)).toEqual([])
  })

  test('whom one may not see has no segments', async () => {
    expect((await agent.api(`/api/customers/${await idOf(chen)}/segments`)).status).toBe(404)
  })

  test('of whom an agent serves the agent is told the segments, and the line that put them there', async () => {
    const customerId = await idOf(chen)
    const id = await release({ rule: rule({ field: 'language', is: 'one-of', words: ['zh-CN'] }) })
    await standsIn(customerId, id)
    const contactId = newId()
    const asked = {
      ...{ contactId, reference: 'S9', conversationId: newId(), customerId, isCallback: false, channel: 'web' },
      ...({ language: 'zh-CN', topic: null, lane: 'ordinary', lastAgentId: null, managerId: null } as const),
    }
    const assigned = { contactId, agentId: agent.personId, queueId: newId(), epoch: 1, waitedMs: 0 }
    await app.platform.db.transaction((tx) =>
      app.platform.log.announce(tx, cause, [
        contactAsked.of(contactId, clock.now(), asked),
        contactAssigned.of(contactId, clock.now(), assigned),
      ]),
    )
    await app.settled()
    const told = await ok<CustomerSegments>(agent.api(`/api/customers/${customerId}/segments`))
    expect(told.segments.find(({ segmentId }) => segmentId === id)?.why).toMatchObject([
      { line: { field: 'language' } },
    ])
  })

  test('found to be one person with another stands once, with what both have, until it is undone', async () => {
    const rows = ['8800011', '8800012'].map((no) => ({
      customer_no: no,
      name: no,
      tier: 'mass',
      language: 'en',
      customer_since: '2020-01-01',
    }))
    await bring('customers', rows.slice(0, 1))
    const known = await idOf('8800011')
    const guest = newId()
    await app.platform.db.pool.query(
      "insert into customers.customer (id, name_masked, language, vulnerability_needs, created_at) values ($1, '访客', 'en', '{speak-slowly}', now())",
      [guest],
    )
    const id = await release({ rule: rule({ field: 'needs', is: 'one-of', words: ['speak-slowly'] }) })
    await standsIn(guest, id)
    const boss = await signedInAs(app, { roles: ['supervisor'] })
    const { merges } = await ok<{ merges: { mergeId: string }[] }>(
      boss.api(`/api/customers/${guest}/merges`, {
        method: 'POST',
        body: { otherId: known, reason: 'customer-said-so' },
      }),
    )
    await standsIn(known, id)
    await standsIn(guest, id, false)
    const asGuest = await segmentsOf(guest)
    expect(asGuest.segments.map((one) => one.segmentId)).toContain(id)
    await ok(
      boss.api(`/api/customer-merges/${merges[0]?.mergeId}/undoing`, {
        method: 'POST',
        body: { reason: 'wrong-person' },
      }),
    )
    await standsIn(guest, id)
    await standsIn(known, id, false)
  })
})

test('two nodes keep the same members once', async () => {
  const node = await app.secondNode()
  try {
    await assets(chen, '3000000')
    const id = await release()
    const customerId = await idOf(chen)
    await standsIn(customerId, id)
    await Promise.all(Array.from({ length: 10 }, (_, step) => assets(chen, step % 2 === 0 ? '1' : '3000000')))
    await assets(chen, '3000000')
    // Either node may be at it: what one has not read yet, the other has.
    for (const each of [app, node]) await each.settled()
    await idle()
    expect(await membersOf(id)).toEqual([customerId])
    const { entered7d, left7d } = await view(id)
    expect(entered7d - left7d).toBe(1)
  } finally {
    await node.stop()
  }
})
