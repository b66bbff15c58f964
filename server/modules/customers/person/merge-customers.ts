import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { customerMerged, customerParted, personChanged } from '#modules/customers/events.ts'
import { lockPersons } from '#modules/customers/person/members.ts'
import { decideMerge, type MergeRefusal } from '#modules/customers/person/person.ts'
import { findMerge, insertMerge, readSide, saveMembers, undoMerge } from '#modules/customers/person/store.ts'
import type { MERGE_REASONS, UNDO_REASONS } from '#modules/customers/person-contract.ts'
import { isVisible } from '#modules/customers/visible.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

const WORDS: Readonly<Record<MergeRefusal, string>> = {
  'one-person-already': 'They are one person already.',
  'two-bank-customers': 'The bank keeps both under numbers of their own: the bank makes them one first.',
}

/** Two customers are one person from now on, until it is undone. @returns under whom the person is shown */
export async function mergeCustomers(
  platform: Platform,
  actor: Actor,
  customerId: string,
  { otherId, reason }: { readonly otherId: string; readonly reason: (typeof MERGE_REASONS)[number] },
): Promise<Outcome<string, 'customer-not-found' | MergeRefusal>> {
  return platform.db.transaction(async (tx) => {
    await lockPersons(tx)
    const scope = scopeOf(actor, 'customers.merge')
    if (!(await isVisible(tx, scope, customerId)) || !(await isVisible(tx, scope, otherId)))
      return refused('customer-not-found')
    const [one, other] = [await readSide(tx, customerId), await readSide(tx, otherId)]
    if (!one || !other) return refused('customer-not-found')
    const link = decideMerge(one, other)
    if (typeof link === 'string') return refused(link, WORDS[link])
    const now = platform.clock.now()
    const mergeId = newId(now)
    await insertMerge(tx, { ...link, mergeId, reason, by: actor.personId }, now)
    const all = await saveMembers(tx, link, now)
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      customerMerged.of(link.keptId, now, { mergeId, joinedId: link.joinedId, reason }),
      ...all.map((id) => personChanged.of(id, now, { mergeId })),
    ])
    return done(link.keptId)
  })
}

/** They were two after all: each goes on with what was theirs, and with what came since as theirs. */
export async function undoMergeOfCustomers(
  platform: Platform,
  actor: Actor,
  mergeId: string,
  reason: (typeof UNDO_REASONS)[number],
): Promise<Outcome<string, 'merge-not-found' | 'merge-undone-already'>> {
  return platform.db.transaction(async (tx) => {
    await lockPersons(tx)
    const merge = await findMerge(tx, mergeId)
    if (!merge || !(await isVisible(tx, scopeOf(actor, 'customers.merge'), merge.keptId)))
      return refused('merge-not-found')
    if (merge.isUndone) return refused('merge-undone-already')
    const now = platform.clock.now()
    await undoMerge(tx, mergeId, { reason, by: actor.personId }, now)
    const all = await saveMembers(tx, merge, now)
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      customerParted.of(merge.keptId, now, { mergeId, joinedId: merge.joinedId, reason }),
      ...all.map((id) => personChanged.of(id, now, { mergeId })),
    ])
    return done(merge.keptId)
  })
}
