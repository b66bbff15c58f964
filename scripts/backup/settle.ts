import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Instant } from '#libs/facts/event.ts'
import { queryable } from '#platform/database/database.ts'
import { writeToOutbox } from '#platform/log/announce.ts'
import { projectRoot } from '#platform/project-root.ts'
import { houseRestored } from '#platform/restored.ts'

/**
 * Makes rows of the past fit for the present, in the restoring transaction: each module's `restored.sql` says what of it
 * must not live on; and the log says that the house was restored. Everything else goes on by itself as after the loss of
 * all nodes: timers that are due fire, facts in the outbox enter the log, dead sockets are missed.
 */
export async function settle(client: pg.ClientBase, takenAt: Instant, now: Instant): Promise<void> {
  for (const path of await findRestored()) await client.query(await readFile(path, 'utf8'))
  await writeToOutbox(
    queryable((query) => client.query(query)),
    { kind: 'system', id: 'platform.restore' },
    [houseRestored.of('platform', now, { takenAt })],
  )
}

async function findRestored(): Promise<string[]> {
  const entries = await readdir(join(projectRoot, 'server'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'restored.sql')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
