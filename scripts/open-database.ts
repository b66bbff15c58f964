import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startEmbedded } from '#platform/database/embedded.mjs'

/**
 * The database a command works on: `--url`, else `DATABASE_URL`, else the embedded one of the data folder (joined when
 * the server runs, brought up when it does not).
 * @param mayMake a data folder that has no database yet gets one; else that is refused, as a slip of the pen
 */
export async function openDatabase(options: {
  readonly url: string | undefined
  readonly data: string | undefined
  readonly mayMake?: boolean
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const url = options.url ?? process.env.DATABASE_URL
  if (url !== undefined) return { url, close: async () => {} }
  const folder = join(resolve(options.data ?? process.env.DATA_DIR ?? 'data'), 'database')
  if (options.mayMake !== true && !existsSync(join(folder, 'pg')))
    throw new Error(`there is no database in ${folder}: give --data DIR, --url URL or DATABASE_URL`)
  const database = await startEmbedded(folder)
  return { url: database.url, close: () => database.stop() }
}
