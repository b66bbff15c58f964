import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needsChanged } from '#modules/customers/events.ts'
import { fillNeeds } from '#modules/customers/needs/fill-needs.ts'
import { nextReview } from '#modules/customers/needs/need.ts'
import type { NeedDeps } from '#modules/customers/needs/reviews.ts'
import type { NeedsView } from '#modules/customers/needs-contract.ts'
import { identityModule } from '#modules/identity/module.ts'
import type { PromiseList } from '#modules/promises/contract.ts'
import { promisesModule } from '#modules/promises/module.ts'
import { newId } from '#platform/ids.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { knownCustomer } from '../../../../tests/support/consents.ts'
import { ok, refusalOf, until } from '../../../../tests/support/floor.ts'
import {
  createUnit,
  type SignedInPerson,
  signedInAs,
  signIn,
  type TestPerson,
} from '../../../../tests/support/people.ts'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const DAY = 86_400_000
const YEAR = 365 * DAY
const SAID = { source: 'customer', agreement: 'yes' } as const

describe('needs', () => {
  const clock = settableClock(NOW)
  let app: TestApplication
  let deps: NeedDeps
  let lead: TestPerson & SignedInPerson
  beforeAll(async () => {
    app = await startTestApplication({ clock })
    const identity = identityModule(app.platform, { permissionTables: () => [] }).questions
    deps = { platform: app.platform, identity, promises: promisesModule(app.platform, { identity }).questions }
    lead = await signedInAs(app, { roles: ['supervisor'], displayName: '主管李' })
  })
  afterAll(() => app.stop())

  /** A session ends long before a year does. */
  const signInAnew = async () => {
    lead = { ...lead, ...(await signIn(app.url, lead.agentNo, lead.password)) }
  }
  beforeEach(signInAnew)
  const put = (who: SignedInPerson, customerId: string, need: string, body: object = SAID) =>
    who.api(`/api/customers/${customerId}/needs/${need}`, { method: 'PUT', body })
  const takeOut = (who: SignedInPerson, customerId: string, need: string) =>
    who.api(`/api/customers/${customerId}/needs/${need}`, { method: 'DELETE' })
  const read = async (customerId: string, who: SignedInPerson = lead) =>
    (await ok<NeedsView>(who.api(`/api/customers/${customerId}/needs`))).needs
  const owed = async (who: SignedInPerson, customerId: string, need: string) =>
    (
      await ok<PromiseList>(who.api(`/api/promises?kind=needs-review&aboutId=${customerId}:${need}&limit=20`))
    ).promises.map(({ state, ownerId, unitId, dueAt }) => ({ state, ownerId, unitId, dueAt }))
  const older = (customerId: string, needs: readonly string[]) =>
    app.platform.db.pool.query('update customers.customer set vulnerability_needs = $2 where id = $1', [
      customerId,
      needs,
    ])

  it('have a source, a date, a person, the customer’s agreement and a review, which is promised', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    await ok(put(lead, customerId, 'speak-slowly', { source: 'carer', agreement: 'not-asked' }))
    expect(await read(customerId)).toEqual([
      {
        need: 'speak-slowly',
        source: 'carer',
        agreement: 'not-asked',
        recordedAt: NOW,
        recordedBy: { personId: lead.personId, name: '主管李' },
        reviewedAt: null,
        reviewedBy: null,
        reviewAt: NOW + YEAR,
        isToReview: false,
      },
    ])
    const mine = await ok<PromiseList>(lead.api('/api/promises/mine'))
    expect(mine.promises).toContainEqual(
      expect.objectContaining({
        kind: 'needs-review',
        aboutKind: 'customer-need',
        aboutId: `${customerId}:speak-slowly`,
        title: 'speak-slowly',
        dueAt: NOW + YEAR,
        warnAt: NOW + YEAR - 30 * DAY,
      }),
    )
    await app.settled()
    const facts = await readLogAbout(app.platform.db, customerId)
    expect(facts.map(({ type, data }) => [type, data])).toEqual([
      [
        'customers.need-noted',
        { need: 'speak-slowly', change: 'recorded', source: 'carer', agreement: 'not-asked', reviewAt: NOW + YEAR },
      ],
      ['customers.needs-changed', { needs: ['speak-slowly'] }],
    ])
  })

  it.each([
    ['confirmed', SAID],
    ['changed', { source: 'branch', agreement: 'no' }],
  ])('%s: the review is kept and the next is promised', async (change, told) => {
    const customerId = await knownCustomer(app.platform, '陈大文')
    await ok(put(lead, customerId, 'large-print'))
    clock.advance(DAY)
    await signInAnew()
    await ok(put(lead, customerId, 'large-print', told))
    const later = clock.now()
    expect(await owed(lead, customerId, 'large-print')).toMatchObject([
      { state: 'running', dueAt: later + YEAR },
      { state: 'kept', dueAt: later - DAY + YEAR },
    ])
    expect(await read(customerId)).toMatchObject([
      { ...told, recordedAt: later - DAY, reviewedAt: later, reviewedBy: { name: '主管李' }, reviewAt: later + YEAR },
    ])
    await app.settled()
    const facts = await readLogAbout(app.platform.db, customerId)
    expect(facts.filter(needsChanged.is)).toHaveLength(1)
    expect(facts.at(-1)).toMatchObject({ type: 'customers.need-noted', data: { change, ...told } })
  })

  it('taken out are owed no more, and are not there twice', async () => {
    const customerId = await knownCustomer(app.platform, '陈大文')
    await ok(put(lead, customerId, 'no-menus'))
    await ok(takeOut(lead, customerId, 'no-menus'))
    expect(await owed(lead, customerId, 'no-menus')).toMatchObject([{ state: 'kept' }])
    expect(await read(customerId)).toEqual([])
    expect(await refusalOf(takeOut(lead, customerId, 'no-menus'))).toMatchObject({
      status: 404,
      refusal: 'need-not-recorded',
    })
    const { rows } = await app.platform.db.pool.query(
      'select vulnerability_needs from customers.customer where id = $1',
      [customerId],
    )
    expect(rows).toEqual([{ vulnerability_needs: [] }])
  })

  it('recorded by two at once stand once, with one promise', async () => {
    const customerId = await knownCustomer(app.platform, '陈大文')
    const second = await signedInAs(app, { roles: ['care-manager'] })
    await Promise.all([lead, second, lead, second].map((who) => ok(put(who, customerId, 'plain-words'))))
    expect(await read(customerId)).toHaveLength(1)
    const states = (await owed(lead, customerId, 'plain-words')).map(({ state }) => state).toSorted()
    expect(states).toEqual(['kept', 'kept', 'kept', 'running'])
  })

  it('are to be reviewed thirty days before the year is over, and broken after it', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    await ok(put(lead, customerId, 'sign-language'))
    const start = clock.now()
    clock.set(start + YEAR - 30 * DAY - 1)
    await signInAnew()
    expect(await read(customerId)).toMatchObject([{ isToReview: false }])
    clock.set(start + YEAR - 30 * DAY)
    expect(await read(customerId)).toMatchObject([{ isToReview: true }])
    const inState = (state: string) =>
      until(async () => (await owed(lead, customerId, 'sign-language')).some((one) => one.state === state))
    await inState('endangered')
    clock.set(start + YEAR + 1)
    await signInAnew()
    await inState('broken')
    await ok(put(lead, customerId, 'sign-language'))
    expect(await read(customerId)).toMatchObject([{ isToReview: false }])
  })

  it('of whom an agent serves are owed by the agent’s unit; by nobody whom the customer is hidden from', async () => {
    const branch = await createUnit(app.platform, { name: 'South branch', kind: 'branch' })
    const clerk = await signedInAs(app, { roles: ['branch-staff'], unit: branch })
    const agent = await signedInAs(app, { roles: ['agent'] })
    const customerId = await knownCustomer(app.platform, '王小萍')
    for (const who of [clerk, agent]) {
      expect((await who.api(`/api/customers/${customerId}/needs`)).status).toBe(404)
      expect((await put(who, customerId, 'no-menus')).status).toBe(404)
      expect((await takeOut(who, customerId, 'no-menus')).status).toBe(404)
    }
    const contactId = newId()
    await app.platform.db.pool.query(
      `insert into customers.contact (contact_id, customer_id, reference, began_at, is_vouched) values ($1, $2, 'S1', $3, true)`,
      [contactId, customerId, new Date(clock.now())],
    )
    await app.platform.db.pool.query(
      'insert into customers.serving (customer_id, contact_id, agent_id) values ($1, $2, $3)',
      [customerId, contactId, agent.personId],
    )
    await ok(put(agent, customerId, 'no-menus'))
    expect(await owed(lead, customerId, 'no-menus')).toMatchObject([{ ownerId: null, unitId: agent.unitId }])
    expect((await put(clerk, customerId, 'no-menus')).status).toBe(404)
    await app.platform.db.pool.query('update customers.customer set branch_unit_id = $2 where id = $1', [
      customerId,
      branch,
    ])
    await ok(put(clerk, customerId, 'no-menus'))
    expect(await owed(lead, customerId, 'no-menus')).toContainEqual(
      expect.objectContaining({ state: 'running', ownerId: clerk.personId, unitId: branch }),
    )
  })

  it('are handed over with all that somebody owes, to whoever may change them or to a unit', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    const leaver = await signedInAs(app, { roles: ['care-manager'] })
    const planner = await signedInAs(app, { roles: ['planner'], unit: leaver.unitId })
    await ok(put(leaver, customerId, 'large-print'))
    const to = (body: object) =>
      ok<{ moved: number; stayed: unknown[] }>(
        lead.api(`/api/promises/owners/${leaver.personId}/hand-over`, {
          method: 'POST',
          body: { unitId: leaver.unitId, ...body },
        }),
      )
    expect(await to({ ownerId: planner.personId })).toMatchObject({ moved: 0, stayed: [{ kind: 'needs-review' }] })
    expect(await to({})).toEqual({ moved: 1, stayed: [] })
    expect(await owed(lead, customerId, 'large-print')).toMatchObject([{ ownerId: null, unitId: leaver.unitId }])
    await ok(takeOut(lead, customerId, 'large-print'))
  })

  it('of an earlier release get what the log knows of them, and a review in a year', async () => {
    const [told, untold] = [
      await knownCustomer(app.platform, '王小萍'),
      await knownCustomer(app.platform, '陈大文'),
    ] as const
    const recordedAt = clock.now()
    await older(told, ['large-print', 'speak-slowly'])
    await older(untold, ['no-menus'])
    await app.platform.db.transaction((tx) =>
      app.platform.log.announce(tx, { kind: 'person', id: lead.personId }, [
        needsChanged.of(told, recordedAt, { needs: ['speak-slowly', 'large-print'] }),
      ]),
    )
    await app.settled()
    clock.advance(DAY)
    await signInAnew()
    const now = clock.now()
    expect(await read(untold)).toMatchObject([{ source: 'unknown', recordedAt: null, reviewAt: null }])
    await Promise.all([fillNeeds(deps), fillNeeds(deps)])
    const filled = { source: 'unknown', agreement: 'not-asked', reviewAt: nextReview(now) }
    expect(await read(told)).toMatchObject(
      ['large-print', 'speak-slowly'].map((need) => ({ ...filled, need, recordedAt, recordedBy: { name: '主管李' } })),
    )
    expect(await read(untold)).toMatchObject([{ ...filled, need: 'no-menus', recordedAt: now, recordedBy: null }])
    expect(await owed(lead, untold, 'no-menus')).toMatchObject([{ state: 'running', dueAt: nextReview(now) }])
    await older(untold, [])
    await fillNeeds(deps)
    expect(await owed(lead, untold, 'no-menus')).toMatchObject([{ state: 'withdrawn' }])
    await older(untold, ['plain-words'])
    await ok(put(lead, untold, 'no-menus'))
    expect((await read(untold)).map(({ need }) => need)).toEqual(['no-menus', 'plain-words'])
  })

  it('of one person are those of all who are them, each once', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    const otherId = newId()
    await app.platform.db.pool.query(
      `insert into customers.customer (id, name_masked, language, created_at) values ($1, '', 'zh-CN', now())`,
      [otherId],
    )
    await ok(put(lead, customerId, 'large-print'))
    await ok(put(lead, otherId, 'large-print', { source: 'carer', agreement: 'yes' }))
    await ok(put(lead, otherId, 'no-menus'))
    const { mergeId } = await ok<{ merges: { mergeId: string }[] }>(
      lead.api(`/api/customers/${otherId}/merges`, {
        method: 'POST',
        body: { otherId: customerId, reason: 'customer-said-so' },
      }),
    ).then(({ merges }) => merges[0]!)
    const named = async (id: string) => (await read(id)).map(({ need, source }) => `${need} ${source}`)
    expect(await named(customerId)).toEqual([expect.stringContaining('large-print'), 'no-menus customer'])
    await ok(put(lead, otherId, 'plain-words'))
    await ok(put(lead, customerId, 'large-print', { source: 'branch', agreement: 'yes' }))
    await ok(takeOut(lead, customerId, 'no-menus'))
    expect(await named(otherId)).toEqual(['large-print branch', 'plain-words customer'])
    expect((await owed(lead, otherId, 'no-menus'))[0]).toMatchObject({ state: 'kept' })
    await ok(lead.api(`/api/customer-merges/${mergeId}/undoing`, { method: 'POST', body: { reason: 'wrong-person' } }))
    expect(await named(customerId)).toEqual(['large-print branch', 'plain-words customer'])
    expect(await named(otherId)).toEqual(['large-print branch'])
  })

  it('take known words only', async () => {
    const customerId = await knownCustomer(app.platform, '王小萍')
    expect((await put(lead, customerId, 'rich')).status).toBe(400)
    for (const body of [{}, { ...SAID, source: 'unknown' }, { ...SAID, agreement: 'maybe' }, { ...SAID, why: 'deaf' }])
      expect((await put(lead, customerId, 'large-print', body)).status).toBe(400)
  })
})
