import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CauseTree, MeasureList, MeasureView, RepeatList } from '#modules/complaints/causes-contract.ts'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import type { ComplaintStatistics } from '#modules/complaints/statistics-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { signedInAs } from '../../../../tests/support/people.ts'

type Person = Awaited<ReturnType<typeof signedInAs>>
const DAY_MS = 86_400_000

describe('root causes', () => {
  const clock = settableClock(Date.now())
  let app: TestApplication
  let su: Person
  let lin: Person
  let hq: Person
  beforeAll(async () => {
    app = await startTestApplication({ clock })
    ;[su, lin, hq] = await Promise.all([
      signedInAs(app, { roles: ['complaint-officer'] }),
      signedInAs(app, { roles: ['compliance'] }),
      signedInAs(app, { roles: ['hq-department'] }),
    ])
  })
  afterAll(() => app.stop())

  const get = async <T>(by: Person, path: string) => {
    const response = await by.api(path)
    expect(response.status, await response.clone().text()).toBe(200)
    return (await response.json()) as T
  }
  const sent = async <T>(by: Person, method: 'POST' | 'PUT', path: string, body: object) => {
    const response = await by.api(path, { method, body })
    expect(response.status, await response.clone().text()).toBe(200)
    return (await response.json()) as T
  }
  const refusal = async (by: Person, method: 'POST' | 'PUT', path: string, body: object) => {
    const response = await by.api(path, { method, body })
    return [response.status, ((await response.json()) as { refusal: string }).refusal]
  }
  /** A coded complaint received so many days ago, put down to a cause. */
  const complaint = async (daysAgo: number, cause: string, product = 'credit-card', unitId: string | null = null) => {
    const receivedAt = clock.now() - daysAgo * DAY_MS
    const { complaintId } = await sent<{ complaintId: string }>(su, 'POST', '/api/complaints', {
      ...{ filingChannel: 'phone', name: '周明浩', demand: '未告知手续费', receivedAt },
    })
    const coding = { channel: 'electronic', product, reason: 'disclosure', severity: 'S3' }
    await sent(su, 'PUT', `/api/complaints/${complaintId}/coding`, coding)
    await sent(su, 'PUT', `/api/complaints/${complaintId}/causes`, {
      causes: [{ cause, note: '话术缺手续费' }],
      unitId,
    })
    return complaintId
  }
  const file = (id: string) => get<ComplaintFile>(su, `/api/complaints/${id}`)
  const measure = async (id: string) =>
    (await get<MeasureList>(su, '/api/complaint-measures?show=all')).measures.find(({ measureId }) => measureId === id)
  const agreed = (cause: string, more: object = {}) =>
    sent<{ measureId: string }>(su, 'POST', '/api/complaint-measures', {
      ...{ cause, what: '在确认页逐项列出手续费', ownerId: hq.personId, dueAt: clock.now() + 10 * DAY_MS },
      ...{ effectDays: 30, ...more },
    })

  it('are told at the third complaint of one product in ninety days, and not at the second', async () => {
    await complaint(20, 'disclosure-before')
    expect((await file(await complaint(10, 'disclosure-before'))).repeats).toEqual([])
    const third = await file(await complaint(1, 'disclosure-before'))
    expect(third.causes).toEqual([{ cause: 'disclosure-before', note: '话术缺手续费' }])
    expect(third.repeats).toMatchObject([{ by: 'product', where: 'credit-card', count: 3, measures: 0 }])
    expect(third.entries[0]).toMatchObject({ what: 'caused', code: 'disclosure-before' })
    const { repeats } = await get<RepeatList>(su, '/api/complaint-causes/repeats?least=3&days=90')
    expect(repeats).toMatchObject([{ cause: 'disclosure-before', count: 3 }])
    expect((await get<RepeatList>(su, '/api/complaint-causes/repeats?least=4')).repeats).toEqual([])
    expect((await get<RepeatList>(su, '/api/complaint-causes/repeats?days=15')).repeats).toEqual([])
  })

  it('are told of a unit by its name, across products', async () => {
    const { units } = await get<CauseTree>(su, '/api/complaint-causes')
    const [unit] = units
    for (const [days, product] of [
      [3, 'loan'],
      [2, 'savings'],
      [1, 'payment'],
    ] as const)
      await complaint(days, 'people-manner', product, unit?.unitId ?? null)
    const { repeats } = await get<RepeatList>(su, '/api/complaint-causes/repeats')
    expect(repeats).toContainEqual(
      expect.objectContaining({
        cause: 'people-manner',
        by: 'unit',
        where: unit?.unitId,
        unitName: unit?.name,
        count: 3,
      }),
    )
  })

  it('count in the statistics, the main cause of each complaint once', async () => {
    const days = { from: clock.now() - 100 * DAY_MS, to: clock.now() + DAY_MS }
    const on = (at: number) => new Date(at).toISOString().slice(0, 10)
    const told = await get<ComplaintStatistics>(su, `/api/complaint-statistics?from=${on(days.from)}&to=${on(days.to)}`)
    expect(told.causes.reduce((sum, { merged }) => sum + merged, 0) + told.notCaused).toBe(told.merged)
    expect(told.causes.find(({ code }) => code === 'disclosure-before')).toMatchObject({ raw: 3, merged: 3 })
  })

  it('grow by leaves of the house, which compliance adds and takes out of use', async () => {
    const name = { 'zh-CN': '短信模板有误', 'zh-TW': '簡訊範本有誤', en: 'Wrong text message' }
    expect((await su.api('/api/complaint-causes', { method: 'POST', body: { parent: 'rule', name } })).status).toBe(403)
    const { code } = await sent<{ code: string }>(lin, 'POST', '/api/complaint-causes', { parent: 'rule', name })
    const id = await complaint(1, code)
    await sent(lin, 'PUT', `/api/complaint-causes/${code}/retirement`, { isRetired: true })
    const body = { causes: [{ cause: code }], unitId: null }
    expect(await refusal(su, 'PUT', `/api/complaints/${id}/causes`, body)).toEqual([409, 'cause-not-found'])
    expect((await file(id)).causes).toMatchObject([{ cause: code }])
    const branch = { causes: [{ cause: 'rule' }], unitId: null }
    expect(await refusal(su, 'PUT', `/api/complaints/${id}/causes`, branch)).toEqual([409, 'cause-not-found'])
  })

  it('have measures that their owner owes by a day, sees, and says to be done', async () => {
    const { measureId } = await agreed('system-fault')
    const mine = await get<MeasureList>(hq, '/api/complaint-measures')
    expect(mine.measures).toMatchObject([{ measureId, state: 'open', isMine: true, effect: null }])
    const owed = await get<{ promises: { kind: string; aboutId: string }[] }>(hq, '/api/promises?show=mine')
    expect(owed.promises).toContainEqual(expect.objectContaining({ kind: 'complaint-measure', aboutId: measureId }))
    const other = await signedInAs(app, { roles: ['hq-department'] })
    expect((await get<MeasureList>(other, '/api/complaint-measures')).measures).toEqual([])
    const path = `/api/complaint-measures/${measureId}`
    expect(await refusal(other, 'PUT', `${path}/completion`, { note: 'x' })).toEqual([404, 'measure-not-found'])
    expect(await refusal(su, 'PUT', `${path}/check`, { note: 'x' })).toEqual([409, 'done-first'])
    await sent(hq, 'PUT', `${path}/completion`, { note: '已上线' })
    expect(await refusal(hq, 'PUT', `${path}/completion`, { note: 'x' })).toEqual([409, 'done-already'])
    expect(await measure(measureId)).toMatchObject({ state: 'watched', effect: { verdict: 'waiting' } })
    expect(await refusal(su, 'PUT', `${path}/check`, { note: 'x' })).toEqual([409, 'too-early'])
  })

  it('are refused an owner who may own none, and a day that has passed', async () => {
    const agent = await signedInAs(app, { roles: ['agent'] })
    const body = { cause: 'system-data', what: 'x', ownerId: agent.personId, dueAt: clock.now() + DAY_MS }
    expect(await refusal(su, 'POST', '/api/complaint-measures', body)).toEqual([409, 'cannot-own'])
    const late = { ...body, ownerId: hq.personId, dueAt: clock.now() - 1 }
    expect(await refusal(su, 'POST', '/api/complaint-measures', late)).toEqual([409, 'due-before-now'])
  })

  it('have measures that are withdrawn with the reason and owe nothing any more', async () => {
    const { measureId } = await agreed('third-partner')
    await sent(su, 'PUT', `/api/complaint-measures/${measureId}/withdrawal`, { note: '产品下架' })
    expect(await measure(measureId)).toMatchObject({ state: 'withdrawn', endingNote: '产品下架' })
    const owed = await get<{ promises: { aboutId: string }[] }>(hq, '/api/promises?show=mine&state=unfinished')
    expect(owed.promises.map(({ aboutId }) => aboutId)).not.toContain(measureId)
  })

  it('are shown to have become rarer only after the whole span: eight before, none after', async () => {
    for (let day = 1; day <= 8; day++) await complaint(day, 'system-security', 'payment')
    const { measureId } = await agreed('system-security', { product: 'payment' })
    const path = `/api/complaint-measures/${measureId}`
    await sent(hq, 'PUT', `${path}/completion`, { note: '已上线' })
    clock.advance(30 * DAY_MS - 1)
    // Sessions ended meanwhile.
    su = await signedInAs(app, { roles: ['complaint-officer'] })
    expect(await refusal(su, 'PUT', `${path}/check`, { note: 'x' })).toEqual([409, 'too-early'])
    clock.advance(1)
    await sent(su, 'PUT', `${path}/check`, { note: '推广到其他产品' })
    const checked = (await measure(measureId)) as MeasureView
    expect(checked).toMatchObject({ state: 'checked', endingNote: '推广到其他产品', effect: { verdict: 'fewer' } })
    expect(checked.effect).toMatchObject({ before: { complaints: 8 }, after: { complaints: 0 }, afterIn30: 0 })
  })
})
