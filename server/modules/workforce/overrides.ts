import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { OverrideView, overrideBody } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { forecastOverridden } from '#modules/workforce/events.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type OverrideRefusal =
  | 'queue-not-found'
  | 'override-not-found'
  | 'span-ends-before-it-begins'
  | 'span-too-long'
  | 'value-out-of-range'

const MOST_SPAN_MS = 57 * 86_400_000
const MOST_PERCENT = 1_000

interface OverrideRow extends Omit<OverrideView, 'madeBy'> {
  readonly madeBy: string
}

/** Those that reach into the span and stand, in the order in which they were made; `madeBy` is a person's id. */
export const standingOverrides = (db: Queryable, queueId: string, from: number, before: number) =>
  db.rows<OverrideRow>(sql`select id "overrideId", from_at "fromAt", before_at "beforeAt", kind, value, reason,
      made_at "madeAt", made_by "madeBy"
    from workforce.override
    where queue_id = ${queueId} and withdrawn_at is null and from_at < ${at(before)} and before_at > ${at(from)}
    order by number`)

export async function overrideForecast(
  { platform, asks }: WorkforceDeps,
  by: { readonly personId: string; readonly displayName: string },
  queueId: string,
  body: z.output<typeof overrideBody>,
): Promise<Outcome<OverrideView, OverrideRefusal>> {
  const { fromAt, beforeAt, kind, value, reason } = body
  const madeAt = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    if (!(await queueInfo(asks, tx, queueId))) return refused('queue-not-found')
    const wrong = wrongIn(body)
    if (wrong) return wrong
    const overrideId = newId(madeAt)
    await tx.run(sql`insert into workforce.override
      (id, queue_id, from_at, before_at, kind, value, reason, made_at, made_by)
      values (${overrideId}, ${queueId}, ${at(fromAt)}, ${at(beforeAt)}, ${kind}, ${value}, ${reason}, ${at(madeAt)},
        ${by.personId})`)
    await platform.log.announce(tx, { kind: 'person', id: by.personId }, [
      forecastOverridden.of(overrideId, madeAt, { overrideId, queueId, change: 'made', kind, value }),
    ])
    return done({ overrideId, madeAt, madeBy: by.displayName, fromAt, beforeAt, kind, value, reason })
  })
}

function wrongIn({ fromAt, beforeAt, kind, value }: z.output<typeof overrideBody>) {
  if (beforeAt <= fromAt) return refused('span-ends-before-it-begins')
  if (beforeAt - fromAt > MOST_SPAN_MS) return refused('span-too-long', 'An override reaches over eight weeks at most.')
  const isInRange = kind === 'percent' ? value <= MOST_PERCENT : value >= 0
  return isInRange ? undefined : refused('value-out-of-range', 'Percent is -100 to 1000, contacts are 0 or more.')
}

/** It stops acting; the record of it stays. */
export async function withdrawOverride(
  { platform }: WorkforceDeps,
  personId: string,
  queueId: string,
  overrideId: string,
): Promise<Outcome<null, OverrideRefusal>> {
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    const gone = await tx.maybe<{ kind: OverrideView['kind']; value: number }>(sql`update workforce.override
      set withdrawn_at = ${at(now)}, withdrawn_by = ${personId}
      where id = ${overrideId} and queue_id = ${queueId} and withdrawn_at is null returning kind, value`)
    if (!gone) return refused('override-not-found')
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      forecastOverridden.of(overrideId, now, { overrideId, queueId, change: 'withdrawn', ...gone }),
    ])
    return done(null)
  })
}
