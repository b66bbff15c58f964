import type { Instant } from '#libs/facts/event.ts'
import { at, sql } from '#platform/database/database.ts'
import { repeating } from '#platform/repeat.ts'
import type { IdentityDeps } from './deps.ts'
import { idleMs } from './sessions.ts'

/** A session is marked at most this often: being busy must not cost a write a click. */
const MARK_STEP_MS = 60_000
/** Thousands use their sessions at once: what was used is written together. */
const WRITE_EVERY_MS = 1_000
const MOST_REMEMBERED = 10_000

/** Use that is not written yet, from its first moment to its last without a pause in which the session would have ended. */
interface Use {
  readonly first: Instant
  readonly last: Instant
}

/** When sessions were last used: what is written, and what this node has yet to write. */
export interface SeenMarks {
  /** The person used the session at this moment. */
  mark(sessionId: string): void
  /** @param writtenAt `seen_at` of the session's row. @returns the later of it and a use that is not written yet */
  lastSeen(sessionId: string, writtenAt: Instant): Instant
  /** Writes what is still unwritten. */
  stop(): Promise<void>
}

export function createSeenMarks(deps: Pick<IdentityDeps, 'config' | 'db' | 'clock' | 'logger'>): SeenMarks {
  const lastMarked = new Map<string, Instant>()
  const unwritten = new Map<string, Use>()
  const writer = repeating(
    async () => {
      const uses = new Map(unwritten)
      if (uses.size === 0) return
      await writeSeen(deps, uses)
      for (const [sessionId, use] of uses) if (unwritten.get(sessionId) === use) unwritten.delete(sessionId)
    },
    { onError: (error) => deps.logger.warn({ err: error }, 'sessions not marked as seen'), restMs: WRITE_EVERY_MS },
  )
  return {
    mark(sessionId) {
      const now = deps.clock.now()
      const last = lastMarked.get(sessionId)
      if (last !== undefined && now - last < Math.min(MARK_STEP_MS, idleMs(deps) / 4)) return
      if (lastMarked.size >= MOST_REMEMBERED) lastMarked.clear()
      lastMarked.set(sessionId, now)
      const use = unwritten.get(sessionId)
      unwritten.set(sessionId, { first: use && isInTime(now, use.last, deps) ? use.first : now, last: now })
      writer.wake()
    },
    lastSeen(sessionId, writtenAt) {
      const use = unwritten.get(sessionId)
      return use && isInTime(use.first, writtenAt, deps) ? Math.max(use.last, writtenAt) : writtenAt
    },
    async stop() {
      await writer.idle()
      await writer.stop()
    },
  }
}

/** A session that has been idle for too long stays so; `writeSeen` asks the same. */
const isInTime = (usedAt: Instant, lastSeenAt: Instant, deps: Pick<IdentityDeps, 'config'>) =>
  usedAt - lastSeenAt < idleMs(deps)

async function writeSeen(deps: Pick<IdentityDeps, 'config' | 'db'>, uses: ReadonlyMap<string, Use>): Promise<void> {
  const instants = (pick: (use: Use) => Instant) => [...uses.values()].map((use) => at(pick(use)))
  await deps.db.run(sql`with standing as (
      select s.id, used.last_at from identity.session s
      join unnest(${[...uses.keys()]}::uuid[], ${instants((use) => use.first)}::timestamptz[],
        ${instants((use) => use.last)}::timestamptz[]) used(id, first_at, last_at) on used.id = s.id
      where s.seen_at < used.last_at and s.seen_at > used.first_at - ${idleMs(deps)} * interval '1 millisecond'
      order by s.id for no key update of s)
    update identity.session s set seen_at = standing.last_at from standing where s.id = standing.id`)
}
