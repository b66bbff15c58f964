import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { DraftChanged, RosterHead } from '#modules/rosters/contract.ts'
import type { RosteredPerson, WorkContract } from '#modules/rosters/terms-contract.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok } from '../../../tests/support/floor.ts'
import { type ApiInit, callApi, createUnit, signedInAs } from '../../../tests/support/people.ts'
import {
  app,
  begin,
  boardOf,
  change,
  clock,
  contract,
  day,
  ended,
  MON,
  NOW,
  openRosterHouse,
  planner,
  post,
  put,
  queueId,
  refused,
  searched,
  team,
} from '../../../tests/support/roster-house.ts'
import { publishedRoster, setTermsBy, shiftInForce } from '../../../tests/support/rostered.ts'

/** A node on the same database whose searches last as long as they are told. */
let slow: TestApplication
beforeAll(async () => {
  await openRosterHouse()
  slow = await startTestApplication({ clock, on: app })
})
afterAll(async () => {
  await slow?.stop()
  await app?.stop()
})
const callSlow = (path: string, init: ApiInit) =>
  callApi(slow.url, path, { ...init, headers: { authorization: `Bearer ${planner.token}` } })

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

  it('changes from a date on: days before it are judged as ever, days from it on anew', async () => {
    const { unitId, people } = await team(1)
    const mei = people[0]!.personId
    const own = await ok<WorkContract>(planner.api('/api/rosters/contracts', post({ ...body(), name: 'Nights' })))
    await setTermsBy(planner, mei, own.contractId)
    const { rosterId } = await begin(unitId, MON, 14)
    const late = [day(mei, MON, 14), day(mei, '2026-12-15', 9), day(mei, '2026-12-21', 14), day(mei, '2026-12-22', 9)]
    const broken = async () =>
      (await boardOf(rosterId)).violations.flatMap(({ ruleId, dates }) => (ruleId === 'REST-11' ? dates[0] : []))
    await ok(change(rosterId, 0, late))
    expect(await broken()).toEqual([MON, '2026-12-21'])
    const at = `/api/rosters/contracts/${own.contractId}`
    const rules = own.rules.filter(({ id }) => id !== 'REST-11')
    const edit = (effectiveFrom: string, revision: number) =>
      planner.api(at, put({ ...body(), rules, revision, effectiveFrom }))
    expect(await refused(edit('2026-12-06', 1))).toMatchObject({ status: 422, refusal: 'effective-in-the-past' })
    expect(await ok<WorkContract>(edit('2026-12-21', 1))).toMatchObject({
      revision: 2,
      effectiveFrom: '2026-12-21',
      earlier: [{ revision: 1, from: '2000-01-01', until: '2026-12-20' }],
    })
    expect(await broken()).toEqual([MON])
    // Sooner after all: what would have begun on the 21st never does.
    expect(await ok<WorkContract>(edit('2026-12-15', 2))).toMatchObject({
      earlier: [{ revision: 1, until: '2026-12-14' }],
    })
    expect(await broken()).toEqual([MON])
    // Under another contract from the 14th on, and so under its rest again; before it, as before.
    const terms = { contractId: contract.contractId, protections: [], marks: [], annualLeaveDays: null }
    const moved = planner.api(`/api/rosters/people/${mei}/terms`, put({ ...terms, effectiveFrom: '2026-12-16' }))
    expect(await ok<RosteredPerson>(moved)).toMatchObject({ termsFrom: '2026-12-16' })
    expect(await broken()).toEqual([MON, '2026-12-21'])
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

  it('keeps the rest before shifts in force after the last day, which stay as they are', async () => {
    const { unitId, people } = await team(1)
    const mei = people[0]!.personId
    const next = await publishedRoster(app.platform, { unitId, from: '2026-12-21', days: 7 })
    await shiftInForce(app.platform, { rosterId: next, personId: mei, date: '2026-12-21', hour: 5 })
    const { rosterId } = await begin(unitId)
    expect(await searched(rosterId)).toMatchObject({ state: 'done' })
    const board = await boardOf(rosterId)
    expect(board.violations).toEqual([])
    expect(board.shifts.every(({ date }) => date <= '2026-12-20')).toBe(true)
  })

  it('keeps them also where the last day is a Saturday', async () => {
    const { unitId, people } = await team(1)
    const mei = people[0]!.personId
    const next = await publishedRoster(app.platform, { unitId, from: '2026-12-20', days: 7 })
    await shiftInForce(app.platform, { rosterId: next, personId: mei, date: '2026-12-20', hour: 5 })
    const { rosterId } = await begin(unitId, MON, 6)
    expect(await searched(rosterId)).toMatchObject({ state: 'done' })
    expect((await boardOf(rosterId)).violations).toEqual([])
  })

  it('plans each day by the terms of that day, and so do the board and whoever changes it', async () => {
    const { unitId, people } = await team(2)
    const [mei, jun] = [people[0]!.personId, people[1]!.personId]
    const half = contract.shifts.map((kind) => ({ ...kind, id: 'half', spanSeconds: 4 * 3600, breaks: [] }))
    const body = { name: 'Half days', pack: 'CN', rules: contract.rules, shifts: half }
    const { contractId } = await ok<WorkContract>(planner.api('/api/rosters/contracts', post(body)))
    const terms = { contractId, protections: [], marks: ['leader'], annualLeaveDays: null, effectiveFrom: '2026-12-17' }
    await ok(planner.api(`/api/rosters/people/${mei}/terms`, put(terms)))
    const { rosterId } = await begin(unitId)
    expect(await searched(rosterId)).toMatchObject({ state: 'done', conflicts: [] })
    const board = await boardOf(rosterId)
    expect(board.violations).toEqual([])
    const kindsOf = (personId: string) =>
      board.shifts
        .filter((shift) => shift.personId === personId)
        .map(({ date, kindId }) => [date < '2026-12-17', kindId])
    expect(kindsOf(mei).every(([isBefore, kindId]) => (kindId === 'half') !== isBefore)).toBe(true)
    expect(kindsOf(mei).some(([, kindId]) => kindId === 'half')).toBe(true)
    expect(kindsOf(jun).some(([, kindId]) => kindId === 'half')).toBe(false)
    const later = board.persons.map(({ personId, later: own }) => [personId, own.map(({ from }) => from)])
    expect(Object.fromEntries(later)).toEqual({ [mei]: ['2026-12-17'], [jun]: [] })
    // A leader is looked for from the day on which there is one.
    const leaders = board.findings.filter(({ kind }) => kind === 'leader').map(({ fromAt }) => fromAt)
    expect(Math.min(...leaders)).toBeGreaterThanOrEqual(Date.parse('2026-12-17T00:00:00+08:00'))
    const asBefore = day(mei, '2026-12-17', 9)
    expect(await refused(change(rosterId, board.revision, [asBefore]))).toMatchObject({ refusal: 'shift-kind-unknown' })
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
