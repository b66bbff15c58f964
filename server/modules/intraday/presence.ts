import type { PresenceSpan } from '#libs/adherence/model.ts'
import { type PresenceEvent, presenceSpans } from '#libs/adherence/presence-spans.ts'
import type { RecordedFact } from '#libs/facts/event.ts'
import { presenceChanged } from '#modules/routing/events.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** Keeps every change of presence, so that a day can be read span by span. */
export async function keepPresence(tx: Tx, fact: RecordedFact): Promise<void> {
  if (!presenceChanged.is(fact)) return
  const { agentId, to } = fact.data
  await tx.run(sql`insert into intraday.presence (position, person_id, at, presence)
    values (${fact.position}, ${agentId}, ${at(fact.at)}, ${to}) on conflict do nothing`)
}

interface Row extends PresenceEvent {
  readonly personId: string
}

/** What each of these people was there for from `from` to `until`, with what they were at when it began. */
export async function presenceOf(
  db: Queryable,
  personIds: readonly string[],
  from: number,
  until: number,
): Promise<ReadonlyMap<string, readonly PresenceSpan[]>> {
  const rows = await db.rows<Row>(sql`select person_id "personId", at, presence from (
      select person_id, at, position, presence from intraday.presence
        where person_id = any(${[...personIds]}::uuid[]) and at >= ${at(from)} and at <= ${at(until)}
      union all
      select last.person_id, last.at, last.position, last.presence
        from unnest(${[...personIds]}::uuid[]) as asked(id) cross join lateral (
          select * from intraday.presence p where p.person_id = asked.id and p.at < ${at(from)}
            order by p.at desc, p.position desc limit 1) last) told
    order by person_id, at, position`)
  const events = new Map<string, Row[]>()
  for (const row of rows) {
    const own = events.get(row.personId)
    if (own) own.push(row)
    else events.set(row.personId, [row])
  }
  return new Map([...events].map(([personId, own]) => [personId, presenceSpans(own)]))
}

/** Who changed presence within the span: whoever was at work then. */
export async function peopleSeen(db: Queryable, from: number, until: number): Promise<readonly string[]> {
  const rows = await db.rows<{ personId: string }>(sql`select distinct person_id "personId" from intraday.presence
    where at >= ${at(from)} and at <= ${at(until)}`)
  return rows.map(({ personId }) => personId)
}
