import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawSoon, holdFifths } from '#modules/segments/borders.ts'
import type { CustomerSegments, SegmentList, SegmentView } from '#modules/segments/contract.ts'
import { sql } from '#platform/database/database.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, until } from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

const DAY = 86_400_000
const clock = settableClock(Date.parse('2026-11-25T10:00:00+08:00'))
const today = () => new Date(clock.now()).toISOString().slice(0, 10)
const ago = (days: number) => new Date(clock.now() - days * DAY).toISOString()
type Person = TestPerson & SignedInPerson
let app: TestApplication
let admin: Person
let writer: Person
let version = 0

const bring = (kind: string, rows: Record<string, string>[]) =>
  ok(
    admin.api('/api/customer-records', {
      method: 'POST',
      body: { kind, source: 'core', asOf: today(), rows: rows.map((row) => ({ ...row, version: String(++version) })) },
    }),
  )
/** So many transactions of this amount each, the last so many days ago. */
const doings = (no: string, days: number, count: number, amount?: string) =>
  bring(
    'events',
    Array.from({ length: count }, (_, at) => ({
      ...{ customer_no: no, source_id: `${no}-${version}-${at}`, title: '转账', at: ago(days + at) },
      ...(amount === undefined ? {} : { amount, currency: 'CNY' }),
    })),
  )
const idOf = async (no: string): Promise<string> =>
  (await app.platform.db.one<{ id: string }>(sql`select id from customers.customer where customer_no = ${no}`)).id
const standing = async (no: string, name: string) => {
  const all = await ok<CustomerSegments>(writer.api(`/api/customers/${await idOf(no)}/segments`))
  return all.segments.find((one) => one.name.en === name)
}
const drawnAt = async () =>
  (await app.platform.db.one<{ at: number | null }>(sql`select drawn_at as at from segments.fifths`)).at

beforeAll(async () => {
  app = await startTestApplication({ clock, env: { TIME_ZONE: 'Asia/Shanghai' } })
  await createUnit(app.platform, { name: '城东支行', kind: 'branch' })
  ;[admin, writer] = await Promise.all([
    signedInAs(app, { roles: ['administrator'] }),
    signedInAs(app, { roles: ['care-manager'] }),
  ])
  const numbers = ['best', 'good', 'fair', 'gone', 'lost', 'mute', 'none']
  await bring(
    'customers',
    numbers.map((no) => ({ customer_no: no, name: `客户${no}`, tier: 'gold', language: 'zh-CN' })),
  )
  await doings('best', 2, 12, '-12345.67')
  await doings('good', 10, 8, '700')
  await doings('fair', 30, 5, '600.50')
  await doings('gone', 90, 9, '9000')
  await doings('lost', 200, 1, '1')
  await doings('mute', 20, 7)
})
afterAll(() => app?.stop())

describe('fifths of all customers', () => {
  test('make champions, with what was measured and where the fifth ends; an amount stays where it is', async () => {
    const best = await until(() => standing('best', 'Champions'))
    const line = (of: string) => best.why.find((one) => one.line.field === of)
    expect(line('recency-score')).toMatchObject({ value: 5, by: { value: 2, above: null, asOf: clock.now() } })
    expect(line('frequency-score')).toMatchObject({ value: 5, by: { value: 12, upTo: null } })
    expect(line('money-score')).toMatchObject({ value: null, by: null, isHidden: true })
    const kept = await app.platform.db.rows<{ text: string }>(sql`select why::text text from segments.member
      union all select borders::text from segments.fifths`)
    // What twelve transactions of 12,345.67 and five of 600.50 come to.
    expect(kept.map(({ text }) => text).join()).not.toMatch(/14814804|300250/)
    expect(await standing('gone', 'Champions')).toBeUndefined()
  })

  test('show whom the bank is about to lose', async () => {
    const gone = await until(() => standing('gone', 'About to lose'))
    expect(gone.why.find((one) => one.line.field === 'recency-score')).toMatchObject({ value: 2, by: { value: 90 } })
    expect(await standing('lost', 'About to lose')).toBeUndefined()
  })

  test('are unknown of whom the bank tells nothing, and of money where no amount is told', async () => {
    const some = { of: 'all', rules: [{ of: 'all', rules: [{ field: 'money-score', is: 'at-least', value: 1 }] }] }
    const name = { 'zh-CN': '有金额', 'zh-TW': '有金額', en: 'Any money' }
    const body = { name, purpose: 'service', rule: some, isRetirement: false, why: 'x', fromAt: null }
    const { segmentId } = await ok<SegmentView>(writer.api('/api/segments', { method: 'POST', body }))
    await ok(writer.api(`/api/segments/${segmentId}/draft/preview`, { method: 'POST', body: { revision: 1 } }))
    const preview = await until(async () => {
      const { preview } = await ok<SegmentView>(writer.api(`/api/segments/${segmentId}`))
      return preview?.isDone ? preview : undefined
    })
    expect(preview).toMatchObject({ seen: 7, holds: 5, unknown: 2 })
  })

  test('are drawn anew when something is told: who overtakes comes in, who is overtaken goes', async () => {
    await doings('good', 0, 42, '90000')
    await doings('fair', 0, 41, '50000')
    await doings('lost', 0, 40, '30000')
    await doings('mute', 0, 40)
    await until(async () => ((await standing('best', 'Champions')) === undefined ? true : undefined))
    await until(() => standing('good', 'Champions'))
    const { segments } = await ok<SegmentList>(writer.api('/api/segments'))
    expect(segments.find((one) => one.name.en === 'Champions')).toMatchObject({ model: 'rfm', left7d: 1 })
  })

  test('are drawn once a day, by one node, and taken over from one that died with them in its hands', async () => {
    const { db } = app.platform
    const before = await until(drawnAt)
    clock.advance(DAY)
    await until(async () => (await drawnAt()) === clock.now())
    expect(before).toBe(clock.now() - DAY)
    // Further on than this node’s own clock, which therefore leaves them alone.
    const [tomorrow, minute] = [clock.now() + DAY, 60_000]
    expect(await holdFifths(db, tomorrow - minute)).toBe(false)
    expect(await holdFifths(db, tomorrow)).toBe(true)
    await drawSoon(db, tomorrow)
    expect(await holdFifths(db, tomorrow + minute)).toBe(false)
    expect(await holdFifths(db, tomorrow + 5 * minute)).toBe(true)
  })
})
