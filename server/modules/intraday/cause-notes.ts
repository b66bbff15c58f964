import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Flag } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { causeNoted } from '#modules/intraday/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'

type Note = NonNullable<Flag['note']>
export type NoteRefusal = 'queue-not-found' | 'half-hour-not-ended'

const ROW_MS = 1_800_000

/** Why half hours were far from their forecast, by the instant at which they began. */
export async function notesOf(
  { platform, asks }: IntradayDeps,
  queueId: string,
  from: number,
  before: number,
): Promise<ReadonlyMap<number, Note>> {
  const rows = await platform.db.rows<Note & { startAt: number }>(sql`select start_at "startAt", words, noted_at at,
      noted_by by from intraday.cause_note
    where queue_id = ${queueId} and start_at >= ${at(from)} and start_at < ${at(before)}`)
  const people = await asks.identity.people(platform.db, [...new Set(rows.map(({ by }) => by))])
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.displayName ?? id
  return new Map(rows.map(({ startAt, words, by, at: notedAt }) => [startAt, { words, by: nameOf(by), at: notedAt }]))
}

/** Writes down the cause, or a better one. */
export async function noteCause(
  { platform, asks }: IntradayDeps,
  by: Actor,
  queueId: string,
  note: { readonly startAt: number; readonly words: string },
): Promise<Outcome<null, NoteRefusal>> {
  const { db, clock, log } = platform
  const now = clock.now()
  if (note.startAt % ROW_MS !== 0 || note.startAt + ROW_MS > now)
    return refused('half-hour-not-ended', 'Name a half hour that has ended, by the instant at which it began.')
  return db.transaction(async (tx) => {
    const queues = await asks.routing.queues(tx)
    if (!queues.some((queue) => queue.queueId === queueId)) return refused('queue-not-found')
    await tx.run(sql`insert into intraday.cause_note (queue_id, start_at, words, noted_at, noted_by)
      values (${queueId}, ${at(note.startAt)}, ${note.words}, ${at(now)}, ${by.personId})
      on conflict (queue_id, start_at) do update set words = excluded.words, noted_at = excluded.noted_at,
        noted_by = excluded.noted_by`)
    await log.announce(tx, { kind: 'person', id: by.personId }, [
      causeNoted.of(queueId, now, { queueId, startAt: note.startAt }),
    ])
    return done(null)
  })
}
