import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { toMessage } from '#modules/conversations/message-rows.ts'
import type { NewMessage, PostedMessage, PostRefusal } from '#modules/conversations/questions.ts'
import { type Draft, draftOf } from '#modules/conversations/writer/draft.ts'
import type { Lane } from '#modules/conversations/writer/lane.ts'
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
export function createPosting(lane: Lane): (message: NewMessage) => Promise<Outcome<PostedMessage, PostRefusal>> {
  const underWay = new Map<string, UnderWay>()

  return async function post(message): Promise<Outcome<PostedMessage, PostRefusal>> {
    const drafted = draftOf(message)
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
    return outcomeOf(await lane.write(draft), draft.conversationId, content)
  }
}

function outcomeOf(written: Written, conversationId: string, content: string): Outcome<PostedMessage, PostRefusal> {
  const { verdict } = written
  if (verdict === 'busy' || verdict === 'alone') throw new Error(`the lane let a message go with verdict ${verdict}`)
  if (verdict !== 'new' && verdict !== 'known') return refused(verdict)
  if (verdict === 'known' && contentOfStored(written) !== content) return REUSED
  const { seq, at, text } = written
  return done({ conversationId, seq, at, isRepeat: verdict === 'known', text })
}

/** What a message says, as stored: equal for two sendings of the same message and for nothing else that matters. */
function contentOf(draft: Draft): string {
  return fingerprint(draft.kind, draft.audience, draft.text, draft.fileId, draft.extra ? JSON.parse(draft.extra) : null)
}

function contentOfStored(written: Written): string {
  const { body, audience } = toMessage(written)
  if (body.kind === 'file') return fingerprint('file', audience, body.caption, body.file.fileId, null)
  if (body.kind === 'notice') {
    return fingerprint('notice', audience, null, null, { code: body.code, values: body.values })
  }
  return fingerprint('text', audience, body.text, null, body.choices ? { choices: body.choices } : null)
}

interface Extra {
  readonly choices?: readonly string[]
  readonly code?: string
  readonly values?: Readonly<Record<string, string | number>>
}

function fingerprint(
  kind: string,
  audience: string,
  text: string | null,
  fileId: string | null,
  extra: Extra | null,
): string {
  const values = Object.entries(extra?.values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([kind, audience, text, fileId, extra?.choices ?? null, extra?.code ?? null, values])
}
