import { readdir, readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import pg from 'pg'
import { projectRoot } from '#platform/project-root.ts'

/** Holds off a second node that starts at the same moment. The number is arbitrary and fixed. */
const MIGRATION_LOCK = 7_206_150_124

export interface Migration {
  /** `20261121T0900-offers.sql`; names sort by time, so branches that add some merge without renumbering. */
  readonly name: string
  readonly path: string
}

/**
 * Applies every migration that the database lacks, each in its own transaction, in order of name over all modules.
 * Safe to call from several nodes at once and beside the previous release (migrations only expand).
 * @returns the names applied now
 */
export async function migrate(url: string, onProgress: (line: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'yinuo-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (name text primary key, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string }>('select name from platform.migration')
    const known = new Set(rows.map((row) => row.name))
    const missing = (await findMigrations()).filter((migration) => !known.has(migration.name))
    for (const migration of missing) {
      onProgress(migration.name)
      await apply(client, migration)
    }
    return missing.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(await readFile(migration.path, 'utf8'))
    await client.query('insert into platform.migration (name) values ($1)', [migration.name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed and was undone: ${(error as Error).message}`, { cause: error })
  }
}

/** Every `migrations/*.sql` under `server/`, in order of file name. */
export async function findMigrations(): Promise<Migration[]> {
  const server = joinPath(projectRoot, 'server')
  const entries = await readdir(server, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sql') && entry.parentPath.endsWith('migrations'))
    .map((entry) => ({ name: entry.name, path: joinPath(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
