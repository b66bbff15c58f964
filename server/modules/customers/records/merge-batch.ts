import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Target } from '#modules/customers/records/kinds.ts'
import type { PreparedRow } from '#modules/customers/records/prepare.ts'

export interface Merged {
  readonly taken: number
  /** Lines whose customer is not on record; one of a profile as often as it has values. */
  readonly strangers: readonly number[]
  /** Whom something new was told of, an array of PostgreSQL. */
  readonly changed: string | null
}

export interface MergeInto {
  readonly target: Target
  /** The kind of a record; null for customers and profiles. */
  readonly recordKind: string | null
  readonly source: string
  readonly asOf: string
  readonly now: number
}

/** Of several rows with one key the newest counts. */
export function newestOf(rows: readonly PreparedRow[]): ReadonlyMap<string, PreparedRow> {
  const newest = new Map<string, PreparedRow>()
  for (const row of rows) {
    const known = newest.get(row.key)
    if (!known || known.version < row.version) newest.set(row.key, row)
  }
  return newest
}

/**
 * Brings rows in: COPY into a staging table of this connection, then one merge. Runs in the caller's transaction on `client`,
 * who tells of the changed before it ends. Every merge goes in the order of keys, so that two wait for each other and never both.
 * A row on record in the same or a later version is left as it is.
 */
export async function mergeBatch(
  client: pg.ClientBase,
  into: MergeInto,
  rows: ReadonlyMap<string, PreparedRow>,
): Promise<Merged> {
  if (rows.size === 0) return { taken: 0, strangers: [], changed: null }
  const { staging, merge } = PLANS[into.target]
  await client.query(`create temp table if not exists ${staging.name} (${staging.columns}) on commit delete rows;
    ${LOOK_UP_ONE_BY_ONE}`)
  await copyIn(client, staging.name, rows)
  const { rows: answers } = await client.query<{ taken: number; strangers: number[] | null; changed: string | null }>(
    merge(into),
  )
  const { taken = 0, strangers, changed = null } = answers[0] ?? {}
  return { taken, strangers: strangers ?? [], changed }
}

export async function tellChanged(client: pg.ClientBase, { changed }: Merged): Promise<void> {
  if (changed === null) return
  await client.query('insert into customers.changed (customer_ids) values ($1)', [changed])
}

async function copyIn(client: pg.ClientBase, table: string, rows: ReadonlyMap<string, PreparedRow>): Promise<void> {
  const copy = client.query(copyFrom(`copy ${table} from stdin`))
  let text = ''
  for (const { copied } of rows.values()) text += copied
  await pipeline(Readable.from([Buffer.from(text)]), copy)
  if (!copy.writableFinished) await once(copy, 'finish')
}

/** A batch is small beside the customers there are, which a staging table without statistics does not tell. */
const LOOK_UP_ONE_BY_ONE = 'set local enable_hashjoin = off; set local enable_mergejoin = off'

interface Plan {
  readonly staging: { readonly name: string; readonly columns: string }
  readonly merge: (into: MergeInto) => pg.QueryConfig
}

const ANSWER = `select (select count(*)::int from merged) taken,
  (select array_agg(distinct customer_id)::text from merged) changed,
  (select array_agg(line::int) from known where customer_id is null) strangers`
/** Not on record and a customer no longer: brings nothing, so that whoever was erased stays so until they are a customer again. */
const FORMER_STRANGER = `coalesce(relation_ended_on < 'infinity', false) and not exists (select 1 from customers.customer known
  where known.customer_no = customers_staging.customer_no)`
const KNOWN = (staging: string) =>
  `known as (select s.*, c.id customer_id from ${staging} s left join customers.customer c using (customer_no))`

const PLANS: Readonly<Record<Target, Plan>> = {
  customers: {
    staging: {
      name: 'customers_staging',
      columns: `line bigint, customer_no text, version bigint, id uuid, name_sealed text, name_masked text, name_index text,
        phone_sealed text, phone_masked text, phone_index text, phone_tail_index text, tier text, language text,
        branch_unit_id uuid, branch_name text, customer_since date, relation_ended_on date`,
    },
    merge: ({ asOf, now }) => ({
      text: `with merged as (
        insert into customers.customer as c (id, customer_no, name_sealed, name_masked, name_index, phone_sealed,
          phone_masked, phone_index, phone_tail_index, tier, language, branch_unit_id, branch_name, customer_since,
          relation_ended_on, created_at, record_version, record_as_of)
        select id, customer_no, name_sealed, name_masked, name_index, phone_sealed, phone_masked, phone_index,
          phone_tail_index, tier, language, branch_unit_id, branch_name, customer_since, relation_ended_on, $2, version, $1
        from customers_staging where (${FORMER_STRANGER}) is not true order by customer_no
        on conflict (customer_no) do update set name_sealed = excluded.name_sealed, name_masked = excluded.name_masked,
          name_index = excluded.name_index, phone_sealed = coalesce(excluded.phone_sealed, c.phone_sealed),
          phone_masked = coalesce(excluded.phone_masked, c.phone_masked),
          phone_index = coalesce(excluded.phone_index, c.phone_index),
          phone_tail_index = case when excluded.phone_index is null then c.phone_tail_index
            else excluded.phone_tail_index end,
          tier = excluded.tier, language = excluded.language,
          branch_unit_id = coalesce(excluded.branch_unit_id, c.branch_unit_id),
          branch_name = coalesce(excluded.branch_name, c.branch_name),
          customer_since = coalesce(excluded.customer_since, c.customer_since),
          relation_ended_on = coalesce(excluded.relation_ended_on, c.relation_ended_on),
          record_version = excluded.record_version, record_as_of = excluded.record_as_of
        where c.record_version < excluded.record_version returning id)
      select (select count(*)::int from merged) taken, (select array_agg(id)::text from merged) changed,
        (select array_agg(line::int) from customers_staging where ${FORMER_STRANGER}) strangers`,
      values: [asOf, new Date(now)],
    }),
  },
  profile: {
    staging: {
      name: 'customers_profile_staging',
      columns: `line bigint, customer_no text, version bigint, field text, value_sealed text, value_masked text`,
    },
    merge: ({ source, asOf }) => ({
      text: `with ${KNOWN('customers_profile_staging')}, merged as (
        insert into customers.profile_field as f (customer_id, field, value_sealed, value_masked, source, version, as_of)
        select customer_id, field, value_sealed, value_masked, $1, version, $2 from known where customer_id is not null
        order by customer_id, field
        on conflict (customer_id, field) do update set value_sealed = excluded.value_sealed,
          value_masked = excluded.value_masked, source = excluded.source, version = excluded.version, as_of = excluded.as_of
        where f.version < excluded.version returning customer_id) ${ANSWER}`,
      values: [source, asOf],
    }),
  },
  records: {
    staging: {
      name: 'customers_record_staging',
      columns: `line bigint, customer_no text, version bigint, source_id text, title text, status text, number_tail text,
        private_sealed text, due_on date, happened_at timestamptz`,
    },
    merge: ({ source, asOf, recordKind }) => ({
      text: `with ${KNOWN('customers_record_staging')}, merged as (
        insert into customers.bank_record as r (customer_id, version, as_of, due_on, happened_at, kind, source, source_id,
          title, status, number_tail, private_sealed)
        select customer_id, version, $3, due_on, happened_at, $1, $2, source_id, title, status, number_tail, private_sealed
        from known where customer_id is not null order by source_id
        on conflict (source, kind, source_id) do update set customer_id = excluded.customer_id, version = excluded.version,
          as_of = excluded.as_of, due_on = excluded.due_on, happened_at = excluded.happened_at, title = excluded.title,
          status = excluded.status, number_tail = excluded.number_tail, private_sealed = excluded.private_sealed
        where r.version < excluded.version returning customer_id) ${ANSWER}`,
      values: [recordKind, source, asOf],
    }),
  },
}
