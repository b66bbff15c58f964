import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { SCHEMA_LOCK } from '#platform/database/migrate.ts'
import { addEntry, addFile } from './archive.ts'
import { findDataKey, markOf, opensWhatIsSealed } from './data-key.ts'
import {
  END_ENTRY,
  type Ending,
  fileEntry,
  MANIFEST_ENTRY,
  type Manifest,
  pieceEntry,
  rowsIn,
  type TableInfo,
} from './format.ts'
import { syncFolder } from './place-files.ts'
import { filesFolder, missingFiles, type StoredFile, storedFiles } from './stored-files.ts'
import { appliedMigrations, copied, ownSequences, ownTables } from './tables.ts'

/** Rows are collected to pieces of this size: memory stays small, however large a table is. */
const PIECE_BYTES = 4 * 1024 * 1024

export interface BackupOptions {
  readonly url: string
  readonly dataDir: string
  /** Where to write; there must be nothing yet. */
  readonly file: string
  readonly product: string
  /** Attached files that are lost already may be missing in the backup, too. */
  readonly mayMissFiles: boolean
  readonly onProgress: (line: string) => void
}

export interface BackupReport {
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
  /** False: the data key was not found, so this backup cannot be checked against it later. */
  readonly hasDataKey: boolean
}

/** What is written, as far as it is known before the first row is read. */
interface Plan {
  readonly manifest: Manifest
  readonly files: readonly StoredFile[]
}

/**
 * Writes everything the house keeps, as it is at one instant, while the house may go on. The file has its name only once
 * it is whole and on the disk.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'yinuo-backup' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    // Tables that change their shape while rows are read would be written half, or look empty.
    await client.query('select pg_advisory_lock_shared($1)', [SCHEMA_LOCK])
    await client.query('begin transaction isolation level repeatable read read only')
    const plan = await makePlan(client, options)
    const ending = await write(client, options, plan)
    const { size } = await stat(options.file)
    const hasDataKey = plan.manifest.dataKey !== null
    return {
      tables: plan.manifest.tables.length,
      rows: rowsIn(ending),
      files: ending.files.count,
      bytes: size,
      hasDataKey,
    }
  } finally {
    await client.end()
  }
}

async function makePlan(client: pg.Client, options: BackupOptions): Promise<Plan> {
  const { rows } = await client.query<{ has: boolean }>(`select to_regclass('platform.log_head') is not null has`)
  if (!rows[0]?.has) throw new Error('there is no installation in this database.')
  const migrations = await appliedMigrations(client)
  const takenAt = Date.now()
  const tables = await ownTables(client)
  const key = await findDataKey(options.dataDir)
  const dataKey = key && (await opensWhatIsSealed(client, tables, key)) ? markOf(key) : null
  const files = await storedFiles(client)
  const [missing, ...others] = await missingFiles(options.dataDir, files)
  if (missing && !options.mayMissFiles)
    throw new Error(
      `${filesFolder(options.dataDir)} lacks ${missing.path} and ${others.length} more that messages carry: give the data folder they are in with --data, or --without-lost-files if they are lost.`,
    )
  const sequences = await ownSequences(client)
  return { manifest: { format: 1, product: options.product, takenAt, migrations, tables, sequences, dataKey }, files }
}

async function write(client: pg.Client, options: BackupOptions, plan: Plan): Promise<Ending> {
  const partial = `${options.file}.partial`
  const out = await open(partial, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    throw new Error(`${partial} is there: another backup writes it, or one was interrupted. Remove it if none runs.`)
  })
  try {
    const archive = pack()
    const written = pipeline(archive, createGzip({ level: 4 }), createWriteStream(partial, { fd: out, flush: true }))
    const filled = fill(archive, client, options, plan).catch((error: Error) => {
      archive.destroy(error)
      throw error
    })
    const [ending] = await Promise.all([filled, written])
    await rename(partial, options.file)
    await syncFolder(dirname(options.file))
    return ending
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function fill(archive: Pack, client: pg.Client, options: BackupOptions, plan: Plan): Promise<Ending> {
  const at = new Date(plan.manifest.takenAt)
  await addEntry(archive, MANIFEST_ENTRY, json(plan.manifest), at)
  const tables: Ending['tables'] = {}
  for (const table of plan.manifest.tables)
    tables[table.name] = await addRows(archive, client, table, at, options.onProgress)
  const ending = { tables, files: await addFiles(archive, filesFolder(options.dataDir), plan.files, at) }
  await addEntry(archive, END_ENTRY, json(ending), at)
  archive.finalize()
  return ending
}

async function addRows(
  archive: Pack,
  client: pg.Client,
  table: TableInfo,
  at: Date,
  onProgress: BackupOptions['onProgress'],
): Promise<Ending['tables'][string]> {
  const rows = client.query(copyTo(`copy ${copied(table)} to stdout`))
  const hash = createHash('sha256')
  let waiting: Buffer[] = []
  let size = 0
  let piece = 0
  const add = async () => {
    piece += 1
    await addEntry(archive, pieceEntry(table.name, piece), Buffer.concat(waiting), at)
    waiting = []
    size = 0
  }
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk)
    waiting.push(chunk)
    size += chunk.length
    if (size < PIECE_BYTES) continue
    await add()
    onProgress(`${table.name}: ${piece * 4} MB so far`)
  }
  if (size > 0) await add()
  if (rows.rowCount > 0) onProgress(`${table.name}: ${rows.rowCount} rows`)
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

/** One that goes while we read was of no message, and removed by its rule after the instant we write. */
async function addFiles(
  archive: Pack,
  folder: string,
  files: readonly StoredFile[],
  at: Date,
): Promise<Ending['files']> {
  const hash = createHash('sha256')
  let count = 0
  for (const { path } of files) {
    const file = await open(join(folder, path)).catch(() => undefined)
    if (!file) continue
    const { size } = await file.stat()
    hash.update(fileEntry(path))
    await addFile(archive, fileEntry(path), size, hashed(file.createReadStream(), hash), at)
    count += 1
  }
  return { count, sha256: hash.digest('hex') }
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const bytes of content) {
    hash.update(bytes)
    yield bytes
  }
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 2))
