import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '#modules/cases/contract.ts'
import type { ComplaintFile, ComplaintList } from '#modules/complaints/contract.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createUnit, signedInAs } from '../../../tests/support/people.ts'

type Person = Awaited<ReturnType<typeof signedInAs>>
const DAY_MS = 86_400_000

describe('cases of a complaint', () => {
  let app: TestApplication
  let su: Person
  let lin: Person
  let ops: Person
  let cards: Person
  beforeAll(async () => {
    app = await startTestApplication()
    const [operations, cardCentre] = await Promise.all([
      createUnit(app.platform, { name: 'Operations', kind: 'department' }),
      createUnit(app.platform, { name: 'Cards', kind: 'department' }),
    ])
    ;[su, lin, ops, cards] = await Promise.all([
      signedInAs(app, { roles: ['complaint-officer'] }),
      signedInAs(app, { roles: ['compliance'] }),
      signedInAs(app, { roles: ['hq-department'], unit: operations }),
      signedInAs(app, { roles: ['hq-department'], unit: cardCentre }),
    ])
  })
  afterAll(() => app.stop())

  const intake = async (by: Person, more: object = {}): Promise<string> => {
    const body = { filingChannel: 'phone', name: '周明浩', demand: '转账三天未到账，要求说明。', ...more }
    const response = await by.api('/api/complaints', { method: 'POST', body })
    expect(response.status, await response.clone().text()).toBe(200)
    return ((await response.json()) as { complaintId: string }).complaintId
  }
  const file = async (by: Person, id: string) => (await (await by.api(`/api/complaints/${id}`)).json()) as ComplaintFile
  const act = async (by: Person, id: string, path: string, body: object, method: 'POST' | 'PUT' = 'POST') => {
    const response = await by.api(`/api/complaints/${id}/${path}`, { method, body })
    const told = (await response.json()) as { refusal?: string } | null
    return told?.refusal ?? response.status
  }
  const settle = async (by: Person, caseId: string) => {
    for (const [path, body] of [
      ['taking', undefined],
      ['solution', { outcome: 'done', note: 'x' }],
    ] as const) {
      const response = await by.api(`/api/cases/${caseId}/${path}`, { method: 'POST', ...(body ? { body } : {}) })
      expect(response.status, await response.clone().text()).toBe(200)
    }
  }

  it('a part of it goes to a department with a deadline of its own, and the complaint keeps its clocks', async () => {
    const id = await intake(su)
    const before = await file(su, id)
    const dueAt = app.platform.clock.now() + 2 * DAY_MS
    expect(await act(su, id, 'cases', { title: '调取清算流水', unitId: ops.unitId, dueAt })).toBe(200)
    const after = await file(su, id)
    expect(after.cases).toMatchObject([{ title: '调取清算流水', state: 'open', promise: { dueAt }, mayOpen: true }])
    expect(after.clocks).toEqual(before.clocks)
    expect(after.entries.map(({ what, code }) => [what, code])).toContainEqual([
      'case-opened',
      after.cases[0]?.reference,
    ])
    const theirs = await ops.api(`/api/cases/${after.cases[0]?.caseId}`)
    expect(((await theirs.json()) as CaseView).title).toBe('调取清算流水')
    expect((await cards.api(`/api/cases/${after.cases[0]?.caseId}`)).status).toBe(404)
    const list = (await (
      await su.api(`/api/complaints?show=all&caseId=${after.cases[0]?.caseId}`)
    ).json()) as ComplaintList
    expect(list.complaints.map(({ complaintId }) => complaintId)).toEqual([id])
  })

  it('nothing is given out to no unit, for a day gone by, or by somebody who handles no complaints', async () => {
    const id = await intake(su)
    const now = app.platform.clock.now()
    expect(await act(su, id, 'cases', { title: 'x', unitId: crypto.randomUUID() })).toBe('unit-not-found')
    expect(await act(su, id, 'cases', { title: 'x', unitId: ops.unitId, dueAt: now - 1 })).toBe('due-before-now')
    expect(await act(su, id, 'cases', { title: 'x', unitId: ops.unitId, dueAt: now + 366 * DAY_MS })).toBe(
      'due-before-now',
    )
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect(await act(agent, id, 'cases', { title: 'x', unitId: ops.unitId })).toBe('not-permitted')
    expect((await file(su, id)).cases).toEqual([])
  })

  it('made a work order by two people, it is owed as a case, and ends once that has ended', async () => {
    const id = await intake(su)
    expect(await act(su, id, 'level', { to: 'work-order', reason: '客户只要查询' })).toBe(200)
    expect(await act(lin, id, 'level', { approved: true, note: '同意' }, 'PUT')).toBe(200)
    const changed = await file(su, id)
    expect(changed.cases).toMatchObject([{ state: 'open', unit: { unitId: su.unitId } }])
    expect(changed.cases[0]?.title).toContain(changed.reference)
    expect(changed.cases[0]?.promise?.state).toBe('running')
    expect(await act(su, id, 'ending', { note: '已答复' })).toBe('case-not-ended')
    await settle(su, changed.cases[0]?.caseId ?? '')
    expect(await act(su, id, 'ending', { note: '已答复' })).toBe(200)
    expect(await file(su, id)).toMatchObject({ stage: 'closed', level: 'work-order' })
    expect(await act(su, id, 'ending', { note: '再次' })).toBe('ended-already')
    expect(await act(su, id, 'cases', { title: 'x', unitId: ops.unitId })).toBe('ended-already')
  })

  it('a work order that a department has already is not opened twice', async () => {
    const id = await intake(su)
    expect(await act(su, id, 'cases', { title: '核对', unitId: ops.unitId })).toBe(200)
    expect(await act(su, id, 'level', { to: 'work-order', reason: 'x' })).toBe(200)
    expect(await act(lin, id, 'level', { approved: true, note: 'x' }, 'PUT')).toBe(200)
    expect((await file(su, id)).cases).toHaveLength(1)
  })

  it('a complaint has no end but its legal path; a suggestion ends when it is answered', async () => {
    expect(await act(su, await intake(su), 'ending', { note: 'x' })).toBe('is-a-complaint')
    const id = await intake(su, { level: 'suggestion' })
    expect((await file(su, id)).cases).toEqual([])
    expect(await act(su, id, 'ending', { note: '已转产品部门' })).toBe(200)
  })

  it('taken in from a case it is linked with it, by whom may open that case alone', async () => {
    const opened = (await (
      await ops.api('/api/cases', { method: 'POST', body: { template: 'general', title: '费用争议' } })
    ).json()) as CaseView
    const id = await intake(su, { caseId: opened.caseId })
    expect((await file(su, id)).cases).toMatchObject([{ caseId: opened.caseId, title: '费用争议' }])
    const agent = await signedInAs(app, { roles: ['agent'] })
    const refused = await agent.api('/api/complaints', {
      method: 'POST',
      body: { filingChannel: 'phone', name: 'x', demand: 'x', caseId: opened.caseId },
    })
    expect([refused.status, await refused.json()]).toMatchObject([409, { refusal: 'case-not-found' }])
  })
})
