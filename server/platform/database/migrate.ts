import { readdir, readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { projectRoot } from '#platform/project-root.ts'

/**
 * Held alone by whoever changes the shape of tables (a first start, an upgrade, a restore), and shared by those who need
 * it to stay as it is (a backup). The number is arbitrary and fixed.
 */
export const SCHEMA_LOCK = 7_206_150_124

/**
 * A migration that waits for a table makes everyone who comes after it wait, too: it gives up soon, lets them pass and
 * tries again.
 */
const LOCK_TIMEOUT_MS = 2_000
const RETRY_MS = 1_000
const MOST_TRIES = 100
/** A lock was not had in time, or two waited for each other: the next attempt meets other work. */
const LOCK_REFUSED = new Set(['55P03', '40P01'])
/** A database that says nothing for so long is not there; whoever runs this node starts it again. */
const SILENT_MS = 10_000

export interface Migration {
  /** `20261121T0900-offers.sql`; names sort by time, so branches that add some merge without renumbering. */
  readonly name: string
  readonly path: string
}

/**
 * Applies every migration that the database lacks, each in its own transaction, in order of name over all modules.
 * Safe to call from several nodes at once and beside the previous release (migrations only expand).
 * @param silentMs after which a database that says nothing is not there; for tests
 * @returns the names applied now
 */
export async function migrate(
  url: string,
  onProgress: (line: string) => void = () => {},
  silentMs = SILENT_MS,
): Promise<string[]> {
  // A node that has nothing to change waits neither for a backup to end nor for a link that died without a word.
  const isWhole = await withClient(
    { connectionString: url, connectionTimeoutMillis: silentMs, query_timeout: silentMs },
    async (client) => (await missingIn(client)).length === 0,
  )
  if (isWhole) return []
  return withClient({ connectionString: url, connectionTimeoutMillis: silentMs }, async (client) => {
    await lockSchema(client, onProgress)
    const missing = await missingIn(client)
    for (const migration of missing) {
      onProgress(migration.name)
      await inTurn(client, migration, onProgress)
    }
    return missing.map(({ name }) => name)
  })
}

async function withClient<T>(settings: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...settings, application_name: 'yinuo-migrate', keepAlive: true })
  // A link that breaks between two statements is found out by the next.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function lockSchema(client: pg.ClientBase, onProgress: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) locked', [SCHEMA_LOCK])
  if (rows[0]?.locked) return
  onProgress('begins when a backup, a restore or another start has ended')
  await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK])
}

async function missingIn(client: pg.ClientBase): Promise<Migration[]> {
  const known = await appliedMigrations(client)
  return (await findMigrations()).filter(({ name }) => !known.has(name))
}

async function appliedMigrations(client: pg.ClientBase): Promise<ReadonlySet<string>> {
  const { rows: book } = await client.query<{ has: boolean }>(
    `select to_regclass('platform.migration') is not null has`,
  )
  if (!book[0]?.has) return new Set()
  const { rows } = await client.query<{ name: string }>('select name from platform.migration')
  return new Set(rows.map(({ name }) => name))
}

/** One migration, all or nothing, while others use its tables. */
export async function inTurn(
  client: pg.ClientBase,
  migration: Migration,
  onProgress: (line: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('begin')
      await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`)
      await applyMigration(client, migration)
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback').catch(() => {})
      const { code, message } = error as { code?: string; message: string }
      if (!LOCK_REFUSED.has(code ?? '') || attempt === MOST_TRIES)
        throw new Error(`migration ${migration.name} failed and was undone: ${message}`, { cause: error })
      if (attempt === 1) onProgress(`${migration.name} waits for a table that is in long use`)
      await sleep(RETRY_MS)
    }
  }
}

/** In the caller's transaction. */
export async function applyMigration(client: pg.ClientBase, { name, path }: Migration): Promise<void> {
  await client.query(`create schema if not exists platform;
    create table if not exists platform.migration (name text primary key, applied_at timestamptz not null default now())`)
  await client.query(await readFile(path, 'utf8'))
  await client.query('insert into platform.migration (name) values ($1)', [name])
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
