import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Pack } from 'tar-stream'

/** One file in an archive. Whoever reads entries takes all of `content` before the next. */
export interface ArchiveEntry {
  readonly name: string
  readonly content: AsyncIterable<Buffer>
}

/** The entries of a gzipped archive, in order. @throws in plain words when it is cut short or damaged */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const archive = extract()
  const reading = pipeline(createReadStream(file), createGunzip(), archive)
  reading.catch(() => {})
  try {
    for await (const entry of archive) yield { name: entry.header.name, content: readable(entry) }
    // The very end, too: behind the last entry stands the checksum of everything.
    await reading
  } catch (error) {
    throw inPlainWords(error as NodeJS.ErrnoException)
  } finally {
    archive.destroy()
  }
}

async function* readable(entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const bytes of entry) if (Buffer.isBuffer(bytes)) yield bytes
  } catch (error) {
    throw inPlainWords(error as NodeJS.ErrnoException)
  }
}

/** Errors of the disk, as a missing file, speak for themselves. */
function inPlainWords(error: NodeJS.ErrnoException): Error {
  if (error.syscall !== undefined || error instanceof Damaged) return error
  const isCut = error.code === 'Z_BUF_ERROR' || error.message === 'Unexpected end of data'
  return new Damaged(
    isCut ? 'The backup is cut short: it ends in the middle.' : `The backup is damaged: ${error.message}.`,
  )
}

class Damaged extends Error {}

/** The whole content of a small entry. */
export async function textOf({ content }: ArchiveEntry): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** Adds one file; resolves when there is room for the next. */
export function addEntry(archive: Pack, name: string, content: Buffer, at: Date): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, size: content.length, mtime: at, mode: 0o600 }, content, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}

/** The same for a file of any size, which is never held in memory. */
export function addFile(
  archive: Pack,
  name: string,
  size: number,
  content: AsyncIterable<Buffer>,
  at: Date,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve())
    const entry = archive.entry({ name, size, mtime: at, mode: 0o600 }, done)
    pipeline(content, entry).catch(reject)
  })
}
