import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComplaintFile, ComplaintList } from '#modules/complaints/contract.ts'
import type { PackView } from '#modules/complaints/packs-contract.ts'
import type { PromiseMoved } from '#modules/promises/contract.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createUnit, signedInAs } from '../../../tests/support/people.ts'

type Person = Awaited<ReturnType<typeof signedInAs>>
const FORM = '本人办理信用卡分期业务，贵行未告知提前结清仍收取全部手续费，要求全额退还并书面道歉。'
const DAY_MS = 86_400_000

describe('complaints', () => {
  let app: TestApplication
  let su: Person
  let lin: Person
  let officer: Person
  beforeAll(async () => {
    app = await startTestApplication()
    ;[su, lin, officer] = await Promise.all([
      signedInAs(app, { roles: ['complaint-officer'] }),
      signedInAs(app, { roles: ['compliance'] }),
      signedInAs(app, { roles: ['complaint-officer'] }),
    ])
  })
  afterAll(() => app.stop())

  const intake = async (by: Person, more: object = {}): Promise<string> => {
    const body = { filingChannel: 'phone', name: '周明浩', phone: '13800001234', demand: FORM, ...more }
    const response = await by.api('/api/complaints', { method: 'POST', body })
    expect(response.status, await response.clone().text()).toBe(200)
    return ((await response.json()) as { complaintId: string }).complaintId
  }
  const file = async (by: Person, id: string) => (await (await by.api(`/api/complaints/${id}`)).json()) as ComplaintFile
  const move = (by: Person, id: string, body: object) =>
    by.api(`/api/complaints/${id}/moves`, { method: 'POST', body: { note: 'x', ...body } })
  const moved = async (by: Person, id: string, ...bodies: object[]) => {
    for (const body of bodies) {
      const response = await move(by, id, body)
      expect(response.status, await response.clone().text()).toBe(200)
    }
  }
  const begin = async (id: string) =>
    moved(
      su,
      id,
      { kind: 'acknowledge' },
      { kind: 'first-contact' },
      { kind: 'name-handler', personId: su.personId },
      { kind: 'investigate' },
    )
  const coding = { channel: 'electronic', product: 'credit-card', reason: 'disclosure', severity: 'S2' }
  const refusal = async (response: Response) => (await response.json()) as { refusal: string; detail: string }

  it('owes every clock of its pack from receipt on, and keeps them by its moves', async () => {
    const id = await intake(su)
    const before = await file(su, id)
    expect(before.maskedName).toBe('周**')
    expect(before.clocks.map(({ clock, state }) => [clock, state])).toEqual([
      ['acknowledge', 'running'],
      ['first-contact', 'running'],
      ['plan', 'running'],
      ['decide', 'running'],
      ['decide-complex', null],
      ['decide-extended', null],
    ])
    await begin(id)
    expect((await su.api(`/api/complaints/${id}/coding`, { method: 'PUT', body: coding })).status).toBe(200)
    await moved(su, id, { kind: 'decide', upheld: 'partly', redressMinor: 32_640, currency: 'CNY' })
    const after = await file(su, id)
    expect(after).toMatchObject({ stage: 'decided', upheld: 'partly', redressMinor: 32_640, due: 'none' })
    expect(after.clocks.filter(({ state }) => state === 'kept').map(({ clock }) => clock)).toEqual([
      'acknowledge',
      'first-contact',
      'plan',
      'decide',
    ])
    expect(after.clocks.map(({ clock }) => clock)).toContain('ask-review')
    expect(after.entries[0]).toMatchObject({ what: 'decide', by: { personId: su.personId } })
  })

  it('is extended only by another than who asked; its promise then has the longer date', async () => {
    const id = await intake(su)
    await begin(id)
    await moved(su, id, { kind: 'mark-complex' }, { kind: 'ask-extension' })
    const own = await move(su, id, { kind: 'answer-extension', approved: true })
    expect(own.status).toBe(409)
    expect(await refusal(own)).toMatchObject({
      refusal: 'same-person',
      detail: expect.stringContaining('CN-four-eyes'),
    })
    await moved(lin, id, { kind: 'answer-extension', approved: true })
    const now = await file(su, id)
    const [plain, , extended] = ['decide', 'decide-complex', 'decide-extended'].map((clock) =>
      now.clocks.find((one) => one.clock === clock),
    )
    expect([plain?.state, extended?.state]).toEqual([null, 'running'])
    expect(extended?.dueAt).toBe((plain?.dueAt ?? 0) + 45 * DAY_MS)
    expect(now.decisionDueAt).toBe(extended?.dueAt)
  })

  it('is blocked, with rule and source, for whoever has an interest; handed on it goes on', async () => {
    const id = await intake(su)
    await begin(id)
    await su.api(`/api/complaints/${id}/coding`, { method: 'PUT', body: coding })
    await moved(su, id, { kind: 'record-interest', personId: su.personId })
    const decide = { kind: 'decide', upheld: 'no', redressMinor: 0, currency: 'CNY' }
    expect(await refusal(await move(su, id, decide))).toMatchObject({
      refusal: 'interested-person',
      detail: expect.stringMatching(/^CN-recusal · .*2020 年第 3 号/),
    })
    expect(await refusal(await su.api(`/api/complaints/${id}/coding`, { method: 'PUT', body: coding }))).toMatchObject({
      refusal: 'interested-person',
    })
    expect((await file(su, id)).moves.find(({ kind }) => kind === 'decide')?.block?.ruleId).toBe('CN-recusal')
    await moved(su, id, { kind: 'name-handler', personId: officer.personId })
    await moved(officer, id, decide)
    expect((await file(su, id)).stage).toBe('decided')
  })

  it('goes with all that its handler owes to another handler, but to nobody with an interest, and to no unit', async () => {
    const [leaver, boss, clerk] = await Promise.all([
      signedInAs(app, { roles: ['complaint-officer'] }),
      signedInAs(app, { roles: ['supervisor'] }),
      signedInAs(app, { roles: ['branch-staff'] }),
    ])
    const ids = [await intake(su), await intake(su)]
    for (const id of ids) await moved(su, id, { kind: 'name-handler', personId: leaver.personId })
    await moved(su, ids[0]!, { kind: 'record-interest', personId: officer.personId })
    const handOver = async (ownerId?: string) => {
      const body = { unitId: leaver.unitId, ...(ownerId === undefined ? {} : { ownerId }) }
      const response = await boss.api(`/api/promises/owners/${leaver.personId}/hand-over`, { method: 'POST', body })
      expect(response.status, await response.clone().text()).toBe(200)
      const { moved: count, stayed } = (await response.json()) as PromiseMoved
      return [count, stayed.map(({ aboutId }) => aboutId)]
    }
    const clocks = (id: string | undefined) => Array.from({ length: 4 }, () => id)
    expect(await handOver()).toEqual([0, [...clocks(ids[0]), ...clocks(ids[1])]])
    expect(await handOver(clerk.personId)).toEqual([0, [...clocks(ids[0]), ...clocks(ids[1])]])
    expect(await handOver(officer.personId)).toEqual([4, clocks(ids[0])])
    expect(await handOver(su.personId)).toEqual([4, []])
    for (const [index, { personId }] of [su, officer].entries()) {
      const { handler, entries } = await file(su, ids[index]!)
      expect([handler?.personId, entries[0]?.what, entries[0]?.by?.personId]).toEqual([
        personId,
        'name-handler',
        boss.personId,
      ])
    }
  })

  it('changes its level only with a second person; only a complaint has clocks', async () => {
    const id = await intake(su, { level: 'suggestion' })
    expect((await file(su, id)).clocks.every(({ state }) => state === null)).toBe(true)
    expect(await refusal(await move(su, id, { kind: 'acknowledge' }))).toMatchObject({ refusal: 'not-a-complaint' })
    const ask = { to: 'complaint', reason: 'claims money back' }
    expect((await su.api(`/api/complaints/${id}/level`, { method: 'POST', body: ask })).status).toBe(200)
    const answer = (by: Person) =>
      by.api(`/api/complaints/${id}/level`, { method: 'PUT', body: { approved: true, note: 'yes' } })
    expect(await refusal(await answer(su))).toMatchObject({ refusal: 'same-person' })
    expect((await answer(lin)).status).toBe(200)
    expect((await file(su, id)).clocks.find(({ clock }) => clock === 'decide')?.state).toBe('running')
  })

  it('withdrawn, owes nothing from that instant on', async () => {
    const id = await intake(su)
    await moved(su, id, { kind: 'withdraw' })
    const gone = await file(su, id)
    expect(gone.stage).toBe('withdrawn')
    expect(gone.clocks.filter(({ state }) => state !== null && state !== 'withdrawn')).toEqual([])
  })

  it('finds who writes alike, and merges duplicates with both counts kept', async () => {
    const words = '理财产品到期收益与销售人员所说严重不符，要求按承诺收益补足差额，并处理违规销售的客户经理。'
    const first = await intake(su, { demand: words, phone: '13900000001' })
    const [second, third] = [
      await intake(su, { demand: `${words}谢谢`, phone: '13900000001' }),
      await intake(su, { demand: words, phone: null }),
    ]
    const alike = (await (await su.api(`/api/complaints/${first}/alike`)).json()) as {
      like: { complaintId: string; signs: string[] }[]
      isOrganised: boolean
    }
    expect(alike.like.map(({ complaintId, signs }) => [complaintId, signs])).toEqual([
      [second, ['same-phone', 'same-words']],
      [third, ['same-words']],
    ])
    expect(alike.isOrganised).toBe(true)
    const today = new Date(app.platform.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const counts = async () =>
      (await (await lin.api(`/api/complaint-statistics?from=${today}&to=${today}`)).json()) as {
        raw: number
        merged: number
      }
    const before = await counts()
    const merging = await su.api(`/api/complaints/${second}/merging`, {
      method: 'POST',
      body: { into: first, note: 'same matter' },
    })
    expect(merging.status, await merging.clone().text()).toBe(200)
    expect(await counts()).toMatchObject({ raw: before.raw, merged: before.merged - 1 })
  })

  it('has at most five representatives', async () => {
    const id = await intake(su)
    const names = ['赵一', '钱二', '孙三', '李四', '周五', '吴六']
    expect(await refusal(await move(su, id, { kind: 'name-representatives', names }))).toMatchObject({
      refusal: 'too-many-representatives',
    })
    await moved(su, id, { kind: 'name-representatives', names: names.slice(0, 5) })
  })

  it('prints a decision with its remedies as PDF; without them it cannot be sent', async () => {
    const id = await intake(su)
    await begin(id)
    await su.api(`/api/complaints/${id}/coding`, { method: 'PUT', body: coding })
    await moved(su, id, { kind: 'decide', upheld: 'yes', redressMinor: 100, currency: 'CNY' })
    const made = await su.api(`/api/complaints/${id}/letters`, {
      method: 'POST',
      body: { kind: 'decision', locale: 'zh-CN' },
    })
    const { letterId } = (await made.json()) as { letterId: string }
    const letter = (await file(su, id)).letters[0]
    expect(letter?.text).toContain('周**')
    expect(letter?.text).toContain('依法提起诉讼')
    const at = `/api/complaints/${id}/letters/${letterId}`
    const edit = (text: string, version: number) =>
      su.api(at, { method: 'PUT', body: { title: letter?.title, text, version } })
    expect((await edit('no remedies', 1)).status).toBe(200)
    expect(await refusal(await su.api(`${at}/sending`, { method: 'POST' }))).toMatchObject({
      refusal: 'remedies-missing',
    })
    expect((await edit(letter?.text ?? '', 2)).status).toBe(200)
    expect((await su.api(`${at}/sending`, { method: 'POST' })).status).toBe(200)
    const pdf = await su.api(`${at}/file`, { method: 'POST', body: { purpose: 'to post it' } })
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    const bytes = Buffer.from(await pdf.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.toString('latin1')).toContain('/FontFile')
  })

  it('is seen by who registered it and by who handles complaints, and by no other', async () => {
    const [mei, hua] = await Promise.all([
      signedInAs(app, { roles: ['agent'], unit: await createUnit(app.platform, { name: 'Cards' }) }),
      signedInAs(app, { roles: ['agent'], unit: await createUnit(app.platform, { name: 'Loans' }) }),
    ])
    const id = await intake(mei)
    expect((await mei.api(`/api/complaints/${id}`)).status).toBe(200)
    expect((await hua.api(`/api/complaints/${id}`)).status).toBe(404)
    expect((await move(mei, id, { kind: 'acknowledge' })).status).toBe(403)
    const { complaints } = (await (await hua.api('/api/complaints')).json()) as ComplaintList
    expect(complaints).toEqual([])
  })

  it('lists what is due by day, also what was received long ago', async () => {
    const id = await intake(su, { receivedAt: app.platform.clock.now() - 20 * DAY_MS })
    const late = (await (await su.api('/api/complaints?show=overdue')).json()) as ComplaintList
    expect(late.complaints.map(({ complaintId }) => complaintId)).toContain(id)
    expect(late.counts.overdue).toBe(late.complaints.length)
    await moved(su, id, { kind: 'acknowledge' })
    expect(await refusal(await move(su, id, { kind: 'mark-complex' }))).toMatchObject({
      refusal: 'clock-passed',
      detail: expect.stringContaining('CN-decide'),
    })
  })

  it('hands the return out as CSV and workbook without a name', async () => {
    await intake(su, { demand: '=1+1' })
    const today = new Date(app.platform.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const take = (as: string) =>
      lin.api('/api/complaint-statistics/return-file', {
        method: 'POST',
        body: { from: today, to: today, as, locale: 'zh-CN' },
      })
    const text = await (await take('csv')).text()
    expect(text).toContain('编号,收到日期')
    expect(text).not.toMatch(/周|=1/)
    expect(
      Buffer.from(await (await take('xlsx')).arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it('takes a next version of a pack from two people; complaints received before keep theirs', async () => {
    const id = await intake(su)
    const second = await signedInAs(app, { roles: ['compliance'] })
    const { packs } = (await (await lin.api('/api/complaint-packs')).json()) as { packs: PackView[] }
    expect(packs.map(({ key }) => key)).toEqual(['CN', 'HK', 'TW', 'UK', 'US-CFPB', 'US-RegE'])
    const cn = packs[0]
    const shorter = cn?.data.clocks.map((rule) =>
      rule.clock === 'decide' ? { ...rule, allowance: { unit: 'calendar-days', amount: 10 } } : rule,
    )
    const propose = (data: object) =>
      lin.api('/api/complaint-packs', { method: 'POST', body: { data, why: 'ten days' } })
    expect(await refusal(await propose({ ...cn?.data, clocks: [] }))).toMatchObject({ refusal: 'pack-faulty' })
    const { packId } = (await (await propose({ ...cn?.data, clocks: shorter })).json()) as { packId: string }
    const answer = (by: Person) =>
      by.api(`/api/complaint-packs/${packId}/answer`, { method: 'PUT', body: { approved: true } })
    expect(await refusal(await answer(lin))).toMatchObject({ refusal: 'same-person' })
    expect((await answer(second)).status).toBe(200)
    const [before, after] = [await file(su, id), await file(su, await intake(su))]
    expect([before.pack.version, after.pack.version]).toEqual([1, 2])
    expect(before.decisionDueAt - after.decisionDueAt).toBe(5 * DAY_MS)
  })

  it('shows a name in full only with a purpose that is in the log', async () => {
    const id = await intake(su)
    const shown = await su.api(`/api/complaints/${id}/reveals`, {
      method: 'POST',
      body: { field: 'name', purpose: 'call back' },
    })
    expect(await shown.json()).toEqual({ value: '周明浩' })
    const { rows } =
      await app.platform.db.pool.query(`select data from platform.outbox where type = 'identity.field-revealed'
      union all select data from platform.log where type = 'identity.field-revealed'`)
    expect(JSON.stringify(rows)).toContain(id)
  })
})
