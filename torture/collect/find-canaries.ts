import type pg from 'pg'
import { canariesIn } from '../check/canaries.ts'

/** Looks for these digits in every row of every table, as text. @returns each that is there, with where */
export async function findCanaries(client: pg.Client, canaries: ReadonlySet<string>): Promise<readonly string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    // Only rows with as many digits in a row come here at all.
    const { rows } = await client.query<{ text: string }>(
      `select t::text text from ${name} t where t::text ~ '[0-9]{16}'`,
    )
    for (const { text } of rows) found.push(...canariesIn(text, canaries).map((digits) => `${digits} in ${name}`))
  }
  return found
}
