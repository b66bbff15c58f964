import type { Instant } from '#libs/facts/event.ts'
import type { CustomerMessage, Message, MessageBody } from '#modules/conversations/contract.ts'
import { type Sql, sql } from '#platform/database/database.ts'

/** A message with the file it carries, as the statements below read it. */
export interface MessageRow {
  readonly conversation_id: string
  readonly seq: number
  readonly at: Instant
  readonly contact_id: string | null
  readonly author_kind: Message['author']['kind']
  readonly author_id: string | null
  readonly author_name: string | null
  readonly client_id: string | null
  readonly audience: Message['audience']
  readonly kind: MessageBody['kind']
  readonly text: string | null
  readonly extra: {
    readonly choices?: string[]
    readonly code?: string
    readonly values?: Record<string, string | number>
  } | null
  readonly file_id: string | null
  readonly file_name: string | null
  readonly media_type: string | null
  readonly byte_count: number | null
  readonly width: number | null
  readonly height: number | null
}

/** The columns of {@link MessageRow} from `conversations.message m`; a `where` on `m` follows. */
export const selectMessages: Sql = sql`select m.conversation_id, m.seq, m.at, m.contact_id, m.author_kind, m.author_id,
    m.author_name, m.client_id, m.audience, m.kind, m.text, m.extra, m.file_id, f.name file_name, f.media_type,
    f.byte_count, f.width, f.height
  from conversations.message m left join conversations.file f on f.id = m.file_id`

export function toMessage(row: MessageRow): Message {
  return {
    seq: row.seq,
    at: row.at,
    contactId: row.contact_id,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    audience: row.audience,
    body: bodyOf(row),
    clientId: row.client_id,
  }
}

/**
 * What the customer gets of a line: the one place where internal notes are withheld and colleagues' ids dropped.
 * @returns null for an internal note
 */
export function forCustomer(message: Message): CustomerMessage | null {
  if (message.audience !== 'everyone') return null
  const { kind, name } = message.author
  return {
    seq: message.seq,
    at: message.at,
    author: { kind, name },
    body: message.body,
    clientId: kind === 'customer' ? message.clientId : null,
  }
}

function bodyOf(row: MessageRow): MessageBody {
  if (row.kind === 'notice') return { kind: 'notice', code: row.extra?.code ?? '', values: row.extra?.values ?? {} }
  if (row.kind === 'text') {
    const choices = row.extra?.choices
    return { kind: 'text', text: row.text ?? '', ...(choices === undefined ? {} : { choices }) }
  }
  return {
    kind: 'file',
    file: {
      fileId: row.file_id ?? '',
      name: row.file_name ?? '',
      mediaType: row.media_type ?? '',
      byteCount: row.byte_count ?? 0,
      width: row.width,
      height: row.height,
    },
    caption: row.text,
  }
}
