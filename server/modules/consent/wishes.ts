import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { wishBody } from '#modules/consent/contract.ts'
import { expiryOf } from '#modules/consent/domain.ts'
import { contactForbidden, contactFreed } from '#modules/consent/events.ts'
import { lockCustomer } from '#modules/consent/gate/standing.ts'
import { choicesInForce } from '#modules/consent/rules/in-force.ts'
import { at, maybeAt, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type WishRefusal = 'already-over' | 'wish-not-found'

/** The customer asks not to be contacted, on a channel or at all; without an end it holds as long as the house has set. */
export function forbidContact(
  platform: Platform,
  by: string,
  customerId: string,
  { channel, until: wished }: z.output<typeof wishBody>,
): Promise<Outcome<{ readonly id: string }, WishRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<{ readonly id: string }, WishRefusal>> => {
    const now = platform.clock.now()
    if (wished !== null && wished <= now) return refused('already-over', 'Choose an instant that is still to come.')
    await lockCustomer(tx, customerId)
    const { doNotContactMonths } = await choicesInForce(tx)
    const until = wished ?? (doNotContactMonths === null ? null : expiryOf(now, doNotContactMonths))
    const id = newId(now)
    await tx.run(sql`insert into consent.do_not_contact (id, customer_id, channel, from_at, until_at, asked_by)
      values (${id}, ${customerId}, ${channel}, ${at(now)}, ${maybeAt(until)}, ${by})`)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      contactForbidden.of(customerId, now, { channel, until }),
    ])
    return done({ id })
  })
}

/** The wish ends now; that it stood is kept. */
export function freeContact(
  platform: Platform,
  by: string,
  customerId: string,
  wishId: string,
): Promise<Outcome<null, WishRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<null, WishRefusal>> => {
    const now = platform.clock.now()
    await lockCustomer(tx, customerId)
    const ended = await tx.maybe<{ channel: string | null }>(sql`update consent.do_not_contact
      set until_at = ${at(now)}, ended_by = ${by}
      where id = ${wishId} and customer_id = ${customerId} and (until_at is null or until_at > ${at(now)})
      returning channel`)
    if (!ended) return refused('wish-not-found', 'It has ended already: load the page again.')
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      contactFreed.of(customerId, now, { channel: ended.channel }),
    ])
    return done(null)
  })
}
