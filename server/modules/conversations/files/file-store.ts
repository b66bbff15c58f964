import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type Db, sql, type Tx } from '#platform/database/database.ts'
import type { Config } from '#server/config.ts'

const CHUNK_BYTES = 256 * 1024
const LEFT_OVER_MS = 3_600_000

/** `article`: with the article it hangs on; see open-file.ts. */
export type StoreKind = Config['FILE_STORE'] | 'article'

/**
 * Where attached files are kept, by FILE_STORE: a folder below DATA_DIR, or the database in chunks. Both can always be
 * read, so the setting may change. Nodes on several machines need the database, or a folder they share.
 */
export interface FileStore {
  readonly kind: StoreKind
  /** A path to write an upload to before it is known to be welcome. */
  incoming(id: string): Promise<string>
  /** Takes the upload over, in the transaction that writes its row. */
  keep(tx: Tx, id: string, incomingPath: string): Promise<void>
  read(id: string, kind: StoreKind): Readable
  /** Removes chunks in the transaction, or the folder's file once it has committed. */
  remove(tx: Tx, id: string, kind: StoreKind): Promise<void>
  /** Uploads that a crash interrupted. */
  removeLeftOvers(now: number): Promise<void>
}

export function createFileStore(db: Db, config: Pick<Config, 'DATA_DIR' | 'FILE_STORE'>): FileStore {
  const root = join(config.DATA_DIR, 'files')
  const incomingFolder = join(root, 'incoming')
  // The end of an id is random, its beginning the time: the end spreads files over 256 folders.
  const pathOf = (id: string) => join(root, id.slice(-2), id)
  return {
    kind: config.FILE_STORE,
    async incoming(id) {
      await mkdir(incomingFolder, { recursive: true, mode: 0o700 })
      return join(incomingFolder, id)
    },
    async keep(tx, id, incomingPath) {
      if (config.FILE_STORE === 'database') return saveChunks(tx, id, incomingPath)
      await mkdir(dirname(pathOf(id)), { recursive: true, mode: 0o700 })
      await rename(incomingPath, pathOf(id))
      await syncFolder(dirname(pathOf(id)))
    },
    read: (id, kind) => (kind === 'folder' ? createReadStream(pathOf(id)) : Readable.from(chunksOf(db, id))),
    async remove(tx, id, kind) {
      if (kind === 'database') await tx.run(sql`delete from conversations.file_chunk where file_id = ${id}`)
      else if (kind === 'folder') tx.afterCommit(() => void rm(pathOf(id), { force: true }).catch(() => {}))
    },
    async removeLeftOvers(now) {
      for (const name of await readdir(incomingFolder).catch(() => [])) {
        const path = join(incomingFolder, name)
        const found = await stat(path).catch(() => undefined)
        if (found && now - found.mtimeMs > LEFT_OVER_MS) await rm(path, { force: true })
      }
    },
  }
}

async function saveChunks(tx: Tx, id: string, path: string): Promise<void> {
  let place = 0
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    await tx.run(sql`insert into conversations.file_chunk (file_id, place, bytes) values (${id}, ${place}, ${bytes})`)
    place += 1
  }
}

async function* chunksOf(db: Db, id: string): AsyncGenerator<Buffer> {
  for (let place = 0; ; place++) {
    const chunk = await db.maybe<{ bytes: Buffer }>(
      sql`select bytes from conversations.file_chunk where file_id = ${id} and place = ${place}`,
    )
    if (!chunk) return
    yield chunk.bytes
  }
}

/** The new name is on disk when this returns; systems that cannot sync a folder do without. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
