import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { DraftChanged } from '#modules/rosters/contract.ts'
import type { Publication } from '#modules/rosters/publish.ts'
import type { WantedShift } from '#modules/rosters/questions.ts'
import { ok } from '../../../tests/support/floor.ts'
import { signedInAs } from '../../../tests/support/people.ts'
import {
  app,
  begin,
  boardOf,
  change,
  day,
  HOUR,
  MON,
  openRosterHouse,
  planner,
  play,
  post,
  publish,
  queueId,
  refused,
  rosters,
  searched,
  TODAY,
  team,
} from '../../../tests/support/roster-house.ts'

beforeAll(() => openRosterHouse())
afterAll(() => app?.stop())

describe('publishing', () => {
  it('puts the draft in force, keeps the version, and has nothing to publish twice', async () => {
    const { unitId } = await team(3)
    const { rosterId } = await begin(unitId)
    await searched(rosterId)
    await play(rosterId)
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
    const prediction = [{ queueId, serviceLevel: board.prediction?.queues[0]?.serviceLevel, targetShare: 0.8 }]
    expect(publications).toMatchObject([{ version: 1, shifts: board.shifts.length, waiting: 0, prediction }])
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
    await ok(publish(rosterId, revision, 'Not played'))
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
    expect((await boardOf(rosterId)).prediction).toBeNull()
    const full = await play(rosterId)
    expect(full.queues[0]!.days).toHaveLength(7)
    expect(full.queues[0]!.days[0]!.contacts).toBeGreaterThan(20)
    expect(await play(rosterId)).toEqual(full)
    const board = await boardOf(rosterId)
    expect(board.prediction).toEqual(full)
    expect(full).toMatchObject({ revision: board.revision, isStale: false })
    await ok(
      change(
        rosterId,
        board.revision,
        board.shifts.filter(({ date }) => date === MON).map(({ personId }) => day(personId, MON, null)),
      ),
    )
    expect((await boardOf(rosterId)).prediction).toEqual({ ...full, isStale: true })
    const fewer = await play(rosterId)
    expect(fewer.queues[0]!.days[0]!.serviceLevel).toBe(0)
    expect(fewer.queues[0]!.serviceLevel!).toBeLessThan(full.queues[0]!.serviceLevel!)
  })

  it('of another revision or another forecast is none: publishing asks for a new one, or why', async () => {
    const { unitId } = await team(6)
    const { rosterId } = await begin(unitId)
    await searched(rosterId)
    const { revision } = await boardOf(rosterId)
    expect(await refused(publish(rosterId, revision))).toMatchObject({ status: 422, refusal: 'prediction-needed' })
    await play(rosterId)
    const fromAt = Date.parse(`${MON}T09:00:00+08:00`)
    const more = { fromAt, beforeAt: fromAt + HOUR, kind: 'percent', value: 50, reason: 'Campaign' }
    await ok(planner.api(`/api/workforce/queues/${queueId}/overrides`, post(more)))
    expect((await boardOf(rosterId)).prediction).toMatchObject({ revision, isStale: true })
    expect(await refused(publish(rosterId, revision))).toMatchObject({ refusal: 'prediction-needed' })
    expect(await ok(publish(rosterId, revision, 'In a hurry'))).toMatchObject({ prediction: null })
  })
})
