import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/project-root.ts'

/** How much of a hash is kept: 48 bits, so that one good password in six thousand million is refused for nothing. */
const KEPT_CHARACTERS = 8

let known: ReadonlySet<string> | undefined

/**
 * Whether the password is among those that leaks show most often. Kept are pieces of hashes, not the passwords: among
 * leaked ones are names and addresses of people. `node scripts/common-passwords.mjs` makes the list.
 * @param plain in lower case, normalised
 */
export function isLeaked(plain: string): boolean {
  known ??= read()
  return known.has(fingerprint(plain))
}

export const fingerprint = (plain: string): string =>
  createHash('sha256').update(plain).digest('base64url').slice(0, KEPT_CHARACTERS)

function read(): ReadonlySet<string> {
  const text = readFileSync(join(projectRoot, 'server/modules/identity/common-passwords.txt'), 'utf8')
  return new Set(text.split('\n').filter((line) => line.length === KEPT_CHARACTERS))
}
