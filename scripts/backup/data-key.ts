import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Cipher, createCipher } from '#platform/cipher.ts'
import type { TableInfo } from './format.ts'

/** The installation's data key, where there is one; none is made here, for a new one opens nothing. */
export async function findDataKey(dataDir: string, dataKey = process.env.DATA_KEY): Promise<Buffer | undefined> {
  if (dataKey) return Buffer.from(dataKey, 'base64')
  try {
    return Buffer.from(await readFile(join(dataDir, 'data.key'), 'utf8'), 'base64')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The same for the same key and nothing else; tells nothing of the key. */
export const markOf = (key: Buffer): string => createCipher(key).blindIndex('backup', 'data key')

/** Tries the key on one value of every sealed column. @returns false when it is another than the one they were sealed under */
export async function opensWhatIsSealed(
  client: pg.ClientBase,
  tables: readonly TableInfo[],
  key: Buffer,
): Promise<boolean> {
  const cipher = createCipher(key)
  for (const { name, columns } of tables) {
    for (const column of columns.filter((one) => one.endsWith('_sealed'))) {
      const { rows } = await client.query<{ sealed: string }>(
        `select ${column} sealed from ${name} where ${column} is not null limit 1`,
      )
      if (rows[0] && !opens(cipher, rows[0].sealed)) return false
    }
  }
  return true
}

function opens(cipher: Cipher, sealed: string): boolean {
  try {
    cipher.open(sealed)
    return true
  } catch {
    return false
  }
}
