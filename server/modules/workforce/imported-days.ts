import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ImportedFile, importedFileList, removalQuery, removalReply } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { historyRemoved } from '#modules/workforce/events.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

export type RemovalRefusal = 'queue-not-found' | 'nothing-imported' | 'span-ends-before-it-begins'

/** What was read in for a queue and still stands, the latest first: days of one import are one file. */
export async function listImportedFiles(
  { platform, asks }: WorkforceDeps,
  queueId: string,
): Promise<Outcome<z.output<typeof importedFileList>, RemovalRefusal>> {
  const { db } = platform
  if (!(await queueInfo(asks, db, queueId))) return refused('queue-not-found')
  const files = await db.rows<ImportedFile>(sql`select min(date) "from", max(date) "to", count(*)::int days,
      imported_at "importedAt", imported_by "importedBy"
    from workforce.imported_day where queue_id = ${queueId}
    group by imported_at, imported_by order by imported_at desc`)
  const nameOf = await namesOf(
    asks,
    db,
    files.map(({ importedBy }) => importedBy),
  )
  return done({ files: files.map((file) => ({ ...file, importedBy: nameOf(file.importedBy) })) })
}

/** Names of those who imported; null stays null. */
export async function namesOf(
  asks: WorkforceDeps['asks'],
  db: Queryable,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const known = ids.filter((id) => id !== null)
  const people = known.length === 0 ? [] : await asks.identity.people(db, [...new Set(known)])
  return (id) => (id === null ? null : (people.find(({ personId }) => personId === id)?.displayName ?? id))
}

/**
 * Takes imported days out, both dates included: a wrong file, or another queue's. What the house counted itself stays,
 * and so do forecasts made from them: a new one is made without.
 */
export async function removeImportedDays(
  { platform, asks }: WorkforceDeps,
  personId: string,
  queueId: string,
  { from, to }: z.output<typeof removalQuery>,
): Promise<Outcome<z.output<typeof removalReply>, RemovalRefusal>> {
  return platform.db.transaction(async (tx) => {
    if (!(await queueInfo(asks, tx, queueId))) return refused('queue-not-found')
    if (to < from) return refused('span-ends-before-it-begins')
    const removed = await tx.run(sql`delete from workforce.imported_day
      where queue_id = ${queueId} and date between ${from}::date and ${to}::date`)
    if (removed === 0) return refused('nothing-imported', `No imported day lies from ${from} to ${to}.`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      historyRemoved.of(queueId, platform.clock.now(), { queueId, from, to, days: removed }),
    ])
    return done({ removed })
  })
}
