import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/database/embedded.mjs'
import { migrate } from '#platform/database/migrate.ts'

/** A throw-away PostgreSQL with so many migrated databases, for a run outside the tests. */
export async function openDatabases(
  count: number,
): Promise<{ readonly urls: readonly string[]; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'yinuo-trials-'))
  const server = await startEmbedded(folder, { unsafeFast: true })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const urlOf = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href
  await client.query('create database migrated')
  await migrate(urlOf('migrated'))
  const urls: string[] = []
  for (let n = 1; n <= count; n++) {
    await client.query(`create database trials_${n} template migrated`)
    urls.push(urlOf(`trials_${n}`))
  }
  await client.end()
  return {
    urls,
    async close() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
