import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Db, type Queryable, raw, sql } from '#platform/database/database.ts'
import { isUnavailable } from '#platform/http/errors.ts'
import { createLog, type Log, type Signal } from '#platform/log/log.ts'
import { createLogger } from '#platform/logger.ts'
import { freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { startTcpProxy, type TcpProxy } from '../../../tests/support/tcp-proxy.ts'

const SILENT_MS = 600

describe('two transactions that wait for each other', () => {
  let database: TestDatabase
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase()
    db = connect({ url: database.url, poolSize: 2, applicationName: 'test', onError: () => {} })
    await db.run(sql`create table met (id int primary key, n int not null default 0)`)
    await db.run(sql`insert into met values (1), (2)`)
  })
  afterAll(async () => {
    await db.close()
    await database.drop()
  })

  it('both come to their end, also where one of them wraps what the database said', async () => {
    const wrap = (cause: Error) => Promise.reject(new Error('not counted', { cause }))
    let tries = 0
    let both = () => {}
    const inside = new Promise<void>((done) => {
      both = done
    })
    const count = (first: number, second: number) =>
      db.transaction(async (tx) => {
        const add = (id: number) => tx.run(sql`update met set n = n + 1 where id = ${id}`).catch(wrap)
        await add(first)
        if (++tries >= 2) both()
        await inside
        await add(second)
      })
    await Promise.all([count(1, 2), count(2, 1)])
    expect(tries).toBe(3)
    expect(await db.rows(sql`select n from met order by id`)).toEqual([{ n: 2 }, { n: 2 }])
  })
})

describe('a statement planned before its table grew', () => {
  const SIZE = 6
  let database: TestDatabase
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase()
    db = connect({ url: database.url, poolSize: SIZE, applicationName: 'test', onError: () => {} })
    await db.run(sql`create table grown (n int)`)
    await db.run(sql`insert into grown values (1)`)
  })
  afterAll(async () => {
    await db.close()
    await database.drop()
  })

  const read = (on: Queryable) => on.rows(sql`select *, pg_sleep(${0.05})::text slept from grown`)
  /** Every connection of the pool has planned it, and then the table has another column. */
  const growAfterPlanning = async (column: string) => {
    for (const _ of ['told', 'told again', 'prepared']) await Promise.all(Array.from({ length: SIZE }, () => read(db)))
    expect(db.pool.totalCount).toBe(SIZE)
    await db.run(sql`alter table grown add column ${raw(column)} int not null default 2`)
  }

  it('is planned anew, however many connections had planned it', async () => {
    await growAfterPlanning('one')
    for (let again = 0; again < SIZE * 2; again++) expect(await read(db)).toEqual([expect.objectContaining({ one: 2 })])
  })

  it('in a transaction has the whole of it done again, once', async () => {
    await growAfterPlanning('two')
    const committed: number[] = []
    for (let n = 0; n < SIZE * 2; n++)
      await db.transaction(async (tx) => {
        await tx.run(sql`update grown set n = n + 1`)
        expect(await read(tx)).toEqual([expect.objectContaining({ n: n + 2, two: 2 })])
        tx.afterCommit(() => committed.push(n))
      })
    expect(committed).toEqual(Array.from({ length: SIZE * 2 }, (_, n) => n))
  })

  it('is planned anew also where whoever asked wraps what the database said', async () => {
    await growAfterPlanning('wrapped')
    const wrap = (cause: Error) => Promise.reject(new Error('not read', { cause }))
    for (let n = 0; n < SIZE * 2; n++) await db.transaction((tx) => read(tx).catch(wrap))
  })

  it('that ages within its own transaction is a fault, and not tried for ever', async () => {
    const work = db.transaction(async (tx) => {
      await read(tx)
      await tx.run(sql`alter table grown add column three int`)
      await read(tx)
    })
    await expect(work).rejects.toMatchObject({ code: '0A000' })
  })
})

describe('a link to the database that died without a word', () => {
  let database: TestDatabase
  let proxy: TcpProxy
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase()
    await using(database.url, (direct) => direct.run(sql`create table counted (n int)`))
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    proxy = await startTcpProxy(Number(new URL(database.url).port))
    db = open(SILENT_MS)
    await Promise.all([db.run(sql`select pg_sleep(0.05)`), db.run(sql`select pg_sleep(0.05)`)])
  })
  afterEach(async () => {
    await proxy.stop()
    await db.close()
  })

  const open = (silentMs?: number) => {
    const url = new URL(database.url)
    url.port = String(proxy.port)
    const limit = silentMs === undefined ? {} : { silentMs }
    return connect({ url: url.href, poolSize: 4, applicationName: 'test', onError: () => {}, ...limit })
  }
  const count = () => db.one<{ n: number }>(sql`select count(*)::int n from counted`)

  it('fails what waits for an answer, as a database that is away, and is not used again', async () => {
    proxy.blackhole()
    const failed = await Promise.all([count(), count()].map((one) => one.catch((error: Error) => error)))
    for (const error of failed) {
      expect(error).toMatchObject({ code: 'ETIMEDOUT', message: expect.stringContaining('did not answer') })
      expect(isUnavailable(error)).toBe(true)
    }
    expect(db.pool.totalCount).toBe(0)
    proxy.heal()
    expect(await count()).toEqual({ n: 0 })
  })

  it('fails a transaction once, does not wait for its rollback, and leaves nothing of it', async () => {
    const work = db.transaction(async (tx) => {
      await tx.run(sql`insert into counted values (1)`)
      proxy.blackhole()
      await tx.run(sql`insert into counted values (2)`)
    })
    await expect(work).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    expect(db.pool.totalCount).toBe(1)
    proxy.heal()
    proxy.cutNow()
    await expect.poll(() => count().catch(() => undefined), { timeout: 10_000 }).toEqual({ n: 0 })
  })

  it('does not keep a node from hearing what others signal', async () => {
    const logger = createLogger({ level: 'silent' })
    const deaf = createLog(db, logger)
    const heard: Signal[] = []
    deaf.onSignal((signal) => heard.push(signal))
    await deaf.start()
    await using(database.url, async (other) => {
      const speaking: Log = createLog(other, logger)
      const saidUntilHeard = async (n: number) => {
        speaking.signal({ topic: 'said', body: n })
        return heard.some(({ body }) => body === n)
      }
      await expect.poll(() => saidUntilHeard(1), { timeout: 20_000 }).toBe(true)
      // The old link stays as it is: open, and dead.
      proxy.blackhole()
      proxy.heal()
      await expect.poll(() => saidUntilHeard(2), { timeout: 30_000 }).toBe(true)
    })
    await deaf.stop()
  })
})

describe('a link to the database that broke', () => {
  it('is told as one that is away, whenever it is noticed: in a statement, before the next, or with none to be had', async () => {
    const database = await freshDatabase()
    await using(database.url, async (db) => {
      const end = sql`select pg_terminate_backend(pg_backend_pid())`
      const faults: unknown[] = []
      const noting = (error: unknown) => faults.push(error)
      await db.run(end).catch(noting)
      await db
        .transaction(async (tx) => {
          await tx.run(end).catch(noting)
          // The driver knows by now, and tells it in other words.
          await setImmediate()
          await tx.run(sql`select`)
        })
        .catch(noting)
      await db.close()
      await db.run(sql`select`).catch(noting)
      await db.transaction(async () => {}).catch(noting)
      expect(faults).toHaveLength(5)
      for (const fault of faults) expect(isUnavailable(fault), String(fault)).toBe(true)
    })
    await database.drop()
  })
})

describe('a link to the database that breaks at the moment it is handed out', () => {
  it('does not end the process', async () => {
    const database = await freshDatabase()
    await using(database.url, async (db) => {
      const broken = new Error('terminating connection due to unexpected postmaster exit')
      const unheard: unknown[] = []
      const breakIt = (client: pg.PoolClient) => {
        // After the pool has let go of it, and before whoever waits for it goes on.
        queueMicrotask(() => {
          try {
            client.emit('error', broken)
          } catch (error) {
            unheard.push(error)
          }
        })
      }
      db.pool.on('acquire', breakIt)
      for (let times = 0; times < 2; times++) await db.transaction((tx) => tx.run(sql`select`)).catch(() => {})
      db.pool.off('acquire', breakIt)
      expect(unheard).toEqual([])
      expect(await db.one(sql`select 1 n`)).toEqual({ n: 1 })
    })
    await database.drop()
  })
})

describe('of a transaction', () => {
  it('what fails at its end has failed for its caller, and nothing of it is there', async () => {
    const database = await freshDatabase()
    await using(database.url, async (db) => {
      await db.run(sql`create table counted_once (n int unique deferrable initially deferred)`)
      const told: string[] = []
      const twice = db.transaction(async (tx) => {
        tx.afterCommit(() => told.push('committed'))
        await tx.run(sql`insert into counted_once values (1), (1)`)
      })
      await expect(twice).rejects.toMatchObject({ code: '23505' })
      expect(told).toEqual([])
      expect(await db.one(sql`select count(*)::int n from counted_once`)).toEqual({ n: 0 })
    })
    await database.drop()
  })

  it('the end waits for the disk as the server is set: no node asks for less', async () => {
    const database = await freshDatabase()
    await using(database.url, async (db) => {
      const asked = await db.rows(
        sql`select name from pg_settings where name = 'synchronous_commit' and source = 'client'`,
      )
      expect(asked).toEqual([])
    })
    await database.drop()
  })
})

describe('a statement on a connection of its own', () => {
  it('may take any time, unlike one of the pool', async () => {
    const database = await freshDatabase()
    await using(database.url, async (db) => {
      const limits = sql`select current_setting('statement_timeout') statement, current_setting('lock_timeout') lock`
      expect(await db.one(limits)).toEqual({ statement: '20s', lock: '10s' })
      const client = await db.dedicated()
      expect((await client.query(limits)).rows).toEqual([{ statement: '0', lock: '0' }])
      await client.end()
    })
    await database.drop()
  })
})

async function using(url: string, work: (db: Db) => Promise<unknown>): Promise<void> {
  const db = connect({ url, poolSize: 2, applicationName: 'test', onError: () => {} })
  try {
    await work(db)
  } finally {
    if (!db.pool.ended) await db.close()
  }
}
