import pg from 'pg'
import { applyMigration, findMigrations, type Migration, SCHEMA_LOCK } from '#platform/database/migrate.ts'
import type { WholeBackup } from './check-backup.ts'
import { findDataKey, markOf, opensWhatIsSealed } from './data-key.ts'
import { clearPlace } from './empty-place.ts'
import { type Manifest, rowsIn } from './format.ts'
import { loadEntries } from './load-entries.ts'
import { createPlacing, type Placing } from './place-files.ts'
import { settle } from './settle.ts'
import { withoutRules } from './without-rules.ts'

export interface RestoreOptions {
  readonly url: string
  readonly dataDir: string
  readonly file: string
  readonly onProgress: (line: string) => void
}

export interface RestoreReport {
  readonly rows: number
  readonly files: number
}

/** What can be refused before a database is touched. @throws in plain words when release or data key do not fit */
export async function refuseUnfit({ manifest }: WholeBackup, dataDir: string): Promise<void> {
  const known = new Set((await findMigrations()).map(({ name }) => name))
  const unknown = manifest.migrations.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new Error(
      `This backup is of a newer release (${manifest.product}; it has ${unknown}): restore it with that release.`,
    )
  const key = await findDataKey(dataDir)
  if (!key)
    throw new Error(
      `There is no data key here, and without it names and phone numbers cannot be read: ${advice(dataDir)}.`,
    )
  if (manifest.dataKey !== null && markOf(key) !== manifest.dataKey) throw otherKey(dataDir)
}

const advice = (dataDir: string): string =>
  `set DATA_KEY, or put the data.key that was kept with this backup into ${dataDir}`
const otherKey = (dataDir: string): Error =>
  new Error(`The data key here is not the one this backup was sealed under: ${advice(dataDir)}.`)

/**
 * Puts a backup that was checked into an empty database and data folder, in one transaction: it is there whole and as it
 * was, brought up to this release and fit to go on, or nothing of it is there. A server that starts meanwhile waits.
 * @throws in plain words when the place is not empty or the key is another
 */
export async function restoreBackup(backup: WholeBackup, options: RestoreOptions): Promise<RestoreReport> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'yinuo-restore' })
  client.on('error', () => {})
  const placing = createPlacing(options.dataDir)
  try {
    await client.connect()
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    await lockPlace(client)
    await client.query('begin')
    await fill(client, placing, backup, options)
    await placing.place()
  } catch (error) {
    await placing.undo()
    // Ends the transaction, too.
    await client.end()
    throw error
  } finally {
    await placing.close()
  }
  await commit(client)
  return { rows: rowsIn(backup.ending), files: backup.ending.files.count }
}

/** Whether it is done is not known when the connection breaks just then, so the files stay: without rows they harm nobody. */
async function commit(client: pg.Client): Promise<void> {
  try {
    await client.query('commit')
  } catch (error) {
    const what = (error as Error).message
    throw new Error(`the database went away in the last moment (${what}). Restore again: it says so if all is there.`)
  } finally {
    await client.end()
  }
}

async function lockPlace(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) locked', [SCHEMA_LOCK])
  if (!rows[0]?.locked)
    throw new Error('A server starts on this database, or another backup or restore runs: wait until it has ended.')
}

async function fill(client: pg.Client, placing: Placing, backup: WholeBackup, options: RestoreOptions): Promise<void> {
  const { manifest, ending } = backup
  await clearPlace(client)
  const all = await findMigrations()
  await migrateTo(
    client,
    all.filter(({ name }) => manifest.migrations.includes(name)),
  )
  await withoutRules(client, manifest, () =>
    loadEntries(client, options.file, manifest, ending, placing, options.onProgress),
  )
  await refuseKeyThatOpensNothing(client, manifest, options.dataDir)
  const later = all.filter(({ name }) => !manifest.migrations.includes(name))
  for (const { name } of later) options.onProgress(`migrating ${name}`)
  await migrateTo(client, later)
  await settle(client, manifest.takenAt, Date.now())
}

async function migrateTo(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) await applyMigration(client, migration)
}

/** A backup that could not tell which key it needs is asked now. */
async function refuseKeyThatOpensNothing(client: pg.Client, { tables }: Manifest, dataDir: string): Promise<void> {
  const key = await findDataKey(dataDir)
  if (!key || !(await opensWhatIsSealed(client, tables, key))) throw otherKey(dataDir)
}
