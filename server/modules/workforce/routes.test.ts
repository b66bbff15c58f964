import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type {
  BehindView,
  ForecastVersion,
  ImportReply,
  OverrideView,
  PlanView,
  SpecialDay,
} from '#modules/workforce/contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { queueAt } from '../../../tests/support/floor.ts'
import { type ApiInit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const NOW = Date.parse('2026-10-19T10:10:00+02:00')
const TODAY = '2026-10-19'

let app: TestApplication
let planner: SignedInPerson
let supervisor: SignedInPerson
let administrator: SignedInPerson
beforeAll(async () => {
  app = await startTestApplication({ clock: settableClock(NOW), env: { TIME_ZONE: 'Europe/Berlin' } })
  planner = await signedInAs(app, { roles: ['planner'] })
  supervisor = await signedInAs(app, { roles: ['supervisor'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app?.stop())

const newQueue = async () => (await queueAt(administrator)).queueId
const at = (queueId: string, rest: string) => `/api/workforce/queues/${queueId}/${rest}`
async function got<T>(who: SignedInPerson, path: string, init?: ApiInit): Promise<T> {
  const response = await who.api(path, init)
  const body = await response.json()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
  return body as T
}
async function refusedBy(who: SignedInPerson, path: string, init?: ApiInit) {
  const response = await who.api(path, init)
  return {
    status: response.status,
    ...((await response.json()) as { refusal: string; detail?: string; fields?: object[] }),
  }
}
const post = (body: unknown) => ({ method: 'POST', body })

/** `days` days up to yesterday, half hours from 00:00 to 06:00, by a shape of the time and the weekday. */
function file(days: number, calls = (slot: number, day: number) => 4 + slot + (day % 7)): string {
  const lines = ['start,calls']
  for (let day = days; day >= 1; day--)
    for (let slot = 0; slot < 12; slot++) {
      const date = addDaysToDate(TODAY, -day)
      lines.push(`${date}T0${Math.floor(slot / 2)}:${slot % 2 ? '30' : '00'},${calls(slot, day)}`)
    }
  return lines.join('\n')
}
const imported = (queueId: string, text: string) => got<ImportReply>(planner, at(queueId, 'history'), post({ text }))
const forecastOf = (queueId: string, weeks = 1) =>
  got<ForecastVersion>(planner, at(queueId, 'forecasts'), post({ weeks }))
const planOf = (queueId: string, from = TODAY, days = 7) =>
  got<PlanView>(planner, at(queueId, `plan?from=${from}&days=${days}`))

describe('an import', () => {
  it('is kept by half hours, and the same file twice changes nothing', async () => {
    const queueId = await newQueue()
    expect(await imported(queueId, file(20))).toMatchObject({ added: 20, changed: 0, unchanged: 0, to: '2026-10-18' })
    expect(await imported(queueId, file(20))).toMatchObject({ added: 0, changed: 0, unchanged: 20 })
    const more = file(20, (slot, day) => (day === 3 ? 1 : 4 + slot + (day % 7)))
    expect(await imported(queueId, more)).toMatchObject({ added: 0, changed: 1, unchanged: 19 })
    const past = await planOf(queueId, '2026-10-12')
    expect(past.days.map(({ source }) => source)).toEqual(Array.from({ length: 7 }, () => 'imported'))
    expect(past.days[4]?.actual).toBe(12)
    expect(past.rows[0]).toMatchObject({ actual: 4, model: null, need: null })
  })

  it('with faulty lines is refused with each of them, and nothing of it is kept', async () => {
    const queueId = await newQueue()
    const text = file(15).replace('2026-10-06T01:00,12', '2026-10-06T01:00,-12').replace('T02:00,', 'T02:07,')
    const refusal = await refusedBy(planner, at(queueId, 'history'), post({ text }))
    expect(refusal).toMatchObject({ status: 422, refusal: 'file-refused' })
    expect(refusal.fields?.map((field) => (field as { path: string }).path)).toEqual(['line 6', 'line 28'])
    const { queues } = await got<{ queues: { queueId: string; importedDays: number }[] }>(
      planner,
      '/api/workforce/queues',
    )
    expect(queues.find((queue) => queue.queueId === queueId)?.importedDays).toBe(0)
  })

  it('is listed file by file, can be removed by days, and what it was is on record', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(20))
    const files = () => got<{ files: { from: string; to: string; days: number }[] }>(planner, at(queueId, 'history'))
    expect((await files()).files).toMatchObject([{ from: '2026-09-29', to: '2026-10-18', days: 20, importedAt: NOW }])
    const remove = (span: string) => ({ path: at(queueId, `history?${span}`), init: { method: 'DELETE' } })
    const week = remove('from=2026-10-12&to=2026-10-18')
    expect(await refusedBy(supervisor, week.path, week.init)).toMatchObject({ status: 403 })
    expect(await got(planner, week.path, week.init)).toEqual({ removed: 7 })
    expect((await files()).files).toMatchObject([{ to: '2026-10-11', days: 13 }])
    const past = await planOf(queueId, '2026-10-12')
    expect(past.days.map(({ source, importedAt }) => [source, importedAt])).toEqual(Array(7).fill([null, null]))
    expect(await refusedBy(planner, week.path, week.init)).toMatchObject({ status: 409, refusal: 'nothing-imported' })
    const back = remove('from=2026-10-18&to=2026-10-12')
    expect(await refusedBy(planner, back.path, back.init)).toMatchObject({ refusal: 'span-ends-before-it-begins' })
    await app.settled()
    const { rows } = await app.platform.db.pool.query(
      `select data from platform.log where type = 'workforce.history-removed' and data ->> 'queueId' = $1`,
      [queueId],
    )
    expect(rows).toEqual([{ data: { queueId, from: '2026-10-12', to: '2026-10-18', days: 7 } }])
  })

  it.each([
    ['of another kind', 'name,age\nMei,24', 'The columns are name,age'],
    ['of days that have not ended', `start,calls\n${TODAY}T08:00,1\n${TODAY}T08:30,2`, 'has not ended yet'],
    ['of whole hours', 'start,calls\n2026-10-01T08:00,1\n2026-10-01T09:00,2', 'intervals of 60 minutes'],
  ])('%s is refused, and says why', async (_kind, text, words) => {
    const refusal = await refusedBy(planner, at(await newQueue(), 'history'), post({ text }))
    expect(JSON.stringify(refusal.fields)).toContain(words)
  })
})

describe('a forecast', () => {
  it('needs two weeks of counted days, and says how many are lacking', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(9))
    const refusal = await refusedBy(planner, at(queueId, 'forecasts'), post({ weeks: 1 }))
    expect(refusal).toMatchObject({ status: 409, refusal: 'too-little-history' })
    expect(refusal.detail).toContain('Counted days: 9. A forecast needs 14: import 5 more')
  })

  it('is kept as a version with what it was made from; the newest counts, and overrides stay', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(21))
    const first = await forecastOf(queueId)
    expect(first).toMatchObject({ firstDate: TODAY, days: 7, madeFrom: { importedDays: 21, ownDays: 0 } })
    const before = await planOf(queueId)
    expect(before.rows).toHaveLength(7 * 12 + 2)
    const row = before.rows[20]
    if (!row?.model) throw new Error('no forecast')
    const span = { fromAt: row.startAt, beforeAt: row.startAt + 1_800_000 }
    const override = await got<OverrideView>(
      planner,
      at(queueId, 'overrides'),
      post({ ...span, kind: 'percent', value: 100, reason: 'Letters go out' }),
    )
    await imported(
      queueId,
      file(21, (slot, day) => 8 + 2 * slot + 2 * (day % 7)),
    )
    const second = await forecastOf(queueId)
    const after = await planOf(queueId)
    expect(after.forecasts.map(({ forecastId }) => forecastId)).toEqual([second.forecastId])
    const again = after.rows[20]
    expect(again?.model).toBeGreaterThan(row.model * 1.5)
    expect(again?.result).toBeCloseTo((again?.model ?? 0) * 2, 6)
    expect(again?.need?.mean).toBeGreaterThan(row.need?.mean ?? 0)
    expect(after.rows[21]?.result).toBe(after.rows[21]?.model)
    expect(after.overrides).toMatchObject([{ overrideId: override.overrideId, reason: 'Letters go out' }])
    await got(planner, at(queueId, `overrides/${override.overrideId}`), { method: 'DELETE' })
    expect((await planOf(queueId)).rows[20]).toMatchObject({ model: again?.model, result: again?.model })
    const twice = await refusedBy(planner, at(queueId, `overrides/${override.overrideId}`), { method: 'DELETE' })
    expect(twice.refusal).toBe('override-not-found')
  })

  it('opens half hour by half hour to the days it rests on', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(21))
    const { forecastId } = await forecastOf(queueId)
    const plan = await planOf(queueId)
    expect(plan.days[0]).toMatchObject({ forecastId, source: null, importedAt: null })
    const row = plan.rows[26]
    if (!row) throw new Error('no row')
    const behind = await got<BehindView>(planner, at(queueId, `behind?at=${row.startAt}`))
    // Wednesday the 21st, 01:00: as file(21) has it for the Wednesdays before.
    expect(behind).toMatchObject({ date: '2026-10-21', version: { forecastId }, name: null })
    expect(behind.days).toEqual([
      { date: '2026-10-14', contacts: 4 + 2 + 5, source: 'imported', name: null },
      { date: '2026-10-07', contacts: 4 + 2 + 5, source: 'imported', name: null },
      { date: '2026-09-30', contacts: 4 + 2 + 5, source: 'imported', name: null },
    ])
    expect(behind.levels.map(({ share }) => share)).toEqual([0.025, 0.1, 0.5, 0.9, 0.975])
    expect(behind.levels[1]?.contacts).toBe(row.low)
    expect((await got<BehindView>(planner, at(queueId, `behind?at=${Date.UTC(2001, 1, 3)}`))).version).toBeNull()
  })

  it('of the night the clock goes back has its hour twice, and each is needed for', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(28))
    await forecastOf(queueId)
    const { rows } = await planOf(queueId, '2026-10-25', 1)
    expect(rows).toHaveLength(14)
    expect(new Set(rows.map(({ startAt }) => startAt)).size).toBe(14)
    expect(rows[6]?.model).toBe(rows[4]?.model)
  })

  it('of zeros is zeros, and needs the fewest', async () => {
    const queueId = await newQueue()
    await imported(
      queueId,
      file(365, () => 0),
    )
    await forecastOf(queueId, 8)
    const { rows } = await planOf(queueId, '2026-12-07')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ model, need }) => model === 0 && need?.mean === 1)).toBe(true)
  })

  it('has nothing for a closed day, which no longer counts as history either', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(21))
    const close = (date: string) =>
      got<SpecialDay>(
        planner,
        '/api/workforce/special-days',
        post({ kind: 'closed', name: 'Moving house', queueId, date, dayOfMonth: null }),
      )
    const { specialDayId } = await close('2026-10-21')
    await close('2026-10-14')
    const version = await forecastOf(queueId)
    expect(version.madeFrom.importedDays).toBe(20)
    const rowsOn = async (date: string) => (await planOf(queueId, date, 1)).rows
    expect(await rowsOn('2026-10-21')).toEqual([])
    expect((await rowsOn('2026-10-22')).length).toBe(12)
    expect(JSON.stringify(await refusedBy(planner, at(queueId, 'history'), post({ text: file(21) })))).toContain(
      '2026-10-14 is listed as closed',
    )
    await got(planner, `/api/workforce/special-days/${specialDayId}`, { method: 'DELETE' })
    await forecastOf(queueId)
    expect((await rowsOn('2026-10-21')).length).toBe(12)
  })
})

describe('the need', () => {
  it('follows what is set for the queue, which says where each measure comes from', async () => {
    const queueId = await newQueue()
    await imported(queueId, file(21))
    await forecastOf(queueId)
    const before = await planOf(queueId)
    expect(before.staffing).toMatchObject({ handle: { from: 'assumed' }, settings: { atOnce: 2 } })
    const body = { ...before.staffing.settings, handleSeconds: 1200, atOnce: 1, plannedShrinkage: 0.5 }
    await got(planner, at(queueId, 'staffing'), { method: 'PUT', body })
    const after = await planOf(queueId)
    expect(after.staffing.handle).toEqual({ seconds: 1200, from: 'setting' })
    const [was, is] = [before.rows[11], after.rows[11]]
    expect(is?.need?.mean).toBeGreaterThan((was?.need?.mean ?? 0) * 3)
    expect(is?.scheduled).toBe(Math.ceil((is?.need?.mean ?? 0) / (1 - 0.5 - 0.08)))
  })
})

describe('access', () => {
  it('lets supervisors read and not plan, and agents neither', async () => {
    const queueId = await newQueue()
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect((await supervisor.api('/api/workforce/queues')).status).toBe(200)
    expect((await supervisor.api(at(queueId, 'forecasts'), post({ weeks: 1 }))).status).toBe(403)
    expect((await agent.api('/api/workforce/queues')).status).toBe(403)
    expect((await planner.api(at(crypto.randomUUID(), `plan?from=${TODAY}`))).status).toBe(404)
  })
})
