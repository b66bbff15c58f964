import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { factKind, type RecordedFact } from '#libs/facts/event.ts'
import { connect, type Db, sql } from '#platform/database/database.ts'
import { createLog, type Log } from '#platform/log/log.ts'
import { readLog } from '#platform/log/read.ts'
import { createSubscribers, type Subscriber } from '#platform/log/subscribers.ts'
import { createLogger } from '#platform/logger.ts'
import { freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'

const noted = factKind('test.noted', 1, z.object({ n: z.number() }))
const cause = { kind: 'system', id: 'test' } as const
const logger = createLogger({ level: 'silent' })

describe('the log of facts', () => {
  let database: TestDatabase
  const open: { db: Db; log: Log }[] = []

  async function node(): Promise<{ db: Db; log: Log }> {
    const db = connect({ url: database.url, poolSize: 6, applicationName: 'test', onError: () => {} })
    const log = createLog(db, logger)
    await log.start()
    open.push({ db, log })
    return { db, log }
  }
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(async () => {
    for (const { log, db } of open) {
      await log.stop()
      await db.close()
    }
    await database.drop()
  })

  it('gives every committed fact one position without gaps, from two nodes at once, and none to a rolled-back one', async () => {
    const nodes = [await node(), await node()]
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const { db, log } = nodes[n % 2]!
        await db
          .transaction(async (tx) => {
            await log.announce(tx, cause, [noted.of(`thing-${n % 7}`, 1_000 + n, { n })])
            if (n % 10 === 0) throw new Error('changed my mind')
          })
          .catch(() => {})
      }),
    )
    await Promise.all(nodes.map(({ log }) => log.settled()))
    const facts = await readLog(nodes[0]!.db, 0, 1_000)
    expect(facts.map((fact) => fact.position)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1))
    expect(new Set(facts.map((fact) => (noted.is(fact) ? fact.data.n : -1))).size).toBe(180)
  })

  it('puts a fact behind the one that caused it, however transactions overlap', async () => {
    const { db, log } = await node()
    await db.run(sql`create table public.thing (id int primary key, version int not null)`)
    await db.run(sql`insert into public.thing select g, 0 from generate_series(1, 3) g`)
    const bump = (id: number) =>
      db.transaction(async (tx) => {
        const { version } = await tx.one<{ version: number }>(
          sql`update public.thing set version = version + 1 where id = ${id} returning version`,
        )
        await log.announce(tx, cause, [noted.of(`ordered-${id}`, 0, { n: version })])
      })
    await Promise.all(Array.from({ length: 120 }, (_, index) => bump((index % 3) + 1)))
    await log.settled()
    const facts = (await readLog(db, 0, 10_000)).filter((fact) => fact.about.startsWith('ordered-'))
    for (const id of [1, 2, 3]) {
      const versions = facts
        .filter((fact) => fact.about === `ordered-${id}`)
        .map((fact) => (fact as RecordedFact<string, { n: number }>).data.n)
      expect(versions).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
    }
  })

  it('tells listeners of every node every fact, in order', async () => {
    const [a, b] = [await node(), await node()]
    const heard: number[] = []
    b.log.listen((facts) => heard.push(...facts.map((fact) => fact.position)))
    for (let n = 0; n < 20; n++) await a.db.transaction((tx) => a.log.announce(tx, cause, [noted.of('x', 0, { n })]))
    await a.log.settled()
    await b.log.settled()
    expect(heard.length).toBeGreaterThanOrEqual(20)
    expect(heard).toEqual(heard.toSorted((x, y) => x - y))
    expect(new Set(heard).size).toBe(heard.length)
  })

  it('refuses to change or remove a row, even for the owner of the table', async () => {
    const { db } = await node()
    await expect(db.run(sql`update platform.log set type = 'other' where position = 1`)).rejects.toThrow(/append-only/)
    await expect(db.run(sql`delete from platform.log where position = 1`)).rejects.toThrow(/append-only/)
  })

  it('runs a reaction once in effect, on whichever node comes first, and parks a fact that never works', async () => {
    const [a, b] = [await node(), await node()]
    await a.db.run(sql`create table public.effect (n int not null)`)
    const subscriber: Subscriber = {
      name: 'test',
      reactions: {
        'test.noted': async (tx, fact) => {
          if (!noted.is(fact) || !fact.about.startsWith('react')) return
          if (fact.data.n === 13) throw new Error('cannot digest 13')
          await tx.run(sql`insert into public.effect (n) values (${fact.data.n})`)
        },
      },
    }
    const readers = [a, b].map(({ db, log }) => createSubscribers(db, log, [subscriber], logger))
    for (const reader of readers) await reader.start()
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        a.db.transaction((tx) => a.log.announce(tx, cause, [noted.of('react', 0, { n })])),
      ),
    )
    await a.log.settled()
    await expect
      .poll(() => a.db.rows(sql`select n from public.effect order by n`), { timeout: 15_000 })
      .toEqual(Array.from({ length: 40 }, (_, n) => ({ n })).filter(({ n }) => n !== 13))
    expect(await a.db.rows(sql`select subscriber, error from platform.parked_fact`)).toEqual([
      { subscriber: 'test', error: 'cannot digest 13' },
    ])
    for (const reader of readers) await reader.stop()
  })
})
