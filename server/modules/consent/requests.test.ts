import { afterAll, beforeAll, expect, it } from 'vitest'
import type { consentModule } from '#modules/consent/module.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import type { DataRequest, Holding, RetentionView } from '#modules/consent/requests-contract.ts'
import type { PromiseMoved, PromiseView } from '#modules/promises/contract.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { buildHouse } from '#server/main.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { knownCustomer } from '../../../tests/support/consents.ts'
import { ok, refusalOf } from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const START = Date.parse('2023-01-10T10:00:00+08:00')
const DAY_MS = 86_400_000
const clock = settableClock(START)
let app: TestApplication
let taker: Person
let answerer: Person
let gate: ConsentQuestions

beforeAll(async () => {
  const build: typeof buildHouse = (platform, options) => {
    const house = buildHouse(platform, options)
    gate = (house.modules.find(({ name }) => name === 'consent') as ReturnType<typeof consentModule>).questions
    return house
  }
  app = await startTestApplication({ clock, build })
  taker = await signedInAs(app, { roles: ['compliance'] })
  answerer = await signedInAs(app, { roles: ['compliance'] })
})
afterAll(() => app.stop())

async function become(at: number) {
  clock.set(at)
  taker = { ...taker, ...(await signIn(app.url, taker.agentNo, taker.password)) }
  answerer = { ...answerer, ...(await signIn(app.url, answerer.agentNo, answerer.password)) }
}
/** The job of this day has run: what is removed from here on, a request removes. */
async function jobOfTheDay(): Promise<void> {
  const isDue = async () =>
    (
      await app.platform.db.pool.query(
        `select 1 from platform.timer where kind = 'consent.retention' and due_at <= to_timestamp($1 / 1000.0)`,
        [clock.now()],
      )
    ).rowCount
  await expect.poll(isDue, { timeout: 10_000 }).toBe(0)
}
/** A notice sent to them, which the schedule keeps for three years. */
const sendTo = (customerId: string) =>
  app.platform.db.transaction((tx) =>
    gate.allowOutreach(
      tx,
      { kind: 'system', id: 'test' },
      {
        customerId,
        purpose: 'security',
        channel: 'sms',
        at: clock.now(),
      },
    ),
  )
async function ask(customerId: string, kind: DataRequest['kind']): Promise<string> {
  const body = { kind, wish: 'everything', saidThrough: 'phone' }
  const path = `/api/customers/${customerId}/data-requests`
  return (await ok<{ requestId: string }>(taker.api(path, { method: 'POST', body }))).requestId
}
const answer = (who: Person, requestId: string, decision: 'do' | 'refuse') =>
  who.api(`/api/data-requests/${requestId}/answer`, { method: 'POST', body: { decision, answer: 'told' } })
const listed = async (requestId: string) => {
  const { requests } = await ok<{ requests: DataRequest[] }>(taker.api('/api/data-requests'))
  return requests.find((one) => one.requestId === requestId)!
}
const count = async (customerId: string) =>
  (await app.platform.db.pool.query('select 1 from consent.outreach where customer_id = $1', [customerId])).rowCount

it('a request runs against 15 and 30 days, is owed by whoever takes it, and stops when it is answered', async () => {
  const requestId = await ask(await knownCustomer(app.platform, '王小萍'), 'access')
  expect(await listed(requestId)).toMatchObject({
    state: 'open',
    targetAt: START + 15 * DAY_MS,
    limitAt: START + 30 * DAY_MS,
    owner: null,
    maskedName: '王**',
  })
  await ok(answerer.api(`/api/data-requests/${requestId}/taking`, { method: 'POST' }))
  expect((await listed(requestId)).owner?.personId).toBe(answerer.personId)
  await ok(answer(answerer, requestId, 'do'))
  expect(await listed(requestId)).toMatchObject({ state: 'done', answer: 'told' })
  expect((await refusalOf(answer(answerer, requestId, 'do'))).refusal).toBe('already-answered')
  const path = `/api/promises?aboutId=${requestId}`
  const { promises } = await ok<{ promises: PromiseView[] }>(taker.api(path))
  expect(promises.map(({ state }) => state)).toEqual(['kept', 'kept'])
})

it('a request goes with all that somebody owes to another who answers them, both clocks at once', async () => {
  const requestId = await ask(await knownCustomer(app.platform, '李文'), 'copy')
  await ok(answerer.api(`/api/data-requests/${requestId}/taking`, { method: 'POST' }))
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const handOver = ({ unitId, personId: ownerId }: Person) => {
    const path = `/api/promises/owners/${answerer.personId}/hand-over`
    return ok<PromiseMoved>(admin.api(path, { method: 'POST', body: { unitId, ownerId } }))
  }
  const { moved, stayed } = await handOver(admin)
  expect([moved, stayed.map(({ aboutId }) => aboutId)]).toEqual([0, [requestId, requestId]])
  expect(await handOver(taker)).toEqual({ moved: 2, stayed: [] })
  expect((await listed(requestId)).owner?.personId).toBe(taker.personId)
  const { promises } = await ok<{ promises: PromiseView[] }>(taker.api('/api/promises/mine'))
  expect(promises.map(({ aboutId, kind }) => [aboutId, kind]).toSorted()).toEqual([
    [requestId, 'data-request'],
    [requestId, 'data-request-limit'],
  ])
})

it('a deletion looks at holds and the schedule first, removes what may go, and leaves its proof in the log', async () => {
  const customerId = await knownCustomer(app.platform, '陈大')
  await sendTo(customerId)
  const early = await ask(customerId, 'deletion')
  const { holdings } = await ok<{ holdings: Holding[] }>(answerer.api(`/api/data-requests/${early}/check`))
  expect(holdings.find(({ kind }) => kind === 'outreach')).toMatchObject({
    count: 1,
    keptBecause: 'retention',
    keepUntil: Date.parse('2026-01-10T10:00:00+08:00'),
  })
  expect((await refusalOf(answer(taker, early, 'do'))).refusal).toBe('own-request')
  expect((await refusalOf(answer(answerer, early, 'do'))).refusal).toBe('nothing-to-remove')
  await ok(answer(answerer, early, 'refuse'))

  await become(Date.parse('2026-01-09T10:00:00+08:00'))
  await sendTo(customerId)
  const held = await ok<RetentionView>(
    taker.api(`/api/customers/${customerId}/legal-holds`, { method: 'POST', body: { reason: 'court' } }),
  )
  await become(Date.parse('2026-01-10T10:00:00.001+08:00'))
  // While the hold stands: it removes nothing of theirs.
  await jobOfTheDay()
  const later = await ask(customerId, 'deletion')
  expect((await refusalOf(answer(answerer, later, 'do'))).refusal).toBe('legal-hold')
  expect(await count(customerId)).toBe(2)
  await ok(taker.api(`/api/legal-holds/${held.holds[0]!.holdId}`, { method: 'DELETE' }))
  await ok(answer(answerer, later, 'do'))
  expect(await count(customerId)).toBe(1)
  expect(await listed(later)).toMatchObject({ state: 'partly' })
  await app.settled()
  const facts = await readLogAbout(app.platform.db, customerId)
  const proof = facts.filter(({ type }) => type === 'consent.request-answered').at(-1)
  expect(proof?.data).toMatchObject({
    state: 'partly',
    kinds: expect.arrayContaining([{ kind: 'outreach', count: 2, removed: 1, keptBecause: 'retention' }]),
  })
})

it('a request reaches every customer who is one person with the one it was taken down for', async () => {
  await become(Date.parse('2026-01-11T10:00:00+08:00'))
  const [known, visitor, stranger] = [
    await knownCustomer(app.platform, '何方'),
    await knownCustomer(app.platform, '何 方'),
    await knownCustomer(app.platform, '方何'),
  ]
  for (const customerId of [known, visitor, stranger]) await sendTo(customerId)
  await app.platform.db.pool.query(
    'insert into customers.person_member (customer_id, person_id, since) select id, $1, now() from unnest($2::uuid[]) id',
    [known, [known, visitor]],
  )
  await become(Date.parse('2029-01-11T09:00:00+08:00'))
  await jobOfTheDay()
  const requestId = await ask(visitor, 'deletion')
  type Check = { customers: number; holdings: Holding[] }
  const check = await ok<Check>(answerer.api(`/api/data-requests/${requestId}/check`))
  expect(check.customers).toBe(2)
  expect(check.holdings.find(({ kind }) => kind === 'outreach')).toMatchObject({ count: 2, keptBecause: 'retention' })
  const held = await ok<RetentionView>(
    taker.api(`/api/customers/${known}/legal-holds`, { method: 'POST', body: { reason: 'court' } }),
  )
  await become(Date.parse('2029-01-11T10:00:00.001+08:00'))
  expect((await refusalOf(answer(answerer, requestId, 'do'))).refusal).toBe('legal-hold')
  const holdId = held.holds.find(({ customerId }) => customerId === known)!.holdId
  await ok(taker.api(`/api/legal-holds/${holdId}`, { method: 'DELETE' }))
  expect(await count(stranger)).toBe(1)
  await ok(answer(answerer, requestId, 'do'))
  expect([await count(known), await count(visitor)]).toEqual([0, 0])
  expect((await listed(requestId)).outcome?.kinds.find(({ kind }) => kind === 'outreach')?.removed).toBe(2)
})

it('the job removes what the dry run says, of everybody but whom a hold protects', async () => {
  await become(Date.parse('2029-02-01T10:00:00+08:00'))
  const [free, held, joined] = [
    await knownCustomer(app.platform, '林青'),
    await knownCustomer(app.platform, '周明'),
    await knownCustomer(app.platform, '周小明'),
  ]
  for (const customerId of [free, held, joined]) await sendTo(customerId)
  await app.platform.db.pool.query(
    'insert into customers.person_member (customer_id, person_id, since) select id, $1, now() from unnest($2::uuid[]) id',
    [held, [held, joined]],
  )
  await ok(taker.api(`/api/customers/${held}/legal-holds`, { method: 'POST', body: { reason: 'court' } }))
  await become(Date.parse('2033-02-01T10:00:00+08:00'))
  await expect.poll(() => count(free), { timeout: 10_000 }).toBe(0)
  expect([await count(held), await count(joined)]).toEqual([1, 1])
  const { rules, runs } = await ok<RetentionView>(taker.api('/api/retention'))
  expect(rules.find(({ kind }) => kind === 'outreach')?.dueCount).toBe(0)
  expect(runs[0]?.removed.outreach).toBeGreaterThan(0)
})
