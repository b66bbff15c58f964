import type { InsightsQuestions, QuarterVolume, QueueSpan, QueueWork } from '#modules/insights/questions.ts'
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
}
