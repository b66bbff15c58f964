import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#platform/database/migrate.ts'
import { createLogger } from '#platform/logger.ts'
import { createApplication, type House } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { buildHouse } from '#server/main.ts'
import { openCluster } from '../database.ts'
import type { BenchOptions, Row } from '../report.ts'
import { measureGate } from './gate.ts'
import { measureImport } from './import.ts'
import { measureScreens } from './screens.ts'
import { measureSegments } from './segments.ts'

/** Customers and what the bank tells of them: one whole node over a fresh database. `--only` chooses parts. */
export async function run(options: BenchOptions): Promise<Row[]> {
  const parts = ['import', 'gate', 'segments', 'screens']
  const only = options.only ?? parts
  const odd = only.find((name) => !parts.includes(name))
  if (odd !== undefined) throw new Error(`There is no part ${odd}: choose of ${parts.join(', ')}.`)
  const cluster = await openCluster()
  const dataDir = await mkdtemp(join(tmpdir(), 'yinuo-bench-'))
  try {
    const parsed = readConfig({ PORT: '0', LOG_LEVEL: 'error', DATA_DIR: dataDir, READS_PER_MINUTE: '1000000' })
    if (!parsed.ok) throw new Error(parsed.faults.join('\n'))
    const databaseUrl = await cluster.fresh('bench_customers')
    await migrate(databaseUrl)
    let house: House | undefined
    const application = await createApplication({
      config: parsed.config,
      databaseUrl,
      logger: createLogger({ level: 'error' }),
      build: (platform) => {
        house = buildHouse(platform)
        return house
      },
      version: 'bench',
    })
    try {
      const { platform } = application
      return [
        ...(only.includes('import') ? await measureImport(platform, options) : []),
        ...(only.includes('gate') ? await measureGate(platform, options) : []),
        ...(only.includes('segments') ? await measureSegments(platform, () => startSegments(house), options) : []),
        ...(only.includes('screens') ? await measureScreens(application, databaseUrl, options) : []),
      ]
    } finally {
      await application.stop()
    }
  } finally {
    await cluster.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The loop that keeps segments true: nothing else of this node runs by itself. */
async function startSegments(house: House | undefined): Promise<void> {
  await house?.modules.find(({ name }) => name === 'segments')?.start?.()
}
