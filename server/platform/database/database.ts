import pg from 'pg'
import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Instant } from '#libs/facts/event.ts'
import { createNames } from '#platform/database/statement-names.ts'

export { empty, join, raw, type Sql, sqlTag as sql }

/** Something SQL can be sent to: the pool, or one transaction. Rows come back with instants as milliseconds. */
export interface Queryable {
  rows<R>(statement: Sql): Promise<R[]>
  /** The only row; a missing or second row is a fault. */
  one<R>(statement: Sql): Promise<R>
  maybe<R>(statement: Sql): Promise<R | undefined>
  /** How many rows were written. */
  run(statement: Sql): Promise<number>
}

export interface Tx extends Queryable {
  /** Runs once the transaction is durable; never when it rolled back. Must not throw. */
  afterCommit(effect: () => void): void
}

export interface Db extends Queryable {
  /**
   * Runs `work` in one transaction, again (at most 4 times) when PostgreSQL reports a deadlock or a serialisation
   * failure, or when a statement planned before its table grew; so `work` does nothing outside the transaction but
   * `afterCommit`.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  /** A new connection outside the pool, for LISTEN and long holds: no statement of it ends by the clock. */
  dedicated(): Promise<pg.Client>
  close(): Promise<void>
}

/** An instant as a SQL parameter. */
export const at = (instant: Instant): Date => new Date(instant)
export const maybeAt = (instant: Instant | null | undefined): Date | null =>
  instant === null || instant === undefined ? null : new Date(instant)
/** A value as a jsonb parameter (arrays too, which the driver would otherwise send as SQL arrays). */
export const json = (value: unknown): string => JSON.stringify(value)

const TIMESTAMPTZ = 1184
const DATE = 1082
const INT8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return (text: string) => parseInstant(text)
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return parseSafeInteger
    return pg.types.getTypeParser(oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}

const parseInstant = (text: string): Instant => {
  const parse = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date
  return parse(text).getTime()
}

function parseSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new Error(`bigint ${text} does not fit a number: cast it to text in the query`)
  return value
}

export interface ConnectOptions {
  readonly url: string
  /** Most connections this node opens, the dedicated ones apart. */
  readonly poolSize: number
  readonly applicationName: string
  /** Told of connections that broke while idle; the pool heals by itself. */
  readonly onError: (error: Error) => void
  /** How long the database may be silent; longer than it itself lets a statement run. For tests. */
  readonly silentMs?: number
  /** False: a commit is answered before it is on the disk. For what nobody was told of and can be done again. */
  readonly waitsForDisk?: boolean
}

/**
 * What the server at the other end is asked to keep to: no statement, lock or forgotten transaction holds others up for
 * long, and a client whose machine vanished is noticed after a minute, so that its locks go.
 */
const LIMITS =
  '-c timezone=UTC -c statement_timeout=20000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=15000 ' +
  '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3'
const NO_LIMITS = `${LIMITS} -c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0`

/**
 * A link that died without a word answers no statement, and nothing else would ever tell: the connection is given up.
 * Longer than `statement_timeout`, so that a living server tells its own reason.
 */
const SILENT_MS = 25_000

/** Opens a pool on the database. Does not connect yet. */
export function connect(options: ConnectOptions): Db {
  const settings: pg.ClientConfig = {
    connectionString: options.url,
    application_name: options.applicationName,
    types,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: options.waitsForDisk === false ? `${LIMITS} -c synchronous_commit=off` : LIMITS,
  }
  const pool = new pg.Pool({
    ...settings,
    query_timeout: options.silentMs ?? SILENT_MS,
    max: options.poolSize,
    idleTimeoutMillis: 60_000,
  })
  pool.on('error', options.onError)
  // Between handing out a connection and its first use nobody else listens, and a fault that comes then would end the
  // process. Nothing is missed: the first statement fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    ...queryable((query) => queryAnew(pool, query).catch(rethrow)),
    pool,
    transaction: (work) => inTransaction(pool, work, options.onError),
    async dedicated() {
      const client = new pg.Client({ ...settings, options: NO_LIMITS })
      client.on('error', options.onError)
      await client.connect()
      return client
    },
    close: () => pool.end(),
  }
}

const nameOfRepeated = createNames()

const RETRIABLE = new Set(['40001', '40P01'])
const MOST_TRIES = 4

/**
 * A prepared statement was planned before a release gave its table another column, and PostgreSQL will not run that plan.
 * The connection that holds it is closed; a new one plans anew, so as many tries as the pool has connections are enough.
 */
const isStale = (error: unknown): boolean => saidOf(error).routine === 'RevalidateCachedQuery'

/** Whoever it passed through may have wrapped what the database said. */
function saidOf(error: unknown): { readonly code?: string; readonly routine?: string } {
  for (let said = error; said instanceof Error; said = said.cause)
    if ('routine' in said || 'code' in said) return said as { code?: string; routine?: string }
  return {}
}

/** The pool closes the connection of a statement that failed. */
async function queryAnew(pool: pg.Pool, query: pg.QueryConfig): Promise<pg.QueryResult> {
  for (let stale = 0; ; stale++) {
    try {
      return await pool.query(query)
    } catch (error) {
      if (!isStale(error) || stale === pool.options.max) throw error
    }
  }
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<T>,
  onError: (error: Error) => void,
): Promise<T> {
  for (let attempt = 1, stale = 0; ; ) {
    const client = await pool.connect().catch(rethrow)
    const effects: (() => void)[] = []
    let broken: Error | undefined
    const onBroken = (error: Error) => {
      broken = error
    }
    client.on('error', onBroken)
    try {
      await client.query('begin').catch(rethrow)
      const result = await work({
        ...queryable((query) => client.query(query).catch(rethrow)),
        afterCommit: (effect) => effects.push(effect),
      })
      await client.query('commit').catch(rethrow)
      for (const effect of effects) runEffect(effect, onError)
      return result
    } catch (error) {
      if (error instanceof DatabaseSilent || isStale(error)) broken = error as Error
      else
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
      if (isStale(error) && stale++ < pool.options.max) continue
      if (attempt++ < MOST_TRIES && RETRIABLE.has(saidOf(error).code ?? '')) continue
      throw error
    } finally {
      client.off('error', onBroken)
      client.release(broken)
    }
  }
}

/**
 * The database did not answer in time. Whether the statement took effect is not known; the connection is not used again.
 */
export class DatabaseSilent extends Error {
  readonly code = 'ETIMEDOUT'
  constructor(cause: Error) {
    super('The database did not answer in time: its connection was given up.', { cause })
  }
}

/**
 * The link to the database broke, or none could be had. Of a statement that was under way it is not known whether it took
 * effect. The code is PostgreSQL's for a connection that failed.
 */
export class DatabaseLost extends Error {
  readonly code = '08006'
  constructor(cause: Error) {
    super(`The link to the database is lost: ${cause.message}`, { cause })
  }
}

/** The driver and its pool tell it by words alone; here, and nowhere else, they become faults with a code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after|Client (was closed|has encountered a connection error))/

function rethrow(error: Error): never {
  if (error.message === 'Query read timeout') throw new DatabaseSilent(error)
  throw LOST.test(error.message) ? new DatabaseLost(error) : error
}

function runEffect(effect: () => void, onError: (error: Error) => void): void {
  try {
    effect()
  } catch (error) {
    onError(error as Error)
  }
}

/** The reading and writing verbs over anything that answers a query. */
export function queryable(query: (config: pg.QueryConfig) => Promise<pg.QueryResult>): Queryable {
  const send = ({ text, values }: Sql) => {
    // Without values the driver may send several statements in one text, which cannot be prepared.
    const name = values.length === 0 ? undefined : nameOfRepeated(text)
    return query({ text, values, ...(name === undefined ? {} : { name }) })
  }
  return {
    rows: async <R>(statement: Sql) => (await send(statement)).rows as R[],
    async one<R>(statement: Sql) {
      const { rows } = await send(statement)
      if (rows.length !== 1) throw new Error(`expected one row, found ${rows.length}: ${statement.text.slice(0, 200)}`)
      return rows[0] as R
    },
    maybe: async <R>(statement: Sql) => (await send(statement)).rows[0] as R | undefined,
    run: async (statement) => (await send(statement)).rowCount ?? 0,
  }
}
