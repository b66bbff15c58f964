import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import { MOST_CAPTION_LENGTH, MOST_CHOICES, MOST_TEXT_LENGTH } from '#modules/conversations/contract.ts'
import { isMeaningful } from '#modules/conversations/domain.ts'
import type { NewMessage, PostRefusal } from '#modules/conversations/questions.ts'
import type { Heed, Overruled, RedLineRefusal } from '#modules/conversations/red-lines.ts'

/** A message as it will be stored: cleaned and masked. Nothing that was not masked goes further than this file. */
export interface Draft {
  readonly conversationId: string
  /** Null for notices, which belong to the transaction of a use case and cannot be sent twice. */
  readonly clientId: string | null
  /** Named by the caller; otherwise the contact that is open. */
  readonly contactId: string | null
  readonly author: {
    readonly kind: 'customer' | 'agent' | 'system' | 'bot'
    readonly id: string
    readonly name: string | null
  }
  readonly audience: 'everyone' | 'staff'
  readonly kind: 'text' | 'file' | 'notice'
  readonly text: string | null
  /** JSON of a text's choices, or of a notice's code and values. */
  readonly extra: string | null
  readonly fileId: string | null
  /** What was said, when more than the message alone shows had to be masked; kept as a fingerprint only. */
  readonly said: string | null
  /** Answers the customer, if a person wrote it. */
  readonly isMeaningful: boolean
  /** The agent was warned that it crosses a red line, and sends it for a reason. */
  readonly overruled: Overruled | null
  readonly cause: Cause
}

/** Cleans and masks what somebody wants to say; the only way from a new message to the writer. */
export function draftOf(message: NewMessage, heed: Heed): Outcome<Draft, PostRefusal> {
  const { body } = message
  const base = {
    conversationId: message.conversationId,
    clientId: message.clientId,
    contactId: null,
    author: {
      kind: message.author.kind,
      id: message.author.id,
      name: 'name' in message.author ? (message.author.name ?? null) : null,
    },
    audience: message.audience,
    kind: body.kind,
    fileId: null,
    said: null,
    overruled: null,
    cause: causeOf(message.author),
  }
  if (body.kind === 'notice') {
    return done({ ...base, text: null, extra: noticeExtra(body.code, body.values), isMeaningful: false })
  }
  if (body.kind === 'file') {
    const caption = masked(body.caption ?? '')
    if (caption.length > MOST_CAPTION_LENGTH) return refused('message-too-long')
    const heeded = heeding(message, caption, heed)
    if (!heeded.ok) return heeded
    const { value: overruled } = heeded
    return done({ ...base, text: caption || null, extra: null, fileId: body.fileId, isMeaningful: true, overruled })
  }
  if (body.text.length > MOST_TEXT_LENGTH) return refused('message-too-long')
  const text = masked(body.text)
  if (text.trim() === '') return refused('message-empty')
  const choices = (body.choices ?? []).slice(0, MOST_CHOICES).map(masked)
  const heeded = heeding(message, [text, ...choices].join('\n'), heed)
  if (!heeded.ok) return heeded
  return done({
    ...base,
    overruled: heeded.value,
    text,
    extra: choices.length === 0 ? null : JSON.stringify({ choices }),
    isMeaningful: isMeaningful(text),
  })
}

/** Only what a person of the house says to a customer can cross a red line. */
const heeding = (
  { author, audience, redLineReason }: NewMessage,
  words: string,
  heed: Heed,
): Outcome<Overruled | null, RedLineRefusal> =>
  author.kind === 'agent' && audience === 'everyone' ? heed(words, redLineReason) : done(null)

/** A system line. Its values are names and numbers of the house, masked all the same. */
export function noticeExtra(code: string, values: Readonly<Record<string, string | number>> = {}): string {
  const clean = Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? masked(value) : value])
  return JSON.stringify({ code, values: Object.fromEntries(clean) })
}

function causeOf(author: NewMessage['author']): Cause {
  if (author.kind === 'agent') return { kind: 'person', id: author.id }
  if (author.kind === 'bot') return { kind: 'system', id: 'bot' }
  return { kind: author.kind, id: author.id }
}
