/**
 * Vitest global setup: one throw-away PostgreSQL a run, and in it one migrated database that tests copy.
 * TEST_DATABASE_URL names a server to use instead, by a user who may create databases; its copies are dropped at the
 * end, its template stays for the next run.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/database/embedded.mjs'
import { isRunning } from '#platform/database/embedded-claims.mjs'
import { withDatabase } from './database.ts'

const FOLDER_PREFIX = 'yinuo-cluster-'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const prefix = `test_${randomBytes(6).toString('hex')}_`
  try {
    const template = await makeTemplate(server.url)
    project.provide('testServer', { url: server.url, template, prefix })
  } catch (error) {
    await server.stop()
    throw error
  }
  return async () => {
    if (server.isShared) await dropCopies(server.url, prefix)
    await server.stop()
  }
}

interface Server {
  readonly url: string
  readonly isShared: boolean
  stop(): Promise<void>
}

async function startServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, isShared: true, stop: async () => {} }
  await removeLeftovers()
  // Named after this process, so that all projects of a run share one.
  const folder = join(tmpdir(), FOLDER_PREFIX + process.pid)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  const embedded = await startEmbedded(folder, { unsafeFast: true })
  // Registered after the database's own, hence run after it: an interrupted run leaves nothing either.
  process.on('exit', remove)
  return {
    url: embedded.url,
    isShared: false,
    stop: () => embedded.stop(),
  }
}

/** A run that was killed outright could not clean up: its number tells that it is gone. */
async function removeLeftovers(): Promise<void> {
  const left = readdirSync(tmpdir()).filter((name) => /^yinuo-cluster-\d+$/.test(name))
  for (const name of left.filter((name) => !isRunning(Number(name.slice(FOLDER_PREFIX.length))))) {
    const folder = join(tmpdir(), name)
    try {
      await (await startEmbedded(folder, { unsafeFast: true })).stop()
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's, or another run removes it at this moment.
    }
  }
}

/** The migrated database, made once for each set of migrations; it takes no connections, or it could not be copied. */
async function makeTemplate(url: string): Promise<string> {
  const { findMigrations, migrate } = await import('#platform/database/migrate.ts')
  const hash = createHash('sha256')
  for (const { path } of await findMigrations()) hash.update(basename(path)).update(readFileSync(path))
  const template = `test_template_${hash.digest('hex').slice(0, 16)}`
  await locked(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const draft = `${template}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template template0`)
    await migrate(withDatabase(url, draft))
    await client.query(`alter database ${draft} with allow_connections false`)
    await client.query(`alter database ${draft} rename to ${template}`)
  })
  return template
}

async function dropCopies(url: string, prefix: string): Promise<void> {
  await locked(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  })
}

/** Several runs may meet on one server; the lock is PostgreSQL's, so it ends with the connection. */
async function locked(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7206150125)')
    await work(client)
  } finally {
    await client.end()
  }
}
