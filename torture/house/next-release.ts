import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#platform/project-root.ts'

/** What a server needs of a checkout. */
const PARTS = ['server', 'libs', 'seed', 'simulate', 'tests/support', 'package.json', 'tsconfig.json']

/** Those that every message, contact and session goes through: a statement prepared before they grew is used after. */
const TABLES = [
  'conversations.conversation',
  'conversations.message',
  'conversations.contact',
  'routing.item',
  'routing.agent',
  'identity.session',
  'customers.customer',
  'promises.promise',
  'platform.timer',
  'platform.outbox',
]

/**
 * A checkout of this product as its next release might be: the same, and every busy table has a column more, in the
 * migration by which releases grow tables.
 * @param number of the release, from 1; each has the columns of those before it, too
 * @returns its folder
 */
export async function makeNextRelease(folder: string, number: number): Promise<string> {
  const release = join(folder, `release-${number}`)
  await mkdir(release, { recursive: true })
  for (const part of PARTS) await cp(join(projectRoot, part), join(release, part), { recursive: true })
  await symlink(join(projectRoot, 'node_modules'), join(release, 'node_modules'))
  for (let earlier = 1; earlier <= number; earlier++) {
    const name = `99990101T${String(earlier).padStart(4, '0')}-release.sql`
    const grown = TABLES.map((table) => `alter table ${table} add column release_${earlier} text not null default '';`)
    await writeFile(join(release, 'server/platform/database/migrations', name), grown.join('\n'))
  }
  return release
}
