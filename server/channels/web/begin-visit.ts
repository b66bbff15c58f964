import type { z } from 'zod'
import { type ChannelRow, findChannel, settingsOf } from '#channels/web/channels.ts'
import type { VisitReply, visitRequest } from '#channels/web/contract.ts'
import { knowDevice } from '#channels/web/devices.ts'
import { visitBegun } from '#channels/web/events.ts'
import { readClaim, spendClaim } from '#channels/web/identity-claim.ts'
import type { WebAsks } from '#channels/web/module.ts'
import { isFromPageOf, type Page } from '#channels/web/origins.ts'
import { hashOf, secretToken } from '#channels/web/tokens.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { at, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type VisitRefusal = 'channel-not-found' | 'identity-not-valid' | 'origin-not-allowed'

const VISIT_MS = 24 * 3_600_000
const CAUSE: Cause = { kind: 'system', id: 'web.visit' }

/**
 * Lets a page speak for one customer: whom the bank's page vouched for, or whoever holds the device token of an earlier
 * visit, or a new visitor. What a visitor merely types never identifies anyone. A vouched number that is not on record
 * (the bank's list may lag) is a visitor of its own, who becomes the customer with the record.
 */
export async function beginVisit(
  deps: { readonly platform: Platform; readonly asks: WebAsks },
  request: z.output<typeof visitRequest>,
  page: Page,
): Promise<Outcome<VisitReply, VisitRefusal>> {
  const { platform, asks } = deps
  const channel = await findChannel(platform.db, request.channel)
  if (!channel?.is_active) return refused('channel-not-found', 'Check the data-channel of the script tag.')
  if (!isFromPageOf(channel.allowed_origins, page))
    return refused('origin-not-allowed', 'Add the origin of this page to the chat entrance.')
  const now = platform.clock.now()
  const { identityToken } = request
  const claim = identityToken === undefined ? undefined : await readClaim(platform, channel, identityToken, now)
  if (identityToken !== undefined && !claim)
    return refused('identity-not-valid', 'Ask the bank’s page for a new identity token.')
  const settings = settingsOf(platform, channel, await asks.conversations.firstResponseSeconds(platform.db))
  return platform.db.transaction(async (tx) => {
    if (claim && !(await spendClaim(tx, channel, claim, request.attempt)))
      return refused('identity-not-valid', 'This identity token was used before.')
    const device = await knowDevice(tx, channel, request.deviceToken, now)
    const identity = {
      ...channelUser(channel, claim?.customerNo, device.userId),
      language: request.language,
    }
    const customerId = await asks.customers.customerForChannel(tx, CAUSE, identity, now)
    const [card] = claim ? await asks.customers.cards(tx, [customerId]) : []
    const isKnown = card?.isKnown ?? false
    const conversationId = await asks.conversations.conversationOf(tx, CAUSE, customerId, now)
    const visitToken = secretToken()
    const visitId = newId(now)
    const expiresAt = now + VISIT_MS
    await tx.run(sql`insert into web.visit (id, channel_key, customer_id, conversation_id, token_hash, language, created_at, expires_at)
      values (${visitId}, ${channel.key}, ${customerId}, ${conversationId}, ${hashOf(visitToken)}, ${request.language},
        ${at(now)}, ${at(expiresAt)})`)
    await platform.log.announce(tx, { kind: 'customer', id: customerId }, [
      visitBegun.of(conversationId, now, { visitId, channel: channel.key, conversationId, isKnown }),
    ])
    return done({ visitToken, deviceToken: device.token, expiresAt, conversationId, isKnown, settings })
  })
}

/** How the customers module knows this user again: by the vouched number, or by the device. */
function channelUser(channel: ChannelRow, customerNo: string | undefined, deviceUserId: string) {
  const web = `web:${channel.key}`
  if (customerNo === undefined) return { channel: web, channelUserId: deviceUserId }
  return { channel: web, channelUserId: `customer:${customerNo}`, claims: { customerNo } }
}
