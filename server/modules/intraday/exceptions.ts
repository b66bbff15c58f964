import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ExceptionView } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { exceptionApproved, exceptionWithdrawn } from '#modules/intraday/events.ts'
import { peopleVisibleTo } from '#modules/intraday/people.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type ExceptionRefusal = 'person-not-found' | 'exception-not-found' | 'exception-too-long'

const MOST_MS = 24 * 3_600_000

interface ExceptionRow extends Omit<ExceptionView, 'approvedBy'> {
  readonly approvedBy: string
}

/** Exceptions that stand and touch the span, in the order in which they were approved. */
export const exceptionsOf = (
  db: Queryable,
  personIds: readonly string[],
  from: number,
  before: number,
): Promise<ExceptionRow[]> =>
  db.rows<ExceptionRow>(sql`select id "exceptionId", person_id "personId", starts_at "startsAt", ends_at "endsAt", reason,
      approved_at "approvedAt", approved_by "approvedBy"
    from intraday.exception where person_id = any(${[...personIds]}::uuid[]) and withdrawn_at is null
      and starts_at < ${at(before)} and ends_at > ${at(from)} order by id`)

/** Whoever leads a person says that some time may differ from the plan, before or after it, and why. */
export async function approveException(
  deps: IntradayDeps,
  by: Actor,
  wanted: Pick<ExceptionView, 'personId' | 'startsAt' | 'endsAt' | 'reason'>,
): Promise<Outcome<ExceptionView, ExceptionRefusal>> {
  const { db, clock, log } = deps.platform
  const { personId, startsAt, endsAt, reason } = wanted
  if (endsAt - startsAt > MOST_MS)
    return refused('exception-too-long', 'An exception lasts a day at most: longer absence is leave.')
  return db.transaction(async (tx) => {
    const visible = await peopleVisibleTo(deps.asks.identity, tx, scopeOf(by, 'intraday.excuse'), [personId])
    if (!visible.has(personId)) return refused('person-not-found')
    const now = clock.now()
    const exceptionId = newId(now)
    await tx.run(sql`insert into intraday.exception (id, person_id, starts_at, ends_at, reason, approved_at, approved_by)
      values (${exceptionId}, ${personId}, ${at(startsAt)}, ${at(endsAt)}, ${reason}, ${at(now)}, ${by.personId})`)
    await log.announce(tx, { kind: 'person', id: by.personId }, [
      exceptionApproved.of(personId, now, { exceptionId, personId, startsAt, endsAt }),
    ])
    return done({ exceptionId, ...wanted, approvedAt: now, approvedBy: by.displayName })
  })
}

/** Taken back; the record of it stays. */
export async function withdrawException(
  deps: IntradayDeps,
  by: Actor,
  exceptionId: string,
): Promise<Outcome<null, ExceptionRefusal>> {
  const { db, clock, log } = deps.platform
  return db.transaction(async (tx) => {
    const found = await tx.maybe<{ personId: string }>(sql`select person_id "personId" from intraday.exception
      where id = ${exceptionId} and withdrawn_at is null for update`)
    const scope = scopeOf(by, 'intraday.excuse')
    const visible = await peopleVisibleTo(deps.asks.identity, tx, scope, found ? [found.personId] : [])
    if (!found || !visible.has(found.personId)) return refused('exception-not-found')
    const now = clock.now()
    await tx.run(sql`update intraday.exception set withdrawn_at = ${at(now)}, withdrawn_by = ${by.personId}
      where id = ${exceptionId}`)
    await log.announce(tx, { kind: 'person', id: by.personId }, [
      exceptionWithdrawn.of(found.personId, now, { exceptionId, personId: found.personId }),
    ])
    return done(null)
  })
}
