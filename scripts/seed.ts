import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '#platform/database/migrate.ts'
import { createLogger } from '#platform/logger.ts'
import { type Application, createApplication } from '#server/application.ts'
import { type Config, readConfig } from '#server/config.ts'
import { becameDemo } from '#server/first-start.ts'
import { buildHouse } from '#server/main.ts'
import { seedDemoBank } from '../seed/seed-demo-bank.ts'
import { signInLines } from '../seed/sign-ins.ts'
import { openDatabase } from './open-database.ts'

const HELP = `npm run seed -- [options]

Fills an empty installation with a small believable bank (npm start does so by itself on a new data folder). All or
nothing: killed half-way it leaves nothing behind. Refuses where people work already.

  --url URL     the database (default DATABASE_URL, else the one in the data folder)
  --data DIR    the data folder, where the sign-ins are written (default data)
  --help        show this`

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(HELP)
else {
  try {
    await seed()
  } catch (error) {
    // A plain error says what to do; any other kind is a fault, and then the place matters.
    console.error(error instanceof Error && error.constructor === Error ? error.message : error)
    process.exitCode = 1
  }
}

async function seed(): Promise<void> {
  const config = settings()
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const database = await openDatabase({ url: values.url, data: values.data, mayMake: true })
  try {
    await migrate(database.url, (name) => console.log(`  migrating ${name}`))
    const application = await createApplication({
      config,
      databaseUrl: database.url,
      logger: createLogger({ level: 'error' }),
      build: buildHouse,
      version: 'seed',
    })
    try {
      await fill(application, database.url)
    } finally {
      await application.stop()
    }
  } finally {
    await database.close()
  }
}

async function fill({ platform }: Application, databaseUrl: string): Promise<void> {
  const onProgress = (line: string) => console.log(`  ${line}`)
  const signIns = await seedDemoBank(platform, {
    onProgress,
    now: platform.clock.now(),
    build: buildHouse,
    databaseUrl,
  })
  await becameDemo(platform)
  console.log('The demo bank is there. Sign-ins, one password a role:')
  for (const line of signInLines(signIns)) console.log(`  ${line}`)
}

function settings(): Config {
  const read = readConfig({ ...process.env, ...(values.data === undefined ? {} : { DATA_DIR: values.data }) })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return { ...read.config, DATA_DIR: resolve(read.config.DATA_DIR) }
}
