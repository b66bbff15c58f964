import type { z } from 'zod'
import { addDaysToDate, isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { OTHER_ALERT } from '#modules/complaints/codes.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import type { ComplaintStatistics, spanQuery } from '#modules/complaints/statistics-contract.ts'
import { withinReach } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'

export type SpanRefusal = 'span-unreadable'
const MOST_DAYS = 400

/** The instants of a span of local days, which a return or a figure covers. */
export function spanOf(
  timeZone: string,
  { from, to }: z.output<typeof spanQuery>,
): Outcome<{ readonly fromAt: number; readonly beforeAt: number }, SpanRefusal> {
  const zone = compileZone(timeZone)
  if (!zone) throw new Error(`TIME_ZONE ${timeZone} is not known here`)
  const isRead = isLocalDate(from) && isLocalDate(to) && from <= to && to <= addDaysToDate(from, MOST_DAYS)
  if (!isRead) return refused('span-unreadable', `Give two dates in their order, at most ${MOST_DAYS} days apart.`)
  return done({ fromAt: startOfLocalDay(zone, from), beforeAt: startOfLocalDay(zone, addDaysToDate(to, 1)) })
}

/** Received within the span. Merged counts leave out what was merged into another; both are told. */
export async function statisticsOf(
  { platform }: ComplaintDeps,
  actor: Actor,
  span: z.output<typeof spanQuery>,
): Promise<Outcome<ComplaintStatistics, SpanRefusal>> {
  const { db, clock, config } = platform
  const edges = spanOf(config.TIME_ZONE, span)
  if (!edges.ok) return edges
  const { fromAt, beforeAt } = edges.value
  const now = clock.now()
  const within = sql`from complaints.complaint c where c.level = 'complaint' and ${withinReach(actor, 'complaints.report')}
    and c.received_at >= ${at(fromAt)} and c.received_at < ${at(beforeAt)}`
  const [totals, channels, products, reasons, severities, causes, months] = await Promise.all([
    totalsOf(db, within, now),
    sharesOf(db, within, sql`c.axis_channel`),
    sharesOf(db, within, sql`c.axis_product`),
    sharesOf(db, within, sql`c.axis_reason`),
    sharesOf(db, within, sql`c.severity`),
    sharesOf(db, within, MAIN_CAUSE),
    db.rows<
      ComplaintStatistics['months'][number]
    >(sql`select to_char(c.received_at at time zone ${config.TIME_ZONE}, 'YYYY-MM') "month",
      count(*)::int raw, count(*) filter (where c.merged_into is null)::int merged ${within} group by 1 order by 1`),
  ])
  const axes = [
    { axis: 'channel', share: otherOf(channels, ['other-front']) },
    { axis: 'product', share: otherOf(products, ['other']) },
    { axis: 'reason', share: otherOf(reasons, ['other']) },
  ] as const
  const { yes, partly, no, ...rest } = totals
  return done({
    ...{
      asOf: now,
      ...span,
      ...rest,
      upheld: { yes, partly, no },
      channels,
      products,
      reasons,
      severities,
      causes,
      months,
    },
    otherAlerts: axes.filter(({ share }) => share > OTHER_ALERT),
  })
}

const MAIN_CAUSE = sql`(select o.cause from complaints.cause_of o where o.complaint_id = c.id and o.place = 0)`

type Totals = Pick<
  ComplaintStatistics,
  | 'raw'
  | 'merged'
  | 'decided'
  | 'decidedInTime'
  | 'overdue'
  | 'withdrawn'
  | 'extended'
  | 'meanDays'
  | 'notCoded'
  | 'notCaused'
> &
  ComplaintStatistics['upheld']

const totalsOf = (db: Queryable, within: Sql, now: number) =>
  db.one<Totals>(sql`select count(*)::int raw, ${counted(sql`true`)} merged,
    ${counted(sql`c.decided_at is not null`)} decided,
    ${counted(sql`c.decided_at <= c.decision_due_at`)} "decidedInTime",
    ${counted(sql`c.decided_at is null and c.ended_at is null and c.decision_due_at < ${at(now)}`)} overdue,
    ${counted(sql`c.stage = 'withdrawn'`)} withdrawn, ${counted(sql`c.track = 'extended'`)} extended,
    ${counted(sql`c.upheld = 'yes'`)} yes, ${counted(sql`c.upheld = 'partly'`)} partly, ${counted(sql`c.upheld = 'no'`)} "no",
    ${counted(sql`c.axis_reason is null`)} "notCoded", ${counted(sql`${MAIN_CAUSE} is null`)} "notCaused",
    (avg(extract(epoch from c.decided_at - c.received_at)) filter (where c.merged_into is null) / 86400)::float8 "meanDays"
    ${within}`)

const counted = (condition: Sql) => sql`count(*) filter (where c.merged_into is null and ${condition})::int`

type Share = ComplaintStatistics['channels'][number]
async function sharesOf(db: Queryable, within: Sql, axis: Sql): Promise<Share[]> {
  const rows = await db.rows<Omit<Share, 'share'>>(sql`select ${axis} code, count(*)::int raw,
    count(*) filter (where c.merged_into is null)::int merged ${within} and ${axis} is not null group by 1 order by 3 desc, 1`)
  const all = rows.reduce((sum, { merged }) => sum + merged, 0)
  return rows.map((row) => ({ ...row, share: all === 0 ? 0 : row.merged / all }))
}

const otherOf = (shares: readonly Share[], codes: readonly string[]) =>
  shares.filter(({ code }) => codes.includes(code)).reduce((sum, { share }) => sum + share, 0)
