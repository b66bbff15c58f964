import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenShift, OwnOffers, StaffingOffer } from '#modules/rosters/offer-contract.ts'
import type { OwnShifts } from '#modules/rosters/own-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok, queueAt, until } from '../../../tests/support/floor.ts'
import { type ApiInit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'
import { type Rostered, rosteredTeam, workContractBy } from '../../../tests/support/rostered.ts'

/** Monday, 9 o'clock in Shanghai. */
const NOW = Date.parse('2026-12-07T09:00:00+08:00')
const TUE = '2026-12-08'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`)

let app: TestApplication
const clock = settableClock(NOW)
let planner: Rostered
let administrator: Rostered
let contractId: string
let queueId: string
beforeAll(async () => {
  app = await startTestApplication({ clock })
  planner = await signedInAs(app, { roles: ['planner'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  contractId = (await workContractBy(planner)).contractId
  queueId = (await queueAt(administrator)).queueId
})
afterAll(() => app?.stop())

/** People who can take the queue's contacts. */
async function team<const Names extends readonly string[]>(names: Names) {
  const roster = { from: '2026-12-07', days: 14, queueIds: [queueId] }
  const made = await rosteredTeam(app, { planner, contractId }, names, roster)
  for (const { personId } of made.people as readonly Rostered[])
    await ok(
      administrator.api(`/api/routing/agents/${personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }),
    )
  return made
}
const post = (body: unknown = {}): ApiInit => ({ method: 'POST', body })
async function refused(answer: Promise<Response>) {
  const response = await answer
  return { status: response.status, ...((await response.json()) as { refusal: string; fields?: object[] }) }
}
const shown = (who: SignedInPerson) => ok<OwnOffers>(who.api('/api/rosters/own/offers'))
const shiftOn = async (who: SignedInPerson, date: string) =>
  (await ok<OwnShifts>(who.api('/api/rosters/own'))).shifts.find((shift) => shift.date === date)

describe('overtime and early leave', () => {
  const body = (change: object = {}) => ({
    kind: 'overtime',
    queueId,
    seconds: 3600,
    endsFrom: at(TUE, '17:00'),
    endsBefore: at(TUE, '18:00'),
    wanted: 1,
    expiresAt: NOW + HOUR,
    reason: 'Letters went out',
    ...change,
  })
  const make = (change: object = {}, who: SignedInPerson = planner) =>
    who.api('/api/rosters/offers', post(body(change)))
  const made = async (change: object = {}) => (await ok<{ offerId: string }>(make(change))).offerId
  const say = (who: SignedInPerson, offerId: string, agrees: boolean) =>
    who.api(`/api/rosters/own/offers/${offerId}/answer`, post({ agrees }))
  const listed = async (offerId: string) =>
    (await ok<{ offers: StaffingOffer[] }>(planner.api('/api/rosters/offers'))).offers.find(
      (one) => one.offerId === offerId,
    )

  it('are seen by those whose shift it is for; of two who want the last place one gets it, with the shift at once', async () => {
    const { people, work } = await team(['Mei', 'Jun', 'Lan'])
    const [mei, jun, lan] = people
    await work(mei, TUE)
    await work(jun, TUE)
    await work(lan, TUE, 10)
    const offerId = await made()
    expect((await shown(mei)).offers).toEqual([
      {
        offerId,
        kind: 'overtime',
        date: TUE,
        startsAt: at(TUE, '08:00'),
        endsAt: at(TUE, '17:00'),
        newEndsAt: at(TUE, '18:00'),
        left: 1,
        expiresAt: NOW + HOUR,
        reason: 'Letters went out',
      },
    ])
    expect((await shown(lan)).offers).toEqual([])
    expect(await refused(say(lan, offerId, true))).toMatchObject({ status: 404, refusal: 'offer-not-for-you' })
    const answers = await Promise.all([say(mei, offerId, true), say(jun, offerId, true)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const [winner, other] = answers[0]?.status === 200 ? [mei, jun] : [jun, mei]
    expect(await shiftOn(winner, TUE)).toMatchObject({ endsAt: at(TUE, '18:00'), overtimeFromAt: at(TUE, '17:00') })
    expect(await shiftOn(other, TUE)).toMatchObject({ endsAt: at(TUE, '17:00'), overtimeFromAt: null })
    expect(await listed(offerId)).toMatchObject({
      state: 'filled',
      accepted: [winner === mei ? 'Mei' : 'Jun'],
      declined: 0,
    })
    expect((await shown(other)).offers).toEqual([])
  })

  it('may be declined, and are then not seen again; what was withdrawn is answered by nobody', async () => {
    const { people, work } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    await work(mei, TUE)
    await work(jun, TUE)
    const offerId = await made({ kind: 'early-leave', seconds: 1800, wanted: 2 })
    await ok(say(mei, offerId, false))
    expect((await shown(mei)).offers).toEqual([])
    expect(await refused(say(mei, offerId, true))).toMatchObject({ status: 409, refusal: 'offer-ended' })
    await ok(say(jun, offerId, true))
    expect(await shiftOn(jun, TUE)).toMatchObject({ endsAt: at(TUE, '16:30'), cutSeconds: 1800 })
    expect(await listed(offerId)).toMatchObject({ state: 'open', accepted: ['Jun'], declined: 1 })
    await ok(planner.api(`/api/rosters/offers/${offerId}`, { method: 'DELETE' }))
    expect(await listed(offerId)).toMatchObject({ state: 'withdrawn', accepted: ['Jun'] })
    const again = planner.api(`/api/rosters/offers/${offerId}`, { method: 'DELETE' })
    expect(await refused(again)).toMatchObject({ status: 409, refusal: 'offer-ended' })
  })

  it('are hidden from those whom a rule forbids it, and refused if they ask', async () => {
    const { people, work } = await team(['Mei'])
    const [mei] = people
    await work(mei, TUE, 8)
    const offerId = await made({ seconds: 3 * 3600 })
    expect((await shown(mei)).offers).toEqual([])
    expect(await refused(say(mei, offerId, true))).toMatchObject({ status: 409, refusal: 'rule-broken' })
    expect(await listed(offerId)).toMatchObject({ accepted: [], state: 'open' })
  })

  it('that cannot be are refused by name; only planners make them', async () => {
    const { leader } = await team(['Mei'])
    expect(await refused(make({ endsBefore: at(TUE, '17:00') }))).toMatchObject({
      refusal: 'span-ends-before-it-begins',
    })
    expect(await refused(make({ endsBefore: at(TUE, '17:00') + 25 * HOUR }))).toMatchObject({
      refusal: 'span-too-long',
    })
    expect(await refused(make({ expiresAt: NOW }))).toMatchObject({ status: 400, refusal: 'offer-expired' })
    expect(await refused(make({ queueId: contractId }))).toMatchObject({ status: 404, refusal: 'queue-not-found' })
    expect(await refused(make({ seconds: 1000 }))).toMatchObject({ status: 400, refusal: 'malformed-input' })
    expect((await make({}, leader)).status).toBe(403)
  })
})

describe('an extra shift', () => {
  const open = (unitId: string, change: object = {}) =>
    planner.api(
      '/api/rosters/open-shifts',
      post({
        unitId,
        queueId,
        contractId,
        kindId: 'day',
        startsAt: at(TUE, '10:00'),
        wanted: 1,
        rule: 'first-come',
        closesAt: NOW + 20 * MINUTE,
        reason: 'Campaign',
        ...change,
      }),
    )
  const opened = async (unitId: string, change: object = {}) =>
    (await ok<{ openShiftId: string }>(open(unitId, change))).openShiftId
  const bid = (who: SignedInPerson, openShiftId: string) =>
    who.api(`/api/rosters/own/open-shifts/${openShiftId}/bid`, { method: 'POST' })
  const takeBack = (who: SignedInPerson, openShiftId: string) =>
    who.api(`/api/rosters/own/open-shifts/${openShiftId}/bid`, { method: 'DELETE' })
  const listed = async (openShiftId: string) =>
    (await ok<{ openShifts: OpenShift[] }>(planner.api('/api/rosters/open-shifts'))).openShifts.find(
      (one) => one.openShiftId === openShiftId,
    )

  it('goes to the first who bids, with its breaks; of two at the same moment one gets it', async () => {
    const { unitId, people } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    const openShiftId = await opened(unitId)
    expect((await shown(mei)).openShifts).toMatchObject([
      { openShiftId, date: TUE, startsAt: at(TUE, '10:00'), endsAt: at(TUE, '19:00'), left: 1, bid: null },
    ])
    const answers = await Promise.all([bid(mei, openShiftId), bid(jun, openShiftId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = answers[0]?.status === 200 ? mei : jun
    expect(await shiftOn(winner, TUE)).toMatchObject({ startsAt: at(TUE, '10:00'), breaks: [{ isPaid: false }] })
    expect(await listed(openShiftId)).toMatchObject({ state: 'decided', won: [winner === mei ? 'Mei' : 'Jun'] })
    expect((await shown(winner)).openShifts).toMatchObject([{ openShiftId, bid: 'won' }])
  })

  it('by fairness waits, and goes to whoever had the fewest extra shifts', async () => {
    const { unitId, people } = await team(['Mei', 'Jun', 'Lan'])
    const [mei, jun, lan] = people
    const first = await opened(unitId, { startsAt: at('2026-12-09', '10:00') })
    await ok(bid(mei, first))
    const openShiftId = await opened(unitId, { rule: 'fairness', closesAt: NOW + 10 * MINUTE })
    for (const who of [mei, lan, jun]) {
      clock.advance(1_000)
      expect(await ok(bid(who, openShiftId))).toEqual({ state: 'waiting' })
    }
    expect(await refused(bid(mei, openShiftId))).toMatchObject({ status: 409, refusal: 'already-bid' })
    await ok(takeBack(lan, openShiftId))
    expect(await listed(openShiftId)).toMatchObject({ state: 'open', waiting: 2 })
    expect(await shiftOn(jun, TUE)).toBeUndefined()
    clock.set(NOW + 10 * MINUTE)
    await until(async () => (await listed(openShiftId))?.state === 'decided')
    expect(await listed(openShiftId)).toMatchObject({ won: ['Jun'], waiting: 0 })
    expect(await shiftOn(jun, TUE)).toBeDefined()
    expect(await shiftOn(mei, TUE)).toBeUndefined()
    expect((await shown(mei)).openShifts.find((one) => one.openShiftId === openShiftId)?.bid).toBe('lost')
    expect(await refused(takeBack(jun, openShiftId))).toMatchObject({ status: 409, refusal: 'bid-decided' })
    clock.set(NOW)
  })

  it('is not for those who work that day, whom a rule forbids it, or who belong elsewhere', async () => {
    const { unitId, people, work } = await team(['Mei', 'Jun'])
    const [mei, jun] = people
    const stranger = (await team(['Bo'])).people[0]
    await work(mei, TUE)
    await work(jun, '2026-12-09', 4)
    const openShiftId = await opened(unitId)
    for (const who of [mei, jun, stranger]) expect((await shown(who)).openShifts).toEqual([])
    expect(await refused(bid(mei, openShiftId))).toMatchObject({ status: 409, refusal: 'day-taken' })
    expect(await refused(bid(jun, openShiftId))).toMatchObject({
      status: 409,
      refusal: 'rule-broken',
      fields: [{ path: 'rest-between-shifts' }],
    })
    expect(await refused(bid(stranger, openShiftId))).toMatchObject({ status: 404, refusal: 'open-shift-not-found' })
    await ok(planner.api(`/api/rosters/open-shifts/${openShiftId}`, { method: 'DELETE' }))
    expect(await refused(bid(mei, openShiftId))).toMatchObject({ status: 409, refusal: 'open-shift-ended' })
  })

  it('that cannot be is refused by name', async () => {
    const { unitId } = await team(['Mei'])
    expect(await refused(open(contractId))).toMatchObject({ status: 404, refusal: 'unit-not-found' })
    expect(await refused(open(unitId, { queueId: unitId }))).toMatchObject({ status: 404, refusal: 'queue-not-found' })
    expect(await refused(open(unitId, { contractId: unitId }))).toMatchObject({
      status: 404,
      refusal: 'contract-not-found',
    })
    expect(await refused(open(unitId, { kindId: 'night' }))).toMatchObject({
      status: 404,
      refusal: 'shift-kind-not-found',
    })
    expect(await refused(open(unitId, { startsAt: NOW }))).toMatchObject({ status: 400, refusal: 'shift-begun' })
    expect(await refused(open(unitId, { startsAt: NOW + 1 }))).toMatchObject({ refusal: 'start-off-the-quarter' })
    expect(await refused(open(unitId, { closesAt: NOW }))).toMatchObject({ status: 400, refusal: 'closes-too-late' })
    const nowhere = planner.api(`/api/rosters/open-shifts/${unitId}`, { method: 'DELETE' })
    expect(await refused(nowhere)).toMatchObject({ status: 404, refusal: 'open-shift-not-found' })
  })
})
