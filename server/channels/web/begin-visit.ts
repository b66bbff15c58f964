import { createHash, randomBytes } from 'node:crypto'
import { jwtVerify } from 'jose'
import type { z } from 'zod'
import { type ChannelRow, findChannel, settingsOf } from '#channels/web/channels.ts'
import type { VisitReply, visitRequest } from '#channels/web/contract.ts'
import { visitBegun } from '#channels/web/events.ts'
import type { WebAsks } from '#channels/web/module.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type VisitRefusal = 'channel-not-found' | 'identity-not-valid' | 'origin-not-allowed'

const VISIT_MS = 24 * 3_600_000
const MOST_CLAIM_SECONDS = 600

/**
 * Lets a page speak for one customer: whom the bank's page vouched for, or whoever holds the device token of an earlier
 * visit, or a new visitor. What a visitor merely types never identifies anyone.
 */
export async function beginVisit(
  deps: { readonly platform: Platform; readonly asks: WebAsks },
  request: z.output<typeof visitRequest>,
): Promise<Outcome<VisitReply, VisitRefusal>> {
  const { platform, asks } = deps
  const channel = await findChannel(platform.db, request.channel)
  if (!channel?.is_active) return refused('channel-not-found', 'Check the data-channel of the script tag.')
  const now = platform.clock.now()
  const claim = await readClaim(platform, channel, request.identityToken, now)
  if (claim === 'not-valid') return refused('identity-not-valid', 'Ask the bank’s page for a new identity token.')
  return platform.db.transaction(async (tx) => {
    if (claim && !(await spendClaim(tx, claim, now)))
      return refused('identity-not-valid', 'This identity token was used before.')
    const deviceToken = request.deviceToken ?? secretToken()
    const identity = {
      channel: `web:${channel.key}`,
      channelUserId: claim ? `customer:${claim.customerNo}` : hashOf(deviceToken).toString('base64url'),
      language: request.language,
      ...(claim ? { claims: { customerNo: claim.customerNo } } : {}),
    }
    const cause = { kind: 'system', id: 'web.visit' } as const
    const customerId = await asks.customers.customerForChannel(tx, cause, identity, now)
    const conversationId = await asks.conversations.conversationOf(tx, cause, customerId, now)
    const visitToken = secretToken()
    const visitId = newId(now)
    await tx.run(sql`insert into web.visit (id, channel_key, customer_id, conversation_id, token_hash, language, created_at, expires_at)
      values (${visitId}, ${channel.key}, ${customerId}, ${conversationId}, ${hashOf(visitToken)}, ${request.language}, ${at(now)}, ${at(now + VISIT_MS)})`)
    await platform.log.announce(tx, { kind: 'customer', id: customerId }, [
      visitBegun.of(conversationId, now, {
        visitId,
        channel: channel.key,
        conversationId,
        isKnown: claim !== undefined,
      }),
    ])
    return done({
      visitToken,
      deviceToken,
      expiresAt: now + VISIT_MS,
      conversationId,
      isKnown: claim !== undefined,
      settings: settingsOf(channel, platform.config.FILE_MOST_BYTES),
    })
  })
}

interface Claim {
  readonly customerNo: string
  readonly jti: string
  readonly expiresAt: Instant
}

/** A token that is there and does not hold is refused, never ignored: a mistake must not make a stranger of a customer. */
async function readClaim(
  platform: Platform,
  channel: ChannelRow,
  token: string | undefined,
  now: Instant,
): Promise<Claim | undefined | 'not-valid'> {
  if (token === undefined) return undefined
  if (channel.identity_secret_sealed === null) return 'not-valid'
  try {
    const secret = Buffer.from(platform.cipher.open(channel.identity_secret_sealed), 'base64url')
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      audience: 'yinuo-chat',
      requiredClaims: ['sub', 'jti', 'exp'],
      currentDate: new Date(now),
    })
    const { sub, jti, exp } = payload
    if (sub === undefined || jti === undefined || exp === undefined || exp * 1000 > now + MOST_CLAIM_SECONDS * 1000)
      return 'not-valid'
    return { customerNo: sub, jti, expiresAt: exp * 1000 }
  } catch {
    return 'not-valid'
  }
}

async function spendClaim(tx: Tx, claim: Claim, now: Instant): Promise<boolean> {
  await tx.run(sql`delete from web.used_claim where expires_at < ${at(now)}`)
  const used = await tx.run(
    sql`insert into web.used_claim (jti, expires_at) values (${claim.jti}, ${at(claim.expiresAt)}) on conflict do nothing`,
  )
  return used === 1
}

const secretToken = () => randomBytes(32).toString('base64url')
export const hashOf = (token: string) => createHash('sha256').update(token).digest()
