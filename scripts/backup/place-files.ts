import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { filesFolder } from './stored-files.ts'

/** Files that come to their places all together, or not at all. */
export interface Placing {
  /** Writes it aside. @param path below the folder of files */
  add(path: string, content: AsyncIterable<Buffer>): Promise<void>
  /** Moves all of them to their places, on the disk for good. */
  place(): Promise<void>
  /** Takes away what was placed. */
  undo(): Promise<void>
  /** Removes what was written aside. */
  close(): Promise<void>
}

/** Aside is where uploads come in, too: what a crash leaves there is removed by the server after an hour. */
export function createPlacing(dataDir: string): Placing {
  const folder = filesFolder(dataDir)
  const asideOf = (path: string) => join(folder, 'incoming', basename(path))
  const waiting: string[] = []
  const placed: string[] = []
  return {
    async add(path, content) {
      const aside = asideOf(path)
      await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
      waiting.push(path)
      await pipeline(Readable.from(content), createWriteStream(aside, { mode: 0o600, flush: true }))
    },
    async place() {
      const folders = new Set<string>()
      for (const path of waiting) {
        const file = join(folder, path)
        // Ids are given once: it is the same file, of an installation that uses this folder already.
        if (await stat(file).catch(() => undefined)) continue
        await mkdir(dirname(file), { recursive: true, mode: 0o700 })
        placed.push(file)
        await rename(asideOf(path), file)
        folders.add(dirname(file))
      }
      for (const one of folders) await syncFolder(one)
    },
    async undo() {
      for (const file of placed) await rm(file, { force: true })
    },
    async close() {
      for (const path of waiting) await rm(asideOf(path), { force: true })
    },
  }
}

/** The new names are on the disk when this returns; systems that cannot sync a folder do without. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
