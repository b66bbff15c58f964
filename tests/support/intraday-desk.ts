import type { Presence } from '#libs/adherence/model.ts'
import { presenceChanged } from '#modules/routing/events.ts'
import { newId } from '#platform/ids.ts'
import type { Application } from '#server/application.ts'
import { names, ok, queueAt } from './floor.ts'
import { createPerson, ensureHeadOffice, signedInAs } from './people.ts'

type Node = Pick<Application, 'platform' | 'settled'> & { readonly url: string }

const DATE = '2026-11-23'
/** An instant of the day in which the desk is looked at, by the wall clock of Shanghai. */
export const deskTime = (time: string) => Date.parse(`${DATE}T${time}:00+08:00`)
export const DESK_NOW = deskTime('10:00')
export const DESK_DATE = DATE

/** One kind of shift, of eight hours and a half, with a short break and a meal that may move; on quarter hours. */
const KIND = {
  id: 'day',
  spanSeconds: 8.5 * 3600,
  starts: { from: '06:00', to: '14:00', everySeconds: 900 },
  breaks: [
    { id: 'rest', seconds: 900, isPaid: true, earliestSeconds: 3600, latestSeconds: 6 * 3600 },
    { id: 'meal', seconds: 1800, isPaid: false, earliestSeconds: 3 * 3600, latestSeconds: 7 * 3600 },
  ],
}
const STRETCH = {
  id: 'T-STRETCH',
  source: 'test',
  effectiveFrom: '2020-01-01',
  severity: 'hard',
  kind: 'stretch-without-break',
  maxSeconds: 5 * 3600,
}

/** A published roster of a unit around a date, and a contract everyone works under. */
export async function rosterAround(node: Node, unitId: string, from: string, days: number) {
  const { pool } = node.platform.db
  const [contractId, rosterId] = [newId(1), newId(2)]
  await pool.query(
    `insert into rosters.work_contract (id, name, pack, rules, shifts, changed_at) values ($1, 'Days', 'CN', $2, $3, now())`,
    [contractId, JSON.stringify([STRETCH]), JSON.stringify([KIND])],
  )
  await pool.query(
    `insert into rosters.roster (id, unit_id, from_date, days, slot_seconds, queue_ids, version, made_at, made_by)
      values ($1, $2, $3, $4, 900, '{}', 1, now(), $1)`,
    [rosterId, unitId, from, days],
  )
  return {
    async employ(personId: string) {
      await pool.query(`insert into rosters.terms (person_id, contract_id, changed_at) values ($1, $2, now())`, [
        personId,
        contractId,
      ])
    },
    /** From 09:00 to 17:30, with these breaks: starts and ends, paid or not. */
    async shift(personId: string, breaks: readonly (readonly [from: string, to: string, isPaid: boolean])[]) {
      await pool.query(
        `insert into rosters.shift (id, roster_id, person_id, date, kind_id, starts_at, ends_at, breaks)
          values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          newId(deskTime('09:00')),
          rosterId,
          personId,
          DATE,
          KIND.id,
          new Date(deskTime('09:00')),
          new Date(deskTime('17:30')),
          JSON.stringify(
            breaks.map(([start, end, isPaid]) => ({ startsAt: deskTime(start), endsAt: deskTime(end), isPaid })),
          ),
        ],
      )
    },
  }
}

/** What a person was there for, as routing would have announced it. */
export async function tellPresence(
  { platform, settled }: Node,
  personId: string,
  changes: readonly (readonly [at: number, presence: Presence])[],
): Promise<void> {
  await platform.db.transaction((tx) =>
    platform.log.announce(
      tx,
      { kind: 'system', id: 'test' },
      changes.map(([at, to], place) =>
        presenceChanged.of(personId, at, {
          agentId: personId,
          from: changes[place - 1]?.[1] ?? 'offline',
          to,
          lastedMs: 0,
          reason: 'chosen',
        }),
      ),
    ),
  )
  await settled()
}

/** A forecast for the day, half hours from 09:00 on, to 17:30 unless more are asked for. */
export async function forecastToday(
  node: Node,
  queueId: string,
  contacts: (time: number) => number,
  halfHours = 17,
): Promise<void> {
  const { pool } = node.platform.db
  const forecastId = newId(deskTime('06:00'))
  const history = { historyFrom: DATE, historyTo: DATE, ownDays: 0, importedDays: 20 }
  const madeFrom = { ...history, contacts: 1, method: 'test', noise: 'assumed' }
  await pool.query(
    `insert into workforce.forecast (id, queue_id, first_date, days, made_at, made_from) values ($1, $2, $3, 1, now(), $4)`,
    [forecastId, queueId, DATE, JSON.stringify(madeFrom)],
  )
  const cells = Array.from({ length: halfHours }, (_, n) => {
    const startAt = deskTime('09:00') + n * 1_800_000
    const mean = contacts(startAt)
    return [startAt, mean, mean * 0.7, mean * 0.8, mean, mean * 1.2, mean * 1.3]
  })
  await pool.query(`insert into workforce.forecast_day (forecast_id, date, cells) values ($1, $2, $3)`, [
    forecastId,
    DATE,
    JSON.stringify(cells),
  ])
}

/** What came in a quarter hour: so many, of whom so many were answered after five seconds and the others after a minute. */
export async function contactsCame(
  { platform }: Node,
  queueId: string,
  quarter: number,
  count: number,
  inTime: number,
): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const asked = quarter + n * 1000
    const answered = asked + (n < inTime ? 5_000 : 60_000)
    await platform.db.pool.query(
      `insert into insights.contact (contact_id, reference, conversation_id, customer_id, channel, language, lane,
          is_callback, queue_id, asked_at, slot, queued_at, answered_at, ended_at, wrapped_at, wrap_up_ms)
        values ($1, 'R', $1, $1, 'web', 'zh-CN', 'ordinary', false, $2, $3, $4, $3, $5, $6, $6, 0)`,
      [newId(asked), queueId, new Date(asked), new Date(quarter), new Date(answered), new Date(asked + 305_000)],
    )
  }
}

/**
 * A desk at ten o'clock: one queue with its forecast, fewer contacts than forecast, ten agents of whom five go to
 * lunch at once and then the other five, and of whom one is late.
 */
export async function furnishDesk(
  node: Node,
): Promise<{ readonly queueId: string; readonly people: readonly string[] }> {
  const house = await ensureHeadOffice(node.platform)
  const administrator = await signedInAs(node, { roles: ['administrator'] })
  const planner = await signedInAs(node, { roles: ['planner'] })
  const { queueId } = await queueAt(administrator, { name: names('信用卡服务') })
  const body = {
    handleSeconds: 300,
    patienceSeconds: 180,
    atOnce: 1,
    minimumAgents: 1,
    plannedShrinkage: 0.1,
    unplannedShrinkage: 0.05,
  }
  await ok(planner.api(`/api/workforce/queues/${queueId}/staffing`, { method: 'PUT', body }))
  await forecastToday(node, queueId, () => 36)
  await contactsCame(node, queueId, deskTime('09:00'), 26, 20)
  await contactsCame(node, queueId, deskTime('09:30'), 24, 24)
  const roster = await rosterAround(node, house, '2026-11-16', 14)
  const people: string[] = []
  for (let n = 0; n < 10; n += 1) {
    const { personId } = await createPerson(node.platform, { roles: ['agent'], displayName: NAMES[n] ?? 'Agent' })
    await ok(
      administrator.api(`/api/routing/agents/${personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }),
    )
    await roster.employ(personId)
    await roster.shift(personId, [
      ['11:00', '11:15', true],
      n < 5 ? ['13:00', '13:30', false] : ['14:30', '15:00', false],
    ])
    if (n > 0) {
      await tellPresence(node, personId, [
        [deskTime('08:58'), 'available'],
        [deskTime('09:40'), 'busy'],
        [deskTime('09:52'), n === 1 ? 'break' : 'available'],
      ])
    }
    people.push(personId)
  }
  return { queueId, people }
}

const NAMES = ['许文静', '彭志远', '蒋雨晴', '段小宇', '罗可欣', '魏建国', '沈佳怡', '邓凯', '于思远', '贺敏']
