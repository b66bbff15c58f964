import { join, resolve } from 'node:path'
import { startEmbedded } from '#platform/database/embedded.mjs'

/**
 * The database a command works on: `--url`, else `DATABASE_URL`, else the embedded one of the data folder (joined when
 * the server runs, brought up when it does not).
 */
export async function openDatabase(options: {
  readonly url: string | undefined
  readonly data: string | undefined
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const url = options.url ?? process.env.DATABASE_URL
  if (url !== undefined) return { url, close: async () => {} }
  const folder = join(resolve(options.data ?? process.env.DATA_DIR ?? 'data'), 'database')
  const database = await startEmbedded(folder)
  return { url: database.url, close: () => database.stop() }
}
