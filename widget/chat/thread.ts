import type { CustomerMessage } from '#modules/conversations/contract.ts'

/** The part of one conversation this page holds: an unbroken run of the lines its customer may see. */
export interface Thread {
  readonly conversationId: string | null
  /** In order of `seq`, each once. Numbers of lines for staff are left out by the server. */
  readonly lines: readonly CustomerMessage[]
  /** The feed is resumed after this number. */
  readonly after: number
  readonly hasEarlier: boolean
  /** The newest page has come; before, nothing is known of the conversation. */
  readonly isLoaded: boolean
  readonly isLoadingEarlier: boolean
}

export interface ThreadPage {
  readonly messages: readonly CustomerMessage[]
  readonly hasEarlier: boolean
}

export function emptyThread(conversationId: string | null): Thread {
  return { conversationId, lines: [], after: 0, hasEarlier: false, isLoaded: false, isLoadingEarlier: false }
}

/** The newest page. A thread that was loaded before keeps what it has: the feed brings the rest without a hole. */
export function loaded(thread: Thread, page: ThreadPage): Thread {
  if (thread.isLoaded) return thread
  const after = page.messages.at(-1)?.seq ?? 0
  return { ...thread, lines: page.messages, after, hasEarlier: page.hasEarlier, isLoaded: true }
}

/** Fresh lines of the feed. Lines that are there already change nothing, however often they come. */
export function grown(thread: Thread, items: readonly CustomerMessage[]): Thread {
  const fresh: CustomerMessage[] = []
  let after = thread.after
  for (const item of items) {
    if (item.seq <= after) continue
    fresh.push(item)
    after = item.seq
  }
  return fresh.length === 0 ? thread : { ...thread, after, lines: [...thread.lines, ...fresh] }
}

/** Too far behind to be sent everything: go on from `first`; what lies before can be loaded as earlier lines. */
export function skippedTo(thread: Thread, first: number): Thread {
  if (first - 1 <= thread.after) return thread
  return { ...thread, lines: [], after: first - 1, hasEarlier: true, isLoadingEarlier: false }
}

/** The page asked for, if it still joins on to what is here. */
export function earlierLoaded(thread: Thread, conversationId: string, before: number, page: ThreadPage): Thread {
  if (conversationId !== thread.conversationId || before !== firstSeq(thread) || !thread.isLoadingEarlier) return thread
  const { messages, hasEarlier } = page
  return { ...thread, lines: [...messages, ...thread.lines], hasEarlier, isLoadingEarlier: false }
}

/** Earlier lines are those before this number. */
export const firstSeq = (thread: Thread): number => thread.lines[0]?.seq ?? thread.after + 1
