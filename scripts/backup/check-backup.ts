import { createHash, type Hash } from 'node:crypto'
import { type ArchiveEntry, readArchive, textOf } from './archive.ts'
import { END_ENTRY, type Ending, ending, fileOf, MANIFEST_ENTRY, type Manifest, manifest, tableOf } from './format.ts'

export interface WholeBackup {
  readonly manifest: Manifest
  readonly ending: Ending
}

/**
 * Reads a backup to its end and compares all of it with what it says of itself, touching nothing else.
 * @throws in plain words when it is cut short, damaged, or no backup that this release can read
 */
export async function checkBackup(file: string): Promise<WholeBackup> {
  const hashes = createHashes()
  let told: Manifest | undefined
  let end: Ending | undefined
  for await (const entry of readArchive(file)) {
    if (!told) told = await readManifest(file, entry)
    else if (end) throw new Error(`The backup is damaged: ${entry.name} stands behind its end.`)
    else if (entry.name === END_ENTRY) end = parsed(ending, await textOf(entry), `${file} has an end that is none.`)
    else await hashes.add(entry)
  }
  if (!told) throw new Error(`${file} is no backup of this product.`)
  if (!end) throw new Error('The backup is cut short: its end is missing.')
  hashes.compare(end)
  return { manifest: told, ending: end }
}

async function readManifest(file: string, entry: ArchiveEntry): Promise<Manifest> {
  if (entry.name !== MANIFEST_ENTRY) throw new Error(`${file} is no backup of this product.`)
  return parsed(manifest, await textOf(entry), `${file} is no backup that this release can read.`)
}

function parsed<T>(schema: { safeParse(value: unknown): { data?: T } }, text: string, otherwise: string): T {
  try {
    const { data } = schema.safeParse(JSON.parse(text))
    if (data !== undefined) return data
  } catch {
    // Not even JSON.
  }
  throw new Error(otherwise)
}

const NOTHING = createHash('sha256').digest('hex')

function createHashes() {
  const tables = new Map<string, Hash>()
  const files = createHash('sha256')
  let fileCount = 0
  const hashOf = (name: string): Hash => {
    const table = tableOf(name)
    if (table === undefined) {
      if (fileOf(name) === undefined) throw new Error(`The backup holds ${name}, which no backup has.`)
      fileCount += 1
      return files.update(name)
    }
    const hash = tables.get(table) ?? createHash('sha256')
    tables.set(table, hash)
    return hash
  }
  return {
    async add({ name, content }: ArchiveEntry): Promise<void> {
      const hash = hashOf(name)
      for await (const bytes of content) hash.update(bytes)
    },
    compare(end: Ending): void {
      for (const [table, { sha256 }] of Object.entries(end.tables)) {
        if ((tables.get(table)?.digest('hex') ?? NOTHING) !== sha256)
          throw new Error(`The backup is damaged: the rows of ${table} are not as they were written.`)
        tables.delete(table)
      }
      const [unknown] = tables.keys()
      if (unknown !== undefined)
        throw new Error(`The backup is damaged: it has rows of ${unknown} that nothing tells of.`)
      if (fileCount !== end.files.count)
        throw new Error(`The backup is damaged: it has ${fileCount} files of ${end.files.count}.`)
      if (files.digest('hex') !== end.files.sha256)
        throw new Error('The backup is damaged: a file is not as it was written.')
    },
  }
}
