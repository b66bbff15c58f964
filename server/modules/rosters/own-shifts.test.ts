import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LeaveItem, OwnShifts, PoolDays, ShiftMarket, TeamLeave } from '#modules/rosters/own-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, queueAt } from '../../../tests/support/floor.ts'
import { type ApiInit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'
import { type Rostered, rosteredTeam, workContractBy } from '../../../tests/support/rostered.ts'

/** Monday, 9 o'clock in Shanghai. */
const NOW = Date.parse('2026-12-07T09:00:00+08:00')
const MON = '2026-12-14'
const [TUE, WED, THU, FRI, SAT, SUN] = ['15', '16', '17', '18', '19', '20'].map((day) => `2026-12-${day}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
]

let app: TestApplication
const clock = settableClock(NOW)
let planner: Rostered
let administrator: Rostered
let contractId: string
beforeAll(async () => {
  app = await startTestApplication({ clock })
  planner = await signedInAs(app, { roles: ['planner'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  contractId = (await workContractBy(planner)).contractId
})
afterAll(() => app?.stop())

/** Two weeks from today on. */
async function team<const Names extends readonly string[]>(names: Names, more: { queueIds?: string[] } = {}) {
  const made = await rosteredTeam(app, { planner, contractId }, names, { from: '2026-12-07', days: 14, ...more })
  return { ...made, week: (person: Rostered, hour = 8) => made.week(person, MON, hour) }
}
const post = (body: unknown = {}): ApiInit => ({ method: 'POST', body })
async function refused(answer: Promise<Response>) {
  const response = await answer
  const body = (await response.json()) as {
    refusal: string
    detail?: string
    fields?: { path: string; message: string }[]
  }
  return { status: response.status, ...body }
}
const own = (who: SignedInPerson) => ok<OwnShifts>(who.api('/api/rosters/own'))
const market = (who: SignedInPerson) => ok<ShiftMarket>(who.api('/api/rosters/own/market'))
const datesOf = async (who: SignedInPerson) => (await own(who)).shifts.map(({ date }) => date)
const ask = (who: SignedInPerson, kind: string, from: string, to = from, words = '') =>
  who.api('/api/rosters/own/leave', post({ kind, from, to, words }))
const asked = (who: SignedInPerson, kind: string, from: string, to = from) => ok<LeaveItem>(ask(who, kind, from, to))
const setPool = (who: SignedInPerson, unitId: string, most: number | null, from = MON, to = FRI, more = {}) =>
  who.api('/api/rosters/leave-pool', { method: 'PUT', body: { unitId, from, to, most, ...more } })
const poolOf = async (who: SignedInPerson, unitId: string) =>
  (await ok<PoolDays>(who.api(`/api/rosters/leave-pool?unitId=${unitId}&from=${MON}&days=7`))).days
const decide = (who: SignedInPerson, leaveId: string, isGranted: boolean, words = '') =>
  who.api(`/api/rosters/leave/${leaveId}/decision`, post({ isGranted, words }))
const listed = async (who: SignedInPerson, more = '') =>
  (await ok<{ leave: TeamLeave[] }>(who.api(`/api/rosters/leave?from=${MON}&days=7${more}`))).leave

describe('leave', () => {
  it('is granted at once where the pool has room, takes its shifts out of force, and the next one is refused', async () => {
    const { unitId, leader, people, week } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    await week(mei)
    await week(jun)
    await ok(setPool(leader, unitId, 1))
    expect(await asked(mei, 'annual', TUE, WED)).toMatchObject({
      state: 'granted',
      answer: 'pool-has-room',
      countedDays: 2,
      decidedBy: null,
    })
    expect(await datesOf(mei)).toEqual([MON, THU, FRI])
    const { changes, annual } = await own(mei)
    expect(changes.map(({ date, cause, after }) => [date, cause, after])).toEqual([
      [WED, 'leave', null],
      [TUE, 'leave', null],
    ])
    expect(annual).toEqual({ year: 2026, days: 3, used: 2, asked: 0 })
    expect(await asked(jun, 'annual', MON, TUE)).toMatchObject({ state: 'refused', answer: 'pool-full', answerOn: TUE })
    expect(await datesOf(jun)).toEqual([MON, TUE, WED, THU, FRI])
    expect((await poolOf(leader, unitId)).map(({ most, granted }) => [most, granted])).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      [null, 0],
      [null, 0],
    ])
  })

  it('of two who ask for the last place at once one gets it', async () => {
    const { unitId, people } = await team(['Mei', 'Jun', 'Lan'])
    await ok(setPool(planner, unitId, 1))
    const answers = await Promise.all(people.map((who) => asked(who, 'personal', MON, FRI)))
    expect(answers.map(({ state }) => state).sort()).toEqual(['granted', 'refused', 'refused'])
  })

  it('is refused when the annual days do not suffice, and a pool above the team counts, too', async () => {
    const { unitId, people } = await team(['Mei'])
    const [mei] = people
    await ok(setPool(planner, unitId, 5))
    expect(await asked(mei, 'annual', '2026-12-21', '2026-12-24')).toMatchObject({
      state: 'refused',
      answer: 'balance-short',
      answerOn: '2026-12-24',
      countedDays: 0,
    })
    expect((await own(mei)).annual).toEqual({ year: 2026, days: 3, used: 0, asked: 0 })
  })

  it('without a pool waits for the leader, who grants it with words; nobody decides twice, or their own', async () => {
    const { leader, people, week } = await team(['Mei'])
    const [mei] = people
    await week(mei)
    const { leaveId, state } = await asked(mei, 'annual', MON)
    expect(state).toBe('asked')
    expect(await datesOf(mei)).toContain(MON)
    expect(await listed(leader, '&state=asked')).toMatchObject([
      { leaveId, displayName: 'Mei', shifts: 1, isOwn: false },
    ])
    await ok(decide(leader, leaveId, true, 'Enjoy it'))
    expect(await datesOf(mei)).not.toContain(MON)
    expect((await own(mei)).leave).toMatchObject([
      { leaveId, state: 'granted', answer: 'by-person', decidedBy: 'Leader', decision: 'Enjoy it' },
    ])
    expect(await refused(decide(leader, leaveId, false))).toMatchObject({
      status: 409,
      refusal: 'leave-already-decided',
    })
    const own_ = await asked(leader, 'family', THU)
    expect(await refused(decide(leader, own_.leaveId, true))).toMatchObject({ status: 403, refusal: 'own-leave' })
    await ok(decide(planner, own_.leaveId, false))
    expect((await own(leader)).leave[0]).toMatchObject({ state: 'refused', decidedBy: expect.any(String) })
  })

  it('for sickness is granted without a pool, also for today; a shift that has begun stays', async () => {
    const { people, work } = await team(['Mei'])
    const [mei] = people
    await work(mei, '2026-12-07')
    await work(mei, '2026-12-08')
    expect(await asked(mei, 'sick', '2026-12-06', '2026-12-08')).toMatchObject({
      state: 'granted',
      answer: 'sick-at-once',
    })
    expect(await datesOf(mei)).toEqual(['2026-12-07'])
  })

  it('told by phone is asked for by whoever leads, by the same rules and for their own people alone', async () => {
    const { leader, people, work } = await team(['Mei'])
    const [mei] = people
    const elsewhere = await team(['Bo'])
    await work(mei, '2026-12-08')
    const body = { personId: mei.personId, kind: 'sick', from: '2026-12-08', to: '2026-12-08', words: 'By phone' }
    const foreign = elsewhere.leader.api('/api/rosters/leave', post(body))
    expect(await refused(foreign)).toMatchObject({ status: 404, refusal: 'person-not-found' })
    expect((await mei.api('/api/rosters/leave', post(body))).status).toBe(403)
    const told = await ok<LeaveItem>(leader.api('/api/rosters/leave', post(body)))
    expect(told).toMatchObject({ state: 'granted', answer: 'sick-at-once' })
    expect(await datesOf(mei)).toEqual([])
    expect((await own(mei)).leave).toMatchObject([{ leaveId: told.leaveId, words: 'By phone' }])
    expect(await refused(leader.api('/api/rosters/leave', post(body)))).toMatchObject({ refusal: 'leave-overlaps' })
  })

  it('may be taken back until it begins; its shifts come back', async () => {
    const { unitId, leader, people, week } = await team(['Mei'])
    const [mei] = people
    await week(mei)
    await ok(setPool(leader, unitId, 1))
    const { leaveId } = await asked(mei, 'personal', MON)
    expect(await datesOf(mei)).not.toContain(MON)
    expect(await ok(mei.api(`/api/rosters/own/leave/${leaveId}`, { method: 'DELETE' }))).toEqual({
      givenBack: [MON],
      leftOpen: [],
    })
    const { leave, shifts, changes } = await own(mei)
    expect(leave[0]).toMatchObject({ state: 'withdrawn', givenBack: [MON] })
    expect(shifts[0]).toMatchObject({ date: MON, startsAt: Date.parse(`${MON}T08:00:00+08:00`) })
    expect(changes[0]).toMatchObject({ date: MON, cause: 'leave', before: null, state: 'made' })
    expect((await poolOf(leader, unitId))[0]).toMatchObject({ granted: 0 })
    const twice = mei.api(`/api/rosters/own/leave/${leaveId}`, { method: 'DELETE' })
    expect(await refused(twice)).toMatchObject({ status: 409, refusal: 'leave-ended' })
    const other = await team(['Jun'])
    const foreign = other.people[0].api(`/api/rosters/own/leave/${leaveId}`, { method: 'DELETE' })
    expect(await refused(foreign)).toMatchObject({ status: 404, refusal: 'leave-not-found' })
  })

  it('that ended leaves open what a rule forbids by now, and a day that is worked again already', async () => {
    const { unitId, leader, people, week, work } = await team(['Mei'])
    const [mei] = people
    await week(mei)
    await ok(setPool(leader, unitId, 1))
    const { leaveId } = await asked(mei, 'personal', MON, WED)
    // Meanwhile the night of Monday is worked until Tuesday morning, and Saturday: five days with two of the three at most.
    await work(mei, MON, 23)
    await work(mei, SAT)
    const given = await ok<LeaveItem>(mei.api(`/api/rosters/own/leave/${leaveId}`, { method: 'DELETE' }))
    expect(given.givenBack).toEqual([WED])
    expect(given.leftOpen).toEqual([{ date: TUE, why: 'rule-broken', ruleId: 'REST-11' }])
    expect(await datesOf(mei)).toEqual([MON, WED, THU, FRI, SAT])
    expect(await listed(leader)).toMatchObject([{ leaveId, leftOpen: [{ date: TUE }] }])
  })

  it('that was granted is revoked by the leader with words, a week ahead, and never for sickness', async () => {
    const { unitId, leader, people, week, work } = await team(['Mei'])
    const [mei] = people
    await week(mei)
    await work(mei, '2026-12-08')
    await ok(setPool(leader, unitId, 1, '2026-12-08', FRI))
    const revoke = (leaveId: string, words: string) =>
      leader.api(`/api/rosters/leave/${leaveId}/decision`, post({ isGranted: false, words, revokes: true }))
    const { leaveId } = await asked(mei, 'annual', MON, TUE)
    expect(await refused(revoke(leaveId, ''))).toMatchObject({ status: 422, refusal: 'leave-words-needed' })
    await ok(revoke(leaveId, 'The new card is launched'))
    const { leave, annual } = await own(mei)
    expect(leave[0]).toMatchObject({ state: 'refused', decision: 'The new card is launched', givenBack: [MON, TUE] })
    expect(annual).toMatchObject({ used: 0 })
    expect(await datesOf(mei)).toEqual(['2026-12-08', MON, TUE, WED, THU, FRI])
    expect(await refused(revoke(leaveId, 'x'))).toMatchObject({ refusal: 'leave-already-decided' })
    const near = await asked(mei, 'annual', '2026-12-08')
    expect(await refused(revoke(near.leaveId, 'x'))).toMatchObject({ status: 409, refusal: 'leave-too-near' })
    const sick = await asked(mei, 'sick', WED)
    expect(await refused(revoke(sick.leaveId, 'x'))).toMatchObject({ status: 409, refusal: 'leave-not-revocable' })
  })

  it('that cannot be is refused with its date', async () => {
    const { people, work } = await team(['Mei'])
    const [mei] = people
    await work(mei, '2026-12-07')
    await asked(mei, 'family', WED, THU)
    expect(await refused(ask(mei, 'annual', THU, SAT))).toMatchObject({
      status: 409,
      refusal: 'leave-overlaps',
      detail: `See ${THU}.`,
    })
    expect(await refused(ask(mei, 'annual', FRI, THU))).toMatchObject({
      status: 400,
      refusal: 'leave-ends-before-it-begins',
    })
    expect(await refused(ask(mei, 'annual', '2026-12-01'))).toMatchObject({ refusal: 'leave-in-the-past' })
    expect(await refused(ask(mei, 'annual', '2026-12-07'))).toMatchObject({ status: 409, refusal: 'shift-begun' })
    expect(await refused(ask(mei, 'annual', '2028-01-01'))).toMatchObject({ refusal: 'leave-too-far' })
    expect(await refused(ask(mei, 'annual', '2026-13-01'))).toMatchObject({ status: 400, refusal: 'malformed-input' })
  })

  it('is seen and decided by those who lead the team, and by planners', async () => {
    const { unitId, leader, people } = await team(['Mei'])
    const elsewhere = await team(['Bo'])
    const { leaveId } = await asked(people[0], 'course', MON)
    expect(await listed(leader)).toHaveLength(1)
    expect(await listed(planner, `&unitId=${unitId}`)).toHaveLength(1)
    expect(await listed(elsewhere.leader)).toHaveLength(0)
    expect(await refused(decide(elsewhere.leader, leaveId, true))).toMatchObject({
      status: 404,
      refusal: 'leave-not-found',
    })
    expect(await refused(decide(people[0], leaveId, true))).toMatchObject({ status: 403 })
    expect(await refused(setPool(elsewhere.leader, unitId, 3))).toMatchObject({
      status: 404,
      refusal: 'unit-not-found',
    })
    expect(await refused(setPool(planner, people[0].personId, 3))).toMatchObject({ status: 404 })
    expect(await refused(setPool(leader, unitId, 3, FRI, MON))).toMatchObject({ refusal: 'span-ends-before-it-begins' })
    await ok(setPool(leader, unitId, 2, MON, SUN, { weekdays: [6, 7] }))
    expect((await poolOf(leader, unitId)).map(({ most }) => most)).toEqual([null, null, null, null, null, 2, 2])
    await ok(setPool(leader, unitId, null, MON, SUN))
    expect((await poolOf(leader, unitId)).every(({ most }) => most === null)).toBe(true)
  })
})

describe('a shift', () => {
  const offer = (who: SignedInPerson, date: string, more: object = {}) =>
    who.api(
      '/api/rosters/own/swaps',
      post({ date, revision: 1, toPersonId: null, wantedDates: [], words: '', ...more }),
    )
  const offered = async (who: SignedInPerson, date: string, more: object = {}) =>
    (await ok<{ swapId: string }>(offer(who, date, more))).swapId
  const take = (who: SignedInPerson, swapId: string, returnDate: string | null = null) =>
    who.api(`/api/rosters/own/swaps/${swapId}/acceptance`, post({ returnDate }))
  const end = (who: SignedInPerson, swapId: string) => who.api(`/api/rosters/own/swaps/${swapId}`, { method: 'DELETE' })

  it('given away goes to the first who takes it; the second hears that it has ended', async () => {
    const { people, week } = await team(['Mei', 'Jun', 'Lan'])
    const [mei, jun, lan] = people
    await week(mei)
    const before = (await own(jun)).marketNumber
    const swapId = await offered(mei, TUE, { words: 'School' })
    expect((await own(jun)).marketNumber).toBeGreaterThan(before)
    expect((await market(jun)).open).toMatchObject([
      { swapId, from: 'Mei', isForMe: false, words: 'School', ways: [{ returnDate: null, broken: [] }] },
    ])
    const answers = await Promise.all([take(jun, swapId), take(lan, swapId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const [winner, other] = answers[0]?.status === 200 ? [jun, lan] : [lan, jun]
    expect(await datesOf(mei)).toEqual([MON, WED, THU, FRI])
    expect(await datesOf(winner)).toEqual([TUE])
    expect(await datesOf(other)).toEqual([])
    expect(await refused(take(other, swapId))).toMatchObject({ status: 409, refusal: 'swap-ended' })
    expect((await market(mei)).mine).toMatchObject([{ swapId, state: 'taken', date: TUE }])
    expect((await own(mei)).changes[0]).toMatchObject({ date: TUE, cause: 'swap', after: null, state: 'made' })
    expect((await own(winner)).changes[0]).toMatchObject({ date: TUE, cause: 'swap', before: null })
  })

  it('is exchanged for one on a wished date, for both at once', async () => {
    const { people, week, work } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    await week(mei)
    await work(jun, SAT, 13)
    const swapId = await offered(mei, FRI, { wantedDates: [SAT, SUN] })
    expect((await market(jun)).open[0]).toMatchObject({
      wantedDates: [SAT, SUN],
      ways: [{ returnDate: SAT, broken: [] }],
    })
    expect(await refused(take(jun, swapId))).toMatchObject({ status: 409, refusal: 'no-such-exchange' })
    await ok(take(jun, swapId, SAT))
    expect(await datesOf(mei)).toEqual([MON, TUE, WED, THU, SAT])
    expect(await datesOf(jun)).toEqual([FRI])
    expect((await market(mei)).mine[0]).toMatchObject({ state: 'taken', takenBy: 'Jun', takenDate: SAT })
  })

  it('that a rule forbids is refused with the rule: to one colleague at once, to all by not being shown', async () => {
    const { people, week, work } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    await week(mei, 7)
    await work(jun, TUE, 14)
    const toJun = await refused(offer(mei, WED, { toPersonId: jun.personId }))
    expect(toJun).toMatchObject({ status: 409, refusal: 'rule-broken' })
    expect(toJun.fields).toEqual([{ path: 'rest-between-shifts', message: 'REST-11: 28800 seconds, allowed 39600' }])
    const swapId = await offered(mei, WED)
    expect((await market(jun)).open).toEqual([])
    expect(await refused(take(jun, swapId))).toMatchObject({ status: 409, refusal: 'rule-broken' })
    expect(await datesOf(mei)).toContain(WED)
    // What is offered to her alone is shown with the rule, once it has come to stand against it.
    await ok(end(mei, swapId))
    const thursday = await offered(mei, THU, { toPersonId: jun.personId })
    await work(jun, WED, 14)
    expect((await market(jun)).open).toMatchObject([
      { swapId: thursday, isForMe: true, ways: [{ broken: [{ ruleId: 'REST-11', isOwn: true, unit: 'seconds' }] }] },
    ])
    await ok(end(jun, thursday))
    expect((await market(mei)).mine[0]).toMatchObject({ swapId: thursday, state: 'refused' })
  })

  it('goes to those alone who can take its contacts and belong to its roster', async () => {
    const { queueId } = await queueAt(administrator)
    const { people, week } = await team(['Mei', 'Jun', 'Lan'], { queueIds: [queueId] })
    const [mei, jun, lan] = people
    const stranger = (await team(['Bo'])).people[0]
    for (const who of [mei, lan])
      await ok(
        administrator.api(`/api/routing/agents/${who.personId}/queues`, {
          method: 'PUT',
          body: { queueIds: [queueId] },
        }),
      )
    await week(mei)
    const colleagues = await ok<{ colleagues: { displayName: string }[] }>(
      mei.api(`/api/rosters/own/colleagues?date=${MON}`),
    )
    expect(colleagues.colleagues).toEqual([{ personId: lan.personId, displayName: 'Lan', isFree: true }])
    const swapId = await offered(mei, MON)
    expect((await market(jun)).open).toEqual([])
    expect((await market(stranger)).open).toEqual([])
    expect(await refused(take(jun, swapId))).toMatchObject({ status: 404, refusal: 'swap-not-found' })
    expect(await refused(take(stranger, swapId))).toMatchObject({ status: 404, refusal: 'swap-not-found' })
    expect(await refused(take(mei, swapId))).toMatchObject({ status: 404, refusal: 'swap-not-found' })
    expect(await refused(end(lan, swapId))).toMatchObject({ status: 404, refusal: 'swap-not-found' })
    expect(await refused(offer(mei, TUE, { toPersonId: jun.personId }))).toMatchObject({ refusal: 'not-able' })
    await ok(take(lan, swapId))
  })

  it('is on offer once, until it is taken back, changes or begins', async () => {
    const { people, week, work, rosterId } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    await week(mei)
    const swapId = await offered(mei, MON)
    expect(await refused(offer(mei, MON))).toMatchObject({ status: 409, refusal: 'already-offered' })
    await ok(end(mei, swapId))
    expect(await refused(take(jun, swapId))).toMatchObject({ refusal: 'swap-ended' })
    expect(await refused(end(mei, swapId))).toMatchObject({ refusal: 'swap-ended' })
    const second = await offered(mei, MON)
    await app.platform.db.pool.query('update rosters.shift set revision = 2 where roster_id = $1 and date = $2', [
      rosterId,
      MON,
    ])
    expect((await market(mei)).mine[0]).toMatchObject({ swapId: second, state: 'changed' })
    expect((await market(jun)).open).toEqual([])
    expect(await refused(take(jun, second))).toMatchObject({ refusal: 'swap-ended' })
    expect(await refused(offer(mei, MON))).toMatchObject({ status: 409, refusal: 'shift-changed-meanwhile' })
    const today = '2026-12-07'
    await work(mei, today, 9.25)
    const third = await offered(mei, today)
    clock.set(NOW + 15 * 60_000)
    expect(await refused(take(jun, third))).toMatchObject({ refusal: 'swap-ended' })
    expect((await market(mei)).mine[0]).toMatchObject({ swapId: third, state: 'expired' })
    expect(await refused(offer(mei, today))).toMatchObject({ refusal: 'shift-begun' })
    clock.set(NOW)
  })

  it('that is not there, or not to be given so, is refused by name', async () => {
    const { people, week } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    await week(mei)
    await week(jun)
    expect(await refused(offer(mei, SAT))).toMatchObject({ status: 409, refusal: 'no-shift' })
    expect(await refused(offer(mei, MON, { toPersonId: mei.personId }))).toMatchObject({ refusal: 'not-to-yourself' })
    expect(await refused(offer(mei, MON, { wantedDates: [TUE] }))).toMatchObject({
      refusal: 'day-taken',
      detail: `See ${TUE}.`,
    })
    expect(await refused(offer(mei, MON, { wantedDates: ['2026-12-01'] }))).toMatchObject({
      refusal: 'date-in-the-past',
    })
    expect(await refused(offer(mei, MON, { toPersonId: jun.personId }))).toMatchObject({ refusal: 'day-taken' })
    const exchange = { toPersonId: jun.personId, wantedDates: [SAT] }
    expect(await refused(offer(mei, MON, exchange))).toMatchObject({ refusal: 'nothing-to-exchange' })
    const nowhere = take(mei, '01890000-0000-7000-8000-000000000000')
    expect(await refused(nowhere)).toMatchObject({ status: 404, refusal: 'swap-not-found' })
  })
})

describe('one’s own page', () => {
  it('shows four weeks, and changes that wait for one’s word', async () => {
    const { people, week, rosterId } = await team(['Mei'])
    const [mei] = people
    await week(mei)
    const { shifts, publishedTo, from, days } = await own(mei)
    expect({ publishedTo, from, days }).toEqual({ publishedTo: SUN, from: '2026-12-07', days: 28 })
    const [first] = shifts
    const changeIds = [MON, TUE].map((_, place) => `01890000-0000-7000-8000-00000000000${place}`)
    for (const [place, changeId] of changeIds.entries())
      await app.platform.db.pool.query(
        `insert into rosters.shift_change (id, person_id, date, before, after, cause, reason, state, asked_at, asked_by)
         values ($1, $2, $3, $4, null, 'publication', 'Fewer calls', 'asked', now(), $5)`,
        [changeId, mei.personId, [MON, TUE][place], JSON.stringify(shifts[place]), planner.personId],
      )
    const { waiting } = await own(mei)
    expect(waiting.map(({ date, after }) => [date, after])).toEqual([
      [TUE, null],
      [MON, null],
    ])
    expect(waiting[1]?.before?.startsAt).toBe(first?.startsAt)
    const say = (who: SignedInPerson, changeId: string | undefined, agrees: boolean) =>
      who.api(`/api/rosters/own/changes/${changeId}/answer`, post({ agrees }))
    const other = (await team(['Jun'])).people[0]
    expect(await refused(say(other, changeIds[0], true))).toMatchObject({
      status: 404,
      refusal: 'shift-change-not-found',
    })
    await ok(say(mei, changeIds[0], true))
    await ok(say(mei, changeIds[1], false))
    expect(await datesOf(mei)).toEqual([TUE, WED, THU, FRI])
    const after = await own(mei)
    expect(after.waiting).toEqual([])
    expect(after.changes.map(({ date, state }) => [date, state])).toEqual([
      [TUE, 'declined'],
      [MON, 'made'],
    ])
    expect(rosterId).toBe(first?.rosterId)
  })

  it('keeps what the next roster should try to keep', async () => {
    const { people } = await team(['Mei'])
    const [mei] = people
    const wishes = { daysOff: [FRI, MON, FRI], startBetween: { from: '09:00', to: '11:00' } }
    await ok(mei.api('/api/rosters/own/preferences', { method: 'PUT', body: wishes }))
    expect((await own(mei)).preferences).toEqual({ daysOff: [MON, FRI], startBetween: { from: '09:00', to: '11:00' } })
    await ok(mei.api('/api/rosters/own/preferences', { method: 'PUT', body: { daysOff: [], startBetween: null } }))
    expect((await own(mei)).preferences).toEqual({ daysOff: [], startBetween: null })
  })

  it('is for those who serve', async () => {
    expect((await administrator.api('/api/rosters/own')).status).toBe(403)
    expect((await planner.api('/api/rosters/own')).status).toBe(403)
  })
})
