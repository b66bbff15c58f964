import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { findMigrations } from '#platform/database/migrate.ts'
import type { SequenceInfo, TableInfo } from './format.ts'

/** What concerns only the moment, and would lie after a restore: migrations are applied, not copied; no node lives yet. */
const LEFT_OUT = new Set(['platform.migration', 'platform.node'])

/** The schemas that migrations make: one a module, and the platform's. */
export async function ownSchemas(): Promise<string[]> {
  const texts = await Promise.all((await findMigrations()).map(({ path }) => readFile(path, 'utf8')))
  const made = texts.flatMap((text) =>
    [...text.matchAll(/^create schema (?:if not exists )?([a-z_]+)/gm)].map(([, name = '']) => name),
  )
  return [...new Set(['platform', ...made])].sort()
}

/** Names of tables and schemas of ours need no quotes in SQL. */
export async function ownTables(client: pg.ClientBase): Promise<TableInfo[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
         and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) order by 1`,
    [await ownSchemas()],
  )
  return rows.filter(({ name }) => !LEFT_OUT.has(name))
}

/** A table and its columns as COPY wants them. */
export const copied = ({ name, columns }: TableInfo): string =>
  `${name} (${columns.map((one) => `"${one}"`).join(', ')})`

/**
 * Where the counters stand. They are of no transaction, so this is read after the rows' snapshot was taken: at or behind
 * every number in it.
 */
export async function ownSequences(client: pg.ClientBase): Promise<SequenceInfo[]> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
     where schemaname = any($1) order by 1`,
    [await ownSchemas()],
  )
  return rows.map(({ name, last }) => ({ name, last: last === null ? null : Number(last) }))
}

export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from platform.migration order by name')
  return rows.map(({ name }) => name)
}
