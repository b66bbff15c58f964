import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { redLineLookedAt } from '#modules/assist/events.ts'
import { overruledSeenBy } from '#modules/assist/red-lines/list.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'

/** Marks an entry as looked at; the first who did stays. Nobody looks after words of their own. */
export async function lookAtOverruled(
  { platform }: AssistDeps,
  actor: Actor,
  entryId: string,
): Promise<Outcome<null, 'entry-not-found' | 'own-words'>> {
  return platform.db.transaction(async (tx) => {
    const entry = await tx.maybe<{ personId: string; contactId: string | null; isNew: boolean }>(sql`
      select o.person_id "personId", o.contact_id "contactId", o.looked_at is null "isNew" from assist.overruled o
      where o.id = ${entryId} and ${overruledSeenBy(actor)} for update`)
    if (!entry) return refused('entry-not-found')
    if (entry.personId === actor.personId) return refused('own-words', 'Somebody else looks after these words.')
    if (!entry.isNew) return done(null)
    const now = platform.clock.now()
    await tx.run(sql`update assist.overruled set looked_at = ${at(now)}, looked_at_by = ${actor.personId}
      where id = ${entryId}`)
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      redLineLookedAt.of(entry.contactId ?? entryId, now, {
        entryId,
        contactId: entry.contactId,
        agentId: entry.personId,
        personId: actor.personId,
      }),
    ])
    return done(null)
  })
}
