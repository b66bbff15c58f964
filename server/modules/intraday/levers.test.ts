import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProposalList, ProposalView, Settings, SettingsView } from '#modules/intraday/contract.ts'
import type { OwnOffers } from '#modules/rosters/offer-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, queueAt, refusalOf } from '../../../tests/support/floor.ts'
import { deskTime as at, forecastToday, rosterAround, tellPresence } from '../../../tests/support/intraday-desk.ts'
import { ensureHeadOffice, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const NOW = at('15:30')
const clock = settableClock(NOW)

let app: TestApplication
let planner: SignedInPerson
let administrator: SignedInPerson
let roster: Awaited<ReturnType<typeof rosterAround>>
beforeAll(async () => {
  app = await startTestApplication({ clock, env: { TIME_ZONE: 'Asia/Shanghai', SESSION_IDLE_MINUTES: '1440' } })
  planner = await signedInAs(app, { roles: ['planner'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  roster = await rosterAround(app, await ensureHeadOffice(app.platform), '2026-11-16', 14)
  const now = await ok<SettingsView>(planner.api('/api/intraday/settings'))
  const settings: Settings = { ...now.settings, mostTouchedShare: 0.5 }
  await ok(planner.api('/api/intraday/settings', { method: 'PUT', body: { settings, revision: now.revision } }))
})
afterAll(() => app?.stop())

/** A queue with a forecast to 20:00, and people on it from 09:00 to 17:30 who have had their breaks. */
async function queueOf(count: number, contacts: (time: number) => number) {
  const { queueId } = await queueAt(administrator)
  const staffing = { handleSeconds: 300, patienceSeconds: 180, atOnce: 1, minimumAgents: 1 }
  const body = { ...staffing, plannedShrinkage: 0.1, unplannedShrinkage: 0.05 }
  await ok(planner.api(`/api/workforce/queues/${queueId}/staffing`, { method: 'PUT', body }))
  await forecastToday(app, queueId, contacts, 22)
  const people: Awaited<ReturnType<typeof signedInAs>>[] = []
  for (let n = 0; n < count; n += 1) {
    const person = await signedInAs(app, { roles: ['agent'] })
    await roster.employ(person.personId)
    const own = { method: 'PUT', body: { queueIds: [queueId] } } as const
    await ok(administrator.api(`/api/routing/agents/${person.personId}/queues`, own))
    await roster.shift(person.personId, [
      ['11:00', '11:15', true],
      ['13:30', '14:00', false],
    ])
    await tellPresence(app, person.personId, [[at('08:58'), 'available']])
    people.push(person)
  }
  return { queueId, people }
}
/** One that is under way by the timer may see another instant: then it is looked again. */
async function proposed(kind: ProposalView['kind'], queueId: string): Promise<ProposalView | undefined> {
  for (;;) {
    const list = await ok<ProposalList>(planner.api('/api/intraday/looks', { method: 'POST' }))
    if (list.lookedAt === clock.now())
      return list.proposals.find((each) => each.kind === kind && each.queueIds.includes(queueId))
    await sleep(20)
  }
}
const required = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('it was not proposed')
  return value
}
const apply = (id: string) =>
  ok<ProposalList>(planner.api(`/api/intraday/proposals/${id}/application`, { method: 'POST' }))
const undo = (id: string) => ok<ProposalList>(planner.api(`/api/intraday/measures/${id}`, { method: 'DELETE' }))
const measure = ({ measures }: ProposalList, id: string) => measures.find(({ measureId }) => measureId === id)

describe('overtime', () => {
  it('is asked of those who could stay when their queue is short after them, and counts who says yes', async () => {
    const { queueId, people } = await queueOf(6, (time) => (time >= at('17:30') && time < at('18:30') ? 18 : 12))
    const proposal = required(await proposed('overtime', queueId))
    expect(proposal.people).toHaveLength(6)
    expect(proposal).toMatchObject({ wanted: 3, paidSeconds: 3 * 3600, assumed: null })
    expect(proposal.people[0]?.moves).toMatchObject([{ what: 'overtime', fromAt: at('17:30'), toAt: at('18:30') }])
    expect(proposal.effect.after).toBeGreaterThan((proposal.effect.before ?? 1) + 0.2)

    await apply(proposal.proposalId)
    const [first] = people
    if (!first) throw new Error('nobody')
    const [offer] = (await ok<OwnOffers>(first.api('/api/rosters/own/offers'))).offers
    expect(offer).toMatchObject({ kind: 'overtime', newEndsAt: at('18:30'), left: 3 })
    const yes = { method: 'POST', body: { agrees: true } } as const
    await ok(first.api(`/api/rosters/own/offers/${offer?.offerId}/answer`, yes))
    const list = await ok<ProposalList>(planner.api('/api/intraday/proposals'))
    expect(measure(list, proposal.proposalId)).toMatchObject({ accepted: 1, canUndo: true })
    // What is offered already is not proposed again.
    expect(await proposed('overtime', queueId)).toBeUndefined()

    await undo(proposal.proposalId)
    for (const person of people.slice(1))
      expect((await ok<OwnOffers>(person.api('/api/rosters/own/offers'))).offers).toEqual([])
    const { rows } = await app.platform.db.pool.query('select person_id from rosters.shift where ends_at = $1', [
      new Date(at('18:30')),
    ])
    expect(rows).toEqual([{ person_id: first.personId }])
  })
})

describe('early leave', () => {
  it('is offered where every queue keeps its target without those who go, and says what it saves', async () => {
    const { queueId } = await queueOf(8, (time) => (time < at('17:30') ? 2 : 0))
    const proposal = required(await proposed('early-leave', queueId))
    expect(proposal.wanted).toBeGreaterThan(0)
    expect(proposal.paidSeconds).toBeLessThan(0)
    for (const { queueId: id, after } of proposal.effect.intervals)
      if (id === queueId) expect(after).toBeGreaterThan(0.8)
    expect(proposal.people[0]?.moves[0]?.toAt).toBeLessThan(at('17:30'))
    expect(await proposed('overtime', queueId)).toBeUndefined()
  })
})

describe('a queue that is short', () => {
  it('may be eased by call-backs offered sooner and by telling of the peak, each taken back at any time', async () => {
    const { queueId } = await queueOf(3, (time) => (time < at('17:00') ? 24 : 1))
    const told = required(await proposed('bot-message', queueId))
    const callback = required(await proposed('callback', queueId))
    expect(callback).toMatchObject({ people: [], wanted: null, paidSeconds: 0 })
    expect(callback.assumed).toMatchObject({ share: 0.3, afterSeconds: 60 })
    expect(told.assumed).toMatchObject({ share: 0.1, afterSeconds: null })
    for (const { effect } of [callback, told]) expect(effect.inTime).toBeGreaterThan(0.1)
    // Who is called back is work of later: the half hours that follow are worse off, and that is reckoned too.
    expect(callback.effect.intervals.some(({ before, after }) => (after ?? 1) < (before ?? 0))).toBe(true)

    await apply(callback.proposalId)
    await apply((await proposed('bot-message', queueId).then(required)).proposalId)
    const reliefs = async () =>
      (
        await app.platform.db.pool.query(
          'select kind, after_seconds from routing.queue_relief where queue_id = $1 order by kind',
          [queueId],
        )
      ).rows
    expect(await reliefs()).toEqual([
      { kind: 'announcement', after_seconds: null },
      { kind: 'callback', after_seconds: 60 },
    ])
    await undo(callback.proposalId)
    expect(await reliefs()).toEqual([{ kind: 'announcement', after_seconds: null }])
    const again = planner.api(`/api/intraday/measures/${callback.proposalId}`, { method: 'DELETE' })
    expect((await refusalOf(again)).refusal).toBe('measure-undone')
  })
})

it('settings that were stored before a kind was known are completed by the usual ones', async () => {
  const { rows } = await app.platform.db.pool.query('select settings from intraday.setting')
  const { callbackShare: _, autopilot, ...older } = rows[0].settings as Settings
  const kept = autopilot.filter(({ kind }) => kind !== 'overtime' && kind !== 'callback')
  await app.platform.db.pool.query('update intraday.setting set settings = $1', [
    JSON.stringify({ ...older, autopilot: kept }),
  ])
  const { settings } = await ok<SettingsView>(planner.api('/api/intraday/settings'))
  expect(settings.callbackShare).toBe(0.3)
  expect(settings.autopilot.map(({ kind }) => kind)).toEqual(autopilot.map(({ kind }) => kind))
  expect(settings.autopilot.find(({ kind }) => kind === 'overtime')).toMatchObject({ isOn: false })
})
