import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#platform/clock.ts'
import { createLogger, type Logger } from '#platform/logger.ts'
import { type Application, createApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { buildHouse } from '#server/main.ts'
import { freshDatabase } from './database.ts'

export interface TestApplication extends Application {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly databaseUrl: string
  readonly dataDir: string
  /** A second node on the same database, stopped together with this one. */
  secondNode(): Promise<Application & { readonly url: string }>
}

/**
 * The whole product on a free port and a fresh copy of the migrated database. Stop it in `afterAll`.
 * `clock` sets the time; timers then fire when it passes them (they look every second at the latest).
 */
export async function startTestApplication(
  options: {
    readonly clock?: Clock
    readonly env?: Readonly<Record<string, string>>
    /** Another house, for example one of which the test keeps a module's questions. */
    readonly build?: typeof buildHouse
    /** Another log, for example one that the test reads. */
    readonly logger?: Logger
    /** What is done to the first node before it listens. */
    readonly before?: (application: Application, databaseUrl: string) => Promise<unknown>
    /** An installation that is there already and stays, instead of a new one. */
    readonly on?: { readonly databaseUrl: string; readonly dataDir: string }
  } = {},
): Promise<TestApplication> {
  const { on } = options
  const database = on ? { url: on.databaseUrl, drop: async () => {} } : await freshDatabase()
  const dataDir = on?.dataDir ?? (await mkdtemp(join(tmpdir(), 'yinuo-test-')))
  const parsed = readConfig({
    PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG ?? 'error',
    DATA_DIR: dataDir,
    DATABASE_POOL: '8',
    // Tests ask again and again until something has come true.
    READS_PER_MINUTE: '1000000',
    ...options.env,
  })
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'))
  const node = async (before?: typeof options.before) => {
    const application = await createApplication({
      config: parsed.config,
      databaseUrl: database.url,
      logger: options.logger ?? createLogger({ level: parsed.config.LOG_LEVEL }),
      build: options.build ?? buildHouse,
      version: 'test',
      ...(options.clock ? { clock: options.clock } : {}),
    })
    await before?.(application, database.url)
    const { url } = await application.listen()
    return { ...application, url }
  }
  const first = await node(options.before)
  const others: Application[] = []
  return {
    ...first,
    databaseUrl: database.url,
    dataDir,
    async secondNode() {
      const other = await node()
      others.push(other)
      return other
    },
    async stop() {
      for (const other of others) await other.stop()
      await first.stop()
      await database.drop()
      if (!on) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A clock that stands still until told otherwise. */
export function settableClock(startAt: number): Clock & { set(at: number): void; advance(ms: number): void } {
  let now = startAt
  return {
    now: () => now,
    set: (at) => {
      now = at
    },
    advance: (ms) => {
      now += ms
    },
  }
}
