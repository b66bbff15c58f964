import type { Cause, Instant } from '#libs/facts/event.ts'
import { customerArrived } from '#modules/customers/events.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import {
  findByChannel,
  findByCustomerNo,
  insertVisitor,
  lockChannelUser,
  saveChannelIdentity,
} from '#modules/customers/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

type ChannelIdentity = Parameters<CustomerQuestions['customerForChannel']>[2]

/**
 * The customer behind a channel user. A claim the bank vouched for decides; without one the channel's own memory does;
 * a user the channel never brought before becomes a visitor. A visitor who is vouched for later is re-pointed: the
 * earlier visitor stays with its history.
 */
export function customerForChannel(platform: Platform) {
  return async (tx: Tx, cause: Cause, identity: ChannelIdentity, at: Instant): Promise<string> => {
    const { channel, channelUserId } = identity
    await lockChannelUser(tx, channel, channelUserId)
    const known = await findByChannel(tx, channel, channelUserId)
    const claimed = identity.claims && (await findByCustomerNo(tx, identity.claims.customerNo))
    if (claimed) {
      if (known?.customer_id !== claimed.id) {
        await saveChannelIdentity(tx, { channel, channelUserId, customerId: claimed.id, isVouched: true }, at)
        await platform.log.announce(tx, cause, [customerArrived.of(claimed.id, at, { channel, isKnown: true })])
      }
      return claimed.id
    }
    if (known && !known.is_vouched) return known.customer_id
    // Vouched for before, but not now: someone else may hold the device, so they start as a visitor.
    const visitorUserId = known ? `${channelUserId}:visitor` : channelUserId
    const visitor = known && (await findByChannel(tx, channel, visitorUserId))
    if (visitor) return visitor.customer_id
    const customerId = newId(at)
    await insertVisitor(tx, customerId, identity.language, at)
    await saveChannelIdentity(tx, { channel, channelUserId: visitorUserId, customerId, isVouched: false }, at)
    await platform.log.announce(tx, cause, [customerArrived.of(customerId, at, { channel, isKnown: false })])
    return customerId
  }
}
