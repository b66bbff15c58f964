import type { Cause, Fact } from '#libs/facts/event.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

/**
 * Writes facts into the outbox, in the caller's transaction: they become part of the log if and only if it commits.
 * The log keeper is woken by {@link Log.wakeAfter}; use cases get both from `deps.log.announce`.
 */
export async function writeToOutbox(tx: Queryable, cause: Cause, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  await tx.rows(sql`insert into platform.outbox (event_id, type, version, about, at, cause, data)
        select * from unnest(
          ${facts.map((fact) => newId(fact.at))}::uuid[], ${facts.map((fact) => fact.type)}::text[],
          ${facts.map((fact) => fact.version)}::int[], ${facts.map((fact) => fact.about)}::text[],
          ${facts.map((fact) => at(fact.at))}::timestamptz[], ${facts.map(() => json(cause))}::jsonb[],
          ${facts.map((fact) => json(fact.data))}::jsonb[])`)
}
