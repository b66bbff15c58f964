import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { findCallback } from '#modules/routing/store-callbacks.ts'
import { findItem } from '#modules/routing/store-items.ts'

/** The number to call, for whoever has the callback in hand; the reveal is on record before it is shown. */
export async function revealPhone(
  { platform, asks }: RoutingDeps,
  agentId: string,
  callbackId: string,
  purpose: string,
): Promise<Outcome<{ readonly phone: string }, 'not-in-your-hands' | 'nothing-to-reveal'>> {
  return platform.db.transaction(async (tx) => {
    const item = await findItem(tx, callbackId)
    const callback = await findCallback(tx, callbackId)
    if (item?.agentId !== agentId || item.state !== 'assigned') return refused('not-in-your-hands', 'Take it first.')
    if (!callback?.phoneSealed) return refused('nothing-to-reveal')
    await asks.identity.recordReveal(tx, {
      personId: agentId,
      subject: item.customerId,
      field: 'callback-phone',
      purpose,
    })
    return done({ phone: platform.cipher.open(callback.phoneSealed) })
  })
}
