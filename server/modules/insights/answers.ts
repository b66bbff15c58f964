import type {
  InsightsQuestions,
  QuarterOutcome,
  QuarterVolume,
  QueueSpan,
  QueueWork,
} from '#modules/insights/questions.ts'
import { at, type Sql, sql } from '#platform/database/database.ts'

const within = ({ queueId, from, before }: QueueSpan): Sql =>
  sql`queue_id = ${queueId} and slot >= ${at(from)} and slot < ${at(before)}`

/** The quarter-hour sums, for modules below. */
export const insightsAnswers: InsightsQuestions = {
  volumes: (db, span) =>
    db.rows<QuarterVolume>(sql`select slot at, sum(requested)::int requested from insights.quarter
      where ${within(span)} group by slot having sum(requested) > 0 order by slot`),
  work: (db, span) =>
    db.one<QueueWork>(sql`select coalesce(sum(handled), 0)::int handled,
        coalesce(sum(talk_ms + hold_ms + after_ms), 0)::bigint "handleMs",
        coalesce(sum(wait_answered_ms + wait_abandoned_ms), 0)::bigint "waitMs",
        coalesce(sum(abandoned), 0)::int abandoned
      from insights.quarter where ${within(span)}`),
  outcomes: (db, { from, before }) =>
    db.rows<QuarterOutcome>(sql`select queue_id "queueId", slot at, sum(requested)::int requested,
        sum(answered)::int answered, sum(answered_in_time)::int "answeredInTime", sum(abandoned)::int abandoned,
        sum(abandoned_short)::int "abandonedShort", sum(handled)::int handled,
        sum(talk_ms + hold_ms + after_ms)::bigint "handleMs"
      from insights.quarter where slot >= ${at(from)} and slot < ${at(before)}
      group by queue_id, slot order by queue_id, slot`),
  handledBy: async (db, { from, before }) => {
    const rows = await db.rows<{ personId: string; handled: number }>(sql`select owner_id "personId",
        sum(handled)::int handled from insights.contact
      where asked_at >= ${at(from)} and asked_at < ${at(before)} and handled = 1 and owner_id is not null group by 1`)
    return new Map(rows.map(({ personId, handled }) => [personId, handled]))
  },
}
