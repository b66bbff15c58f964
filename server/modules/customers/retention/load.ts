import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { KeptFor } from '#libs/facts/kept-for.ts'
import { endedBefore, type Former, type Kept, whyKept } from '#modules/customers/retention/former.ts'
import { empty, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import type { OpenWork } from '#platform/personal-data.ts'

export interface FormerDeps {
  readonly zone: CompiledZone
  /** What modules have open with customers. */
  readonly openWork: () => readonly OpenWork[]
}
export interface Judged {
  readonly customerId: string
  readonly keptFor: Kept | null
}

const AT_ONCE = 2_000
/** Beside a customer `c`: the customers who are one person with them. */
const PERSON = sql`coalesce((select array_agg(o.customer_id) from customers.person_member m
  join customers.person_member o on o.person_id = m.person_id where m.customer_id = c.id), array[c.id])`

/** One customer whom the bank knows, with all ends of their relations. */
export const formerOf = (db: Queryable, customerId: string): Promise<Former | undefined> =>
  db.maybe<Former>(formers(sql`c.id = ${customerId} and c.customer_no is not null`, empty))

/**
 * All customers whose relation ended long enough before, each with why the profile is kept, in the order of their ids.
 * @param having what else is asked of a customer `c`
 */
export async function* judgedFormers(
  deps: FormerDeps,
  db: Queryable,
  { before, held, having }: { readonly before: Instant; readonly held: readonly string[]; readonly having: Sql },
): AsyncGenerator<Judged> {
  const day = endedBefore(deps.zone, before)
  const heldIds = new Set(held)
  for (let after: string | null = null; ; ) {
    const page: Former[] = await db.rows<Former>(
      formers(
        sql`c.customer_no is not null and c.relation_ended_on < 'infinity' and c.relation_ended_on < ${day}::date
          and (${after}::uuid is null or c.id > ${after}::uuid) ${having}`,
        sql`limit ${AT_ONCE}`,
      ),
    )
    const open = await openWorkOf(deps, db, page)
    for (const former of page) yield { customerId: former.customerId, keptFor: whyKept(former, day, heldIds, open) }
    if (page.length < AT_ONCE) return
    after = page.at(-1)?.customerId ?? null
  }
}

/** What is open with anybody of these persons, the first reason of each. */
export async function openWorkOf(
  { openWork }: FormerDeps,
  db: Queryable,
  formers: readonly Former[],
): Promise<ReadonlyMap<string, KeptFor>> {
  const open = new Map<string, KeptFor>()
  const ids = [...new Set(formers.flatMap(({ personIds }) => personIds))]
  if (ids.length === 0) return open
  for (const { reason, among } of openWork())
    for (const id of await among(db, ids)) if (!open.has(id)) open.set(id, reason)
  return open
}

const formers = (which: Sql, limit: Sql) => sql`select c.id "customerId", p.ids "personIds",
    array(select coalesce(o.relation_ended_on, 'infinity')::text from customers.customer o
      where o.id = any(p.ids) and o.customer_no is not null) ends
  from customers.customer c cross join lateral (select ${PERSON} ids) p
  where ${which} order by c.id ${limit}`
