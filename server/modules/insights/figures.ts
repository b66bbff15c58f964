import type { z } from 'zod'
import type { FigureContactView, figureContactsQuery, HistoryView } from '#modules/insights/contract.ts'
import { entries, figureOf, type Goal } from '#modules/insights/domain.ts'
import { type Combination, type KpiDefinition, kpiByKey, MEASURES, type Sums } from '#modules/insights/kpis.ts'
import { at, join, type Queryable, raw, type Sql, sql } from '#platform/database/database.ts'

/** Contacts asked for in `from <= t < before`, of one queue or channel when named. */
export interface Span {
  readonly from: number
  readonly before: number
  readonly queueId?: string | undefined
  readonly channel?: string | undefined
}

const SUMS = raw(MEASURES.map((measure) => `coalesce(sum(${measure}), 0)::bigint "${measure}"`).join(', '))

const within = (span: Span, instant: 'slot' | 'asked_at'): Sql =>
  join(
    [
      sql`${raw(instant)} >= ${at(span.from)} and ${raw(instant)} < ${at(span.before)}`,
      ...(span.queueId === undefined ? [] : [sql`queue_id = ${span.queueId}`]),
      ...(span.channel === undefined ? [] : [sql`channel = ${span.channel}`]),
    ],
    ' and ',
  )

/** The measures summed over whole quarter hours. */
export function sumsOf(db: Queryable, span: Span): Promise<Sums> {
  return db.one<Sums>(sql`select ${SUMS} from insights.quarter where ${within(span, 'slot')}`)
}

/** A day in one scan: sums by queue, and by quarter hour. */
export async function daySums(
  db: Queryable,
  span: Span,
): Promise<{ byQueue: ReadonlyMap<string, Sums>; bySlot: ReadonlyMap<number, Sums> }> {
  const rows = await db.rows<Sums & { queue_id: string | null; slot: number | null }>(sql`select queue_id, slot, ${SUMS}
    from insights.quarter where slot >= ${at(span.from)} and slot < ${at(span.before)}
    group by grouping sets ((queue_id), (slot))`)
  const byQueue = new Map<string, Sums>()
  const bySlot = new Map<number, Sums>()
  for (const row of rows) {
    if (row.queue_id !== null) byQueue.set(row.queue_id, row)
    else if (row.slot !== null) bySlot.set(row.slot, row)
  }
  return { byQueue, bySlot }
}

/** One queue's sums by quarter hour. */
export async function slotsOf(db: Queryable, span: Span): Promise<ReadonlyMap<number, Sums>> {
  const rows = await db.rows<Sums & { slot: number }>(
    sql`select slot, ${SUMS} from insights.quarter where ${within(span, 'slot')} group by slot`,
  )
  return new Map(rows.map((row) => [row.slot, row]))
}

/** What the service level is made of, by queue and quarter hour. */
export async function recentSums(db: Queryable, from: number, before: number): Promise<ReadonlyMap<string, Sums>> {
  const rows = await db.rows<
    Sums & { queue_id: string; slot: number }
  >(sql`select queue_id, slot, sum(answered)::int answered, sum(answered_in_time)::int answered_in_time,
          sum(abandoned)::int abandoned, sum(abandoned_short)::int abandoned_short
        from insights.quarter where slot >= ${at(from)} and slot < ${at(before)} group by queue_id, slot`)
  return new Map(rows.map((row) => [`${row.queue_id} ${row.slot}`, row]))
}

/** Milliseconds of agents' time by state. */
export async function agentTime(db: Queryable, from: number, before: number): Promise<Record<string, number>> {
  const rows = await db.rows<{
    state: string
    ms: number
  }>(sql`select state, sum(ms)::bigint ms from insights.agent_time
    where slot >= ${at(from)} and slot < ${at(before)} group by state`)
  return Object.fromEntries(rows.map((row) => [row.state, row.ms]))
}

export async function goals(db: Queryable): Promise<Goal[]> {
  return db.rows<Goal>(
    sql`select kpi, direction, target, near, baseline, due_on "dueOn" from insights.goal order by kpi`,
  )
}

/** Median and ninth decile of the first human response. */
export async function responseQuantiles(
  db: Queryable,
  span: Span,
): Promise<{ p50: number | null; p90: number | null }> {
  return db.one(sql`select percentile_cont(0.5) within group (order by first_response_ms)::float8 p50,
      percentile_cont(0.9) within group (order by first_response_ms)::float8 p90
    from insights.contact where responded = 1 and ${within(span, 'asked_at')}`)
}

const GRAIN_MS = { quarter: 900_000, hour: 3_600_000, day: 86_400_000 } as const

/** A series of figures; every point recomputed from sums. Days are those of `zone`. */
export async function historyOf(
  db: Queryable,
  zone: string,
  span: Span & { readonly grain: keyof typeof GRAIN_MS; readonly keys: readonly string[] },
): Promise<HistoryView['points']> {
  const bucket =
    span.grain === 'day'
      ? sql`date_trunc('day', slot at time zone ${zone}) at time zone ${zone}`
      : sql`to_timestamp(floor(extract(epoch from slot) * 1000 / ${GRAIN_MS[span.grain]}) * ${GRAIN_MS[span.grain]} / 1000.0)`
  const rows = await db.rows<Sums & { at: number }>(sql`select ${bucket} at, ${SUMS} from insights.quarter
    where ${within(span, 'slot')} group by 1 order by 1`)
  const kpis = span.keys.map(kpiByKey).filter((kpi) => kpi?.source.kind === 'contacts') as KpiDefinition[]
  return rows.map((row) => ({
    at: row.at,
    requested: row.requested,
    answered: row.answered,
    abandoned: row.abandoned,
    values: Object.fromEntries(kpis.map((kpi) => [kpi.key, figureOf(kpi, row).value])),
  }))
}

interface ContactRow {
  readonly contact_id: string
  readonly reference: string
  readonly queue_id: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
  readonly lane: string
  readonly asked_at: number
  readonly answered_at: number | null
  readonly responded_at: number | null
  readonly ended_at: number | null
  readonly end_reason: string | null
  readonly owner_id: string | null
  readonly transfers: number
  readonly handled: number
  readonly handle_ms: number
  readonly score: number | null
  readonly weight: number
}

type FigureQuery = z.output<typeof figureContactsQuery>

/** Exactly the contacts behind one part of a figure: the same measure columns that were summed. */
export async function contactsBehind(db: Queryable, kpi: KpiDefinition, query: FigureQuery) {
  const weight = weightOf(kpi, query.part)
  const condition = sql`${within(query, 'asked_at')} and ${weight} <> 0`
  const { total, count } = await db.one<{ total: number; count: number }>(
    sql`select coalesce(sum(${weight}), 0)::bigint total, count(*)::int count from insights.contact where ${condition}`,
  )
  const [afterAt = '', afterId = ''] = (query.after ?? '').split('_')
  const later =
    query.after === undefined ? sql`true` : sql`(asked_at, contact_id) > (${at(Number(afterAt))}, ${afterId})`
  const rows =
    await db.rows<ContactRow>(sql`select contact_id, reference, queue_id, channel, language, topic, lane, asked_at,
      answered_at, responded_at, ended_at, end_reason, owner_id, transfers, handled, talk_ms + hold_ms + after_ms handle_ms, score,
      (${weight})::bigint weight
    from insights.contact where ${condition} and ${later} order by asked_at, contact_id limit ${query.limit + 1}`)
  const page = rows.slice(0, query.limit)
  const last = page[page.length - 1]
  const next = rows.length > query.limit && last ? `${last.asked_at}_${last.contact_id}` : null
  return { total, count, contacts: page.map(toView), next }
}

/** What one contact adds to a part of the figure. `missed`: in the denominator and not in the numerator. */
function weightOf(kpi: KpiDefinition, part: FigureQuery['part']): Sql {
  if (kpi.source.kind !== 'contacts') throw new Error(`${kpi.key} opens no contacts`)
  const numerator = expression(kpi.source.numerator)
  const denominator = kpi.source.denominator === null ? numerator : expression(kpi.source.denominator)
  if (part === 'numerator') return numerator
  return part === 'denominator' ? denominator : sql`(${denominator} - ${numerator})`
}

const expression = (combination: Combination): Sql =>
  raw(
    `(${entries(combination)
      .map(([measure, sign]) => `${sign === 1 ? '+' : '-'} ${measure}`)
      .join(' ')})`,
  )

const toView = (row: ContactRow): FigureContactView => ({
  contactId: row.contact_id,
  reference: row.reference,
  queueId: row.queue_id,
  channel: row.channel,
  language: row.language,
  topic: row.topic,
  lane: row.lane,
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
  respondedAt: row.responded_at,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  agentId: row.owner_id,
  transfers: row.transfers,
  handleMs: row.handled === 1 ? row.handle_ms : null,
  score: row.score,
  weight: row.weight,
})
