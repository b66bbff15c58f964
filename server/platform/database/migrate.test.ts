import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMigrations, inTurn, type Migration, migrate, SCHEMA_LOCK } from '#platform/database/migrate.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { startTcpProxy } from '../../../tests/support/tcp-proxy.ts'

describe('migrations', () => {
  let folder: string
  let database: TestDatabase
  const clients: pg.Client[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinuo-migrate-'))
    database = await freshDatabase()
  })
  afterAll(async () => {
    for (const client of clients) await client.end()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  async function connected(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    clients.push(client)
    return client
  }

  async function migration(name: string, text: string): Promise<Migration> {
    const path = join(folder, name)
    await writeFile(path, text)
    return { name, path }
  }

  it('are applied once each, when several nodes start at the same moment on an empty database', async () => {
    const empty = await emptyDatabase()
    const applied = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)])
    expect(applied.flat().sort()).toEqual((await findMigrations()).map(({ name }) => name).sort())
    await empty.drop()
  })

  it('that all are there hold up no start, also while a backup needs the tables as they are', async () => {
    const backup = await connected()
    await backup.query('select pg_advisory_lock_shared($1)', [SCHEMA_LOCK])
    expect(await migrate(database.url)).toEqual([])
    await backup.query('select pg_advisory_unlock_shared($1)', [SCHEMA_LOCK])
  })

  it('do not let a start wait for a link that died without a word', async () => {
    const proxy = await startTcpProxy(Number(new URL(database.url).port))
    const through = new URL(database.url)
    through.port = String(proxy.port)
    proxy.blackhole()
    await expect(migrate(through.href, () => {}, 300)).rejects.toThrow()
    proxy.heal()
    expect(await migrate(through.href)).toEqual([])
    await proxy.stop()
  })

  it('that fail leave nothing, and say which it was and why', async () => {
    const client = await connected()
    const broken = await migration('broken.sql', 'create table platform.half (n int); select 1 / 0')
    await expect(inTurn(client, broken, () => {})).rejects.toThrow('broken.sql failed and was undone: division by zero')
    const left =
      "select to_regclass('platform.half') half, (select count(*)::int from platform.migration where name = 'broken.sql') n"
    expect((await client.query(left)).rows).toEqual([{ half: null, n: 0 }])
  })

  it('that wait for a table in long use let others pass, and are applied when it is free', async () => {
    const [reader, writer, client] = await Promise.all([connected(), connected(), connected()])
    await client.query('create table platform.busy (n int)')
    await reader.query('begin; select * from platform.busy')
    const told: string[] = []
    const widened = inTurn(client, await migration('wide.sql', 'alter table platform.busy add column m int'), (line) =>
      told.push(line),
    )
    while (told.length === 0) await sleep(20)
    expect(told).toEqual(['wide.sql waits for a table that is in long use'])
    // Between two tries the way is free for whoever writes; a writer never waits longer than one try.
    await writer.query("set lock_timeout = '3s'")
    for (let n = 0; n < 20; n++) await writer.query('insert into platform.busy (n) values ($1)', [n])
    await reader.query('commit')
    await widened
    expect((await client.query('select count(*)::int n, count(m)::int m from platform.busy')).rows).toEqual([
      { n: 20, m: 0 },
    ])
  })
})
