import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { ChannelRow } from '#channels/web/channels.ts'
import { hashOf } from '#channels/web/tokens.ts'
import type { Instant } from '#libs/facts/event.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** Whom the bank's page vouches for. */
export interface Claim {
  readonly customerNo: string
  readonly jti: string
  readonly expiresAt: Instant
}

export const AUDIENCE = 'yinuo-chat'
const MOST_CLAIM_SECONDS = 600

const claims = z.object({
  sub: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  jti: z.string().regex(/^[A-Za-z0-9._:-]{8,128}$/),
  exp: z.number(),
})

/**
 * Reads an identity token: a JWT signed HS256 with the channel's secret (its characters are the key), for this audience,
 * with a customer number, an id, and an end at most ten minutes away.
 * @returns undefined for a token that does not hold. It is refused then, never ignored: a mistake on the bank's page
 * must not make a stranger of a customer.
 */
export async function readClaim(
  platform: Platform,
  channel: ChannelRow,
  token: string,
  now: Instant,
): Promise<Claim | undefined> {
  if (channel.identity_secret_sealed === null) return undefined
  const secret = new TextEncoder().encode(platform.cipher.open(channel.identity_secret_sealed))
  const options = { algorithms: ['HS256'], audience: AUDIENCE, currentDate: new Date(now) }
  const payload = await jwtVerify(token, secret, options).then(
    (verified) => verified.payload,
    () => undefined,
  )
  const read = claims.safeParse(payload)
  if (!read.success) return undefined
  const { sub, jti, exp } = read.data
  const isTooLong = exp * 1000 > now + MOST_CLAIM_SECONDS * 1000
  return isTooLong ? undefined : { customerNo: sub, jti, expiresAt: exp * 1000 }
}

/**
 * A claim counts once. The same attempt may come again, for its first answer may have been lost on the way; the attempt
 * is known only to the page that made it.
 */
export async function spendClaim(
  tx: Tx,
  channel: ChannelRow,
  claim: Claim,
  attempt: string | undefined,
): Promise<boolean> {
  const attemptHash = attempt === undefined ? null : hashOf(attempt)
  const spent = await tx.run(sql`insert into web.used_claim (channel_key, jti, attempt_hash, expires_at)
    values (${channel.key}, ${claim.jti}, ${attemptHash}, ${at(claim.expiresAt)})
    on conflict (channel_key, jti) do update set expires_at = excluded.expires_at
      where used_claim.attempt_hash = excluded.attempt_hash`)
  return spent === 1
}
