import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { ComplaintList, ComplaintRow, complaintSearch } from '#modules/complaints/contract.ts'
import { type ComplaintDeps, namesOf } from '#modules/complaints/deps.ts'
import { COLUMNS, type StoredComplaint, withinReach } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Sql, sql } from '#platform/database/database.ts'

/** The first instants of today, tomorrow, and the days after, where the house counts its days. */
export interface DayEdges {
  readonly today: Instant
  readonly tomorrow: Instant
  readonly t1: Instant
  readonly t3: Instant
}

export function dayEdges(timeZone: string, now: Instant): DayEdges {
  const zone = compileZone(timeZone)
  if (!zone) throw new Error(`TIME_ZONE ${timeZone} is not known here`)
  const today = localDateOf(zone, now)
  const startOf = (days: number) => startOfLocalDay(zone, addDaysToDate(today, days))
  return { today: startOf(0), tomorrow: startOf(1), t1: startOf(2), t3: startOf(4) }
}

/** `t1`: due tomorrow; `t3`: in two or three days. Past its last instant it is overdue, also on the day itself. */
export function dueGroup(dueAt: Instant, now: Instant, edges: DayEdges): 'overdue' | 'today' | 't1' | 't3' | 'later' {
  if (dueAt < now) return 'overdue'
  if (dueAt < edges.tomorrow) return 'today'
  if (dueAt < edges.t1) return 't1'
  return dueAt < edges.t3 ? 't3' : 'later'
}

/** What is due first comes first; the counts are of all within reach, whatever is shown. */
export async function listComplaints(
  deps: ComplaintDeps,
  actor: Actor,
  wanted: z.output<typeof complaintSearch>,
): Promise<ComplaintList> {
  const { db, clock, config } = deps.platform
  const now = clock.now()
  const edges = dayEdges(config.TIME_ZONE, now)
  const reach = sql`${withinReach(actor)} and c.merged_into is null
    and ${wanted.caseId === undefined ? sql`true` : ofCase(wanted.caseId)}
    and ${wanted.mine === 'true' ? sql`c.handler_id = ${actor.personId}` : sql`true`}`
  const counted = (condition: Sql) => sql`count(*) filter (where ${condition})::int`
  const counts = await db.one<ComplaintList['counts']>(sql`select ${counted(OPEN)} "open",
      ${counted(groups(now, edges).overdue)} overdue, ${counted(groups(now, edges).today)} today,
      ${counted(groups(now, edges).t1)} t1, ${counted(groups(now, edges).t3)} t3,
      ${counted(toldTo(actor.personId))} escalated
    from complaints.complaint c where ${reach}`)
  const rows = await db.rows<StoredComplaint>(sql`select ${COLUMNS} from complaints.complaint c
    where ${reach} and ${shownBy(actor, wanted.show, groups(now, edges))}
      and ${wanted.q === undefined ? sql`true` : sql`starts_with(c.reference, ${wanted.q.toUpperCase()})`}
    order by ${wanted.show === 'ended' ? sql`c.ended_at desc` : sql`${NEXT_DUE} nulls last, c.decision_due_at`}, c.id
    limit ${wanted.limit + 1} offset ${wanted.after}`)
  const shown = rows.slice(0, wanted.limit)
  const nameOf = await namesOf(
    deps.identity,
    db,
    shown.map(({ state }) => state.handlerId),
  )
  return {
    asOf: now,
    counts,
    complaints: shown.map((stored) => rowOf(stored, nameOf(stored.state.handlerId), now, edges)),
    more: rows.length > wanted.limit,
  }
}

const ofCase = (caseId: string) =>
  sql`c.id in (select f.complaint_id from complaints.case_of f where f.case_id = ${caseId})`
/** When the first of its clocks ends; null: none is owed. */
const NEXT_DUE = sql`(select min(k.due_at) from complaints.owed_clock k where k.complaint_id = c.id)`
/** A clock that is still owed was told to this person when it was told last. */
const toldTo = (personId: string) => sql`exists (select 1 from complaints.owed_clock k
  where k.complaint_id = c.id and ${personId} = any((select e.to_ids from complaints.escalation e
    where e.complaint_id = k.complaint_id and e.kind = k.kind order by e.on_date desc limit 1)::uuid[]))`
const OPEN = sql`c.ended_at is null`
/** A longer clock or another level was asked for, by somebody else. */
export const askedOf = (
  personId: string,
) => sql`(${OPEN} and c.merged_into is null and (c.level_asked ->> 'by' <> ${personId}
  or c.state -> 'extensionAsked' ->> 'by' <> ${personId}))`

function shownBy(actor: Actor, show: z.output<typeof complaintSearch>['show'], by: ReturnType<typeof groups>): Sql {
  if (show === 'escalated') return toldTo(actor.personId)
  return show === 'asked' ? askedOf(actor.personId) : by[show]
}

const groups = (now: Instant, { tomorrow, t1, t3 }: DayEdges) => {
  const between = (from: Instant, before: Instant) => sql`(${NEXT_DUE} >= ${at(from)} and ${NEXT_DUE} < ${at(before)})`
  return {
    open: OPEN,
    overdue: sql`(${NEXT_DUE} < ${at(now)})`,
    today: between(now, tomorrow),
    t1: between(tomorrow, t1),
    t3: between(t1, t3),
    ended: sql`c.ended_at is not null`,
    all: sql`true`,
  }
}

export function rowOf(
  stored: StoredComplaint,
  handler: ComplaintRow['handler'],
  now: Instant,
  edges: DayEdges,
): ComplaintRow {
  const { state } = stored
  const nextClock = stored.nextClock as ComplaintRow['nextClock']
  return {
    complaintId: stored.id,
    ...{ reference: stored.reference, level: stored.level, stage: state.stage, track: state.track },
    ...{ severity: stored.severity, filingChannel: stored.filingChannel, maskedName: stored.maskedName },
    ...{ demand: stored.demand, product: stored.axisProduct, receivedAt: state.receivedAt },
    ...{ decisionDueAt: stored.decisionDueAt, endedAt: state.endedAt, handler },
    nextClock,
    due: nextClock === null ? 'none' : dueGroup(nextClock.dueAt, now, edges),
  }
}
