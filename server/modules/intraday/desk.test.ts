import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskDay, ProposalList, ProposalView, Settings, SettingsView } from '#modules/intraday/contract.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, queueAt, refusalOf } from '../../../tests/support/floor.ts'
import {
  contactsCame,
  DESK_NOW,
  deskTime,
  forecastToday,
  rosterAround,
  tellPresence,
} from '../../../tests/support/intraday-desk.ts'
import {
  createPerson,
  createUnit,
  ensureHeadOffice,
  type SignedInPerson,
  signedInAs,
  signIn,
} from '../../../tests/support/people.ts'

const at = deskTime
const clock = settableClock(DESK_NOW)
const PEOPLE = 10

let app: TestApplication
let planner: Awaited<ReturnType<typeof signedInAs>>
let administrator: SignedInPerson
let queueId = ''
let people: readonly string[] = []
let roster: Awaited<ReturnType<typeof rosterAround>>
beforeAll(async () => {
  app = await startTestApplication({ clock, env: { TIME_ZONE: 'Asia/Shanghai' } })
  const house = await ensureHeadOffice(app.platform)
  planner = await signedInAs(app, { roles: ['planner'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  queueId = await queue(() => 36)
  roster = await rosterAround(app, house, '2026-11-16', 14)
  people = await agents(queueId, PEOPLE)
})
afterAll(() => app?.stop())

/** With a forecast for today; five minutes a contact. */
async function queue(contacts: (time: number) => number): Promise<string> {
  const id = (await queueAt(administrator)).queueId
  const staffing = { handleSeconds: 300, patienceSeconds: 180, atOnce: 1, minimumAgents: 1 }
  const body = { ...staffing, plannedShrinkage: 0.1, unplannedShrinkage: 0.05 }
  await ok(planner.api(`/api/workforce/queues/${id}/staffing`, { method: 'PUT', body }))
  await forecastToday(app, id, contacts)
  return id
}
/** At work since nine; they all have lunch at 13:00, which is what the tests are about. */
async function agents(id: string, count: number): Promise<readonly string[]> {
  const made: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { personId } = await createPerson(app.platform, { roles: ['agent'] })
    await roster.employ(personId)
    await ok(administrator.api(`/api/routing/agents/${personId}/queues`, { method: 'PUT', body: { queueIds: [id] } }))
    await roster.shift(personId, [
      ['11:00', '11:15', true],
      ['13:00', '13:30', false],
    ])
    await tellPresence(app, personId, [[at('08:58'), 'available']])
    made.push(personId)
  }
  return made
}
const contacts = (id: string, quarter: number, count: number, inTime: number) =>
  contactsCame(app, id, quarter, count, inTime)
/** A session that nobody used for hours is over: whoever comes back signs in. */
async function goTo(time: number) {
  clock.set(time)
  planner = { ...planner, ...(await signIn(app.url, planner.agentNo, planner.password)) }
}
const dayOf = (who: SignedInPerson = planner) => ok<DeskDay>(who.api(`/api/intraday/queues/${queueId}/day`))
/** One that is under way by the timer may see the instant before the clock was set: then it is looked again. */
async function look(): Promise<ProposalList> {
  for (;;) {
    const list = await ok<ProposalList>(planner.api('/api/intraday/looks', { method: 'POST' }))
    if (list.lookedAt === clock.now()) return list
    await sleep(20)
  }
}
const apply = (id: string, who: SignedInPerson = planner) =>
  who.api(`/api/intraday/proposals/${id}/application`, { method: 'POST' })
const undo = (id: string) => planner.api(`/api/intraday/measures/${id}`, { method: 'DELETE' })
async function shifts() {
  const { rows } = await app.platform.db.pool.query<ShiftInForce>(
    `select person_id "personId", starts_at, ends_at, breaks, activities, cut_seconds, overtime_from_at from rosters.shift order by person_id`,
  )
  return rows
}
async function settle(change: (settings: Settings) => Settings) {
  const now = await ok<SettingsView>(planner.api('/api/intraday/settings'))
  const body = { settings: change(now.settings), revision: now.revision }
  return ok<SettingsView>(planner.api('/api/intraday/settings', { method: 'PUT', body }))
}
const proposed = (list: ProposalList, kind: ProposalView['kind']): ProposalView => {
  const found = list.proposals.find((each) => each.kind === kind)
  if (!found) throw new Error(`nothing of ${kind} is proposed: ${list.proposals.map((each) => each.kind).join(', ')}`)
  return found
}

describe('the curve of the day', () => {
  it('shows what came beside the forecast, and sees the rest of the day by it', async () => {
    await contacts(queueId, at('09:00'), 26, 20)
    await contacts(queueId, at('09:30'), 24, 24)
    const day = await dayOf()
    const [first, second, now] = day.rows
    expect(first).toMatchObject({ state: 'ended', forecast: 36, actual: 26, planned: 10 })
    expect(first?.handleSeconds).toBeCloseTo((20 * 300 + 6 * 245) / 26, 6)
    expect(first?.present).toBeCloseTo(10, 6)
    expect(first?.serviceLevel).toBeCloseTo(20 / 26, 9)
    expect(second).toMatchObject({ state: 'ended', actual: 24, serviceLevel: 1, reforecast: null })
    // 50 came where 72 were forecast; nothing was learned, so 0.72 / 1.72 of the deviation is believed.
    const factor = 1 - (0.72 / 1.72) * (22 / 72)
    expect(day.reforecast).toMatchObject({ basis: 'assumed', days: 0 })
    expect(day.reforecast.factor).toBeCloseTo(factor, 9)
    expect(now).toMatchObject({ state: 'now', actual: 0, present: null })
    expect(now?.reforecast).toBeCloseTo(36 * factor, 9)
    expect(now?.predicted).toBeGreaterThan(0.8)
    const lunch = day.rows.find(({ startAt }) => startAt === at('13:00'))
    expect(lunch).toMatchObject({ planned: 0, expected: 0, predicted: 0 })
    expect(day.flags).toContainEqual(
      expect.objectContaining({ kind: 'volume', startAt: at('09:00'), needsNote: true, note: null }),
    )
    expect(day.flags).toContainEqual(expect.objectContaining({ kind: 'service-level', startAt: at('13:00') }))
  })

  it('keeps the cause of a deviation with the half hour, and takes none for what has not ended', async () => {
    const note = (startAt: number) =>
      planner.api(`/api/intraday/queues/${queueId}/note`, { method: 'PUT', body: { startAt, words: '系统停机' } })
    await ok(note(at('09:00')))
    const flag = (await dayOf()).flags.find(({ kind, startAt }) => kind === 'volume' && startAt === at('09:00'))
    expect(flag?.note).toMatchObject({ words: '系统停机' })
    expect(await refusalOf(note(at('10:00')))).toEqual({ status: 409, refusal: 'half-hour-not-ended' })
  })

  it('reckons with who is missing, names them to whoever leads them, and takes back who comes', async () => {
    const [absent = ''] = people
    await tellPresence(app, absent, [[at('09:45'), 'offline']])
    const day = await dayOf()
    const later = day.rows.find(({ startAt }) => startAt === at('15:00'))
    expect(later).toMatchObject({ planned: 10, expected: 9 })
    expect(day.missing).toMatchObject([{ personId: absent, sinceAt: at('09:45') }])
    const elsewhere = await createUnit(app.platform, { name: 'Elsewhere' })
    const stranger = await signedInAs(app, { roles: ['team-leader'], unit: elsewhere })
    expect((await dayOf(stranger)).missing).toEqual([])
    await tellPresence(app, absent, [[at('10:00'), 'available']])
    clock.set(at('10:01'))
    expect((await dayOf()).missing).toEqual([])
    clock.set(at('10:00'))
  })
})

describe('a proposal', () => {
  it('applied changes the shifts as it said, and undone leaves them exactly as they were', async () => {
    await settle((now) => ({ ...now, mostTouchedShare: 0.5 }))
    const before = await shifts()
    const list = await look()
    const proposal = proposed(list, 'move-breaks')
    expect(proposal.people.length).toBeLessThanOrEqual(PEOPLE / 2)
    expect(proposal.effect.after).toBeGreaterThan((proposal.effect.before ?? 1) + 0.02)
    const first = Math.min(
      ...proposal.people.flatMap(({ moves }) => moves.flatMap(({ fromAt, toAt }) => [fromAt ?? toAt, toAt])),
    )
    expect(first).toBeGreaterThanOrEqual(at('10:15'))
    const foreseen = proposal.effect.intervals.find(({ startAt }) => startAt === at('13:00'))

    const applied = await ok<ProposalList>(apply(proposal.proposalId))
    expect(applied.proposals.some(({ proposalId }) => proposalId === proposal.proposalId)).toBe(false)
    expect(applied.measures[0]).toMatchObject({ measureId: proposal.proposalId, canUndo: true, undoneAt: null })
    const lunch = (await dayOf()).rows.find(({ startAt }) => startAt === at('13:00'))
    expect(lunch?.predicted).toBeCloseTo(foreseen?.after ?? -1, 6)
    expect(await refusalOf(apply(proposal.proposalId))).toEqual({ status: 409, refusal: 'proposal-taken' })

    const undone = await ok<ProposalList>(undo(proposal.proposalId))
    expect(undone.measures[0]).toMatchObject({ canUndo: false, undoneBy: expect.any(String) })
    expect(await shifts()).toEqual(before)
    expect(await refusalOf(undo(proposal.proposalId))).toEqual({ status: 409, refusal: 'measure-undone' })
  })

  it('is refused when a shift was changed meanwhile, and so is taking it back; nothing is written then', async () => {
    const proposal = proposed(await look(), 'move-breaks')
    const [touched] = proposal.people
    const touch = () =>
      app.platform.db.pool.query('update rosters.shift set revision = revision + 1 where person_id = $1', [
        touched?.personId,
      ])
    await touch()
    const before = await shifts()
    expect((await refusalOf(apply(proposal.proposalId))).refusal).toBe('shift-changed-meanwhile')
    expect(await shifts()).toEqual(before)
    const second = proposed(await look(), 'move-breaks')
    await ok(apply(second.proposalId))
    await app.platform.db.pool.query('update rosters.shift set revision = revision + 1')
    const changed = await shifts()
    expect((await refusalOf(undo(second.proposalId))).refusal).toBe('shift-changed-meanwhile')
    expect(await shifts()).toEqual(changed)
    await app.platform.db.pool.query('update rosters.shift set revision = revision - 1')
    await ok(undo(second.proposalId))
  })

  it('is over when what it changes begins too soon, and has begun cannot be taken back', async () => {
    const proposal = proposed(await look(), 'move-breaks')
    clock.set(proposal.validUntilAt)
    expect((await refusalOf(apply(proposal.proposalId))).refusal).toBe('proposal-over')
    clock.set(at('10:00'))
    await ok(apply(proposal.proposalId))
    clock.set(proposal.validUntilAt + 11 * 60_000)
    expect((await refusalOf(undo(proposal.proposalId))).refusal).toBe('measure-begun')
    clock.set(at('10:00'))
    await ok(undo(proposal.proposalId))
  })

  it('that touches people of others is neither seen nor applied by a supervisor elsewhere', async () => {
    const elsewhere = await createUnit(app.platform, { name: 'Another branch' })
    const supervisor = await signedInAs(app, { roles: ['supervisor'], unit: elsewhere })
    const proposal = proposed(await look(), 'move-breaks')
    expect((await ok<ProposalList>(supervisor.api('/api/intraday/proposals'))).proposals).toEqual([])
    expect((await refusalOf(apply(proposal.proposalId, supervisor))).refusal).toBe('proposal-not-found')
    const leader = await signedInAs(app, { roles: ['team-leader'] })
    expect((await apply(proposal.proposalId, leader)).status).toBe(403)
  })
})

describe('people with the skills of another queue', () => {
  it('are lent to it while it is short, and go back when the time has passed', async () => {
    await agents(await queue(() => 1), 4)
    const other = await queue((time) => (time < at('11:00') ? 12 : 0))
    const proposal = proposed(await look(), 'pull-cross-skilled')
    expect(proposal.effect.after).toBeGreaterThan(proposal.effect.before ?? 1)
    const queuesOf = async () => {
      const { rows } = await app.platform.db.pool.query('select agent_id from routing.membership where queue_id = $1', [
        other,
      ])
      return rows.map((row: { agent_id: string }) => row.agent_id).sort()
    }
    await ok(apply(proposal.proposalId))
    expect(await queuesOf()).toEqual(proposal.people.map(({ personId }) => personId).sort())
    await goTo(at('12:30'))
    await look()
    expect(await queuesOf()).toEqual([])
    await goTo(DESK_NOW)
  })
})

describe('the autopilot', () => {
  const only = (change: Partial<Settings['autopilot'][number]>) => (now: Settings) => ({
    ...now,
    autopilot: now.autopilot.map((rails) => ({
      ...rails,
      ...(rails.kind === 'move-breaks'
        ? { isOn: true, leastGain: 0.02, from: '09:00', to: '18:00', ...change }
        : { isOn: false }),
    })),
  })
  const byItself = async () =>
    (await ok<ProposalList>(planner.api('/api/intraday/proposals'))).measures.filter(({ madeBy }) => madeBy === null)

  it('does nothing outside its hours, nor for less than the gain that was set', async () => {
    await settle(only({ from: '12:00', to: '13:00' }))
    await look()
    await settle(only({ leastGain: 1 }))
    await look()
    expect(await byItself()).toEqual([])
  })

  it('on two nodes does one thing once, touches no more people than it may, and tells what it did', async () => {
    await settle(only({ mostPeopleHour: 5, leastGain: 0.001 }))
    await settle((now) => ({ ...now, mostTouchedShare: 1 }))
    const { url } = await app.secondNode()
    const other = await signIn(url, planner.agentNo, planner.password)
    await Promise.all([look(), ok(other.api('/api/intraday/looks', { method: 'POST' })), look()])
    const [done, ...more] = await byItself()
    expect(more).toEqual([])
    expect(done?.people.length).toBeGreaterThan(0)
    expect(done?.people.length).toBeLessThanOrEqual(5)
    expect((done?.effect.after ?? 0) - (done?.effect.before ?? 0)).toBeGreaterThanOrEqual(0.001)
    const { rows } = await app.platform.db.pool.query(
      `select distinct cause, asked_by from rosters.shift_change where cause = 'autopilot'`,
    )
    expect(rows).toEqual([{ cause: 'autopilot', asked_by: null }])
    await look()
    const touched = (await byItself()).reduce((sum, measure) => sum + measure.people.length, 0)
    expect(touched).toBeLessThanOrEqual(5)
  })

  it('says what it brought once the half hours have passed', async () => {
    const [done] = await byItself()
    const interval = done?.effect.intervals[0]
    if (!done || !interval) throw new Error('nothing was done')
    await contacts(queueId, interval.startAt, 10, 7)
    await goTo(done.untilAt + 15 * 60_000)
    await look()
    const told = (await byItself()).find(({ measureId }) => measureId === done.measureId)
    expect(told?.brought).toEqual({ contacts: 10, serviceLevel: 0.7 })
    await goTo(DESK_NOW)
  })
})

it('settings that somebody changed meanwhile are not overwritten', async () => {
  const seen = await ok<SettingsView>(planner.api('/api/intraday/settings'))
  await settle((now) => ({ ...now, graceSeconds: 120 }))
  const body = { settings: seen.settings, revision: seen.revision }
  expect(await refusalOf(planner.api('/api/intraday/settings', { method: 'PUT', body }))).toEqual({
    status: 409,
    refusal: 'settings-changed-meanwhile',
  })
  const gap = { ...seen.settings, autopilot: seen.settings.autopilot.toReversed() }
  const wrong = { settings: gap, revision: seen.revision + 1 }
  expect((await planner.api('/api/intraday/settings', { method: 'PUT', body: wrong })).status).toBe(400)
})
