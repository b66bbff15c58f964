import type { InForce, Member } from '#modules/segments/domain.ts'
import { at, json, maybeAt, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

/** One statement, whatever their number: the marked are found by their day. */
export async function markEverybodyDue(tx: Tx, now: number): Promise<void> {
  await tx.run(sql`update segments.due set due_at = ${at(now)} where due_at is null or due_at > ${at(now)}`)
}

/** They are looked at next, whatever time would have changed later. */
export async function markDue(tx: Tx, customerIds: readonly string[], now: number): Promise<void> {
  if (customerIds.length === 0) return
  await tx.run(sql`insert into segments.due as d (customer_id, due_at)
    select distinct id, ${at(now)}::timestamptz from unnest(${[...customerIds]}::uuid[]) id order by id
    on conflict (customer_id) do update set due_at = least(coalesce(d.due_at, excluded.due_at), excluded.due_at)`)
}

/** The version of each segment that holds at this instant. */
export const segmentsInForce = (db: Queryable, now: number): Promise<InForce[]> =>
  db.rows(sql`select distinct on (segment_id) segment_id "segmentId", version, purpose, rule,
      is_retirement "isRetirement"
    from segments.version where state = 'approved' and effective_at <= ${at(now)}
    order by segment_id, version desc`)

export async function membersBefore(
  db: Queryable,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> {
  const rows = await db.rows<Member & { customer_id: string }>(sql`select customer_id, segment_id "segmentId", version,
      since, why from segments.member where customer_id = any(${[...customerIds]}::uuid[]) order by segment_id`)
  const members = new Map<string, Member[]>()
  for (const { customer_id, ...member } of rows) members.set(customer_id, [...(members.get(customer_id) ?? []), member])
  return members
}

export interface Passage {
  readonly customerId: string
  readonly segmentId: string
  readonly version: number
  readonly entered: boolean
  readonly cause: string
}

/** Members as they are now, in one statement each way: who is no longer in, and who is in, is new, or is in for other reasons. */
export async function saveMembers(
  tx: Tx,
  customerIds: readonly string[],
  now: readonly (Member & { readonly customerId: string })[],
): Promise<void> {
  const rows = json(now.map(({ since, why, ...one }) => ({ ...one, since: at(since), why })))
  await tx.run(sql`delete from segments.member m where m.customer_id = any(${[...customerIds]}::uuid[]) and not exists (
    select 1 from jsonb_to_recordset(${rows}) r ("customerId" uuid, "segmentId" uuid)
      where r."customerId" = m.customer_id and r."segmentId" = m.segment_id)`)
  if (now.length === 0) return
  await tx.run(sql`insert into segments.member as m (segment_id, customer_id, version, since, why)
    select "segmentId", "customerId", version, since, why from jsonb_to_recordset(${rows})
      r ("customerId" uuid, "segmentId" uuid, version int, since timestamptz, why jsonb)
    on conflict (segment_id, customer_id) do update set version = excluded.version, why = excluded.why
      where m.version <> excluded.version or m.why <> excluded.why`)
}

export async function writePassages(tx: Tx, passages: readonly Passage[], now: number): Promise<void> {
  if (passages.length === 0) return
  const rows = json(passages.map((one) => ({ id: newId(now), ...one })))
  await tx.run(sql`insert into segments.passage (id, segment_id, customer_id, version, at, entered, cause)
    select id, "segmentId", "customerId", version, ${at(now)}, entered, cause from jsonb_to_recordset(${rows})
      r (id uuid, "segmentId" uuid, "customerId" uuid, version int, entered boolean, cause text)`)
}

export async function saveDue(
  tx: Tx,
  next: readonly { readonly customerId: string; readonly until: number | null }[],
): Promise<void> {
  const rows = json(next.map(({ customerId, until }) => ({ id: customerId, until: maybeAt(until) })))
  await tx.run(sql`update segments.due d set due_at = r.until
    from jsonb_to_recordset(${rows}) r (id uuid, until timestamptz) where d.customer_id = r.id`)
}
