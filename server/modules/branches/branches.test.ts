import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DayFigure, DayView, LinkedVisits, SlotList, VisitStory, VisitView } from '#modules/branches/contract.ts'
import type { CaseView } from '#modules/cases/contract.ts'
import type { ContactIdentity } from '#modules/customers/levels-contract.ts'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { newId } from '#platform/ids.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const MINUTE = 60_000
/** A Monday, long before the branch opens. */
const MONDAY = Date.parse('2026-11-23T06:00:00+08:00')
const clock = settableClock(MONDAY)
let app: FloorApplication
let admin: Person
let mei: Desk
let fang: Person
let deng: Person
let lin: Person
let branchId: string
let otherId: string
let unsetId: string

const settings = {
  calendar: 'counter',
  slotMinutes: 30,
  desks: 2,
  serveWithinMinutes: 15,
  graceMinutes: 10,
  services: ['account-opening', 'bereavement'],
  address: '虹桥路 8 号',
  version: 0,
}
const put = (who: SignedInPerson, unitId: string, more: object = {}) =>
  who.api(`/api/branches/${unitId}/settings`, { method: 'PUT', body: { ...settings, ...more } })

beforeAll(async () => {
  app = await startFloor({ clock, env: { TIME_ZONE: 'Asia/Shanghai' } })
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  branchId = await createUnit(app.platform, { kind: 'branch', name: '徐汇支行' })
  otherId = await createUnit(app.platform, { kind: 'branch', name: '西单支行' })
  unsetId = await createUnit(app.platform, { kind: 'branch', name: '尚未设置支行' })
  const spans = [{ from: '09:00', to: '12:00' }]
  const data = {
    zone: 'Asia/Shanghai',
    weekly: { monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans },
    holidays: [{ date: '2026-11-24' }],
  }
  const name = { 'zh-CN': '柜台', 'zh-TW': '櫃檯', en: 'Counter' }
  await ok(admin.api('/api/calendars/counter', { method: 'PUT', body: { name, data, version: 0 } }))
  await ok(put(admin, branchId))
  await ok(put(admin, otherId))
  const { queueId } = await queueAt(admin, { topic: 'account' })
  mei = await agentAt(app, { roles: ['agent'], queues: [queueId], displayName: '梅' }, admin)
  const capacity = { points: 20, channels: { web: { cost: 1, most: 20 } } }
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: { capacity } }))
  ;[fang, deng, lin] = await Promise.all([
    signedInAs(app, { roles: ['branch-staff'], unit: branchId, displayName: '方' }),
    signedInAs(app, { roles: ['branch-staff'], unit: branchId, displayName: '邓' }),
    signedInAs(app, { roles: ['branch-staff'], unit: otherId, displayName: '林' }),
  ])
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

let count = 0
/** A customer of this branch, as the bank knows them. */
async function customerOf(unitId: string): Promise<string> {
  const id = newId()
  count += 1
  const known = { customerNo: `77${String(count).padStart(5, '0')}`, name: '王小萍', phone: `1380000${2000 + count}` }
  const kept = { tier: 'gold', language: 'zh-CN', managerId: null, customerSince: '2009-05-01', branchName: '徐汇支行' }
  await app.platform.db.transaction((tx) =>
    insertKnownCustomers(
      tx,
      app.platform.cipher,
      [{ ...kept, ...known, id, branchUnitId: unitId, vulnerabilityNeeds: ['wheelchair'] }],
      clock.now(),
    ),
  )
  return id
}
/** A chat that Mei serves. */
async function chat() {
  const { contactId, visitor } = await customerAsks(app, { topic: 'account' })
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  await app.settled()
  return { contactId, customerId: visitor.customerId, conversationId: visitor.conversationId }
}
const slotsFrom = async (who: SignedInPerson, from = '2026-11-23', days = 3, unitId = branchId) =>
  (await ok<SlotList>(who.api(`/api/branches/${unitId}/slots?from=${from}&days=${days}`))).slots
const bookRaw = (who: SignedInPerson, body: object, unitId = branchId) =>
  who.api(`/api/branches/${unitId}/bookings`, {
    method: 'POST',
    body: { clientId: crypto.randomUUID(), service: 'account-opening', ...body },
  })
const book = (who: SignedInPerson, body: object) => ok<VisitView>(bookRaw(who, body))
const act = (who: SignedInPerson, visitId: string, what: string, body?: object) =>
  who.api(`/api/visits/${visitId}/${what}`, { method: 'POST', ...(body ? { body } : {}) })
const walkIn = (who: SignedInPerson, body: object = {}, unitId = branchId) =>
  who.api(`/api/branches/${unitId}/walk-ins`, {
    method: 'POST',
    body: { clientId: crypto.randomUUID(), service: 'account-opening', ...body },
  })
const day = (who: SignedInPerson, query = '', unitId = branchId) =>
  ok<DayView>(who.api(`/api/branches/${unitId}/day?${query}`))
const talk = async (contactId: string) =>
  (await app.conversations.talkOf(app.platform.db, contactId, 50)).map(({ text }) => text).join('\n')
const firstFree = async () => {
  const [slot] = await slotsFrom(mei)
  if (!slot) throw new Error('no place is free')
  return slot.from
}

describe('a branch', () => {
  it('is set up by whoever may arrange it, in versions; a calendar that is not kept is refused', async () => {
    const leader = await signedInAs(app, { roles: ['team-leader'], unit: otherId })
    await ok(put(leader, otherId, { version: 1, desks: 3 }))
    expect(await refusalOf(put(leader, otherId, { version: 1 }))).toEqual({ status: 409, refusal: 'edited-meanwhile' })
    expect((await put(leader, branchId, { version: 1 })).status).toBe(404)
    expect((await put(fang, branchId, { version: 1 })).status).toBe(403)
    const unknown = put(admin, branchId, { version: 1, calendar: 'no-such' })
    expect(await refusalOf(unknown)).toEqual({ status: 409, refusal: 'calendar-unknown' })
    const { branches } = await ok<{ branches: { unitId: string }[] }>(mei.api('/api/branches'))
    expect(branches.map(({ unitId }) => unitId)).not.toContain(unsetId)
    expect((await mei.api(`/api/branches/${unsetId}/slots?from=2026-11-23`)).status).toBe(404)
  })

  it('offers places in its hours alone, none on a holiday and none on a weekend', async () => {
    const slots = await slotsFrom(mei, '2026-11-23', 7)
    const days = slots.map(({ from }) => new Date(from + 8 * 3_600_000).toISOString().slice(0, 16))
    expect(days).toHaveLength(4 * 6)
    expect(days[0]).toBe('2026-11-23T09:00')
    expect(days[6]).toBe('2026-11-25T09:00')
    expect(await slotsFrom(mei, '2026-11-20', 3)).toEqual([])
  })
})

describe('an appointment', () => {
  it('is agreed in a chat: the customer reads it, the branch has it on its list, and it counts as its referral', async () => {
    const { contactId, customerId } = await chat()
    const from = await firstFree()
    const wish = '粤语；卡号 6222021234567890128'
    const made = await book(mei, { contactId, from, wish })
    expect(made).toMatchObject({ state: 'booked', isReferral: true, onDay: '2026-11-23', plannedFrom: from })
    expect(made.reference).toMatch(/^B261123-\d{5}$/)
    expect(made.wish).not.toContain('6222021234567890128')
    const said = await talk(contactId)
    expect(said).toContain(made.reference)
    expect(said).toContain('徐汇支行（虹桥路 8 号）')
    expect(said).toContain('住址证明')
    const list = await day(fang)
    expect(list.visits.map(({ visitId }) => visitId)).toContain(made.visitId)
    expect((await day(fang, 'show=referred')).visits.map(({ visitId }) => visitId)).toEqual([made.visitId])
    const seen = await ok<{ visits: VisitView[] }>(mei.api(`/api/customers/${customerId}/visits`))
    expect(seen.visits.map(({ visitId }) => visitId)).toEqual([made.visitId])
  })

  it('sent twice is one, also at the same instant; under its id nothing else is booked', async () => {
    const customerId = await customerOf(branchId)
    const body = { clientId: crypto.randomUUID(), customerId, from: (await slotsFrom(fang))[3]?.from ?? 0 }
    const both = await Promise.all([book(fang, body), book(fang, body)])
    expect(both[0].visitId).toBe(both[1].visitId)
    const other = bookRaw(fang, { ...body, service: 'bereavement' })
    expect(await refusalOf(other)).toEqual({ status: 409, refusal: 'client-id-reused' })
  })

  it('takes a place that is free; of many who want the last places, over two nodes, exactly as many get one', async () => {
    const from = (await slotsFrom(fang, '2026-11-25', 1))[0]?.from ?? 0
    const customers = await Promise.all(Array.from({ length: 20 }, () => customerOf(branchId)))
    const node = await app.secondNode()
    const there = async (customerId: string, url: string) =>
      (
        await fetch(`${url}/api/branches/${branchId}/bookings`, {
          method: 'POST',
          headers: { authorization: `Bearer ${fang.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ clientId: crypto.randomUUID(), service: 'account-opening', customerId, from }),
        })
      ).status
    const answers = await Promise.all(customers.map((id, at) => there(id, at % 2 === 0 ? app.url : node.url)))
    expect(answers.filter((status) => status === 200)).toHaveLength(settings.desks)
    expect(answers.filter((status) => status === 409)).toHaveLength(20 - settings.desks)
    expect((await day(fang, 'date=2026-11-25')).visits).toHaveLength(settings.desks)
  })

  it('is not made outside opening, between two slots, for what the branch does not offer, or for whom one may not see', async () => {
    const customerId = await customerOf(branchId)
    const [first] = await slotsFrom(fang, '2026-11-26', 1)
    const from = first?.from ?? 0
    for (const wrong of [from + 15 * MINUTE, from - 30 * MINUTE, Date.parse('2026-11-24T09:00:00+08:00')])
      expect(await refusalOf(bookRaw(fang, { customerId, from: wrong }))).toMatchObject({ refusal: 'slot-not-free' })
    const service = bookRaw(fang, { customerId, from, service: 'wealth' })
    expect(await refusalOf(service)).toEqual({ status: 409, refusal: 'service-not-offered' })
    expect((await bookRaw(lin, { customerId, from })).status).toBe(404)
    expect((await bookRaw(mei, { customerId, from })).status).toBe(404)
  })

  it('is moved and cancelled with a reason; its place is free again, and the customer is told', async () => {
    const { contactId } = await chat()
    const [a, b] = (await slotsFrom(mei, '2026-11-27', 1)).map(({ from }) => from)
    const { visitId, reference } = await book(mei, { contactId, from: a })
    const move = (who: SignedInPerson, from?: number) =>
      who.api(`/api/visits/${visitId}/slot`, { method: 'PUT', body: { from, reason: '客户改期' } })
    expect((await move(lin, b)).status).toBe(404)
    expect(await ok<VisitView>(move(mei, b))).toMatchObject({ plannedFrom: b, reference, state: 'booked' })
    const free = async (from?: number) => (await slotsFrom(mei, '2026-11-27', 1)).find((one) => one.from === from)?.free
    expect([await free(a), await free(b)]).toEqual([2, 1])
    expect(await ok<VisitView>(act(fang, visitId, 'cancellation', { reason: '客户取消' }))).toMatchObject({
      state: 'cancelled',
    })
    expect(await free(b)).toBe(2)
    expect(await talk(contactId)).toContain(`${reference} 已取消`)
    expect(await refusalOf(act(fang, visitId, 'check-in'))).toEqual({ status: 409, refusal: 'visit-moved-on' })
  })
})

describe('who comes to a branch', () => {
  it('is promised to be served in time from check-in on, and the beginning of service keeps it', async () => {
    const { visitId, promise } = await ok<VisitView>(walkIn(fang, { customerId: await customerOf(branchId) }))
    expect(promise).toMatchObject({ state: 'running', dueAt: clock.now() + 15 * MINUTE })
    clock.advance(5 * MINUTE)
    const served = await ok<VisitView>(act(fang, visitId, 'service'))
    expect(served).toMatchObject({ state: 'in-service', promise: { state: 'kept' }, servedBy: { name: '方' } })
    await ok(act(fang, visitId, 'outcome', { outcome: 'solved' }))
  })

  it('and waits too long is told to the branch as a broken promise', async () => {
    const { visitId, reference } = await ok<VisitView>(walkIn(fang))
    clock.advance(15 * MINUTE + 1)
    const owed = () => ok<{ promises: { title: string }[] }>(deng.api('/api/promises?state=broken&kind=branch-wait'))
    await until(async () => (await owed()).promises.some(({ title }) => title === reference))
    const elsewhere = await ok<{ promises: unknown[] }>(lin.api('/api/promises?kind=branch-wait'))
    expect(elsewhere.promises).toEqual([])
    await ok(act(deng, visitId, 'service'))
    expect((await day(fang, 'show=in-time')).visits.map((one) => one.visitId)).not.toContain(visitId)
    expect((await day(fang, 'show=served')).visits.map((one) => one.visitId)).toContain(visitId)
    await ok(act(deng, visitId, 'outcome', { outcome: 'solved' }))
  })

  it('is taken by exactly one of two clerks, and a clerk takes one at a time', async () => {
    const one = await ok<VisitView>(walkIn(fang))
    const two = await ok<VisitView>(walkIn(fang))
    const race = await Promise.all([act(fang, one.visitId, 'service'), act(deng, one.visitId, 'service')])
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const winner = race[0]?.status === 200 ? fang : deng
    const busy = act(winner, two.visitId, 'service')
    expect(await refusalOf(busy)).toEqual({ status: 409, refusal: 'busy-with-another' })
    const both = [
      act(winner, one.visitId, 'outcome', { outcome: 'solved' }),
      act(deng, two.visitId, 'leaving', { reason: 'x' }),
    ]
    for (const answer of both) await ok(answer)
    const [three, four] = [await ok<VisitView>(walkIn(fang)), await ok<VisitView>(walkIn(fang))]
    const same = await Promise.all([act(fang, three.visitId, 'service'), act(fang, four.visitId, 'service')])
    expect(same.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const [taken, left] = same[0]?.status === 200 ? [three, four] : [four, three]
    await ok(act(fang, taken.visitId, 'outcome', { outcome: 'solved' }))
    await ok(act(fang, left.visitId, 'leaving', { reason: 'x' }))
  })

  it('is seen by that branch from the booking until the visit is over, and by no other', async () => {
    const { contactId, customerId } = await chat()
    const stranger = () => lin.api(`/api/customers/${customerId}`)
    const sight = async () => [
      (await fang.api(`/api/customers/${customerId}`)).status,
      (await fang.api(`/api/timeline/${customerId}`)).status,
      (await stranger()).status,
    ]
    expect(await sight()).toEqual([404, 404, 404])
    const { visitId } = await book(mei, { contactId, from: await firstFree() })
    expect(await sight()).toEqual([200, 200, 404])
    expect((await lin.api(`/api/visits/${visitId}/story`)).status).toBe(404)
    for (const what of ['check-in', 'service']) expect((await act(lin, visitId, what)).status).toBe(404)
    expect((await lin.api(`/api/branches/${branchId}/day`)).status).toBe(404)
    await ok(act(fang, visitId, 'check-in'))
    const { caseId } = await ok<CaseView>(
      mei.api('/api/cases', { method: 'POST', body: { template: 'general', title: '开户材料', contactId } }),
    )
    const story = await ok<VisitStory>(fang.api(`/api/visits/${visitId}/story`))
    expect(story.openCases.map((one) => one.caseId)).toEqual([caseId])
    expect(story).toMatchObject({ level: 0, visit: { customer: { customerId } } })
    await ok(act(fang, visitId, 'service'))
    await ok(act(fang, visitId, 'outcome', { outcome: 'solved', note: '已开户' }))
    expect(await sight()).toEqual([404, 404, 404])
    expect((await fang.api(`/api/visits/${visitId}/story`)).status).toBe(404)
  })

  it('proves who they are with their document there: level 4, which ends with the visit', async () => {
    const customerId = await customerOf(branchId)
    const { visitId } = await ok<VisitView>(walkIn(fang, { customerId }))
    await ok(act(fang, visitId, 'service'))
    const reveal = () =>
      fang.api(`/api/customers/${customerId}/reveals`, {
        method: 'POST',
        body: { field: 'phone', purpose: 'callback' },
      })
    expect(await refusalOf(reveal())).toMatchObject({ status: 403, refusal: 'identity-level-too-low' })
    const evidence = { method: 'POST', body: { kind: 'branch-visit', passed: true } }
    const path = `/api/contacts/${visitId}/identity`
    expect((await lin.api(`${path}/evidence`, evidence)).status).toBe(404)
    expect(await ok<ContactIdentity>(fang.api(`${path}/evidence`, evidence))).toMatchObject({ level: 4 })
    expect((await reveal()).status).toBe(200)
    await ok(act(fang, visitId, 'outcome', { outcome: 'solved' }))
    expect(await ok<ContactIdentity>(fang.api(path))).toMatchObject({ level: 0, isOver: true })
  })

  it('may be nobody yet: known later, and only then handed on', async () => {
    const { visitId, customer } = await ok<VisitView>(walkIn(fang))
    expect(customer).toBeNull()
    await ok(act(fang, visitId, 'service'))
    const unitId = otherId
    const handBack = () => act(fang, visitId, 'outcome', { outcome: 'handed-back', note: '请回电', unitId })
    expect(await refusalOf(handBack())).toEqual({ status: 409, refusal: 'customer-needed' })
    const name = (customerId: string) =>
      fang.api(`/api/visits/${visitId}/customer`, { method: 'PUT', body: { customerId } })
    expect((await name(await customerOf(otherId))).status).toBe(404)
    const customerId = await customerOf(branchId)
    expect(await ok<VisitView>(name(customerId))).toMatchObject({ customer: { customerId } })
    expect(await refusalOf(name(customerId))).toMatchObject({ refusal: 'visit-moved-on' })
    await ok(handBack())
  })
})

describe('what comes of a visit', () => {
  async function served(from?: number) {
    const said = await chat()
    const { visitId } = await book(mei, {
      contactId: said.contactId,
      from: from ?? (await firstFree()),
      service: 'bereavement',
    })
    await ok(act(fang, visitId, 'check-in'))
    await ok(act(fang, visitId, 'service'))
    return { ...said, visitId }
  }

  it('handed back is a case of the centre with the branch’s note, which the agent finds on the first screen and in the timeline', async () => {
    const { contactId, customerId, visitId } = await served()
    const body = { outcome: 'handed-back', note: '客户请回电确认继承人，卡 6222021234567890128', unitId: mei.unitId }
    const done = await ok<VisitView>(act(fang, visitId, 'outcome', body))
    expect(done).toMatchObject({ state: 'done', outcome: 'handed-back', followUp: { caseId: expect.any(String) } })
    await app.settled()
    const { cases } = await ok<{ cases: { caseId: string }[] }>(mei.api(`/api/contacts/${contactId}/cases`))
    expect(cases.map(({ caseId }) => caseId)).toContain(done.followUp?.caseId)
    const one = await ok<CaseView>(mei.api(`/api/cases/${done.followUp?.caseId}`))
    expect(one.lines.map(({ text }) => text).join()).toContain('请回电确认继承人')
    const linked = await ok<LinkedVisits>(mei.api(`/api/cases/${done.followUp?.caseId}/visits`))
    expect(linked.visits).toMatchObject([{ visitId, state: 'done', branch: { unitId: branchId }, onDay: done.onDay }])
    expect(JSON.stringify(linked)).not.toContain('请回电')
    expect((await lin.api(`/api/cases/${done.followUp?.caseId}/visits`)).status).toBe(404)
    const { entries } = await ok<{ entries: { kind: string; words: string; detail: object }[] }>(
      mei.api(`/api/timeline/${customerId}?kinds=branch-visit`),
    )
    expect(entries).toMatchObject([
      {
        detail: { state: 'done', outcome: 'handed-back', service: 'bereavement', unitId: branchId, onDay: done.onDay },
      },
    ])
    expect(entries[0]?.words).toContain('请回电确认继承人')
    expect(JSON.stringify([entries, one, done])).not.toContain('6222021234567890128')
  })

  it('names all papers that are missing to the customer at once, and only papers of the service', async () => {
    const { contactId, visitId } = await served()
    const wrong = act(fang, visitId, 'outcome', { outcome: 'solved', missing: ['property-papers'] })
    expect(await refusalOf(wrong)).toEqual({ status: 409, refusal: 'paper-not-of-service' })
    const unitId = otherId
    const body = { outcome: 'work-order', note: '待补材料', unitId, missing: ['death-proof', 'kinship-proof'] }
    await ok(act(fang, visitId, 'outcome', body))
    expect(await talk(contactId)).toContain('还需补交：死亡证明；亲属关系证明')
  })

  it('come again is the next booking in the same act, or nothing at all', async () => {
    const { contactId, visitId } = await served()
    const slots = await slotsFrom(mei, '2026-11-30', 1)
    const again = (from: number) => act(fang, visitId, 'outcome', { outcome: 'come-again', note: '补材料', from })
    expect(await refusalOf(again(1))).toEqual({ status: 409, refusal: 'slot-not-free' })
    const done = await ok<VisitView>(again(slots[0]?.from ?? 0))
    expect(done.next).toMatchObject({ plannedFrom: slots[0]?.from })
    expect(await talk(contactId)).toContain(done.next?.reference ?? '?')
    expect((await fang.api(`/api/visits/${done.next?.visitId}/story`)).status).toBe(200)
  })

  it('counts on its day: every figure is the list behind it', async () => {
    const { figures, visits } = await day(fang)
    expect(figures.counts.served).toBeGreaterThan(0)
    expect(figures.waitP50Ms).toBeGreaterThanOrEqual(0)
    expect(figures.waitP90Ms).toBeGreaterThanOrEqual(figures.waitP50Ms ?? 0)
    expect(visits.length).toBeGreaterThan(figures.counts.served)
    for (const [figure, counted] of Object.entries(figures.counts) as [DayFigure, number][])
      expect((await day(fang, `show=${figure}`)).visits, figure).toHaveLength(counted)
  })
})

describe('an appointment', () => {
  it('that nobody comes to is a no-show once slot and grace are over, is booked again, or checked in late that day', async () => {
    const customerId = await customerOf(branchId)
    const from = (await slotsFrom(fang, '2026-11-23', 1)).at(-1)?.from ?? 0
    const { visitId } = await book(fang, { customerId, from })
    clock.set(from + 40 * MINUTE - 1)
    // So long nobody goes on without a new sign-in.
    fang = { ...fang, ...(await signIn(app.url, fang.agentNo, fang.password)) }
    const stateNow = async () => (await day(fang)).visits.find((one) => one.visitId === visitId)?.state
    expect(await stateNow()).toBe('booked')
    clock.set(from + 40 * MINUTE)
    await until(async () => (await stateNow()) === 'no-show')
    const behind = (await day(fang, 'show=no-shows')).visits.map((one) => one.visitId)
    expect(behind).toContain(visitId)
    const later = (await slotsFrom(fang, '2026-11-26', 1)).at(-1)?.from
    const again = await book(fang, { afterVisitId: visitId, from: later })
    expect(again.customer).toMatchObject({ customerId, needs: ['wheelchair'] })
    expect((await day(fang)).visits.find((one) => one.visitId === visitId)?.next?.visitId).toBe(again.visitId)
    const twice = bookRaw(fang, { afterVisitId: visitId, from: later })
    expect(await refusalOf(twice)).toEqual({ status: 409, refusal: 'visit-moved-on' })
    expect(await ok<VisitView>(act(fang, visitId, 'check-in'))).toMatchObject({ state: 'checked-in' })
    expect(await refusalOf(act(fang, again.visitId, 'check-in'))).toMatchObject({ refusal: 'not-today' })
    await ok(act(fang, visitId, 'leaving', { reason: '不等了' }))
  })
})
