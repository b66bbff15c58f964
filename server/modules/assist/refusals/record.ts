import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { listRefusals } from '#modules/assist/refusals/list.ts'
import type { ContactInHand } from '#modules/conversations/questions.ts'
import { type Actor, scopeOf } from '#platform/access.ts'

export type RecordRefusal = 'no-refusal-there' | 'not-a-participant' | 'customer-not-found'

/** Carries out what the message says: the words are read here, so that only what the customer wrote is proof. */
export async function recordRefusal(
  deps: AssistDeps,
  actor: Actor,
  contact: ContactInHand,
  seq: number,
): Promise<Outcome<null, RecordRefusal>> {
  const { platform, asks } = deps
  const { conversationId, contactId, customerId, language } = contact
  if (!contact.speakerIds.includes(actor.personId) && contact.ownerId !== actor.personId)
    return refused('not-a-participant', 'Whoever serves the customer writes it down.')
  return platform.db.transaction(async (tx) => {
    if (!(await asks.customers.isVisible(tx, scopeOf(actor, 'consent.record'), customerId)))
      return refused('customer-not-found')
    const heard = (await listRefusals(deps, tx, contact)).find((one) => one.seq === seq)
    if (!heard) return refused('no-refusal-there', 'Nothing is refused in that message: use the permission panel.')
    await asks.consent.refuseSpoken(tx, {
      customerId,
      cause: { kind: 'person', id: actor.personId },
      stops: heard.stops,
      saidThrough: 'web',
      language: language === 'zh-TW' || language === 'en' ? language : 'zh-CN',
      message: { conversationId, seq },
      contactId,
    })
    return done(null)
  })
}
