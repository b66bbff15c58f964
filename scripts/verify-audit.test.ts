import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'
import { connect } from '#platform/database/database.ts'
import { createLog } from '#platform/log/log.ts'
import { createLogger } from '#platform/logger.ts'
import { freshDatabase, type TestDatabase } from '../tests/support/database.ts'
import { verify } from './verify-audit.mjs'

const ROWS = 60
const noted = factKind('test.noted', 1, z.object({ words: z.string(), n: z.number() }))
let database: TestDatabase
let owner: pg.Client
let head: { position: number; hash: string }

/** A log as the product writes one, with words that are hard on text: quotes, accents, other scripts, fractions. */
beforeAll(async () => {
  database = await freshDatabase()
  const db = connect({ url: database.url, poolSize: 4, applicationName: 'test', onError: () => {} })
  const log = createLog(db, createLogger({ level: 'silent' }))
  await log.start()
  for (let n = 1; n <= ROWS; n++) {
    const words = ['客户', 'naïve "quoted"', '\\u0000 no', '😀', ''][n % 5]!
    await db.transaction((tx) =>
      log.announce(tx, { kind: 'person', id: `p${n % 3}`, purpose: words }, [
        noted.of(`thing-${n % 7}`, 1_700_000_000_123 + n, { words, n: n / 8 }),
      ]),
    )
  }
  await log.settled()
  await log.stop()
  await db.close()
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  await owner.query(
    'create schema kept; create table kept.log as table platform.log; create table kept.head as table platform.log_head',
  )
  const { rows } = await owner.query('select position, hash from platform.log_head')
  head = { position: Number(rows[0].position), hash: rows[0].hash.toString('hex') }
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})
beforeEach(async () => {
  await tamper(`delete from platform.log; insert into platform.log select * from kept.log;
    delete from platform.log_head; insert into platform.log_head select * from kept.head`)
})

/** The owner of the database can switch the trigger off, and does. */
async function tamper(text: string): Promise<void> {
  await owner.query(`alter table platform.log disable trigger append_only; ${text};
    alter table platform.log enable trigger append_only`)
}
async function verdict(expected?: typeof head): Promise<{ code: number; said: string; faults: string[] }> {
  const lines: string[] = []
  const code = await verify(database.url, expected, (line) => lines.push(line))
  return {
    code,
    said: lines.join('\n'),
    faults: lines.filter((line) =>
      /^(missing|altered|hash-altered|swapped|inserted|doubled|head|rewritten):/.test(line),
    ),
  }
}

describe('the verifier of the audit trail', () => {
  it('finds the log unbroken as the product wrote it, and says what to keep', async () => {
    const { code, said } = await verdict()
    expect([code, said]).toEqual([0, expect.stringContaining(`--expect ${ROWS}:${head.hash}`)])
    expect((await verdict(head)).code).toBe(0)
  })

  it('the product itself cannot change a row', async () => {
    await expect(owner.query(`update platform.log set type = 'x' where position = 5`)).rejects.toThrow('append-only')
    await expect(owner.query('delete from platform.log where position = 5')).rejects.toThrow('append-only')
    await expect(owner.query('truncate platform.log')).rejects.toThrow('append-only')
  })

  it.each([
    `type = 'test.other'`,
    `about = 'thing-x'`,
    `version = 2`,
    `at = at + interval '1 microsecond'`,
    `cause = '{"kind":"person","id":"someone-else"}'`,
    `data = jsonb_set(data, '{n}', '99')`,
    `event_id = gen_random_uuid()`,
  ])('names the row whose %s', async (change) => {
    for (const position of [1, 17, ROWS]) {
      await tamper(`update platform.log set ${change} where position = ${position}`)
    }
    const { code, faults } = await verdict()
    expect(code).toBe(1)
    expect(faults.map((fault) => /position (\d+)/.exec(fault)?.[1])).toEqual(['1', '17', String(ROWS)])
    expect(faults.every((fault) => fault.startsWith('altered'))).toBe(true)
  })

  it('names the row whose hash alone was altered', async () => {
    await tamper(`update platform.log set hash = sha256('x') where position = 9`)
    expect((await verdict()).faults).toEqual([expect.stringMatching(/^hash-altered: the hash of position 9 /)])
  })

  it.each([
    ['one row', '= 30', 'position 30 is missing'],
    ['the first', '= 1', 'position 1 is missing'],
    ['several', 'between 10 and 14', 'positions 10 to 14 are missing'],
    ['the last', `= ${ROWS}`, `position ${ROWS} is missing at the end`],
    ['all', '> 0', `positions 1 to ${ROWS} are missing at the end`],
  ])('names what was removed: %s', async (_name, which, text) => {
    await tamper(`delete from platform.log where position ${which}`)
    const { code, faults } = await verdict()
    expect([code, faults]).toEqual([1, [`missing: ${text}`]])
  })

  it('names the place of a removal after which the rest was renumbered', async () => {
    await tamper(`delete from platform.log where position = 20;
      update platform.log set position = -position where position > 20;
      update platform.log set position = -position - 1 where position < 0`)
    const { faults } = await verdict()
    expect(faults[0]).toMatch(/^missing: a row before position 20 /)
    expect(faults).toHaveLength(2)
    expect(faults[1]).toBe(`missing: position ${ROWS} is missing at the end`)
  })

  it.each([
    ['neighbours', 30, 31],
    ['far apart', 5, 48],
    ['the ends', 1, ROWS],
  ])('names two rows that changed places: %s', async (_name, a, b) => {
    await tamper(`update platform.log set position = -1 where position = ${a};
      update platform.log set position = ${a} where position = ${b};
      update platform.log set position = ${b} where position = -1`)
    const { faults } = await verdict()
    expect(faults[0]).toContain(`swapped: position ${a} (test.noted) was swapped with position ${b}`)
    expect(faults.filter((fault) => !fault.startsWith('head'))).toHaveLength(1)
  })

  it('names two rows whose words changed places while their hashes stayed', async () => {
    await tamper(`alter table platform.log drop constraint log_event_id_key;
      update platform.log l set event_id = k.event_id, about = k.about, at = k.at, cause = k.cause, data = k.data
      from kept.log k where (l.position, k.position) in ((12, 40), (40, 12))`)
    const { faults } = await verdict()
    expect(faults).toEqual(['swapped: position 12 (test.noted) was swapped with position 40'])
    await tamper(`delete from platform.log; alter table platform.log add constraint log_event_id_key unique (event_id)`)
  })

  it('names a row that was inserted between others', async () => {
    await tamper(`update platform.log set position = -position where position >= 25;
      update platform.log set position = -position + 1 where position < 0;
      insert into platform.log select 25, gen_random_uuid(), type, version, about, at, cause, data, sha256('forged')
      from kept.log where position = 3`)
    const { faults } = await verdict()
    expect(faults[0]).toMatch(/^inserted: position 25 /)
  })

  it('names rows that were appended behind the end', async () => {
    await tamper(`insert into platform.log select ${ROWS + 1}, gen_random_uuid(), type, version, about, at, cause, data,
      sha256('forged') from kept.log where position = 3`)
    expect((await verdict()).code).toBe(1)
  })

  it('a head that was changed shows', async () => {
    await tamper(`update platform.log_head set position = ${ROWS - 1}`)
    expect((await verdict()).faults[0]).toContain(`rows stand behind position ${ROWS - 1}`)
    await tamper(`update platform.log_head set position = ${ROWS}, hash = sha256('x')`)
    expect((await verdict()).faults[0]).toContain('platform.log_head is another one')
  })

  it('every row, altered one at a time in random ways, is named', async () => {
    const changes = [`about = about || 'x'`, `data = data || '{"x":1}'`, `at = at - interval '1 second'`]
    let named = 0
    for (let position = 1; position <= ROWS; position++) {
      await tamper(`update platform.log set ${changes[position % 3]} where position = ${position}`)
      const { faults } = await verdict()
      if (faults.length === 1 && faults[0]!.includes(`position ${position} `)) named += 1
      await tamper(`update platform.log l set about = k.about, data = k.data, at = k.at from kept.log k
        where k.position = l.position and l.position = ${position}`)
    }
    expect(named).toBe(ROWS)
  })

  it('a chain rewritten from some row to its end shows against a hash that was kept elsewhere', async () => {
    await tamper(`update platform.log set about = 'forged' where position = 33`)
    await rewriteChain()
    expect((await verdict()).code).toBe(0)
    const { code, faults } = await verdict(head)
    expect([code, faults[0]]).toEqual([1, `rewritten: the chain up to position ${ROWS} is not the one that was noted`])
  })

  it('says when the trigger that refuses changes is off', async () => {
    await owner.query('alter table platform.log disable trigger append_only')
    expect((await verdict()).said).toContain('append_only')
    await owner.query('alter table platform.log enable trigger append_only')
  })
})

describe('as a command', () => {
  const run = async (...args: string[]): Promise<{ code: number; out: string }> => {
    const script = resolve(import.meta.dirname, 'verify-audit.mjs')
    return promisify(execFile)(process.execPath, [script, ...args], { env: { PATH: process.env.PATH } }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    )
  }

  it('ends with 0, 1 or 2, and tells why', async () => {
    expect(await run('--url', database.url)).toEqual({ code: 0, out: expect.stringContaining('Unbroken: 60 rows') })
    await tamper('delete from platform.log where position = 7')
    expect(await run('--url', database.url)).toEqual({ code: 1, out: expect.stringContaining('BROKEN') })
    expect(await run('--data', '/nowhere')).toEqual({ code: 2, out: expect.stringContaining('no database in') })
    expect(await run('--expect', 'x', '--url', database.url)).toMatchObject({ code: 2 })
    expect(await run('--help')).toEqual({ code: 0, out: expect.stringContaining('--expect') })
  })
})

/** What an owner who knows the algorithm does; recursive, in SQL, so that it is written a third way. */
async function rewriteChain(): Promise<void> {
  await tamper(`create or replace function pg_temp.field(t text) returns bytea language sql as
      $f$ select convert_to(octet_length(convert_to(t, 'UTF8')) || ':' || t, 'UTF8') $f$;
    with recursive chain as (
      select 0::bigint as position, ''::bytea as hash
      union all
      select l.position, sha256(c.hash || pg_temp.field(l.position::text) || pg_temp.field(l.event_id::text)
        || pg_temp.field(l.type) || pg_temp.field(l.version::text) || pg_temp.field(l.about)
        || pg_temp.field((extract(epoch from l.at) * 1000000)::bigint::text)
        || pg_temp.field(l.cause::text) || pg_temp.field(l.data::text))
      from chain c join platform.log l on l.position = c.position + 1)
    update platform.log l set hash = c.hash from chain c where c.position = l.position;
    update platform.log_head set hash = (select hash from platform.log order by position desc limit 1)`)
}
