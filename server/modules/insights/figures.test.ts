import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitBooked } from '#modules/branches/events.ts'
import type { BoardView, FigureView } from '#modules/insights/contract.ts'
import { KPIS } from '#modules/insights/kpis.ts'
import { recount } from '../../../scripts/recount/recount.ts'
import { openStaffSocket } from '../../../tests/support/contacts.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

type Figures = { figures: FigureView[]; sums: Record<string, number> }
type Behind = { total: number; count: number; contacts: { contactId: string; weight: number }[]; next: string | null }

const booked = (contactId: string, unitId: string, isReferral: boolean) => {
  const visitId = crypto.randomUUID()
  const visit = { visitId, reference: 'B261123-00001', unitId, customerId: null, service: 'other', state: 'booked' }
  return visitBooked.of(visitId, Date.now(), { ...visit, plannedFrom: null, contactId, isReferral })
}

describe('figures', () => {
  let app: FloorApplication
  let lead: SignedInPerson
  let mei: Desk
  let queueId: string
  const from = Math.floor(Date.now() / 900_000) * 900_000
  const span = () => `from=${from}&before=${from + 4 * 900_000}`

  beforeAll(async () => {
    app = await startFloor()
    const admin = await signedInAs(app, { roles: ['administrator'] })
    lead = await signedInAs(app, { roles: ['supervisor'] })
    queueId = (await queueAt(admin)).queueId
    // Two leave before anyone is there: short abandons.
    for (let n = 0; n < 2; n++) {
      const { contactId } = await customerAsks(app)
      await app.platform.db.transaction((tx) =>
        app.conversations.end(tx, { kind: 'system', id: 'test' }, { contactId, reason: 'abandoned', at: Date.now() }),
      )
    }
    mei = await agentAt(app, { queues: [queueId] }, admin)
    for (let n = 0; n < 3; n++) await serve(n !== 1, [5, 2, null][n] ?? null)
    // One still waits or rings when the figures are read.
    await customerAsks(app)
    await app.settled()
  })
  afterAll(() => app.stop())

  async function serve(answersInWords: boolean, score: number | null): Promise<void> {
    const { contactId, visitor } = await customerAsks(app)
    const offer = await mei.rings()
    await ok(mei.accept(offer.offerId))
    if (answersInWords) {
      await ok(
        mei.api(`/api/conversations/${visitor.conversationId}/messages`, {
          method: 'POST',
          body: { clientId: `hello-${contactId}`, body: { kind: 'text', text: 'Good morning' } },
        }),
      )
    }
    await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
    if (score !== null) await rate(contactId, visitor.conversationId, score)
    await app.settled()
    await ok(
      mei.api(`/api/contacts/${contactId}/wrap-up/finish`, {
        method: 'POST',
        body: { reasonCode: 'account.open', dispositionCode: 'resolved' },
      }),
    )
    await app.settled()
  }
  async function rate(contactId: string, conversationId: string, score: number): Promise<void> {
    const rating = { contactId, conversationId, score, at: Date.now() }
    const outcome = await app.platform.db.transaction((tx) =>
      app.conversations.rate(tx, { kind: 'customer', id: 'test' }, rating),
    )
    expect(outcome.ok).toBe(true)
  }
  const figures = () => ok<Figures>(lead.api(`/api/figures?${span()}`))
  const valueIn = ({ figures: all }: Figures, key: string) => all.find((figure) => figure.key === key)?.value

  it('count what happened', async () => {
    const today = await figures()
    expect(today.sums).toMatchObject({
      requested: 6,
      offered: 6,
      answered: 3,
      answered_in_time: 3,
      abandoned: 2,
      abandoned_short: 2,
      responded: 2,
      handled: 3,
      invited: 3,
      rated: 2,
      satisfied: 1,
    })
    expect(valueIn(today, 'service_level')).toBe(1)
    expect(valueIn(today, 'answer_rate')).toBe(0.5)
    expect(valueIn(today, 'response_rate_30s')).toBeCloseTo(2 / 6)
    expect(valueIn(today, 'contact_satisfaction')).toBe(0.5)
    expect(valueIn(today, 'rating_participation')).toBeCloseTo(2 / 3)
  })

  it('open to exactly the contacts behind them, part by part', async () => {
    const today = await figures()
    for (const kpi of KPIS.filter(({ source }) => source.kind === 'contacts')) {
      const figure = today.figures.find(({ key }) => key === kpi.key)
      for (const part of ['numerator', 'denominator'] as const) {
        const behind = await ok<Behind>(lead.api(`/api/figures/${kpi.key}/contacts?${span()}&part=${part}`))
        const expected = figure?.[part] ?? figure?.numerator
        expect([kpi.key, part, behind.total]).toEqual([kpi.key, part, expected])
        expect(behind.contacts.reduce((sum, { weight }) => sum + weight, 0)).toBe(expected)
      }
    }
  })

  it('of satisfaction open to who is not satisfied, and follow a rating that was changed', async () => {
    const missed = () =>
      ok<{ contacts: { contactId: string; score: number | null }[] }>(
        lead.api(`/api/figures/contact_satisfaction/contacts?${span()}&part=missed`),
      )
    const [unhappy] = (await missed()).contacts
    expect(unhappy?.score).toBe(2)
    const { contact } = await ok<{ contact: { conversationId: string } }>(
      mei.api(`/api/contacts/${unhappy?.contactId}`),
    )
    await rate(unhappy?.contactId ?? '', contact.conversationId, 4)
    await app.settled()
    expect((await missed()).contacts).toEqual([])
    expect(valueIn(await figures(), 'contact_satisfaction')).toBe(1)
    expect(valueIn(await figures(), 'rating_participation')).toBeCloseTo(2 / 3)
  })

  it('page through long lists without a gap or a repeat', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = await ok<Behind>(lead.api(`/api/figures/answer_rate/contacts?${span()}&limit=2${after}`))
      seen.push(...page.contacts.map(({ contactId }) => contactId))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect(seen.length).toBe(6)
    expect(new Set(seen).size).toBe(6)
  })

  it('refuse a page after something that no page before named', async () => {
    for (const after of [
      'x',
      '1_x',
      `${'9'.repeat(15)}_${crypto.randomUUID()}`,
      '\u0000',
      `1_${crypto.randomUUID()}_`,
    ]) {
      const asked = `${span()}&after=${encodeURIComponent(after)}`
      expect((await lead.api(`/api/figures/answer_rate/contacts?${asked}`)).status).toBe(400)
    }
  })

  it('are the same on the live board, which follows by itself', async () => {
    const socket = await openStaffSocket(app.url, lead.cookie)
    socket.send({ t: 'open', topic: 'board:' })
    const view = await until(async () => socket.frames.filter((frame) => frame.t === 'view').at(-1))
    const board = view.state as BoardView
    expect(board.tiles.find(({ key }) => key === 'answer_rate')).toMatchObject({ numerator: 3, denominator: 6 })
    expect(board.queues.find((queue) => queue.queueId === queueId)).toMatchObject({ staffed: 1 })
    const { contactId } = await customerAsks(app)
    await until(async () => {
      const latest = socket.frames.filter((frame) => frame.t === 'view').at(-1)?.state as BoardView
      return latest.tiles.find(({ key }) => key === 'answer_rate')?.denominator === 7
    })
    expect(contactId).toBeTypeOf('string')
    socket.cut()
  })

  it('are recounted from the log by other code without a difference, which a falsified row shows', async () => {
    const client = new pg.Client({ connectionString: app.databaseUrl })
    await client.connect()
    try {
      await until(async () => {
        const report = await recount(client)
        return report.contacts >= 7 && report.differences.length === 0
      })
      await client.query(`update insights.quarter set answered = answered + 1 where queue_id = $1`, [queueId])
      const { differences } = await recount(client)
      expect(differences.map(({ what }) => what.split(' ').at(-1))).toContain('answered')
      expect(differences.some(({ what }) => what.startsWith('figure answer_rate'))).toBe(true)
      await client.query(`update insights.quarter set answered = answered - 1 where queue_id = $1`, [queueId])
      // A good rating made to look like a low one.
      await client.query('update insights.contact set score = score - 3 where score = 4')
      const falsified = (await recount(client)).differences.map(({ what }) => what)
      expect(falsified.some((what) => /^contact \S+ satisfied$/.test(what))).toBe(true)
      expect(falsified.some((what) => what.startsWith('figure contact_satisfaction'))).toBe(true)
      expect(falsified.some((what) => what.includes('rating_participation'))).toBe(false)
      await client.query('update insights.contact set score = 4 where score = 1')
    } finally {
      await client.end()
    }
  })

  it('of branch referrals count each contact once: booked there, a case for it, or told at wrap-up', async () => {
    const topic = `t-${crypto.randomUUID().slice(24)}`
    const admin = await signedInAs(app, { roles: ['administrator'] })
    const other = (await queueAt(admin, { topic })).queueId
    const branch = await createUnit(app.platform, { kind: 'branch', name: '徐汇支行' })
    const centre = await createUnit(app.platform, { name: '综合服务组' })
    // A unit changes rights, and that cuts sockets: the agent comes after it.
    await app.settled()
    const lan = await agentAt(app, { queues: [other] }, admin)
    const served = async (dispositionCode: string, sent?: (contactId: string) => Promise<unknown>) => {
      const { contactId } = await customerAsks(app, { topic })
      await ok(lan.accept((await lan.rings()).offerId))
      await sent?.(contactId)
      await ok(lan.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
      await app.settled()
      const body = { reasonCode: 'account.open', dispositionCode }
      await ok(lan.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body }))
      await app.settled()
      return contactId
    }
    const openCase = (unitId: string) => (contactId: string) =>
      ok(lan.api('/api/cases', { method: 'POST', body: { template: 'general', title: 'x', contactId, unitId } }))
    const book = (isReferral: boolean) => (contactId: string) =>
      app.platform.db.transaction((tx) =>
        app.platform.log.announce(tx, { kind: 'system', id: 'test' }, [booked(contactId, branch, isReferral)]),
      )
    await served('resolved')
    await served('resolved', openCase(centre))
    await served('resolved', book(false))
    const expected = [
      await served('resolved', openCase(branch)),
      await served('resolved', book(true)),
      await served('branch-referral', book(true)),
      await served('branch-referral'),
    ]
    await app.settled()
    const of = `${span()}&queueId=${other}`
    const { figures: all } = await ok<Figures>(lead.api(`/api/figures?${of}`))
    expect(all.find(({ key }) => key === 'branch_referral_rate')).toMatchObject({ numerator: 4, denominator: 7 })
    const behind = await ok<Behind>(lead.api(`/api/figures/branch_referral_rate/contacts?${of}&part=numerator`))
    expect(behind.contacts.map(({ contactId }) => contactId).toSorted()).toEqual(expected.toSorted())
    const client = new pg.Client({ connectionString: app.databaseUrl })
    await client.connect()
    try {
      await until(async () => (await recount(client)).differences.length === 0)
      await client.query('update insights.contact set is_sent_to_branch = false where contact_id = $1', [expected[0]])
      const falsified = (await recount(client)).differences.map(({ what }) => what)
      expect(falsified).toContain(`contact ${expected[0]} branch_referred`)
      expect(falsified.some((what) => what.startsWith('figure branch_referral_rate'))).toBe(true)
      await client.query('update insights.contact set is_sent_to_branch = true where contact_id = $1', [expected[0]])
    } finally {
      await client.end()
      lan.vanish()
    }
  })

  it('are for those who may read them; spans and keys that make no sense are refused', async () => {
    expect((await mei.api(`/api/figures?${span()}`)).status).toBe(403)
    expect((await lead.api('/api/figures?from=5&before=1')).status).toBe(400)
    expect((await lead.api(`/api/figures?from=0&before=${Date.now()}`)).status).toBe(400)
    expect((await lead.api(`/api/figures/nothing/contacts?${span()}`)).status).toBe(404)
    expect((await lead.api(`/api/figures/occupancy/contacts?${span()}`)).status).toBe(409)
    const goal = { direction: 'at-least', target: 0.95, near: 0.96, baseline: null, dueOn: '2027-06-30' }
    expect((await mei.api('/api/goals/answer_rate', { method: 'PUT', body: goal })).status).toBe(403)
    expect(await ok(lead.api('/api/goals/answer_rate', { method: 'PUT', body: goal }))).toMatchObject({
      target: 0.95,
      dueOn: '2027-06-30',
    })
    expect((await figures()).figures.find(({ key }) => key === 'answer_rate')?.state).toBe('broken')
  })

  it('make a history that adds up to them', async () => {
    const { points } = await ok<{ points: { requested: number; values: Record<string, number | null> }[] }>(
      lead.api(`/api/history?${span()}&grain=day&keys=answer_rate,service_level`),
    )
    expect(points.reduce((sum, { requested }) => sum + requested, 0)).toBe((await figures()).sums.requested)
  })
})
