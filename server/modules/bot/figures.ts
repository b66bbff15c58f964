import type { Instant } from '#libs/facts/event.ts'
import type { BotFigures } from '#modules/bot/figures-contract.ts'
import { SESSION_KINDS, type SessionKind } from '#modules/bot/sessions-contract.ts'
import { REPEAT_MS } from '#modules/bot/store-sessions.ts'
import { at, join, type Queryable, raw, type Sql, sql } from '#platform/database/database.ts'

/**
 * How the bot did, counted strictly: what a customer did not confirm, and what they came back with within 72 hours, is not
 * resolved. Shares are over sessions whose 72 hours have passed; each share stands beside what it is made of.
 */
export async function botFiguresOf(
  db: Queryable,
  { from, to, now }: { readonly from: Instant; readonly to: Instant; readonly now: Instant },
): Promise<BotFigures> {
  const within = sql`s.ended_at >= ${at(from)} and s.ended_at < ${at(to)}`
  const is = sessionConditions(now)
  const counts = await db.one<Counts>(sql`select ${countsOf(is)} from bot.session s where ${within}`)
  const byWhy = await db.rows<BotFigures['byWhy'][number]>(sql`select s.why, count(*)::int count from bot.session s
    where ${within} and s.outcome in ('handed-over', 'failed') group by 1 order by 2 desc, 1`)
  const byIntent = await db.rows<Omit<BotFigures['byIntent'][number], 'containment'>>(sql`select s.intent,
      ${countOf(is.settled)} settled, ${countOf(is.resolvedForGood)} "resolvedForGood",
      ${countOf(sql`s.outcome in ('handed-over', 'failed')`)} "handedOver"
    from bot.session s where ${within} group by 1 order by 2 desc, 1`)
  const reviewed = await db.one<{ all: number; wrong: number }>(sql`select count(*)::int "all",
      (count(*) filter (where r.verdict = 'wrong'))::int wrong
    from bot.review r join bot.session s on s.id = r.session_id where ${within}`)
  const hand = await handOffsReviewed(db, within)
  const { deflected, wrong: _wrong, personNeeded: _needed, ...told } = counts
  return {
    asOf: now,
    ...told,
    containment: share(counts.resolvedForGood, counts.settled),
    deflection: share(deflected, counts.settled),
    handOffSuccess: share(counts.reached, counts.handedOver + counts.failed),
    answersReviewed: reviewed.all,
    wrongAnswers: reviewed.wrong,
    wrongAnswerRate: share(reviewed.wrong, reviewed.all),
    sessionsReviewed: hand.all,
    handedAndNeeded: hand.both,
    handOffPrecision: share(hand.both, hand.handed),
    handOffRecall: share(hand.both, hand.needed),
    byWhy,
    byIntent: byIntent.map((row) => ({ ...row, containment: share(row.resolvedForGood, row.settled) })),
  }
}

type Counts = Record<SessionKind, number>

/** What each count counts, of `bot.session s`: lists of records are read by the same conditions. */
export function sessionConditions(now: Instant): Readonly<Record<SessionKind, Sql>> {
  const settled = sql`s.ended_at <= ${at(now - REPEAT_MS)}`
  return {
    ended: sql`s.ended_at is not null`,
    settled,
    resolvedConfirmed: sql`s.outcome = 'resolved-confirmed'`,
    resolvedForGood: sql`(${settled} and s.outcome = 'resolved-confirmed' and s.repeated_at is null)`,
    deflected: sql`(${settled} and s.contact_id is null and s.repeated_at is null)`,
    left: sql`s.outcome = 'left'`,
    handedOver: sql`s.outcome = 'handed-over'`,
    failed: sql`s.outcome = 'failed'`,
    reached: sql`(s.contact_id is not null and s.reached_at is not null)`,
    wrong: sql`exists (select from bot.review r where r.session_id = s.id and r.verdict = 'wrong')`,
    personNeeded: sql`exists (select from bot.session_review v where v.session_id = s.id and v.needed_person)`,
  }
}

const countsOf = (is: Readonly<Record<SessionKind, Sql>>): Sql =>
  join(SESSION_KINDS.map((kind) => sql`${countOf(is[kind])} ${raw(`"${kind}"`)}`))

/**
 * Sessions that were read by somebody, drawn evenly from all: of those handed over, how many needed a person (precision);
 * of those that needed one, how many were handed over (recall).
 */
const handOffsReviewed = (db: Queryable, within: Sql) =>
  db.one<{ all: number; handed: number; needed: number; both: number }>(sql`select count(*)::int "all",
      ${countOf(sql`s.outcome in ('handed-over', 'failed')`)} handed, ${countOf(sql`v.needed_person`)} needed,
      ${countOf(sql`v.needed_person and s.outcome in ('handed-over', 'failed')`)} "both"
    from bot.session_review v join bot.session s on s.id = v.session_id where ${within}`)

const countOf = (condition: Sql): Sql => sql`(count(*) filter (where ${condition}))::int`

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
