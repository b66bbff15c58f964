import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** An attached file that is kept in the data folder. */
export interface StoredFile {
  /** Below the folder of files. */
  readonly path: string
  /** A message carries it; others are removed after a day. */
  readonly isPosted: boolean
}

export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

/** The files that the rows of this snapshot speak of; what came later, or was left over, is none of its business. */
export async function storedFiles(client: pg.ClientBase): Promise<StoredFile[]> {
  const { rows } = await client.query<{ id: string; posted: boolean }>(
    `select id::text, posted_at is not null posted from conversations.file where store = 'folder' order by id`,
  )
  return rows.map(({ id, posted }) => ({ path: `${id.slice(-2)}/${id}`, isPosted: posted }))
}

/** Those that a message carries and the folder does not have. */
export async function missingFiles(dataDir: string, files: readonly StoredFile[]): Promise<StoredFile[]> {
  const missing: StoredFile[] = []
  for (const file of files) {
    const found = await stat(join(filesFolder(dataDir), file.path)).catch(() => undefined)
    if (file.isPosted && !found?.isFile()) missing.push(file)
  }
  return missing
}
