import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { conversationPage, Message, messagePage, ReadMark, Signal } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'
import { type Feed, useFeed } from '../../realtime/use-feed.ts'

type Conversation = z.infer<typeof conversationPage>

export interface Thread {
  readonly feed: Feed<Message>
  /** Who is in it and what I may do there; undefined until read. */
  readonly conversation: Conversation | undefined
  readonly problem: unknown
  /** The customer has read up to this number. */
  readonly customerReadSeq: number
  /** Who writes at this moment; null for nobody. */
  readonly typing: { readonly name: string | null; readonly kind: 'customer' | 'agent' } | null
}

/** A writer counts as writing this long after the last sign of it. */
const TYPING_MS = 5_000

const conversationKey = (conversationId: string) => ['conversation', conversationId]

/** One thread, live: its messages from the newest page on, read marks, and who is writing. */
export function useThread(conversationId: string, ownId: string): Thread {
  const queries = useQueryClient()
  const key = useMemo(() => conversationKey(conversationId), [conversationId])
  const [typing, setTyping] = useState<Thread['typing']>(null)
  const forget = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const conversation = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call<Conversation>('GET', `/api/conversations/${conversationId}`, { signal }),
    staleTime: 5_000,
  })

  const onSignal = useCallback(
    (body: unknown) => {
      // The server has read signals by `signal` of the contract before it passes them on.
      const hint = body as Signal
      if (hint.kind === 'read') {
        queries.setQueryData<Conversation>(key, (known) => known && withMark(known, hint.mark))
      } else if (hint.by.id !== ownId) {
        setTyping({ name: hint.by.name, kind: hint.by.kind })
        clearTimeout(forget.current)
        forget.current = setTimeout(() => setTyping(null), TYPING_MS)
      }
    },
    [queries, key, ownId],
  )
  const page = useCallback(
    async (before: number | null) => {
      const path = `/api/conversations/${conversationId}/messages`
      const read = await call<z.infer<typeof messagePage>>('GET', path, { query: { before, limit: 50 } })
      return { items: read.messages, hasEarlier: read.hasEarlier }
    },
    [conversationId],
  )
  const feed = useFeed<Message>(`conversation:${conversationId}`, { page, onSignal })
  return {
    feed,
    conversation: conversation.data,
    problem: conversation.error,
    customerReadSeq: conversation.data?.readMarks.find(({ reader }) => reader === 'customer')?.seq ?? 0,
    typing,
  }
}

/** A mark only ever moves forward, whatever order its news arrive in. */
function withMark(conversation: Conversation, mark: ReadMark): Conversation {
  const same = (one: ReadMark) => one.reader === mark.reader && one.readerId === mark.readerId
  const known = conversation.readMarks.find(same)
  if (known && known.seq >= mark.seq) return conversation
  return { ...conversation, readMarks: [...conversation.readMarks.filter((one) => !same(one)), mark] }
}
