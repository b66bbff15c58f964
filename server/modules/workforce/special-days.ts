import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { SpecialDay, specialDayBody } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { specialDayChanged } from '#modules/workforce/events.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type SpecialDayRefusal = 'queue-not-found' | 'special-day-not-found' | 'too-many-special-days'

/** Read whole at every forecast: ten years of a planner's notes. */
const MOST = 2_000

export const listSpecialDays = (db: Queryable): Promise<SpecialDay[]> =>
  db.rows<SpecialDay>(sql`select id "specialDayId", kind, name, queue_id "queueId", date, day_of_month "dayOfMonth"
    from workforce.special_day order by date nulls first, day_of_month, name, id`)

export async function addSpecialDay(
  { platform, asks }: WorkforceDeps,
  personId: string,
  body: z.output<typeof specialDayBody>,
): Promise<Outcome<SpecialDay, SpecialDayRefusal>> {
  const { queueId } = body
  return platform.db.transaction(async (tx) => {
    if (queueId !== null && !(await queueInfo(asks, tx, queueId))) return refused('queue-not-found')
    const { count } = await tx.one<{ count: number }>(sql`select count(*)::int count from workforce.special_day`)
    if (count >= MOST) return refused('too-many-special-days', `There are ${MOST} already: remove old ones first.`)
    return done(await insertSpecialDay(platform, tx, { kind: 'person', id: personId }, body))
  })
}

/** Writes one whose queue exists. */
export async function insertSpecialDay(
  platform: Platform,
  tx: Tx,
  cause: Cause,
  { kind, name, queueId, date, dayOfMonth }: z.output<typeof specialDayBody>,
): Promise<SpecialDay> {
  const now = platform.clock.now()
  const specialDayId = newId(now)
  await tx.run(sql`insert into workforce.special_day (id, queue_id, kind, name, date, day_of_month, added_at, added_by)
    values (${specialDayId}, ${queueId}, ${kind}, ${name}, ${date}, ${dayOfMonth}, ${at(now)},
      ${cause.kind === 'person' ? cause.id : null})`)
  await platform.log.announce(tx, cause, [
    specialDayChanged.of(specialDayId, now, { specialDayId, change: 'added', kind, queueId }),
  ])
  return { specialDayId, kind, name, queueId, date, dayOfMonth }
}

export async function removeSpecialDay(
  { platform }: WorkforceDeps,
  personId: string,
  specialDayId: string,
): Promise<Outcome<null, SpecialDayRefusal>> {
  return platform.db.transaction(async (tx) => {
    const gone = await tx.maybe<{ kind: string; queueId: string | null }>(sql`delete from workforce.special_day
      where id = ${specialDayId} returning kind, queue_id "queueId"`)
    if (!gone) return refused('special-day-not-found')
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      specialDayChanged.of(specialDayId, platform.clock.now(), { specialDayId, change: 'removed', ...gone }),
    ])
    return done(null)
  })
}
