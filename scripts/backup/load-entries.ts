import { once } from 'node:events'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { type ArchiveEntry, readArchive } from './archive.ts'
import { type Ending, fileOf, type Manifest, tableOf } from './format.ts'
import type { Placing } from './place-files.ts'
import { copied } from './tables.ts'

/** Rows into their tables and files to where they are placed from; one that was checked holds nothing unforeseen. */
export async function loadEntries(
  client: pg.Client,
  backup: string,
  { tables }: Manifest,
  ending: Ending,
  placing: Placing,
  onProgress: (line: string) => void,
): Promise<void> {
  const entries = readArchive(backup)
  try {
    let entry = await nextOf(entries)
    while (entry) {
      const file = fileOf(entry.name)
      const table = tables.find(({ name }) => entry && name === tableOf(entry.name))
      if (table) {
        const expected = ending.tables[table.name]?.rows ?? 0
        const rows = client.query(copyFrom(`copy ${copied(table)} from stdin`))
        const pieces = piecesOf(table.name, entry, entries)
        await feed(rows, pieces.content)
        if (rows.rowCount !== expected)
          throw new Error(`${table.name} took ${rows.rowCount} rows of ${expected}: report this with the release.`)
        onProgress(`${table.name}: ${rows.rowCount} rows`)
        entry = pieces.behind()
        continue
      }
      if (file !== undefined) await placing.add(file, entry.content)
      else await drain(entry)
      entry = await nextOf(entries)
    }
  } finally {
    await entries.return(undefined)
  }
}

async function nextOf(entries: AsyncGenerator<ArchiveEntry>): Promise<ArchiveEntry | undefined> {
  const { done, value } = await entries.next()
  return done ? undefined : value
}

/** All pieces of a table as one: what refers to another row of the same table finds it. `behind` is what follows them. */
function piecesOf(table: string, first: ArchiveEntry, entries: AsyncGenerator<ArchiveEntry>) {
  let entry: ArchiveEntry | undefined = first
  async function* content(): AsyncGenerator<Buffer> {
    for (; entry && tableOf(entry.name) === table; entry = await nextOf(entries)) yield* entry.content
  }
  return { content: content(), behind: () => entry }
}

/** Resolves when PostgreSQL has taken all of it. */
async function feed(rows: CopyStreamQuery, chunks: AsyncIterable<Buffer>): Promise<void> {
  const failed = new Promise<never>((_resolve, reject) => rows.once('error', reject))
  failed.catch(() => {})
  try {
    for await (const chunk of chunks) if (!rows.write(chunk)) await Promise.race([once(rows, 'drain'), failed])
    rows.end()
    await Promise.race([once(rows, 'finish'), failed])
  } catch (error) {
    rows.on('error', () => {}).destroy()
    throw error
  }
}

async function drain({ content }: ArchiveEntry): Promise<void> {
  for await (const _bytes of content);
}
