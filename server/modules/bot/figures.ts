import type { Instant } from '#libs/facts/event.ts'
import type { BotFigures } from '#modules/bot/figures-contract.ts'
import { REPEAT_MS } from '#modules/bot/store-sessions.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'

/**
 * How the bot did, counted strictly: what a customer did not confirm, and what they came back with within 72 hours, is not
 * resolved. Shares are over sessions whose 72 hours have passed; each share stands beside what it is made of.
 */
export async function botFiguresOf(
  db: Queryable,
  { from, to, now }: { readonly from: Instant; readonly to: Instant; readonly now: Instant },
): Promise<BotFigures> {
  const within = sql`s.ended_at >= ${at(from)} and s.ended_at < ${at(to)}`
  const isSettled = sql`s.ended_at <= ${at(now - REPEAT_MS)}`
  const isForGood = sql`(${isSettled} and s.outcome = 'resolved-confirmed' and s.repeated_at is null)`
  const counts = await db.one<Counts>(sql`select count(*)::int ended, ${countOf(isSettled)} settled,
      ${countOf(sql`s.outcome = 'resolved-confirmed'`)} "resolvedConfirmed", ${countOf(isForGood)} "resolvedForGood",
      ${countOf(sql`s.outcome = 'left'`)} "left", ${countOf(sql`s.outcome = 'handed-over'`)} "handedOver",
      ${countOf(sql`s.outcome = 'failed'`)} failed,
      ${countOf(sql`s.contact_id is not null and s.reached_at is not null`)} reached,
      ${countOf(sql`${isSettled} and s.contact_id is null and s.repeated_at is null`)} deflected
    from bot.session s where ${within}`)
  const byWhy = await db.rows<BotFigures['byWhy'][number]>(sql`select s.why, count(*)::int count from bot.session s
    where ${within} and s.outcome in ('handed-over', 'failed') group by 1 order by 2 desc, 1`)
  const byIntent = await db.rows<Omit<BotFigures['byIntent'][number], 'containment'>>(sql`select s.intent,
      ${countOf(isSettled)} settled, ${countOf(isForGood)} "resolvedForGood",
      ${countOf(sql`s.outcome in ('handed-over', 'failed')`)} "handedOver"
    from bot.session s where ${within} group by 1 order by 2 desc, 1`)
  const reviewed = await db.one<{ all: number; wrong: number }>(sql`select count(*)::int "all",
      (count(*) filter (where r.verdict = 'wrong'))::int wrong
    from bot.review r join bot.session s on s.id = r.session_id where ${within}`)
  const { deflected, ...told } = counts
  return {
    asOf: now,
    ...told,
    containment: share(counts.resolvedForGood, counts.settled),
    deflection: share(deflected, counts.settled),
    handOffSuccess: share(counts.reached, counts.handedOver + counts.failed),
    answersReviewed: reviewed.all,
    wrongAnswers: reviewed.wrong,
    wrongAnswerRate: share(reviewed.wrong, reviewed.all),
    byWhy,
    byIntent: byIntent.map((row) => ({ ...row, containment: share(row.resolvedForGood, row.settled) })),
  }
}

type Counts = Pick<
  BotFigures,
  'ended' | 'settled' | 'resolvedConfirmed' | 'resolvedForGood' | 'left' | 'handedOver' | 'failed' | 'reached'
> & { readonly deflected: number }

const countOf = (condition: Sql): Sql => sql`(count(*) filter (where ${condition}))::int`

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
