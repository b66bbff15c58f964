import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type {
  DraftChanged,
  RosterBoard,
  RosteredPerson,
  RosterHead,
  RosterRun,
  WorkContract,
} from '#modules/rosters/contract.ts'
import type { Publication } from '#modules/rosters/publish.ts'
import type { RosterQuestions, WantedShift } from '#modules/rosters/questions.ts'
import { buildHouse } from '#server/main.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, queueAt, until } from '../../../tests/support/floor.ts'
import {
  type ApiInit,
  callApi,
  createUnit,
  type SignedInPerson,
  signedInAs,
  type TestPerson,
} from '../../../tests/support/people.ts'
import { setTermsBy, workContractBy } from '../../../tests/support/rostered.ts'

/** Monday, 9 o'clock in Shanghai. */
const NOW = Date.parse('2026-12-07T09:00:00+08:00')
const TODAY = '2026-12-07'
const MON = '2026-12-14'
const HOUR = 3_600_000

type Signed = TestPerson & SignedInPerson
let app: TestApplication
const clock = settableClock(NOW)
let planner: Signed
let administrator: Signed
/** What other modules may ask. */
let rosters: RosterQuestions
/** A node on the same database whose searches last as long as they are told. */
let slow: TestApplication
let contract: WorkContract
let queueId: string
beforeAll(async () => {
  app = await startTestApplication({
    clock,
    build: (platform) => {
      const house = buildHouse(platform, { rosters: { searchIterations: 120 } })
      const module = house.modules.find(({ name }) => name === 'rosters') as { questions?: RosterQuestions } | undefined
      if (module?.questions) rosters = module.questions
      return house
    },
  })
  slow = await startTestApplication({ clock, on: app })
  planner = await signedInAs(app, { roles: ['planner'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  contract = await workContractBy(planner)
  queueId = (await queueAt(administrator)).queueId
  await foretell(queueId)
})
afterAll(async () => {
  await slow?.stop()
  await app?.stop()
})

const post = (body: unknown = {}): ApiInit => ({ method: 'POST', body })
const put = (body: unknown): ApiInit => ({ method: 'PUT', body })
const callSlow = (path: string, init: ApiInit) =>
  callApi(slow.url, path, { ...init, headers: { authorization: `Bearer ${planner.token}` } })
async function refused(answer: Promise<Response>) {
  const response = await answer
  return { status: response.status, ...((await response.json()) as { refusal: string; detail?: string }) }
}

/** Contacts from 9 to 17 o'clock every day of the last two weeks, and a forecast of three weeks from them. */
async function foretell(id: string): Promise<void> {
  const lines = Array.from({ length: 14 }, (_, day) => addDaysToDate(TODAY, day - 14)).flatMap((date) =>
    Array.from(
      { length: 16 },
      (_, slot) => `${date}T${String(9 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'},6`,
    ),
  )
  await ok(planner.api(`/api/workforce/queues/${id}/history`, post({ text: ['start,calls', ...lines].join('\n') })))
  await ok(planner.api(`/api/workforce/queues/${id}/forecasts`, post({ weeks: 3 })))
}

let count = 0
async function team(size: number, { serves = true } = {}) {
  count += 1
  const unitId = await createUnit(app.platform, { name: `Crew ${count}` })
  const people: Signed[] = []
  for (let place = 0; place < size; place += 1) {
    const person = await signedInAs(app, { roles: ['agent'], unit: unitId, displayName: `P${count}-${place}` })
    await setTermsBy(planner, person.personId, contract.contractId)
    if (serves)
      await ok(administrator.api(`/api/routing/agents/${person.personId}/queues`, put({ queueIds: [queueId] })))
    people.push(person)
  }
  return { unitId, people }
}
const begin = (unitId: string, from = MON, days = 7) =>
  ok<RosterHead>(planner.api('/api/rosters', post({ unitId, from, days, queueIds: [queueId] })))
const boardOf = (rosterId: string, who: SignedInPerson = planner) =>
  ok<RosterBoard>(who.api(`/api/rosters/${rosterId}`))
const change = (rosterId: string, revision: number, changes: readonly unknown[]) =>
  planner.api(`/api/rosters/${rosterId}/draft`, put({ revision, changes }))
/** A shift of the contract's first kind at an hour of a day in Shanghai, or a day off. */
const day = (personId: string, date: string, hour: number | null, isLocked = true) => ({
  personId,
  date,
  isLocked,
  shift:
    hour === null
      ? null
      : { kindId: contract.shifts[0]!.id, startsAt: Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR },
})
const ended = (rosterId: string) =>
  until(async () => {
    const { run } = await boardOf(rosterId)
    return run && run.state !== 'running' && run.state !== 'stopping' ? run : undefined
  })
async function searched(rosterId: string): Promise<RosterRun> {
  await ok(planner.api(`/api/rosters/${rosterId}/runs`, post({ seconds: 5 })))
  return ended(rosterId)
}
const publish = (rosterId: string, revision: number, reason: string | null = null) =>
  planner.api(`/api/rosters/${rosterId}/publication`, post({ revision, reason }))

describe('a work contract', () => {
  const body = () => ({ name: 'Own', pack: 'CN', rules: contract.rules, shifts: contract.shifts })

  it('is changed by who saw it last, and tells who works under it', async () => {
    const made = await ok<WorkContract>(planner.api('/api/rosters/contracts', post(body())))
    expect(made).toMatchObject({ revision: 1, people: 0 })
    const at = `/api/rosters/contracts/${made.contractId}`
    expect(await ok(planner.api(at, put({ ...body(), name: 'Ours', revision: 1 })))).toMatchObject({
      name: 'Ours',
      revision: 2,
    })
    expect(await refused(planner.api(at, put({ ...body(), revision: 1 })))).toMatchObject({
      status: 409,
      refusal: 'contract-changed-meanwhile',
    })
    const list = await ok<{ contracts: WorkContract[]; packs: { id: string; rules: unknown[] }[] }>(
      planner.api('/api/rosters/contracts'),
    )
    expect(list.packs.map(({ id, rules }) => [id, rules.length > 5])).toEqual([
      ['CN', true],
      ['TW', true],
    ])
    await team(2)
    const { contracts } = await ok<{ contracts: WorkContract[] }>(planner.api('/api/rosters/contracts'))
    const before = list.contracts.find(({ contractId }) => contractId === contract.contractId)!
    const after = contracts.find(({ contractId }) => contractId === contract.contractId)!
    expect(after.people - before.people).toBe(2)
  })

  it('that cannot be read is refused with every fault at its place', async () => {
    const [kind] = contract.shifts
    const shifts = [
      { ...kind, spanSeconds: 31_000 },
      { ...kind, starts: { from: '10:00', to: '09:00', everySeconds: 900 } },
    ]
    const answer = await planner.api('/api/rosters/contracts', post({ ...body(), shifts }))
    const { refusal, fields } = (await answer.json()) as {
      refusal: string
      fields: { path: string; message: string }[]
    }
    expect([answer.status, refusal]).toEqual([422, 'contract-faulty'])
    expect(fields.map(({ path }) => path)).toContain('shift day')
    expect(fields.some(({ message }) => message.includes('give a multiple of 900'))).toBe(true)
    expect(fields.some(({ message }) => message.includes('in order'))).toBe(true)
  })

  it('is given only to people who serve, and only one that is there', async () => {
    const terms = (contractId: string) => put({ contractId, protections: [], marks: [], annualLeaveDays: null })
    const { people } = await team(1)
    const at = (personId: string) => `/api/rosters/people/${personId}/terms`
    expect(await refused(planner.api(at(planner.personId), terms(contract.contractId)))).toMatchObject({
      refusal: 'person-not-found',
    })
    expect(await refused(planner.api(at(people[0]!.personId), terms(crypto.randomUUID())))).toMatchObject({
      refusal: 'contract-unknown',
    })
  })
})

describe('a roster', () => {
  it('begins empty, shows who can be in it and what is needed, and lets nobody be in two at once', async () => {
    const { unitId, people } = await team(2)
    const left = await signedInAs(app, { roles: ['agent'], unit: unitId, displayName: 'Left' })
    const head = await begin(unitId)
    expect(head).toMatchObject({ from: MON, days: 7, version: 0, people: 2, run: null })
    const board = await boardOf(head.rosterId)
    expect(board.persons.map(({ personId }) => personId).sort()).toEqual(people.map(({ personId }) => personId).sort())
    expect(board.left).toEqual([{ personId: left.personId, displayName: 'Left' }])
    expect(board.shifts).toEqual([])
    const required = board.coverage[0]!.required
    expect(required).toHaveLength(7 * 96)
    expect(required[10 * 4]).toBeGreaterThan(0)
    expect(required[3 * 4]).toBe(0)
    expect(board.cost!.total).toBeGreaterThan(board.cost!.bound)
    const twice = await refused(
      planner.api('/api/rosters', post({ unitId, from: '2026-12-20', days: 7, queueIds: [queueId] })),
    )
    expect(twice).toMatchObject({ status: 409, refusal: 'rosters-overlap' })
    await ok(planner.api(`/api/rosters/${head.rosterId}`, { method: 'DELETE' }))
    await begin(unitId, '2026-12-20')
  })

  it.each([
    ['of a unit where nobody has a contract', 'nobody-to-roster', {}],
    ['of a unit that is not there', 'unit-not-found', { unitId: crypto.randomUUID() }],
    ['of a queue that is not there', 'queue-not-found', { queueIds: [crypto.randomUUID()] }],
  ])('%s is refused', async (_what, refusal, body) => {
    const unitId = await createUnit(app.platform, { name: `Nobody: ${refusal}` })
    const answer = await refused(
      planner.api('/api/rosters', post({ unitId, from: MON, days: 7, queueIds: [queueId], ...body })),
    )
    expect(answer.refusal).toBe(refusal)
    expect(answer.detail).toBeTruthy()
  })
})

describe('a roster of five thousand people', () => {
  it('is refused, and says how to go about it', async () => {
    const unitId = await createUnit(app.platform, { name: 'Everyone' })
    const { pool } = app.platform.db
    const people = Array.from({ length: 5_000 }, () => crypto.randomUUID())
    await pool.query(
      `insert into identity.person (id, agent_no, display_name, unit_id, locale, created_at)
       select id, 'E' || place, 'E' || place, $2, 'zh-CN', now() from unnest($1::uuid[]) with ordinality as t (id, place)`,
      [people, unitId],
    )
    await pool.query(
      `insert into identity.person_role (person_id, role, unit_id, granted_at) select id, 'agent', $2, now() from unnest($1::uuid[]) id`,
      [people, unitId],
    )
    await pool.query(
      'insert into rosters.terms (person_id, contract_id, changed_at) select id, $2, now() from unnest($1::uuid[]) id',
      [people, contract.contractId],
    )
    const answer = await refused(planner.api('/api/rosters', post({ unitId, from: MON, days: 7, queueIds: [queueId] })))
    expect(answer).toMatchObject({ status: 409, refusal: 'too-many-people' })
    expect(answer.detail).toContain('has 5000 people, a roster takes 1000: make one for each unit below it')
    await pool.query('delete from rosters.terms where person_id = any($1)', [people])
    await pool.query('delete from identity.person_role where person_id = any($1)', [people])
    await pool.query('update identity.person set active = false where id = any($1)', [people])
  })
})

describe('a draft', () => {
  it('is changed by who saw it last, with breaks where they are missed least and every broken rule named', async () => {
    const { unitId, people } = await team(2)
    const { rosterId } = await begin(unitId)
    const mei = people[0]!.personId
    const first = await ok<DraftChanged>(change(rosterId, 0, [day(mei, MON, 9)]))
    expect(first.revision).toBe(1)
    expect(first.shifts[0]!.breaks.length).toBe(contract.shifts[0]!.breaks.length)
    expect(first.violations.filter(({ kind }) => kind.startsWith('shift-'))).toEqual([])
    expect(await refused(change(rosterId, 0, [day(mei, MON, 10)]))).toMatchObject({
      status: 409,
      refusal: 'draft-changed-meanwhile',
    })
    const week = Array.from({ length: 7 }, (_, n) => day(mei, addDaysToDate(MON, n), 9))
    const seven = await ok<DraftChanged>(
      planner.api(`/api/rosters/${rosterId}/preview`, post({ revision: 0, changes: week })),
    )
    expect(seven.violations.map(({ ruleId }) => ruleId)).toEqual(['DAYS'])
    expect((await boardOf(rosterId)).shifts).toHaveLength(1)
    const off = await ok<DraftChanged>(change(rosterId, 1, [day(mei, MON, null)]))
    expect(off).toMatchObject({ revision: 2, shifts: [], daysOff: [{ personId: mei, date: MON }] })
  })

  it.each([
    ['of somebody else', 'person-not-in-roster', () => day(planner.personId, MON, 9)],
    ['of another day', 'day-not-in-roster', (id: string) => day(id, '2026-12-25', 9)],
    [
      'that the contract does not know',
      'shift-kind-unknown',
      (id: string) => ({ ...day(id, MON, 9), shift: { kindId: 'x', startsAt: NOW } }),
    ],
    [
      'on another date than its day',
      'shift-times-odd',
      (id: string) => ({ ...day(id, MON, 9), shift: day(id, '2026-12-15', 9).shift }),
    ],
  ])('with a shift %s is refused', async (_what, refusal, shift) => {
    const { unitId, people } = await team(1)
    const { rosterId } = await begin(unitId)
    const answer = await refused(change(rosterId, 0, [shift(people[0]!.personId)]))
    expect(answer).toMatchObject({ status: 422, refusal })
    expect(answer.detail).toBeTruthy()
  })
})

describe('a search', () => {
  it('fills the draft with a legal roster, leaves what is locked, and keeps granted leave', async () => {
    const { unitId, people } = await team(4)
    const { rosterId } = await begin(unitId)
    const [mei, jun] = [people[0]!, people[1]!]
    await ok(change(rosterId, 0, [day(mei.personId, MON, 10), day(jun.personId, MON, null)]))
    await app.platform.db.pool.query(
      `insert into rosters.leave (id, person_id, kind, from_date, to_date, state, asked_at)
       values ($1, $2, 'annual', '2026-12-16', '2026-12-17', 'granted', now())`,
      [crypto.randomUUID(), jun.personId],
    )
    const run = await searched(rosterId)
    expect(run).toMatchObject({ state: 'done', reason: null, conflicts: [] })
    const board = await boardOf(rosterId)
    expect(board.violations).toEqual([])
    expect(board.shifts.length).toBeGreaterThan(12)
    expect(board.shifts.filter(({ isLocked }) => isLocked)).toHaveLength(1)
    const datesOf = (id: string) => board.shifts.filter(({ personId }) => personId === id).map(({ date }) => date)
    expect(datesOf(jun.personId)).not.toContain(MON)
    expect(datesOf(jun.personId)).not.toContain('2026-12-16')
    expect(datesOf(mei.personId)).toContain(MON)
    expect(board.cost!.total).toBeGreaterThanOrEqual(board.cost!.bound)
  })

  it('gives the same roster for the same seed', async () => {
    const rosters = await Promise.all([team(3), team(3)].map(async (crew) => begin((await crew).unitId)))
    const shapes: string[] = []
    for (const { rosterId } of rosters) {
      await searched(rosterId)
      const { shifts, persons } = await boardOf(rosterId)
      const place = new Map(persons.map(({ personId }, index) => [personId, index]))
      shapes.push(
        JSON.stringify(shifts.map(({ personId, date, startsAt }) => [place.get(personId), date, startsAt]).sort()),
      )
    }
    expect(shapes[1]).toBe(shapes[0])
  })

  it('says who cannot be rostered and why, and leaves the draft as it is', async () => {
    const { unitId, people } = await team(2)
    const { rosterId } = await begin(unitId)
    const week = Array.from({ length: 7 }, (_, n) => day(people[0]!.personId, addDaysToDate(MON, n), 9))
    await ok(change(rosterId, 0, week))
    const run = await searched(rosterId)
    expect(run).toMatchObject({ state: 'refused', reason: 'no-legal-plan' })
    expect(run.conflicts).toMatchObject([{ personId: people[0]!.personId }])
    expect(run.conflicts[0]!.parts.some((part) => part.startsWith('lock 2026-12-'))).toBe(true)
    expect((await boardOf(rosterId)).shifts).toHaveLength(7)
  })

  it('stopped at any moment, also by way of another node, leaves a legal roster of the best so far', async () => {
    const { unitId } = await team(3)
    const { rosterId } = await begin(unitId)
    await ok(callSlow(`/api/rosters/${rosterId}/runs`, post({ seconds: 600 })))
    await ok(planner.api(`/api/rosters/${rosterId}/run`, { method: 'DELETE' }))
    expect(await ended(rosterId)).toMatchObject({ state: 'stopped', reason: null })
    const board = await boardOf(rosterId)
    expect(board.violations).toEqual([])
    expect(board.shifts.length).toBeGreaterThan(11)
  })

  it('is refused its result when somebody changed the draft meanwhile', async () => {
    const { unitId, people } = await team(2)
    const { rosterId } = await begin(unitId)
    await ok(callSlow(`/api/rosters/${rosterId}/runs`, post({ seconds: 600 })))
    expect(await refused(planner.api(`/api/rosters/${rosterId}`, { method: 'DELETE' }))).toMatchObject({
      refusal: 'run-under-way',
    })
    await ok(change(rosterId, 0, [day(people[0]!.personId, MON, 11)]))
    await ok(callSlow(`/api/rosters/${rosterId}/run`, { method: 'DELETE' }))
    expect(await ended(rosterId)).toMatchObject({ state: 'refused', reason: 'draft-changed' })
    expect((await boardOf(rosterId)).shifts).toHaveLength(1)
  })

  it('is one at a time for a roster, and one that was lost with its node has failed', async () => {
    const { unitId } = await team(1)
    const { rosterId } = await begin(unitId)
    await app.platform.db.pool.query(
      `insert into rosters.run (id, roster_id, seed, seconds, state, started_at, started_by, heard_at)
       values ($1, $2, 1, 60, 'running', $3, $4, $5)`,
      [crypto.randomUUID(), rosterId, new Date(NOW - 60_000), planner.personId, new Date(NOW)],
    )
    const second = await refused(planner.api(`/api/rosters/${rosterId}/runs`, post({ seconds: 5 })))
    expect(second).toMatchObject({ status: 409, refusal: 'run-under-way' })
    await app.platform.db.pool.query('update rosters.run set heard_at = $1 where roster_id = $2', [
      new Date(NOW - 31_000),
      rosterId,
    ])
    expect((await boardOf(rosterId)).run).toMatchObject({ state: 'failed', reason: 'node-lost' })
    expect(await searched(rosterId)).toMatchObject({ state: 'done' })
  })

  it('for days without a forecast, or when none is going on, is refused', async () => {
    const { unitId } = await team(1)
    const { rosterId } = await begin(unitId, '2027-03-01')
    expect(await refused(planner.api(`/api/rosters/${rosterId}/runs`, post({ seconds: 5 })))).toMatchObject({
      refusal: 'nothing-needed',
    })
    expect(await refused(planner.api(`/api/rosters/${rosterId}/run`, { method: 'DELETE' }))).toMatchObject({
      refusal: 'no-run-under-way',
    })
    expect((await boardOf(rosterId)).cost).toBeNull()
  })
})

describe('publishing', () => {
  it('puts the draft in force, keeps the version, and has nothing to publish twice', async () => {
    const { unitId } = await team(3)
    const { rosterId } = await begin(unitId)
    await searched(rosterId)
    const board = await boardOf(rosterId)
    const first = await ok<Publication>(publish(rosterId, board.revision))
    expect(first).toMatchObject({ version: 1, lateReason: null, waiting: 0, shifts: board.shifts.length })
    const after = await boardOf(rosterId)
    expect(after).toMatchObject({ version: 1, hasUnpublished: false })
    const { rows } = await app.platform.db.pool.query('select from rosters.shift where roster_id = $1', [rosterId])
    expect(rows).toHaveLength(board.shifts.length)
    expect(await refused(publish(rosterId, board.revision))).toMatchObject({ refusal: 'nothing-to-publish' })
    const { publications } = await ok<{ publications: Publication[] }>(
      planner.api(`/api/rosters/${rosterId}/publications`),
    )
    expect(publications).toMatchObject([{ version: 1, shifts: board.shifts.length, waiting: 0 }])
    expect(await refused(planner.api(`/api/rosters/${rosterId}`, { method: 'DELETE' }))).toMatchObject({
      refusal: 'roster-published',
    })
  })

  it('is refused for a hard rule, and asks why for a house rule and for little notice', async () => {
    const { unitId, people } = await team(1)
    const { rosterId } = await begin(unitId, TODAY)
    const mei = people[0]!.personId
    const week = Array.from({ length: 7 }, (_, n) => day(mei, addDaysToDate(TODAY, n), 9))
    const { revision } = await ok<DraftChanged>(change(rosterId, 0, week))
    expect(await refused(publish(rosterId, revision))).toMatchObject({ status: 422, refusal: 'hard-rules-broken' })
    expect(await refused(publish(rosterId, 0))).toMatchObject({ refusal: 'draft-changed-meanwhile' })
    const fewer = await ok<DraftChanged>(
      change(rosterId, revision, [day(mei, '2026-12-12', null), day(mei, '2026-12-13', null)]),
    )
    expect(fewer.violations.filter(({ severity }) => severity === 'hard')).toEqual([])
    expect(await refused(publish(rosterId, fewer.revision))).toMatchObject({ refusal: 'reason-needed' })
    expect(await ok(publish(rosterId, fewer.revision, 'The first roster of the house'))).toMatchObject({
      version: 1,
      waiting: 0,
    })
  })

  it('again changes days ahead at once, and asks for those inside the notice', async () => {
    const { unitId, people } = await team(1)
    const mei = people[0]!.personId
    const { rosterId } = await begin(unitId, TODAY, 14)
    const days = (from: string) => Array.from({ length: 5 }, (_, n) => day(mei, addDaysToDate(from, n), 9))
    const first = await ok<DraftChanged>(change(rosterId, 0, [...days(TODAY), ...days(MON)]))
    await ok(publish(rosterId, first.revision, 'First'))
    const second = await ok<DraftChanged>(
      change(rosterId, first.revision, [day(mei, '2026-12-10', 10), day(mei, '2026-12-17', 10)]),
    )
    expect(await ok(publish(rosterId, second.revision, 'A campaign'))).toMatchObject({ version: 2, waiting: 1 })
    const startOf = async (date: string) => {
      const { rows } = await app.platform.db.pool.query<{ starts_at: number | Date }>(
        'select starts_at from rosters.shift where person_id = $1 and date = $2::date',
        [mei, date],
      )
      return new Date(rows[0]!.starts_at).getTime()
    }
    expect(await startOf('2026-12-17')).toBe(Date.parse('2026-12-17T10:00:00+08:00'))
    expect(await startOf('2026-12-10')).toBe(Date.parse('2026-12-10T09:00:00+08:00'))
    const asked = await app.platform.db.pool.query<{ id: string }>(
      `select id from rosters.shift_change where person_id = $1 and state = 'asked'`,
      [mei],
    )
    expect(asked.rows).toHaveLength(1)
    expect((await boardOf(rosterId)).hasUnpublished).toBe(true)
    await ok(people[0]!.api(`/api/rosters/own/changes/${asked.rows[0]!.id}/answer`, post({ agrees: true })))
    expect(await startOf('2026-12-10')).toBe(Date.parse('2026-12-10T10:00:00+08:00'))
    expect((await boardOf(rosterId)).hasUnpublished).toBe(false)
  })
})

describe('a shift in force', () => {
  async function published() {
    const { unitId, people } = await team(1)
    const { rosterId } = await begin(unitId)
    const mei = people[0]!.personId
    const week = Array.from({ length: 5 }, (_, n) => day(mei, addDaysToDate(MON, n), 9))
    const { revision } = await ok<DraftChanged>(change(rosterId, 0, week))
    await ok(publish(rosterId, revision))
    const span = { from: Date.parse(`${MON}T00:00:00+08:00`), before: Date.parse('2026-12-21T00:00:00+08:00') }
    const shifts = await rosters.shifts(app.platform.db, { ...span, personIds: [mei] })
    return { rosterId, mei, shifts }
  }
  const ask = (wanted: readonly WantedShift[]) =>
    app.platform.db.transaction((tx) =>
      rosters.change(tx, { wanted, cause: 'swap', reason: 'Agreed', by: planner.personId }),
    )

  it('is changed with a record, and the draft follows, so that publishing again takes nothing back', async () => {
    const { rosterId, mei, shifts } = await published()
    const [monday, tuesday] = [shifts[0]!, shifts[1]!]
    const later = (at: number) => at + HOUR
    const moved = {
      ...monday,
      startsAt: later(monday.startsAt),
      endsAt: later(monday.endsAt),
      breaks: monday.breaks.map((each) => ({ ...each, startsAt: later(each.startsAt), endsAt: later(each.endsAt) })),
    }
    const made = await ask([{ personId: mei, date: MON, revision: 1, after: moved }])
    expect(made.ok && made.value).toMatchObject([{ shiftId: monday.shiftId, revision: 2, startsAt: moved.startsAt }])
    expect((await ask([{ personId: mei, date: tuesday.date, revision: 1, after: null }])).ok).toBe(true)
    const board = await boardOf(rosterId)
    expect(board.hasUnpublished).toBe(false)
    expect(board.shifts.map(({ date }) => date)).toEqual(
      shifts.map(({ date }) => date).filter((date) => date !== tuesday.date),
    )
    expect(board.shifts[0]!.startsAt).toBe(moved.startsAt)
    const { rows } = await app.platform.db.pool.query<{ cause: string; state: string }>(
      'select cause, state from rosters.shift_change where person_id = $1',
      [mei],
    )
    expect(rows).toEqual([
      { cause: 'swap', state: 'made' },
      { cause: 'swap', state: 'made' },
    ])
  })

  it('that grows longer by overtime, or is left early, is no difference to its draft', async () => {
    const { rosterId, mei, shifts } = await published()
    const [monday] = shifts
    const longer = { ...monday!, endsAt: monday!.endsAt + HOUR, overtimeFromAt: monday!.endsAt }
    expect((await ask([{ personId: mei, date: MON, revision: 1, after: longer }])).ok).toBe(true)
    expect((await boardOf(rosterId)).hasUnpublished).toBe(false)
  })

  it('is not changed by who saw another, against a rule that was kept, or for people in no roster', async () => {
    const { mei, shifts } = await published()
    const monday = shifts[0]!
    const other = await ask([{ personId: mei, date: MON, revision: 7, after: null }])
    expect(other).toMatchObject({ ok: false, refusal: 'shift-changed-meanwhile' })
    const saturday = { ...monday, startsAt: monday.startsAt + 5 * 24 * HOUR, endsAt: monday.endsAt + 5 * 24 * HOUR }
    const breaks = monday.breaks.map((each) => ({
      ...each,
      startsAt: each.startsAt + 5 * 24 * HOUR,
      endsAt: each.endsAt + 5 * 24 * HOUR,
    }))
    const sixth = { personId: mei, date: '2026-12-19', revision: null, after: { ...saturday, breaks } }
    expect(await ask([sixth])).toMatchObject({
      ok: false,
      refusal: 'rule-broken',
      detail: expect.stringContaining('DAYS'),
    })
    expect((await rosters.violations(app.platform.db, [sixth])).map(({ ruleId }) => ruleId)).toEqual(['DAYS'])
    const stranger = await signedInAs(app, { roles: ['agent'] })
    expect(await ask([{ ...sixth, personId: stranger.personId }])).toMatchObject({ ok: false, refusal: 'not-rostered' })
    expect(
      await rosters.shifts(app.platform.db, { from: monday.startsAt, before: monday.endsAt, personIds: [mei] }),
    ).toEqual([monday])
  })

  it('is changed once when two ask at the same moment', async () => {
    const { mei } = await published()
    const both = await Promise.all([1, 2].map(() => ask([{ personId: mei, date: MON, revision: 1, after: null }])))
    expect(both.map(({ ok: isMade }) => isMade).sort()).toEqual([false, true])
  })
})

describe('a played draft', () => {
  it('tells the service level of each day, and it falls where nobody is at work', async () => {
    const { unitId } = await team(6)
    const { rosterId } = await begin(unitId)
    await searched(rosterId)
    type Played = { queues: { days: { contacts: number; serviceLevel: number | null }[]; serviceLevel: number }[] }
    const play = () => ok<Played>(planner.api(`/api/rosters/${rosterId}/simulation`, { method: 'POST' }))
    const full = await play()
    expect(full.queues[0]!.days).toHaveLength(7)
    expect(full.queues[0]!.days[0]!.contacts).toBeGreaterThan(20)
    expect(await play()).toEqual(full)
    const board = await boardOf(rosterId)
    await ok(
      change(
        rosterId,
        board.revision,
        board.shifts.filter(({ date }) => date === MON).map(({ personId }) => day(personId, MON, null)),
      ),
    )
    const fewer = await play()
    expect(fewer.queues[0]!.days[0]!.serviceLevel).toBe(0)
    expect(fewer.queues[0]!.serviceLevel).toBeLessThan(full.queues[0]!.serviceLevel)
  })
})

describe('access', () => {
  it('shows a leader the rosters of their people only, and lets none but planners plan', async () => {
    const { unitId, people } = await team(1)
    const { rosterId } = await begin(unitId)
    const leader = await signedInAs(app, { roles: ['team-leader'], unit: unitId })
    const other = await signedInAs(app, { roles: ['team-leader'], unit: (await team(1)).unitId })
    expect((await boardOf(rosterId, leader)).persons).toHaveLength(1)
    expect((await other.api(`/api/rosters/${rosterId}`)).status).toBe(404)
    const listed = await ok<{ rosters: RosterHead[] }>(other.api('/api/rosters'))
    expect(listed.rosters.map((each) => each.rosterId)).not.toContain(rosterId)
    expect((await leader.api(`/api/rosters/${rosterId}/runs`, post({ seconds: 5 }))).status).toBe(403)
    expect((await people[0]!.api(`/api/rosters/${rosterId}`)).status).toBe(403)
    const seen = await ok<{ people: RosteredPerson[] }>(leader.api('/api/rosters/people'))
    expect(seen.people.map(({ unitId: at }) => at)).toEqual([unitId, unitId])
  })
})
