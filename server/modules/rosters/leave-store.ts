import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { LeaveSpan } from '#modules/rosters/leave-decision.ts'
import type { LeaveAnswer, LeaveItem, LeaveKind } from '#modules/rosters/own-contract.ts'
import { at, json, maybeAt, type Queryable, raw, sql, type Tx } from '#platform/database/database.ts'

/** A leave as it is kept; `decidedBy` is a person's id. */
export interface LeaveRow extends Omit<LeaveItem, 'countedDays'> {
  readonly personId: string
  readonly counted: readonly LocalDate[]
}

/** Read as text: PostgreSQL hands out arrays of dates unparsed. */
export const LEAVE_COLUMNS =
  raw(`id "leaveId", person_id "personId", kind, from_date "from", to_date "to", state, words,
  asked_at "askedAt", decided_at "decidedAt", decided_by "decidedBy", answer, answer_on "answerOn", decision,
  counted::text[] counted, given_back::text[] "givenBack", left_open "leftOpen"`)

/** One at a time for each person: their leave does not overlap, and nobody spends a day twice. */
export async function lockLeaveOf(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`rosters.leave:${personId}`}, 0))`)
}

export const lockLeave = (tx: Tx, leaveId: string): Promise<LeaveRow | undefined> =>
  tx.maybe<LeaveRow>(sql`select ${LEAVE_COLUMNS} from rosters.leave where id = ${leaveId} for update`)

/** What a person asked for or was granted that touches the span. */
export const standingLeave = (db: Queryable, personIds: readonly string[], { from, to }: LeaveSpan) =>
  db.rows<LeaveRow>(sql`select ${LEAVE_COLUMNS} from rosters.leave
    where person_id = any(${personIds}::uuid[]) and state in ('asked', 'granted')
      and from_date <= ${to} and to_date >= ${from} order by from_date, id`)

export interface NewLeave extends LeaveSpan {
  readonly leaveId: string
  readonly personId: string
  readonly kind: LeaveKind
  readonly state: 'asked' | 'granted' | 'refused'
  readonly words: string
  readonly askedAt: Instant
  readonly answer: LeaveAnswer
  readonly answerOn: LocalDate | null
  readonly counted: readonly LocalDate[]
}

export async function insertLeave(tx: Tx, leave: NewLeave): Promise<LeaveRow> {
  const { leaveId, personId, kind, from, to, state, words, askedAt, answer, answerOn, counted } = leave
  const decidedAt = state === 'asked' ? null : askedAt
  return tx.one<LeaveRow>(sql`insert into rosters.leave
    (id, person_id, kind, from_date, to_date, state, words, asked_at, decided_at, answer, answer_on, counted)
    values (${leaveId}, ${personId}, ${kind}, ${from}, ${to}, ${state}, ${words}, ${at(askedAt)}, ${maybeAt(decidedAt)},
      ${answer}, ${answerOn}, ${counted}::date[])
    returning ${LEAVE_COLUMNS}`)
}

export interface LeaveWord {
  readonly leaveId: string
  readonly state: 'granted' | 'refused' | 'withdrawn'
  readonly at: Instant
  readonly by: string
  /** A decision in words; null leaves what was said. */
  readonly decision: string | null
  readonly isDecision: boolean
}

export async function endLeave(tx: Tx, word: LeaveWord): Promise<LeaveRow> {
  const { leaveId, state, by, decision, isDecision } = word
  return tx.one<LeaveRow>(sql`update rosters.leave set state = ${state}, decided_at = ${at(word.at)}, decided_by = ${by},
      decision = coalesce(${decision}, decision),
      answer = case when ${isDecision}::boolean then 'by-person' else answer end,
      answer_on = case when ${isDecision}::boolean then null else answer_on end
    where id = ${leaveId} returning ${LEAVE_COLUMNS}`)
}

export const keepGivenBack = (tx: Tx, leaveId: string, given: Pick<LeaveItem, 'givenBack' | 'leftOpen'>) =>
  tx.run(sql`update rosters.leave set given_back = ${given.givenBack}::date[], left_open = ${json(given.leftOpen)}
    where id = ${leaveId}`)

export interface AnnualDays {
  readonly days: number
  readonly used: number
  readonly asked: number
}

/** Annual leave by year: what the contract gives, and what was granted and asked for. null: not kept for this person. */
export async function annualDays(
  db: Queryable,
  personId: string,
  years: readonly string[],
): Promise<Readonly<Record<string, AnnualDays>> | null> {
  const terms = await db.maybe<{ days: number | null }>(
    sql`select annual_leave_days days from rosters.terms where person_id = ${personId}`,
  )
  const days = terms?.days ?? null
  if (days === null) return null
  const rows = await db.rows<{ year: string; state: string; count: number }>(sql`
    select to_char(day, 'YYYY') as year, state, count(*)::int count
    from rosters.leave, unnest(counted) day
    where person_id = ${personId} and kind = 'annual' and state in ('asked', 'granted') group by 1, 2`)
  const countOf = (year: string, state: string) =>
    rows.find((row) => row.year === year && row.state === state)?.count ?? 0
  return Object.fromEntries(
    years.map((year) => [year, { days, used: countOf(year, 'granted'), asked: countOf(year, 'asked') }]),
  )
}
