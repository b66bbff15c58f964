import type { BotDeps } from '#modules/bot/deps.ts'
import { CALL_BACK_TIMER } from '#modules/bot/timer-kinds.ts'
import type { TimerHandler } from '#platform/timers.ts'

const TRY_AGAIN_MS = 500
/** Routing takes a contact into its lines within moments; after so many looks the customer simply waits in line. */
const MOST_TRIES = 60

/**
 * The call-back the bot promised becomes routing's, with its clock, as soon as routing has the contact. Where it cannot
 * (the number is none, a person was quicker), the contact stays as it is: nobody is lost. The number is kept sealed.
 */
export const bookCallBack =
  (deps: BotDeps): TimerHandler =>
  async (tx, timer, now) => {
    const { phone, tries } = timer.data as { phone: string; tries: number }
    const choice = { kind: 'callback', phone: deps.platform.cipher.open(phone), at: now } as const
    const chosen = await deps.asks.routing.chooseInstead(tx, timer.key, choice)
    if (chosen.ok || chosen.refusal === 'phone-not-valid') return
    const contact = await deps.asks.conversations.lockContact(tx, timer.key)
    if (!contact || contact.endedAt !== null || contact.ownerId !== null || tries >= MOST_TRIES) return
    await deps.platform.timers.set(tx, CALL_BACK_TIMER, timer.key, now + TRY_AGAIN_MS, { phone, tries: tries + 1 })
  }
