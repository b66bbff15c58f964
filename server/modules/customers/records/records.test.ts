import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportView, ProfileView } from '#modules/customers/records-contract.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../../../../tests/support/people.ts'

const DAY_MS = 86_400_000
const day = (back: number) => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10)

describe('what the bank tells of customers', () => {
  let app: TestApplication
  let admin: TestPerson & SignedInPerson
  let lead: TestPerson & SignedInPerson
  beforeAll(async () => {
    app = await startTestApplication()
    await createUnit(app.platform, { name: '城东支行', kind: 'branch' })
    admin = await signedInAs(app, { roles: ['administrator'] })
    lead = await signedInAs(app, { roles: ['supervisor'] })
    await bring('customers', [
      'customer_no,version,name,phone,tier,language,branch',
      '8800001,1,王小萍,13800001234,gold,zh-CN,城东支行',
      '8800002,1,"Chen, Da",,mass,en,',
    ])
  })
  afterAll(() => app.stop())

  const begin = async (kind: string, asOf = day(0)): Promise<ImportView> =>
    (
      await admin.api('/api/customer-imports', {
        method: 'POST',
        body: { kind, source: 'core', asOf, fileName: `${kind}.csv` },
      })
    ).json()
  const send = (importId: string, lines: readonly string[]) => {
    const form = new FormData()
    form.set('file', new Blob([lines.join('\n')]), 'rows.csv')
    return fetch(new URL(`/api/customer-imports/${importId}/file`, app.url), {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${admin.token}` },
    })
  }
  async function bring(kind: string, lines: readonly string[], asOf?: string): Promise<ImportView> {
    const { importId } = await begin(kind, asOf)
    const answer = await send(importId, lines)
    const told = await answer.json()
    expect(answer.status, JSON.stringify(told)).toBe(200)
    return told
  }
  async function find(body: object): Promise<string[]> {
    const found = await (await lead.api('/api/customers/search', { method: 'POST', body })).json()
    return found.customers.map(({ customerId }: { customerId: string }) => customerId)
  }
  const profileOf = async (customerId: string): Promise<ProfileView> =>
    (await lead.api(`/api/customers/${customerId}/profile`)).json()
  const records = [
    'customer_no,source_id,version,title,status,number,amount,currency,due_on',
    '8800001,L-1,3,房贷,active,6217001234567890,5230.40,CNY,2030-01-05',
    '8800001,L-2,1,"信用卡, 金卡",active,,,,',
    '9999999,L-3,1,nobody,,,,,',
    '8800001,L-4,1,wrong day,,,,,2030-02-30',
    '8800001,L-5,1',
  ]

  it('is found by whole name, by its mask and by the last four digits of the phone', async () => {
    const [wang] = await find({ name: '王 小萍' })
    expect(wang).toBeDefined()
    expect(await find({ name: '王**' })).toEqual([wang])
    expect(await find({ phoneTail: '1234' })).toEqual([wang])
    expect(await find({ name: '王小' })).toEqual([])
  })

  it('comes in by file: each row once, refused rows with line and reason, what is secret sealed', async () => {
    const { importId, ...told } = await bring('products', records)
    expect(told).toMatchObject({ taken: 2, unchanged: 0, refused: 3, linesDone: 6 })
    const report = await (await admin.api(`/api/customer-imports/${importId}/refusals.csv`)).text()
    expect(report.trim().split('\r\n').slice(1)).toEqual([
      '4,customer_no,customer-unknown',
      '5,due_on,not-a-date',
      '6,,columns-differ',
    ])
    expect(await bring('products', records)).toMatchObject({ taken: 0, unchanged: 2, refused: 3 })
    const [wang = ''] = await find({ phoneTail: '1234' })
    expect(await profileOf(wang)).toMatchObject({
      records: [
        { kind: 'product', title: '房贷', numberTail: '****7890', hasAmount: true, dueOn: '2030-01-05' },
        { kind: 'product', title: '信用卡, 金卡', hasAmount: false },
      ],
    })
    const stored = await app.platform.db.pool.query('select * from customers.bank_record')
    expect(JSON.stringify(stored.rows)).not.toMatch(/5230|621700/)
    await app.settled()
    expect((await readLogAbout(app.platform.db, importId)).map(({ type }) => type)).toEqual(['customers.imported'])
  })

  it('gives way to a later version alone', async () => {
    const row = (version: number, title: string) => [
      'customer_no,source_id,version,title',
      `8800001,P-1,${version},${title}`,
    ]
    expect(await bring('policies', row(5, 'now'))).toMatchObject({ taken: 1 })
    expect(await bring('policies', row(4, 'before'))).toMatchObject({ taken: 0, unchanged: 1 })
    expect(await bring('policies', row(6, 'later'))).toMatchObject({ taken: 1 })
    const [wang = ''] = await find({ phoneTail: '1234' })
    const titles = (await profileOf(wang)).records.filter(({ kind }) => kind === 'policy').map(({ title }) => title)
    expect(titles).toEqual(['later'])
  })

  it('goes on where a broken upload ended, and takes no other file for it', async () => {
    const { importId } = await begin('events')
    const lines = ['customer_no,source_id,version,title,at']
    for (let event = 1; event <= 24_000; event++) lines.push(`8800001,E-${event},1,card payment,2026-01-05T08:00:00Z`)
    const broken = [...lines.slice(0, 16_000), '8800001,E-x,1,"never closed,2026-01-05T08:00:00Z']
    const refusal = await send(importId, broken)
    expect([refusal.status, await refusal.json()]).toMatchObject([422, { refusal: 'quote-not-closed' }])
    const half: ImportView = await (await admin.api(`/api/customer-imports/${importId}`)).json()
    expect(half).toMatchObject({ taken: 10_000, linesDone: 10_001, finishedAt: null })
    const other = await send(importId, ['customer_no,source_id,version,title,at,status'])
    expect(await other.json()).toMatchObject({ refusal: 'another-file' })
    const whole: ImportView = await (await send(importId, lines)).json()
    expect(whole).toMatchObject({ taken: 24_000, unchanged: 0, refused: 0, linesDone: 24_001 })
    expect(await (await send(importId, lines)).json()).toMatchObject({ taken: 24_000, finishedAt: whole.finishedAt })
  })

  it('never takes a column of what proves a person, in a file or a body', async () => {
    const { importId } = await begin('profile')
    const file = await send(importId, ['customer_no,version,query_pin', '8800001,1,123456'])
    expect([file.status, await file.json()]).toMatchObject([
      422,
      { refusal: 'column-never-stored', detail: 'Column: query_pin' },
    ])
    const body = { kind: 'profile', source: 'core', asOf: day(0) }
    const rows = [{ customer_no: '8800001', version: '1', fingerprint: 'x' }]
    const sent = await admin.api('/api/customer-records', { method: 'POST', body: { ...body, rows } })
    expect(await sent.json()).toMatchObject({ refusal: 'column-never-stored' })
  })

  it('fills a profile that is masked, is revealed for a purpose, and forgets feelings after 90 days', async () => {
    const header = 'customer_no,version,id_number,assets_month_average,sentiment'
    await bring('profile', [header, '8800001,1,310101196104301234,120000,worried', '8800002,1,,,angry'], day(89))
    const [wang = ''] = await find({ phoneTail: '1234' })
    const before = await profileOf(wang)
    expect(before.fields.map(({ field, group, maskedValue }) => [group, field, maskedValue])).toEqual([
      ['identity', 'id_number', '3****************4'],
      ['money', 'assets_month_average', '****'],
      ['emotion', 'sentiment', 'worried'],
    ])
    const rows = [{ customer_no: '8800001', version: '2', sentiment: 'calm' }]
    const body = { kind: 'profile', source: 'core', asOf: day(90), rows }
    expect(await (await admin.api('/api/customer-records', { method: 'POST', body })).json()).toEqual({
      taken: 1,
      unchanged: 0,
      refused: [],
    })
    expect((await profileOf(wang)).fields.map(({ field }) => field)).not.toContain('sentiment')
    const reveal = (of: object) =>
      lead.api(`/api/customers/${wang}/profile-reveals`, { method: 'POST', body: { of, purpose: 'complaint' } })
    expect(await (await reveal({ field: 'assets_month_average' })).json()).toEqual({
      values: [{ name: 'assets_month_average', value: '120000' }],
    })
    expect((await reveal({ field: 'sentiment' })).status).toBe(409)
    expect(await (await reveal({ kind: 'product', source: 'core', sourceId: 'L-1' })).json()).toEqual({
      values: [
        { name: 'amount', value: '5230.40 CNY' },
        { name: 'number', value: '6217001234567890' },
      ],
    })
    await app.settled()
    expect((await readLogAbout(app.platform.db, wang)).map(({ data }) => data)).toContainEqual({
      personId: lead.personId,
      subject: wang,
      field: 'product',
      purpose: 'complaint',
    })
  })
})
