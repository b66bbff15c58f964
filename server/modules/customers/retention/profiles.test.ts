import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseView } from '#modules/cases/contract.ts'
import type { Holding, RetentionView } from '#modules/consent/requests-contract.ts'
import type { CustomerView } from '#modules/customers/contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { ok } from '../../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const DAY_MS = 86_400_000
const clock = settableClock(Date.parse('2024-03-10T10:00:00+08:00'))
let app: TestApplication
let people: Record<'admin' | 'compliance' | 'supervisor', Person>

beforeAll(async () => {
  app = await startTestApplication({ clock })
  people = {
    admin: await signedInAs(app, { roles: ['administrator'] }),
    compliance: await signedInAs(app, { roles: ['compliance'] }),
    supervisor: await signedInAs(app, { roles: ['supervisor'] }),
  }
})
afterAll(() => app.stop())

const query = async <T>(text: string, ...values: unknown[]) =>
  (await app.platform.db.pool.query(text, values)).rows as T[]
async function become(at: number): Promise<void> {
  clock.set(at)
  for (const who of ['admin', 'compliance', 'supervisor'] as const)
    people[who] = { ...people[who], ...(await signIn(app.url, people[who].agentNo, people[who].password)) }
}
const retention = () => ok<RetentionView>(people.compliance.api('/api/retention'))
const ruleOf = async (kind: string) => (await retention()).rules.find((rule) => rule.kind === kind)!
const jobRanNow = () => expect.poll(async () => (await retention()).runs[0]?.at, { timeout: 10_000 }).toBe(clock.now())

let version = 0
async function bring(kind: string, rows: readonly Record<string, string>[]) {
  version++
  const body = {
    kind,
    source: 'core',
    asOf: '2024-03-09',
    rows: rows.map((row) => ({ version: String(version), ...row })),
  }
  return ok<{ taken: number; unchanged: number; refused: { row: number; field: string; reason: string }[] }>(
    people.admin.api('/api/customer-records', { method: 'POST', body }),
  )
}
const row = (customerNo: string, name: string) => ({ customer_no: customerNo, name, tier: 'gold', language: 'zh-CN' })
const idOf = async (customerNo: string) =>
  (await query<{ id: string }>('select id from customers.customer where customer_no = $1', customerNo))[0]?.id
const endOf = async (customerNo: string) =>
  (
    await query<{ ended: string | null }>(
      'select relation_ended_on::text ended from customers.customer where customer_no = $1',
      customerNo,
    )
  )[0]?.ended
/** Somebody who was a customer until the day. */
async function formerCustomer(customerNo: string, name: string, endedOn: string): Promise<string> {
  await bring('customers', [row(customerNo, name)])
  await bring('customers', [{ ...row(customerNo, name), relation_ended_on: endedOn }])
  return (await idOf(customerNo))!
}
const holdingOf = async (customerId: string, kind: string): Promise<Holding> => {
  const body = { kind: 'deletion', wish: '请删除', saidThrough: 'phone' }
  const { requestId } = await ok<{ requestId: string }>(
    people.compliance.api(`/api/customers/${customerId}/data-requests`, { method: 'POST', body }),
  )
  const { holdings } = await ok<{ holdings: Holding[] }>(people.compliance.api(`/api/data-requests/${requestId}/check`))
  return holdings.find((one) => one.kind === kind)!
}
const openCase = (customerId: string) =>
  ok<CaseView>(
    people.supervisor.api('/api/cases', {
      method: 'POST',
      body: { template: 'general', title: '补寄回单', customerId },
    }),
  )

it('an import tells that a relation ended, refuses a day that is none, and takes the end back', async () => {
  const who = row('7700001', '林一')
  await bring('customers', [who])
  expect(await endOf('7700001')).toBeNull()
  expect((await bring('customers', [{ ...who, relation_ended_on: '2015-02-29' }])).refused).toEqual([
    { row: 0, field: 'relation_ended_on', reason: 'not-a-date' },
  ])
  await bring('customers', [{ ...who, relation_ended_on: '2015-12-31' }])
  expect(await endOf('7700001')).toBe('2015-12-31')
  // A file without the column says nothing of it.
  await bring('customers', [who])
  expect(await endOf('7700001')).toBe('2015-12-31')
  const seen = await ok<CustomerView>(people.supervisor.api(`/api/customers/${await idOf('7700001')}`))
  expect(seen).toMatchObject({ relationEndedOn: '2015-12-31', erasedAt: null, isKnown: true })
  await bring('customers', [{ ...who, relation_ended_on: '' }])
  expect(await endOf('7700001')).toBe('infinity')
  const again = await ok<CustomerView>(people.supervisor.api(`/api/customers/${await idOf('7700001')}`))
  expect(again.relationEndedOn).toBeNull()
  // Whoever is not on record and no longer a customer is not taken in.
  const stranger = { ...row('7700002', '林二'), relation_ended_on: '2015-12-31' }
  expect(await bring('customers', [stranger])).toEqual({
    taken: 0,
    unchanged: 0,
    refused: [{ row: 0, field: 'customer_no', reason: 'customer-unknown' }],
  })
  expect(await idOf('7700002')).toBeUndefined()
})

it('a profile goes when its time is over, of nobody under a hold, at work, or a customer still', async () => {
  const ended = '2024-02-29'
  const free = await formerCustomer('8800001', '王小萍', ended)
  const held = await formerCustomer('8800002', '周明', ended)
  const worked = await formerCustomer('8800003', '陈大', ended)
  const complained = await formerCustomer('8800004', '赵四', ended)
  const joined = await formerCustomer('8800005', '何方', ended)
  const later = await formerCustomer('8800006', '何远', '2024-03-05')
  await bring('customers', [row('8800007', '何方')])
  const still = (await idOf('8800007'))!
  await query(
    'insert into customers.person_member (customer_id, person_id, since) select id, $1, now() from unnest($2::uuid[]) id',
    still,
    [joined, still],
  )
  const { supervisor, compliance } = people
  await ok(compliance.api(`/api/customers/${held}/legal-holds`, { method: 'POST', body: { reason: 'court' } }))
  await openCase(worked)
  const { caseId } = await openCase(free)
  await query(
    `update cases."case" set state = 'solved', owner_id = $2, ended_at = $3 where id = $1`,
    caseId,
    supervisor.personId,
    new Date('2034-02-01T00:00:00Z'),
  )
  const demand = { filingChannel: 'phone', name: '赵四', phone: '13800001234', demand: '要求退还年费' }
  const { complaintId } = await ok<{ complaintId: string }>(
    supervisor.api('/api/complaints', { method: 'POST', body: demand }),
  )
  await query('update complaints.complaint set customer_id = $2 where id = $1', complaintId, complained)
  for (const who of [free, held])
    await ok(
      supervisor.api(`/api/customers/${who}/needs/speak-slowly`, {
        method: 'PUT',
        body: { source: 'customer', agreement: 'yes' },
      }),
    )
  await bring('profile', [{ customer_no: '8800001', occupation: '教师' }])
  await bring('products', [{ customer_no: '8800001', source_id: 'L-1', title: '房贷' }])
  await app.settled()
  // Kept longer for now, so that a dry run can be read before anything of it goes.
  const put = (months: number, of: number) =>
    ok(
      people.compliance.api('/api/retention/rules/profile', {
        method: 'PUT',
        body: { months, source: 'law', version: of },
      }),
    )
  await put(600, (await ruleOf('profile')).version)

  // The need of the one goes a year after the relation, with its review; what of the other is under a hold stays.
  await become(Date.parse('2025-03-01T08:00:00+08:00'))
  await jobRanNow()
  expect(await query('select customer_id from customers.need')).toEqual([{ customer_id: held }])
  expect((await ruleOf('need')).kept).toEqual([{ reason: 'legal-hold', count: 1 }])
  const clockOf = (id: string) =>
    query(`select 1 from promises.promise where about_id = $1 and ended_at is null`, `${id}:speak-slowly`)
  expect([(await clockOf(free)).length, (await clockOf(held)).length]).toEqual([0, 1])

  await become(Date.parse('2034-03-01T08:00:00+08:00'))
  await put(120, (await ruleOf('profile')).version)
  const due = await ruleOf('profile')
  expect(due.dueCount).toBe(1)
  expect(new Map(due.kept.map(({ reason, count }) => [reason, count]))).toEqual(
    new Map([
      ['legal-hold', 1],
      ['case-open', 1],
      ['complaint-open', 1],
      ['relation-goes-on', 1],
    ]),
  )
  expect(await holdingOf(still, 'profile')).toMatchObject({ count: 2, keptBecause: 'relation-goes-on' })
  expect(await holdingOf(later, 'profile')).toMatchObject({ keptBecause: 'retention' })
  expect(await holdingOf(worked, 'profile')).toMatchObject({ keptBecause: 'case-open' })

  await become(clock.now() + DAY_MS)
  await jobRanNow()
  const [{ removed } = { removed: {} }] = (await retention()).runs
  expect(removed).toMatchObject({ profile: 1 })
  const names = await query<{ id: string; name_masked: string }>(
    'select id, name_masked from customers.customer where id = any($1) and customer_no is not null',
    [free, held, worked, complained, joined, later, still],
  )
  expect(new Set(names.map(({ id }) => id))).toEqual(new Set([held, worked, complained, joined, later, still]))
  const left = (table: string) => query(`select 1 from customers.${table} where customer_id = $1`, free)
  for (const table of ['profile_field', 'bank_record', 'channel_identity', 'need'])
    expect(await left(table)).toEqual([])
  const [sealed] = await query<Record<string, unknown>>(
    'select name_sealed, name_index, phone_sealed, phone_index, phone_tail_index, tier from customers.customer where id = $1',
    free,
  )
  expect(Object.values(sealed ?? {}).filter((value) => value !== null)).toEqual([])

  // What is kept longer opens as ever.
  const card = await ok<CustomerView>(people.supervisor.api(`/api/customers/${free}`))
  expect(card).toMatchObject({ isKnown: false, maskedName: '***', erasedAt: clock.now(), relationEndedOn: ended })
  expect((await ok<CaseView>(people.supervisor.api(`/api/cases/${caseId}`))).title).toBe('补寄回单')
  await ok(people.supervisor.api(`/api/timeline/${free}`))
  await ok(people.supervisor.api(`/api/customers/${free}/profile`))

  // An import brings nobody back by halves: a former customer not at all, one who is a customer again anew.
  expect((await bring('products', [{ customer_no: '8800001', source_id: 'L-1', title: '房贷' }])).refused).toHaveLength(
    1,
  )
  const over = { ...row('8800001', '王小萍'), relation_ended_on: ended }
  expect((await bring('customers', [over])).refused).toMatchObject([{ reason: 'customer-unknown' }])
  expect(await bring('customers', [{ ...over, relation_ended_on: '' }])).toMatchObject({ taken: 1, refused: [] })
  const anew = await idOf('8800001')
  expect(anew).not.toBe(free)
  expect(await ok<CustomerView>(people.supervisor.api(`/api/customers/${anew}`))).toMatchObject({
    isKnown: true,
    maskedName: '王**',
    erasedAt: null,
  })
})

it('what an import under way wrote about somebody erased meanwhile goes with the next run', async () => {
  const [erased] = await query<{ id: string }>('select id from customers.customer where erased_at is not null')
  await query(
    `insert into customers.profile_field (customer_id, field, value_sealed, value_masked, source, version, as_of)
     values ($1, 'occupation', 'x', 'x', 'core', 1, '2024-03-09')`,
    erased?.id,
  )
  await become(clock.now() + DAY_MS)
  const left = async () =>
    (await query('select 1 from customers.profile_field where customer_id = $1', erased?.id)).length
  await expect.poll(left, { timeout: 10_000 }).toBe(0)
})
