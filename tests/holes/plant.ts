import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit } from './hole.ts'

/**
 * The text with the hole in it.
 * @throws when `find` does not stand in it exactly once: the product has changed, and the hole must follow it
 */
export function withHole(text: string, { file, find, put }: Edit): string {
  const count = text.split(find).length - 1
  if (count !== 1)
    throw new Error(`${file} holds this ${count} times, not once: let the hole follow the product.\n${find}`)
  return text.replace(find, () => put)
}

/**
 * Plants the edits below `root`; all or none. Each file is removed and written anew, so that a hard link to another
 * checkout keeps what it has.
 * @returns puts everything back
 */
export function plant(root: string, edits: readonly Edit[]): () => void {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  for (const edit of edits) {
    const text = after.get(edit.file) ?? readFileSync(join(root, edit.file), 'utf8')
    if (!before.has(edit.file)) before.set(edit.file, text)
    after.set(edit.file, withHole(text, edit))
  }
  write(root, after)
  return () => write(root, before)
}

function write(root: string, texts: ReadonlyMap<string, string>): void {
  for (const [file, text] of texts) {
    rmSync(join(root, file))
    writeFileSync(join(root, file), text)
  }
}
