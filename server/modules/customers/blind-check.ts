import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { comparableName, comparablePhone } from '#modules/customers/domain.ts'
import { blindChecked } from '#modules/customers/events.ts'
import { addEvidence, refuseTry } from '#modules/customers/levels/record-evidence.ts'
import { contactsServedBy, lockCustomerIdentity, readStanding } from '#modules/customers/levels/store.ts'
import { sealedFields } from '#modules/customers/views.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type BlindCheckRefusal = 'customer-not-found' | 'nothing-to-compare' | 'too-many-tries' | 'identity-locked'

const MOST_TRIES_AN_HOUR = 10
const HOUR_MS = 3_600_000

/**
 * In the contact of whoever serves the customer it is evidence: it counts towards the level, and the third failure locks.
 * Compares what a caller said with what is on record, without showing it. Every try is a fact; ten wrong ones about a
 * customer within an hour refuse the next, so nobody can guess a number digit by digit.
 */
export async function blindCheck(
  platform: Platform,
  actor: Actor,
  customerId: string,
  said: { readonly field: 'name' | 'phone'; readonly said: string },
): Promise<Outcome<{ matches: boolean }, BlindCheckRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const sealed = await sealedFields(tx, scopeOf(actor, 'customers.read'), customerId)
    if (!sealed) return refused('customer-not-found')
    const { id: shownId } = sealed
    const text = said.field === 'name' ? sealed.name_sealed : sealed.phone_sealed
    if (text === null) return refused('nothing-to-compare', 'This customer has no such field on record.')
    await lockCustomerIdentity(tx, customerId)
    const [contactId] = await contactsServedBy(tx, customerId, actor.personId)
    const contact = contactId === undefined ? undefined : await readStanding(tx, contactId)
    const refusal = contact && refuseTry(contact, said.field, now)
    if (refusal?.refusal === 'identity-locked') return refusal
    const wrong = await countWrongTries(tx, shownId, now - HOUR_MS)
    if (wrong >= MOST_TRIES_AN_HOUR)
      return refused('too-many-tries', 'Ten wrong answers within an hour: use another way to identify.')
    const comparable = said.field === 'name' ? comparableName : comparablePhone
    const matches = comparable(platform.cipher.open(text)) === comparable(said.said)
    if (!matches) await recordWrongTry(tx, shownId, now)
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      blindChecked.of(shownId, now, { personId: actor.personId, field: said.field, matches }),
    ])
    if (contact && !refusal)
      await addEvidence(platform, tx, contact, { kind: said.field, passed: matches, by: actor.personId }, now)
    return done({ matches })
  })
}

async function countWrongTries(tx: Tx, customerId: string, since: number): Promise<number> {
  const { tries } = await tx.one<{ tries: number }>(sql`select count(*)::int tries from customers.wrong_answer
    where customer_id = ${customerId} and at > ${at(since)}`)
  return tries
}

async function recordWrongTry(tx: Tx, customerId: string, now: number): Promise<void> {
  await tx.run(sql`delete from customers.wrong_answer where customer_id = ${customerId} and at < ${at(now - HOUR_MS)}`)
  await tx.run(sql`insert into customers.wrong_answer (customer_id, at) values (${customerId}, ${at(now)})`)
}
