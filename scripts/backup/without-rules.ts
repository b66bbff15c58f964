import type pg from 'pg'
import type { Manifest } from './format.ts'

/**
 * Loads rows that have been through all rules before: references between tables are taken off and put back, which checks
 * them all; triggers, which would compute again what is loaded, are silent meanwhile. Then the counters go on where they
 * were. Needs the rights of the tables' owner, no more.
 */
export async function withoutRules(
  client: pg.ClientBase,
  { tables, sequences }: Manifest,
  load: () => Promise<void>,
): Promise<void> {
  const names = tables.map(({ name }) => name)
  const { rows: references } = await client.query<{ name: string; table: string; definition: string }>(
    `select quote_ident(conname) as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`,
    [names],
  )
  for (const { name, table } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  // Migrations put a few rows there; those of the backup are all that count.
  await client.query(`truncate ${names.join(', ')}`)
  await load()
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { name, table, definition } of references)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { name, last } of sequences)
    if (last !== null) await client.query('select setval($1::regclass, $2)', [name, last])
}
