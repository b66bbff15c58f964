import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Db, sql } from '#platform/database/database.ts'
import { createLogger } from '#platform/logger.ts'
import { createTimers, type TimerHandler, type Timers } from '#platform/timers.ts'
import { settableClock } from '../../tests/support/application.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'

const logger = createLogger({ level: 'silent' })

describe('timers', () => {
  let database: TestDatabase
  let db: Db
  const clock = settableClock(1_000_000)
  const running: Timers[] = []

  function node(handler: TimerHandler): Timers {
    const timers = createTimers(db, clock, logger)
    timers.handle({ 'test.ring': handler })
    timers.start()
    running.push(timers)
    return timers
  }
  beforeEach(async () => {
    database = await freshDatabase()
    db = connect({ url: database.url, poolSize: 6, applicationName: 'test', onError: () => {} })
    clock.set(1_000_000)
    await db.run(sql`create table public.rung (key text not null)`)
  })
  afterEach(async () => {
    for (const timers of running.splice(0)) await timers.stop()
    await db.close()
    await database.drop()
  })
  const record: TimerHandler = async (tx, timer) => {
    await tx.run(sql`insert into public.rung (key) values (${timer.key})`)
  }
  const rung = async () =>
    (await db.rows<{ key: string }>(sql`select key from public.rung order by key`)).map((row) => row.key)

  it('fire at their instant, once over two nodes, and not before', async () => {
    const [first] = [node(record), node(record)]
    await db.transaction((tx) => first!.set(tx, 'test.ring', 'a', 1_000_500))
    clock.set(1_000_499)
    await new Promise((done) => setTimeout(done, 1_200))
    expect(await rung()).toEqual([])
    clock.set(1_000_500)
    await expect.poll(rung, { timeout: 5_000 }).toEqual(['a'])
    await new Promise((done) => setTimeout(done, 1_200))
    expect(await rung()).toEqual(['a'])
  })

  it('are replaced by key, cleared, and never set by a transaction that rolled back', async () => {
    const timers = node(record)
    await db.transaction((tx) => timers.set(tx, 'test.ring', 'late', 1_000_100))
    await db.transaction((tx) => timers.set(tx, 'test.ring', 'late', 9_000_000))
    await db.transaction((tx) => timers.set(tx, 'test.ring', 'cleared', 1_000_100))
    await db.transaction((tx) => timers.clear(tx, 'test.ring', 'cleared'))
    await db
      .transaction(async (tx) => {
        await timers.set(tx, 'test.ring', 'undone', 1_000_100)
        throw new Error('undo')
      })
      .catch(() => {})
    await db.transaction((tx) => timers.set(tx, 'test.ring', 'kept', 1_000_100))
    clock.set(1_000_200)
    await expect.poll(rung, { timeout: 5_000 }).toEqual(['kept'])
  })

  it('that fail leave nothing half-done and come again later', async () => {
    let failures = 0
    const timers = node(async (tx, timer) => {
      await tx.run(sql`insert into public.rung (key) values (${timer.key})`)
      if (failures++ === 0) throw new Error('first time fails')
    })
    await db.transaction((tx) => timers.set(tx, 'test.ring', 'b', 1_000_000))
    await expect.poll(() => failures, { timeout: 5_000 }).toBe(1)
    expect(await rung()).toEqual([])
    clock.advance(10_000)
    await expect.poll(rung, { timeout: 5_000 }).toEqual(['b'])
  })

  it('whose database went away come again a second later, however often it goes', async () => {
    const losses = 5
    let tries = 0
    const timers = node(async (tx, timer) => {
      await tx.run(sql`insert into public.rung (key) values (${timer.key})`)
      tries += 1
      if (tries <= losses) await tx.run(sql`select pg_terminate_backend(pg_backend_pid())`)
    })
    await db.transaction((tx) => timers.set(tx, 'test.ring', 'b', 1_000_000))
    for (let lost = 1; lost <= losses; lost++) {
      await expect.poll(() => tries, { timeout: 10_000 }).toBe(lost)
      expect(await rung()).toEqual([])
      const put = () => db.maybe(sql`select from platform.timer where due_at > to_timestamp(${clock.now() / 1000})`)
      await expect.poll(put, { timeout: 10_000 }).toBeDefined()
      clock.advance(1_000)
    }
    await expect.poll(rung, { timeout: 10_000 }).toEqual(['b'])
  })

  it('left behind by a node that died fire on another', async () => {
    const dying = createTimers(db, clock, logger)
    dying.handle({ 'test.ring': record })
    await db.transaction((tx) => dying.set(tx, 'test.ring', 'orphan', 1_000_050))
    await dying.stop()
    node(record)
    clock.set(1_000_060)
    await expect.poll(rung, { timeout: 5_000 }).toEqual(['orphan'])
  })
})
