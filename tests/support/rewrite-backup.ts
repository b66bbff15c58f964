import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { addEntry, readArchive, textOf } from '../../scripts/backup/archive.ts'
import { MANIFEST_ENTRY, type Manifest, manifest } from '../../scripts/backup/format.ts'

/** Copies a backup with other entries; undefined leaves one out. */
export async function rewrite(
  from: string,
  to: string,
  change: (name: string, text: string) => string | undefined,
): Promise<void> {
  const archive = pack()
  const out = await open(to, 'w')
  const written = pipeline(archive, createGzip(), out.createWriteStream())
  for await (const entry of readArchive(from)) {
    const text = change(entry.name, await textOf(entry))
    if (text !== undefined) await addEntry(archive, entry.name, Buffer.from(text), new Date())
  }
  archive.finalize()
  await written
}

/** The same, with another manifest. */
export const rewriteManifest = (from: string, to: string, change: (told: Manifest) => Manifest): Promise<void> =>
  rewrite(from, to, (name, text) =>
    name === MANIFEST_ENTRY ? JSON.stringify(change(manifest.parse(JSON.parse(text)))) : text,
  )
