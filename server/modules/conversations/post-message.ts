import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { toMessage } from '#modules/conversations/message-rows.ts'
import type { NewMessage, PostedMessage, PostRefusal } from '#modules/conversations/questions.ts'
import type { Heed } from '#modules/conversations/red-lines.ts'
import { contentOf, contentOfMessage } from '#modules/conversations/writer/content.ts'
import { type Draft, draftOf } from '#modules/conversations/writer/draft.ts'
import type { Lane } from '#modules/conversations/writer/lane.ts'
import type { Fingerprint } from '#modules/conversations/writer/mask-in-context.ts'
import type { Written } from '#modules/conversations/writer/write-messages.ts'

/** A client id said something else before. */
const REUSED = refused('client-id-reused', 'Give each message its own clientId.')

interface UnderWay {
  readonly content: string
  readonly outcome: Promise<Outcome<PostedMessage, PostRefusal>>
}

/**
 * Posts messages: cleans and masks, then hands over to the lane. The same message sent while its first copy is under
 * way on this node shares that answer; everything older or elsewhere is recognised by the database.
 */
export function createPosting(
  lane: Lane,
  fingerprint: Fingerprint,
  heed: Heed,
): (message: NewMessage) => Promise<Outcome<PostedMessage, PostRefusal>> {
  const underWay = new Map<string, UnderWay>()

  return async function post(message): Promise<Outcome<PostedMessage, PostRefusal>> {
    const drafted = draftOf(message, heed)
    if (!drafted.ok) return drafted
    const draft = drafted.value
    const key = `${draft.conversationId} ${draft.author.id} ${draft.clientId}`
    const content = contentOf(draft)
    const first = underWay.get(key)
    if (first) {
      const outcome = await first.outcome
      if (first.content === content) return outcome.ok ? done({ ...outcome.value, isRepeat: true }) : outcome
      return outcome.ok ? REUSED : post(message)
    }
    const outcome = write(draft, content)
    underWay.set(key, { content, outcome })
    try {
      return await outcome
    } finally {
      if (underWay.get(key)?.outcome === outcome) underWay.delete(key)
    }
  }

  async function write(draft: Draft, content: string): Promise<Outcome<PostedMessage, PostRefusal>> {
    return outcomeOf(await lane.write(draft), draft.conversationId, content, fingerprint)
  }
}

function outcomeOf(
  written: Written,
  conversationId: string,
  content: string,
  fingerprint: Fingerprint,
): Outcome<PostedMessage, PostRefusal> {
  const { verdict } = written
  if (verdict === 'busy' || verdict === 'alone') throw new Error(`the lane let a message go with verdict ${verdict}`)
  if (verdict !== 'new' && verdict !== 'known') return refused(verdict)
  if (verdict === 'known' && !saysTheSame(written, content, fingerprint)) return REUSED
  const { seq, at, text, contact_id: contactId } = written
  return done({ conversationId, seq, at, isRepeat: verdict === 'known', text, contactId })
}

/** Where more was masked later than the message alone showed, only a fingerprint tells what had been said. */
const saysTheSame = (written: Written, content: string, fingerprint: Fingerprint): boolean =>
  written.said === null ? contentOfMessage(toMessage(written)) === content : written.said === fingerprint(content)
