import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#platform/database/embedded.mjs'
import { migrate } from '#platform/database/migrate.ts'
import { createLogger, type Logger } from '#platform/logger.ts'
import type { Platform } from '#platform/module.ts'
import { projectRoot } from '#platform/project-root.ts'
import { type Application, createApplication, type House } from '#server/application.ts'
import { type Config, readConfig } from '#server/config.ts'
import { beginInstallation } from '#server/first-start.ts'
import { seedDemoBank } from '../seed/seed-demo-bank.ts'
import { DEMO_SIGN_INS_FILE, type DemoSignIn, signInLines } from '../seed/sign-ins.ts'

interface StartOptions {
  readonly argv: readonly string[]
  readonly build: (platform: Platform) => House
}

/** From nothing to a serving house; says what it does. Throws a plain error that says what to do when it cannot. */
export async function startHouse({ argv, build }: StartOptions): Promise<void> {
  const startedAt = Date.now()
  const options = readOptions(argv)
  const config = await checkedConfig(options)
  const logger = createLogger({ level: config.LOG_LEVEL })
  lastResort(logger)
  const database = await openDatabase(config)
  await migrate(database.url, (name) => say(`  migrating ${name}`))
  const application = await createApplication({
    config,
    databaseUrl: database.url,
    logger,
    build,
    version: await version(),
  })
  const stopping = stopOnSignals(application, database.stop, { logger, withinMs: config.STOP_SECONDS * 1000 })
  const beginning = await stopping.after(
    beginInstallation(application.platform, options.isEmpty ? 'empty' : 'demo', async () => {
      say('  filling a small believable bank')
      const onProgress = (line: string) => say(`    ${line}`)
      await seedDemoBank(application.platform, { onProgress, now: Date.now(), build, databaseUrl: database.url })
    }),
  )
  if (stopping.isAsked()) return
  const { url } = await application.listen()
  say(`\n  Yinuo 一诺 serves at ${url}   (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  say(`  Demo page with the customer's chat: ${url}/demo · API: ${url}/api/docs`)
  if (beginning.kind === 'empty') say('  The first visitor creates the administrator.')
  else await printSignIns(config.DATA_DIR)
  say('  Ctrl-C stops it; nothing is lost.\n')
}

interface Options {
  readonly isEmpty: boolean
  readonly port: string | undefined
  readonly data: string | undefined
}

function readOptions(argv: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { empty: { type: 'boolean', default: false }, port: { type: 'string' }, data: { type: 'string' } },
    })
    return { isEmpty: values.empty, port: values.port, data: values.data }
  } catch (error) {
    throw new Error(`${(error as Error).message}\nSee npm start -- --help`)
  }
}

/** Settings with every fault listed; a port that nobody chose gives way to a second node on the same machine. */
async function checkedConfig(options: Options): Promise<Config> {
  const read = readConfig({
    ...process.env,
    ...(options.port === undefined ? {} : { PORT: options.port }),
    ...(options.data === undefined ? {} : { DATA_DIR: options.data }),
  })
  if (!read.ok) throw new Error(['These settings are wrong:', ...read.faults.map((fault) => `  ${fault}`)].join('\n'))
  const config = { ...read.config, DATA_DIR: resolve(projectRoot, read.config.DATA_DIR) }
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const wasChosen = options.port !== undefined || process.env.PORT !== undefined
  return { ...config, PORT: await freePort(config.HOST, config.PORT, wasChosen) }
}

async function freePort(host: string, port: number, wasChosen: boolean): Promise<number> {
  for (let candidate = port; candidate < port + 20; candidate++) {
    if (candidate === 0 || (await isFree(host, candidate))) return candidate
    if (wasChosen)
      throw new Error(`Port ${port} is taken: stop what listens there, or choose another with npm start -- --port N`)
  }
  throw new Error(`Ports ${port} to ${port + 19} are taken: choose one with npm start -- --port N`)
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((decided) => {
    const probe = createServer()
    probe.once('error', () => decided(false))
    probe.listen({ host, port }, () => probe.close(() => decided(true)))
  })
}

async function openDatabase(config: Config): Promise<{ url: string; stop: () => Promise<void> }> {
  if (config.DATABASE_URL !== undefined) return { url: config.DATABASE_URL, stop: async () => {} }
  const database = await startEmbedded(join(config.DATA_DIR, 'database'), {
    onProgress: (line: string) => say(`  ${line}`),
  })
  if (database.joined) say('  joining the database another process has brought up: this is one more node')
  return { url: database.url, stop: () => database.stop() }
}

interface Stopping {
  isAsked(): boolean
  /** Work that a stop finishes first. */
  after<T>(work: Promise<T>): Promise<T>
}

/**
 * SIGTERM and Ctrl-C finish what is under way; a second one does not wait. Neither does a database that does not answer
 * keep the process: what was acknowledged is durable, and everything else is taken up by the next start.
 */
function stopOnSignals(
  application: Application,
  stopDatabase: () => Promise<void>,
  { logger, withinMs }: { readonly logger: Logger; readonly withinMs: number },
): Stopping {
  let isStopping = false
  let underWay: Promise<unknown> = Promise.resolve()
  const stop = async () => {
    if (isStopping) process.exit(1)
    isStopping = true
    say('\n  stopping: finishing what is under way')
    setTimeout(() => {
      say(`  not finished within ${withinMs / 1000} s (STOP_SECONDS): ending now; nothing acknowledged is lost`)
      process.exit(1)
    }, withinMs)
    try {
      await underWay
      await application.stop()
      await stopDatabase()
      process.exit(0)
    } catch (error) {
      logger.error({ err: error as Error }, 'stopped with a fault')
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  return {
    isAsked: () => isStopping,
    after(work) {
      underWay = work
      return work
    },
  }
}

/** A fault nobody caught: the process is not to be trusted any more. What was acknowledged is in the database. */
function lastResort(logger: Logger): void {
  const end = (error: unknown) => {
    logger.fatal({ err: error as Error }, 'uncaught fault: this node ends, others go on')
    process.exit(70)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}

async function printSignIns(dataDir: string): Promise<void> {
  const text = await readFile(join(dataDir, DEMO_SIGN_INS_FILE), 'utf8').catch(() => undefined)
  if (text === undefined) return
  say('  Demo sign-ins (made for this installation, one password a role):')
  for (const line of signInLines(JSON.parse(text) as DemoSignIn[])) say(`    ${line}`)
}

async function version(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

const say = (line: string) => console.log(line)
