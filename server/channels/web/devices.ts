import type { ChannelRow } from '#channels/web/channels.ts'
import { hashOf, secretToken } from '#channels/web/tokens.ts'
import type { Instant } from '#libs/facts/event.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

/**
 * The browser behind a device token. A token this installation never gave, or has forgotten, is replaced: what a client
 * makes up names nobody.
 */
export async function knowDevice(
  tx: Tx,
  channel: ChannelRow,
  token: string | undefined,
  now: Instant,
): Promise<{ readonly token: string; readonly userId: string }> {
  const isKnown =
    token !== undefined &&
    (await tx.run(sql`update web.device set seen_at = ${at(now)}
      where token_hash = ${hashOf(token)} and channel_key = ${channel.key}`)) === 1
  const held = isKnown ? token : secretToken()
  const hash = hashOf(held)
  if (!isKnown) {
    await tx.run(sql`insert into web.device (token_hash, channel_key, created_at, seen_at)
      values (${hash}, ${channel.key}, ${at(now)}, ${at(now)})`)
  }
  return { token: held, userId: hash.toString('base64url') }
}
