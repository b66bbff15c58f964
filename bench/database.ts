import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/database/embedded.mjs'

/** A PostgreSQL that syncs every commit, with fresh databases on it. */
export async function openCluster(): Promise<{ fresh(name: string): Promise<string>; close(): Promise<void> }> {
  const given = process.env.BENCH_DATABASE_URL
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'yinuo-bench-')) : undefined
  const server = folder === undefined ? undefined : await startEmbedded(join(folder, 'database'), {})
  const url = given ?? server?.url
  if (url === undefined) throw new Error('no database: set BENCH_DATABASE_URL')
  return {
    async fresh(name) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`drop database if exists ${name} with (force)`)
      await client.query(`create database ${name}`)
      await client.end()
      const address = new URL(url)
      address.pathname = `/${name}`
      return address.href
    },
    async close() {
      await server?.stop()
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}
