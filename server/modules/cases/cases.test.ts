import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseList, CaseView } from '#modules/cases/contract.ts'
import type { PromiseMoved, PromiseReportTable } from '#modules/promises/contract.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import {
  createUnit,
  ensureHeadOffice,
  type SignedInPerson,
  signedInAs,
  type TestPerson,
} from '../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const DAY = 86_400_000
const MINUTE = 60_000
const clock = settableClock(Date.now())
let app: FloorApplication
let mei: Desk
let admin: Person
let fang: Person
let lin: Person
let supervisor: Person
let branchId: string
let otherId: string

beforeAll(async () => {
  app = await startFloor({ clock })
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  branchId = await createUnit(app.platform, { kind: 'branch', name: '上海徐汇支行' })
  otherId = await createUnit(app.platform, { kind: 'branch', name: '北京西单支行' })
  const { queueId } = await queueAt(admin, { topic: 'card' })
  mei = await agentAt(app, { roles: ['agent'], queues: [queueId], displayName: '梅' }, admin)
  ;[fang, lin, supervisor] = await Promise.all([
    signedInAs(app, { roles: ['branch-staff'], unit: branchId, displayName: '方' }),
    signedInAs(app, { roles: ['branch-staff'], unit: otherId, displayName: '林' }),
    signedInAs(app, { roles: ['supervisor'] }),
  ])
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

const open = (who: SignedInPerson, more: object = {}) =>
  who.api('/api/cases', { method: 'POST', body: { template: 'general', title: '补寄回单', ...more } })
const act = (who: SignedInPerson, caseId: string, what: string, body?: unknown) =>
  who.api(`/api/cases/${caseId}/${what}`, { method: 'POST', ...(body === undefined ? {} : { body }) })
const read = (who: SignedInPerson, caseId: string) => ok<CaseView>(who.api(`/api/cases/${caseId}`))
const list = (who: SignedInPerson, query = '') => ok<CaseList>(who.api(`/api/cases?${query}`))

describe('cases', () => {
  it('come from a contact with its customer and topic, and are counted as referred to a branch', async () => {
    const { contactId } = await customerAsks(app, { topic: 'card' })
    const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
    await ok(mei.accept(offer.offerId))
    const made = await ok<CaseView>(open(mei, { contactId, unitId: branchId, title: '卡 6222021234567890128 补寄' }))
    expect(made).toMatchObject({ state: 'open', topic: 'card', isBranchReferral: true, contactId })
    expect(made.customer).not.toBeNull()
    expect(made.title).not.toContain('6222021234567890128')
    expect(made.promise).toMatchObject({ state: 'running', dueAt: clock.now() + 3 * DAY })
    await ok(act(fang, made.caseId, 'taking'))
    await ok(act(fang, made.caseId, 'comments', { text: '回单已寄出。', audience: 'customer' }))
    const thread = await app.conversations.talkOf(app.platform.db, contactId, 10)
    expect(thread.map(({ text }) => text).join('\n')).toContain('回单已寄出。')
    const cards = await ok<{ cases: unknown[] }>(mei.api(`/api/contacts/${contactId}/cases`))
    expect(cards.cases).toHaveLength(1)
  })

  it('are opened for a customer within reach without a contact, who is told of them in their thread', async () => {
    const [hers, his] = await Promise.all([customerAsks(app, { topic: 'card' }), customerAsks(app, { topic: 'card' })])
    const { customerId } = hers.visitor
    const made = await ok<CaseView>(open(supervisor, { customerId, unitId: branchId, ownerId: fang.personId }))
    expect(made).toMatchObject({ customer: { customerId }, contactId: null, canTell: true })
    expect((await list(supervisor, `customerId=${customerId}`)).cases.map((one) => one.caseId)).toEqual([made.caseId])
    await ok(act(fang, made.caseId, 'comments', { text: '材料已齐。', audience: 'customer' }))
    const thread = await app.conversations.talkOf(app.platform.db, hers.contactId, 10)
    expect(thread.map(({ text }) => text).join('\n')).toContain('材料已齐。')
    const notHers = open(supervisor, { customerId, contactId: his.contactId })
    expect(await refusalOf(notHers)).toEqual({ status: 409, refusal: 'contact-of-another' })
    expect(await refusalOf(open(lin, { customerId }))).toEqual({ status: 404, refusal: 'customer-not-found' })
  })

  it('are seen by their unit, their opener and nobody of another branch', async () => {
    const { caseId } = await ok<CaseView>(open(mei, { unitId: branchId }))
    await read(fang, caseId)
    await read(mei, caseId)
    expect((await lin.api(`/api/cases/${caseId}`)).status).toBe(404)
    expect((await act(lin, caseId, 'taking')).status).toBe(404)
    expect((await list(lin)).cases.map((one) => one.caseId)).not.toContain(caseId)
    expect((await list(fang, 'show=unit')).cases.map((one) => one.caseId)).toContain(caseId)
  })

  it('that wait for a team are seen by its agents, and those of the unit above it are not', async () => {
    const head = await ensureHeadOffice(app.platform)
    const teamId = await createUnit(app.platform, { name: '综合服务组' })
    const agents = await Promise.all([teamId, otherId].map((unit) => signedInAs(app, { roles: ['agent'], unit })))
    const [ours, above] = [
      await ok<CaseView>(open(supervisor, { unitId: teamId })),
      await ok<CaseView>(open(supervisor, { unitId: head })),
    ]
    const seen = await Promise.all(agents.map(async (agent) => (await list(agent)).cases.map(({ caseId }) => caseId)))
    expect(seen.map((ids) => ids.includes(ours.caseId))).toEqual([true, false])
    expect(seen.map((ids) => ids.includes(above.caseId))).toEqual([false, false])
  })

  it('wait for a customer on a clock that stands still, and for a department on one that runs', async () => {
    const { caseId, promise } = await ok<CaseView>(open(fang, { ownerId: fang.personId, unitId: branchId }))
    await ok(act(fang, caseId, 'waiting', { reason: 'customer', note: '等身份证明' }))
    clock.advance(MINUTE)
    await ok(act(fang, caseId, 'resumption', { note: '已收到' }))
    expect((await read(fang, caseId)).promise?.dueAt).toBe((promise?.dueAt ?? 0) + MINUTE)
    await ok(act(fang, caseId, 'waiting', { reason: 'department', note: '等运营部' }))
    clock.advance(MINUTE)
    await ok(act(fang, caseId, 'resumption', { note: '好了' }))
    expect((await read(fang, caseId)).promise?.dueAt).toBe((promise?.dueAt ?? 0) + MINUTE)
  })

  it('are solved once their work orders are, re-opened with a new promise, and tell what happened', async () => {
    const { caseId } = await ok<CaseView>(open(fang, { ownerId: fang.personId, unitId: branchId }))
    const dueAt = clock.now() + DAY
    const { workOrderId } = await ok<{ workOrderId: string }>(
      act(fang, caseId, 'work-orders', { title: '调取凭证', unitId: otherId, dueAt }),
    )
    const solve = () => act(fang, caseId, 'solution', { outcome: 'done', note: '已补寄' })
    expect(await refusalOf(solve())).toMatchObject({ status: 409, refusal: 'work-orders-open' })
    expect((await read(lin, caseId)).workOrders).toMatchObject([{ workOrderId, promise: { dueAt } }])
    const body = { result: '已上传' }
    await ok(lin.api(`/api/cases/${caseId}/work-orders/${workOrderId}/result`, { method: 'PUT', body }))
    await ok(solve())
    expect(await read(fang, caseId)).toMatchObject({ state: 'solved', outcome: 'done', promise: { state: 'kept' } })
    await ok(act(fang, caseId, 're-opening', { note: '客户未收到' }))
    const again = await read(fang, caseId)
    expect(again).toMatchObject({ state: 'in-work', reopenedCount: 1, promise: { state: 'running' } })
    expect(again.lines.map(({ kind }) => kind).toReversed()).toEqual([
      'opened',
      'work-order-added',
      'work-order-done',
      'solved',
      'reopened',
    ])
  })

  it('merged are counted raw and once', async () => {
    const before = (await list(supervisor)).counts
    const [one, two] = [await ok<CaseView>(open(fang)), await ok<CaseView>(open(fang))]
    await ok(act(fang, one.caseId, 'merging', { into: two.caseId, note: '重复' }))
    const { counts } = await list(supervisor)
    expect([counts.raw - before.raw, counts.merged - before.merged]).toEqual([2, 1])
    expect(await read(fang, two.caseId)).toMatchObject({ mergedCount: 1, duplicates: [{ caseId: one.caseId }] })
    expect(await read(fang, one.caseId)).toMatchObject({ state: 'merged', acts: [], promise: { state: 'withdrawn' } })
    expect(await refusalOf(act(fang, one.caseId, 'taking'))).toMatchObject({ refusal: 'case-not-open' })
  })

  it('keep evidence for those alone who may see them', async () => {
    const { caseId } = await ok<CaseView>(open(fang))
    const form = new FormData()
    form.set('file', new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], '回单.pdf'))
    const headers = { authorization: `Bearer ${fang.token}` }
    const sent = fetch(`${app.url}/api/cases/${caseId}/files`, { method: 'POST', headers, body: form })
    const { fileId } = await ok<{ fileId: string }>(sent)
    expect((await fang.api(`/api/cases/${caseId}/files/${fileId}`)).status).toBe(200)
    expect((await lin.api(`/api/cases/${caseId}/files/${fileId}`)).status).toBe(404)
  })

  it('go to another with all that somebody owes, in one act; who may not gets nothing', async () => {
    const leaver = await signedInAs(app, { roles: ['branch-staff'], unit: branchId })
    const { caseId } = await ok<CaseView>(open(leaver, { ownerId: leaver.personId, unitId: branchId }))
    const handOver = (who: SignedInPerson, body: object) =>
      who.api(`/api/promises/owners/${leaver.personId}/hand-over`, { method: 'POST', body })
    expect((await handOver(fang, { unitId: branchId })).status).toBe(403)
    const wrong = handOver(supervisor, { unitId: otherId, ownerId: fang.personId })
    expect(await refusalOf(wrong)).toMatchObject({ refusal: 'owner-not-of-unit' })
    const moved = await ok<PromiseMoved>(handOver(supervisor, { unitId: branchId, ownerId: fang.personId }))
    expect(moved).toEqual({ moved: 1, stayed: [] })
    expect((await read(fang, caseId)).owner?.personId).toBe(fang.personId)
    expect(await ok(leaver.api('/api/promises/mine'))).toMatchObject({ promises: [] })
  })

  it('are late in the report of their kind, unit and month', async () => {
    const { caseId } = await ok<CaseView>(
      open(fang, { ownerId: fang.personId, unitId: branchId, dueAt: clock.now() + MINUTE }),
    )
    clock.advance(MINUTE + 1)
    await ok(act(fang, caseId, 'solution', { outcome: 'done', note: '晚了' }))
    const span = `from=${clock.now() - 30 * DAY}&before=${clock.now() + 1}`
    for (const by of ['kind', 'unit', 'month'])
      expect(
        (await ok<PromiseReportTable>(supervisor.api(`/api/promises/report/table?by=${by}&${span}`))).rows.reduce(
          (sum, row) => sum + row.keptLate,
          0,
        ),
      ).toBeGreaterThanOrEqual(1)
  })
})
