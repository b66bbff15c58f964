import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AdherenceDay, AdherenceList, ExceptionView } from '#modules/intraday/contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, refusalOf } from '../../../tests/support/floor.ts'
import { deskTime, rosterAround, tellPresence } from '../../../tests/support/intraday-desk.ts'
import {
  createPerson,
  createUnit,
  ensureHeadOffice,
  type SignedInPerson,
  signedInAs,
} from '../../../tests/support/people.ts'

const at = deskTime
const clock = settableClock(at('12:00'))

let app: TestApplication
let planner: SignedInPerson
let leader: SignedInPerson
let roster: Awaited<ReturnType<typeof rosterAround>>
let [team, otherTeam] = ['', '']
beforeAll(async () => {
  app = await startTestApplication({ clock, env: { TIME_ZONE: 'Asia/Shanghai' } })
  const house = await ensureHeadOffice(app.platform)
  team = await createUnit(app.platform, { name: 'Cards' })
  otherTeam = await createUnit(app.platform, { name: 'Loans' })
  planner = await signedInAs(app, { roles: ['planner'] })
  leader = await signedInAs(app, { roles: ['team-leader'], unit: team })
  roster = await rosterAround(app, house, '2026-11-16', 14)
})
afterAll(() => app?.stop())

/** 09:00 to 17:30, a short break at 10:30 and a meal at 13:00. */
async function atWork(unit: string, presence: Parameters<typeof tellPresence>[2]) {
  const { personId } = await createPerson(app.platform, { roles: ['agent'], unit })
  await roster.employ(personId)
  await roster.shift(personId, [
    ['10:30', '10:45', true],
    ['13:00', '13:30', false],
  ])
  await tellPresence(app, personId, presence)
  return personId
}
const listOf = (who: SignedInPerson) => ok<AdherenceList>(who.api('/api/intraday/adherence'))
const dayOf = (who: SignedInPerson, personId: string) =>
  ok<AdherenceDay>(who.api(`/api/intraday/adherence/${personId}`))
const post = (body: unknown) => ({ method: 'POST', body })

describe('adherence', () => {
  it('of a made-up morning is what a hand computes, and opens to its spans', async () => {
    // Late by 20 minutes, at the break 10 minutes longer than planned: 180 minutes planned until 12:00, of which 24 were
    // not kept, for 3 minutes of grace are forgiven on each side of the deviations.
    const personId = await atWork(team, [
      [at('09:20'), 'available'],
      [at('10:00'), 'busy'],
      [at('10:15'), 'wrap-up'],
      [at('10:20'), 'available'],
      [at('10:30'), 'break'],
      [at('10:55'), 'available'],
    ])
    const { row, plan, presence, deviations } = await dayOf(leader, personId)
    const minutes = (ms: number) => ms / 60_000
    expect(minutes(row.scheduledMs)).toBe(180)
    expect(minutes(row.keptMs)).toBe(156)
    expect(row.adherence).toBeCloseTo(156 / 180, 9)
    // Worked 70 + 65 minutes of the 165 that are planned work.
    expect(row.conformance).toBeCloseTo(135 / 165, 9)
    // 20 minutes with the customer or after it, 115 ready.
    expect(row.occupancy).toBeCloseTo(20 / 135, 9)
    expect(row.live).toMatchObject({ state: 'as-planned', planned: 'on-queue', found: 'available' })
    expect(plan.map(({ activity }) => activity)).toEqual(['on-queue', 'break', 'on-queue', 'meal', 'on-queue'])
    expect(presence.at(-1)).toEqual({ presence: 'available', startsAt: at('10:55'), endsAt: at('12:00') })
    expect(deviations.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      [at('09:03'), at('09:20')],
      [at('10:48'), at('10:55')],
    ])
  })

  it('shows first who needs a look: away longest, and not who only works through a break', async () => {
    const late = await atWork(team, [])
    const away = await atWork(team, [
      [at('08:58'), 'available'],
      [at('11:50'), 'offline'],
    ])
    const { people, together } = await listOf(leader)
    expect(people[0]).toMatchObject({ personId: late, live: { state: 'out', kind: 'late', sinceAt: at('09:00') } })
    expect(people[1]).toMatchObject({ personId: away, live: { state: 'out', kind: 'away', sinceAt: at('11:50') } })
    expect(together).toMatchObject({ out: 2, asPlanned: 1 })
    const kept = people.reduce((sum, { keptMs }) => sum + keptMs, 0)
    const scheduled = people.reduce((sum, { scheduledMs }) => sum + scheduledMs, 0)
    expect(together.adherence).toBeCloseTo(kept / scheduled, 9)
  })

  it('counts an approved exception as kept, with its reason, until it is withdrawn', async () => {
    const personId = await atWork(team, [
      [at('08:59'), 'available'],
      [at('11:00'), 'offline'],
    ])
    const before = (await dayOf(leader, personId)).row
    const wanted = { personId, startsAt: at('11:00'), endsAt: at('12:30'), reason: '体检' }
    const { exceptionId } = await ok<ExceptionView>(leader.api('/api/intraday/exceptions', post(wanted)))
    const excused = await dayOf(leader, personId)
    expect(excused.row.live).toMatchObject({ state: 'excused', reason: '体检' })
    expect(excused.row.keptMs - before.keptMs).toBe(60 * 60_000)
    expect(excused.exceptions).toMatchObject([{ exceptionId, reason: '体检' }])
    await ok(leader.api(`/api/intraday/exceptions/${exceptionId}`, { method: 'DELETE' }))
    expect((await dayOf(leader, personId)).row).toEqual(before)
    expect(await refusalOf(leader.api(`/api/intraday/exceptions/${exceptionId}`, { method: 'DELETE' }))).toEqual({
      status: 404,
      refusal: 'exception-not-found',
    })
  })

  it('of a team is seen and excused by its own leader and the planner, by nobody else', async () => {
    const personId = await atWork(otherTeam, [])
    expect((await listOf(leader)).people.some((row) => row.personId === personId)).toBe(false)
    expect((await listOf(planner)).people.some((row) => row.personId === personId)).toBe(true)
    expect((await leader.api(`/api/intraday/adherence/${personId}`)).status).toBe(404)
    const wanted = { personId, startsAt: at('09:00'), endsAt: at('10:00'), reason: 'Training elsewhere' }
    expect(await refusalOf(leader.api('/api/intraday/exceptions', post(wanted)))).toEqual({
      status: 404,
      refusal: 'person-not-found',
    })
    const { exceptionId } = await ok<ExceptionView>(planner.api('/api/intraday/exceptions', post(wanted)))
    expect((await leader.api(`/api/intraday/exceptions/${exceptionId}`, { method: 'DELETE' })).status).toBe(404)
    const agent = await signedInAs(app, { roles: ['agent'], unit: team })
    expect((await agent.api('/api/intraday/adherence')).status).toBe(403)
  })

  it('of longer than a day is leave, and no exception', async () => {
    const personId = await atWork(team, [])
    const wanted = { personId, startsAt: at('09:00'), endsAt: at('09:00') + 25 * 3_600_000, reason: 'Away' }
    expect(await refusalOf(planner.api('/api/intraday/exceptions', post(wanted)))).toEqual({
      status: 400,
      refusal: 'exception-too-long',
    })
  })
})
