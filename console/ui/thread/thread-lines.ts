import type { Instant } from '#libs/facts/event.ts'
import type { Message } from '#modules/conversations/contract.ts'
import type { OutgoingMessage } from '../../realtime/outbox.ts'
import type { StaffMessage } from '../../realtime/staff-outbox.ts'

/** One line of a thread as it is drawn. */
export type ThreadLine =
  | { readonly kind: 'day'; readonly key: string; readonly at: Instant }
  /** From here on nothing had been read when the thread was opened. */
  | { readonly kind: 'unread'; readonly key: string; readonly count: number }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: Message
      readonly side: Side
      /** The one before is by someone else, of another kind or minutes old: tell who speaks, and when. */
      readonly hasHead: boolean
      /** The last of ours that the customer has read. */
      readonly isReadUpTo: boolean
    }
  | {
      readonly kind: 'outgoing'
      readonly key: string
      readonly outgoing: OutgoingMessage<StaffMessage>
      readonly isCommitted: boolean
    }

/** Where it stands: the customer left, we right, notes and notices across. */
type Side = 'customer' | 'ours' | 'note' | 'notice'

interface Thread {
  readonly items: readonly Message[]
  /** Written here and not yet in the thread, oldest first. */
  readonly outgoing: readonly OutgoingMessage<StaffMessage>[]
  readonly committed: readonly string[]
  /** The customer has read up to this number. */
  readonly customerReadSeq: number
  /** What was unread when the thread was opened; null draws no line. */
  readonly unread: UnreadAtOpening | null
  /** `YYYY-MM-DD` of an instant. */
  readonly dayOf: (at: Instant) => string
}

/** So many of the customer's messages, the last ones up to a number. */
export interface UnreadAtOpening {
  readonly count: number
  readonly upToSeq: number
}

/** Messages of one author closer together than this share a head. */
const SAME_BREATH_MS = 120_000

export function threadLines(thread: Thread): readonly ThreadLine[] {
  const lines: ThreadLine[] = []
  const readUpTo = thread.items.findLast((one) => sideOf(one) === 'ours' && one.seq <= thread.customerReadSeq)?.seq
  const firstUnread = firstUnreadSeq(thread)
  let before: Message | undefined
  for (const message of thread.items) {
    const newDay = before === undefined || thread.dayOf(before.at) !== thread.dayOf(message.at)
    if (newDay) lines.push({ kind: 'day', key: `day ${thread.dayOf(message.at)}`, at: message.at })
    const isFirstUnread = message.seq === firstUnread
    if (isFirstUnread) lines.push({ kind: 'unread', key: 'unread', count: thread.unread?.count ?? 0 })
    lines.push({
      kind: 'message',
      key: message.clientId ?? `${message.seq}`,
      message,
      side: sideOf(message),
      hasHead: newDay || isFirstUnread || before === undefined || !isSameBreath(before, message),
      isReadUpTo: message.seq === readUpTo,
    })
    before = message
  }
  const shown = new Set(thread.items.map(({ clientId }) => clientId))
  for (const outgoing of thread.outgoing) {
    if (shown.has(outgoing.clientId)) continue
    const isCommitted = thread.committed.includes(outgoing.clientId)
    lines.push({ kind: 'outgoing', key: outgoing.clientId, outgoing, isCommitted })
  }
  return lines
}

/** Where the unread begin; a thread of which nothing was read needs no line. */
function firstUnreadSeq({ items, unread }: Thread): number | undefined {
  if (!unread || unread.count === 0) return undefined
  const theirs = items.filter(({ author, seq }) => author.kind === 'customer' && seq <= unread.upToSeq)
  const first = theirs[theirs.length - unread.count]?.seq
  const hasRead = items.some(({ seq, body }) => first !== undefined && seq < first && body.kind !== 'notice')
  return hasRead ? first : undefined
}

function sideOf({ body, audience, author }: Pick<Message, 'body' | 'audience' | 'author'>): Side {
  if (body.kind === 'notice') return 'notice'
  if (audience === 'staff') return 'note'
  return author.kind === 'customer' ? 'customer' : 'ours'
}

function isSameBreath(before: Message, message: Message): boolean {
  return (
    sideOf(before) === sideOf(message) &&
    before.author.kind === message.author.kind &&
    before.author.id === message.author.id &&
    message.at - before.at < SAME_BREATH_MS
  )
}
