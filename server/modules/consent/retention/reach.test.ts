import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseView } from '#modules/cases/contract.ts'
import type { RetentionView } from '#modules/consent/requests-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { knownCustomer } from '../../../../tests/support/consents.ts'
import { ok } from '../../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const clock = settableClock(Date.parse('2023-01-10T10:00:00+08:00'))
let app: TestApplication
let compliance: Person
let supervisor: Person
beforeAll(async () => {
  app = await startTestApplication({ clock })
  compliance = await signedInAs(app, { roles: ['compliance'] })
  supervisor = await signedInAs(app, { roles: ['supervisor'] })
})
afterAll(() => app.stop())

const query = async <T>(text: string, ...values: unknown[]) =>
  (await app.platform.db.pool.query(text, values)).rows as T[]
async function become(day: string): Promise<void> {
  clock.set(Date.parse(`${day}T12:00:00+08:00`))
  compliance = { ...compliance, ...(await signIn(app.url, compliance.agentNo, compliance.password)) }
  const view = () => ok<RetentionView>(compliance.api('/api/retention'))
  await expect.poll(async () => (await view()).runs[0]?.at, { timeout: 10_000 }).toBe(clock.now())
}
const dueOf = async (kind: string) =>
  (await ok<RetentionView>(compliance.api('/api/retention'))).rules.find((rule) => rule.kind === kind)?.dueCount

/** A case of this customer that has ended, with a comment and a file. */
async function endedCase(customerId: string): Promise<string> {
  const body = { template: 'general', title: '补寄回单到浦东', customerId }
  const { caseId } = await ok<CaseView>(supervisor.api('/api/cases', { method: 'POST', body }))
  const said = { text: '客户姓名与地址', audience: 'staff' }
  await ok(supervisor.api(`/api/cases/${caseId}/comments`, { method: 'POST', body: said }))
  await query(
    `insert into cases.file values (gen_random_uuid(), $1, 'id.png', 'image/png', 1, '\\x00', $2, now())`,
    caseId,
    supervisor.personId,
  )
  await query(
    `update cases."case" set state = 'solved', owner_id = $2, ended_at = $3 where id = $1`,
    caseId,
    supervisor.personId,
    new Date(clock.now()),
  )
  return caseId
}
async function endedComplaint(customerId: string): Promise<string> {
  const body = { filingChannel: 'phone', name: '周明浩', phone: '13800001234', demand: '要求退还年费' }
  const { complaintId } = await ok<{ complaintId: string }>(supervisor.api('/api/complaints', { method: 'POST', body }))
  await query(
    'update complaints.complaint set customer_id = $2, ended_at = $3 where id = $1',
    complaintId,
    customerId,
    new Date(clock.now()),
  )
  return complaintId
}

it('cases, complaints and histories lose their words when their time is over, and a hold keeps them', async () => {
  const [free, held] = [await knownCustomer(app.platform, '林青'), await knownCustomer(app.platform, '周明')]
  const cases = [await endedCase(free), await endedCase(held)]
  const complaints = [await endedComplaint(free), await endedComplaint(held)]
  await app.settled()
  await query('update timeline.entry set is_open = false, changed_at = $1', new Date(clock.now()))
  await ok(compliance.api(`/api/customers/${held}/legal-holds`, { method: 'POST', body: { reason: 'court' } }))
  const titles = () =>
    query<{ title: string }>(`select title from cases."case" where id = any($1) order by array_position($1, id)`, cases)
  const names = () =>
    query<{ demand: string; name_sealed: string | null; phone_index: string | null }>(
      'select demand, name_sealed, phone_index from complaints.complaint where id = any($1) order by array_position($1, id)',
      complaints,
    )
  const told = (customerId: string) =>
    query(`select 1 from timeline.entry where customer_id = $1 and (words <> '' or terms <> '{}')`, customerId)
  expect([(await told(free)).length > 0, (await told(held)).length > 0]).toEqual([true, true])

  await become('2026-01-10')
  expect((await titles()).map(({ title }) => title)).toEqual(['***', '补寄回单到浦东'])
  expect(await query('select case_id from cases.file where case_id = any($1)', cases)).toEqual([{ case_id: cases[1] }])
  const lines = await query<{ text: string }>(
    'select text from cases.line where case_id = $1 and text is not null',
    cases[0],
  )
  expect(lines.map(({ text }) => text)).toEqual(['***'])
  expect([(await told(free)).length, (await told(held)).length > 0]).toEqual([0, true])
  expect((await names()).map(({ demand }) => demand)).toEqual(['要求退还年费', '要求退还年费'])

  await become('2028-01-10')
  const [gone, kept] = await names()
  expect(gone).toEqual({ demand: '***', name_sealed: null, phone_index: null })
  expect(kept).toMatchObject({ demand: '要求退还年费', name_sealed: expect.any(String) })
  expect([await dueOf('cases'), await dueOf('complaints'), await dueOf('timeline')]).toEqual([0, 0, 0])
  const { runs } = await ok<RetentionView>(compliance.api('/api/retention'))
  expect(runs.map(({ removed }) => removed.complaints ?? 0).reduce((sum, one) => sum + one, 0)).toBe(1)
  // What is left is read by its screens as ever.
  supervisor = { ...supervisor, ...(await signIn(app.url, supervisor.agentNo, supervisor.password)) }
  expect((await ok<CaseView>(supervisor.api(`/api/cases/${cases[0]}`))).title).toBe('***')
  expect((await ok<{ demand: string }>(supervisor.api(`/api/complaints/${complaints[0]}`))).demand).toBe('***')
})
