import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { escalatedTo, rungOf } from '#modules/complaints/escalation-rule.ts'
import { complaintEscalated } from '#modules/complaints/events.ts'
import { addEntry } from '#modules/complaints/store.ts'
import { dayEdges } from '#modules/complaints/views.ts'
import type { UnitCard } from '#modules/identity/questions.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const ESCALATION_TIMER = 'complaints.escalation'
/** Told when people begin to work, every day. */
const AT_HOUR_MS = 8 * 3_600_000

/** Every morning: who has to know of a clock that ends tomorrow or today, or has passed. */
export function escalationJob(deps: ComplaintDeps): TimerHandler {
  const { config, timers } = deps.platform
  return async (tx, _timer, now) => {
    await escalateDue(deps, tx, now)
    await timers.set(tx, ESCALATION_TIMER, 'daily', nextMorning(config.TIME_ZONE, now))
  }
}

export function nextMorning(timeZone: string, now: Instant): Instant {
  const zone = zoneOf(timeZone)
  const today = localDateOf(zone, now)
  const morning = startOfLocalDay(zone, today) + AT_HOUR_MS
  return morning > now ? morning : startOfLocalDay(zone, addDaysToDate(today, 1)) + AT_HOUR_MS
}

const zoneOf = (timeZone: string) => {
  const zone = compileZone(timeZone)
  if (!zone) throw new Error(`TIME_ZONE ${timeZone} is not known here`)
  return zone
}

interface Due {
  readonly complaintId: string
  readonly kind: string
  readonly clock: string
  readonly fromAt: Instant
  readonly dueAt: Instant
  readonly handlerId: string | null
  readonly interestedIds: readonly string[]
  readonly unitId: string | null
}

/** Once a day for each clock, however often it is looked. @returns how many clocks were told */
export async function escalateDue(deps: ComplaintDeps, tx: Tx, now: Instant): Promise<number> {
  const { platform, identity } = deps
  const edges = dayEdges(platform.config.TIME_ZONE, now)
  const onDate = localDateOf(zoneOf(platform.config.TIME_ZONE), now)
  const due = await tx.rows<Due>(sql`select k.complaint_id "complaintId", k.kind, k.clock, k.from_at "fromAt",
      k.due_at "dueAt", c.handler_id "handlerId", c.state->'interestedIds' "interestedIds", c.unit_id "unitId"
    from complaints.owed_clock k join complaints.complaint c on c.id = k.complaint_id
    where k.due_at < ${at(edges.t1)} and not exists (select 1 from complaints.escalation e
      where e.complaint_id = k.complaint_id and e.kind = k.kind and e.on_date = ${onDate}::date)
    order by k.due_at, k.complaint_id for update of c`)
  if (due.length === 0) return 0
  const units = await identity.units(tx)
  const colleagues = await identity.peopleWithRole(tx, ['complaint-officer', 'supervisor', 'compliance'], [])
  let told = 0
  for (const one of due) {
    const rung = rungOf(one, now, edges)
    if (rung === null) continue
    const toIds = [...escalatedTo(rung, one, unitsAbove(units, one.unitId), colleagues)]
    await tx.run(sql`insert into complaints.escalation (complaint_id, kind, on_date, rung, to_ids, at)
      values (${one.complaintId}, ${one.kind}, ${onDate}::date, ${rung}, ${toIds}::uuid[], ${at(now)})`)
    const names = colleagues.filter(({ personId }) => toIds.includes(personId)).map(({ displayName }) => displayName)
    await addEntry(tx, {
      ...{ complaintId: one.complaintId, at: now, by: null, what: `escalated-${rung}` },
      ...{ code: one.clock, note: names.join(', ') || null },
    })
    await platform.log.announce(tx, { kind: 'system', id: ESCALATION_TIMER }, [
      complaintEscalated.of(one.complaintId, now, { complaintId: one.complaintId, code: one.clock, rung, toIds }),
    ])
    told += 1
  }
  return told
}

function unitsAbove(units: readonly UnitCard[], unitId: string | null): string[] {
  const unit = units.find((one) => one.unitId === unitId)
  return unit ? [unit.unitId, ...unitsAbove(units, unit.parentId)] : []
}
