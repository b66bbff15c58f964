import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { expertRead } from '#modules/assist/events.ts'
import { type ExpertRefusal, isAsked } from '#modules/assist/experts/answer.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { changing } from '#modules/assist/experts/store.ts'
import type { MessagePage } from '#modules/conversations/contract.ts'

interface Page {
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/**
 * The messages of the contact a question is about, for the expert who has it in hand: the question opens this one contact
 * and no other, and no longer once it is answered or given back. That it was read is a fact before the words leave.
 */
export function readContact(
  deps: ExpertDeps,
  by: string,
  questionId: string,
  page: Page,
): Promise<Outcome<MessagePage, ExpertRefusal>> {
  const { platform, asks } = deps
  return changing(deps, questionId, isAsked(deps, by), async (tx, { state, expertId, contactId }) => {
    if (state === 'answered' || state === 'withdrawn')
      return refused('question-ended', 'It was answered or taken back.')
    if (expertId !== by) return refused('not-taken', 'Take the question first: then you may read the contact.')
    const contact = await asks.conversations.contactInHand(tx, contactId)
    if (!contact) return refused('expert-question-not-found')
    await platform.log.announce(tx, { kind: 'person', id: by, purpose: 'expert-question' }, [
      expertRead.of(contactId, platform.clock.now(), { questionId, contactId, personId: by }),
    ])
    return done(await asks.conversations.contactMessages(tx, contact, page))
  })
}
