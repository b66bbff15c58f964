import type { RecordedFact } from '#libs/facts/event.ts'
import { noteRepeat } from '#modules/bot/store-sessions.ts'
import { contactAsked } from '#modules/conversations/events.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** A person of the house took the contact that the bot gave away: the hand-over succeeded (KPI 41). */
export async function noteReached(tx: Tx, fact: RecordedFact): Promise<void> {
  if (!contactAssigned.is(fact)) return
  await tx.run(sql`update bot.session set reached_at = ${at(fact.at)}
    where contact_id = ${fact.data.contactId} and reached_at is null`)
}

/** Whoever asks for a person within 72 hours was not helped by the bot before, whatever they said then. */
export async function noteReturn(tx: Tx, fact: RecordedFact): Promise<void> {
  if (!contactAsked.is(fact)) return
  await noteRepeat(tx, fact.data.customerId, fact.at, fact.data.contactId)
}

/** A house without a bot reads no facts for it. What was handed over is watched until somebody took it. */
export const hasNothingToDo =
  (platform: Platform) =>
  async (tx: Tx): Promise<boolean> => {
    const since = platform.clock.now() - 4 * 24 * 3_600_000
    const { isIdle } = await tx.one<{ isIdle: boolean }>(sql`select not exists (select from bot.assistant where is_on)
      and not exists (select from bot.session where began_at > ${at(since)}) "isIdle"`)
    return isIdle
  }
