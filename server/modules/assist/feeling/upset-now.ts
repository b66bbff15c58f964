import type { z } from 'zod'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { feelingOf } from '#modules/assist/feeling/feeling-of.ts'
import type { upsetList } from '#modules/assist/help-contract.ts'
import type { Actor } from '#platform/access.ts'

type Feeling = ReturnType<typeof feelingOf>

/** What a customer says at most before a contact is read from its last words only. */
export const MOST_LINES = 60
const MOST_KEPT = 2_000
const AT_ONCE = 4

/**
 * Contacts whose customer is upset now. What was read of a contact is kept until its customer says more; another node, or
 * this one after a restart, reads it again from the words.
 */
export function createUpsetNow({ platform, asks }: AssistDeps) {
  const kept = new Map<string, { readonly lastSaid: number; readonly feeling: Feeling }>()

  return async function upsetNow(actor: Actor): Promise<z.infer<typeof upsetList>> {
    const { db, clock } = platform
    const open = await asks.conversations.openContactsSeenBy(db, actor)
    const fresh = open.filter(({ contactId, lastSaid }) => kept.get(contactId)?.lastSaid !== lastSaid)
    for (let at = 0; at < fresh.length; at += AT_ONCE) {
      await Promise.all(fresh.slice(at, at + AT_ONCE).map(({ contactId, lastSaid }) => look(contactId, lastSaid)))
    }
    const upset = open.flatMap((contact) => {
      const feeling = kept.get(contact.contactId)?.feeling
      return feeling?.isUpset && feeling.upsetSince !== null ? [{ contact, feeling, since: feeling.upsetSince }] : []
    })
    const ids = [...new Set(upset.flatMap(({ contact }) => contact.ownerId ?? []))]
    const owners = new Map((await asks.identity.people(db, ids)).map((card) => [card.personId, card.displayName]))
    if (kept.size > MOST_KEPT) kept.clear()
    return {
      asOf: clock.now(),
      contacts: upset
        .toSorted((a, b) => a.since - b.since)
        .map(({ contact: { contactId, reference, channel, ownerId }, feeling, since }) => {
          const name = ownerId === null ? undefined : owners.get(ownerId)
          const owner = ownerId === null || name === undefined ? null : { personId: ownerId, name }
          return { contactId, reference, channel, owner, upsetSince: since, reasons: feeling.reasons }
        }),
    }
  }

  async function look(contactId: string, lastSaid: number): Promise<void> {
    const lines = await asks.conversations.talkOf(platform.db, contactId, MOST_LINES)
    kept.set(contactId, { lastSaid, feeling: feelingOf(lines, asks.bot.feelingOf) })
  }
}
