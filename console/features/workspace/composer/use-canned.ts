import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { z } from 'zod'
import { type RenderedReply, type ReplyVariable, renderReply } from '#libs/reply-template/reply-template.ts'
import type { CannedReply, cannedReplyList } from '#modules/knowledge/contract.ts'
import { call } from '../../../api/call.ts'
import { useMay } from '../../../app/session/me.ts'
import type { Locale } from '../../../ui/words/locale.ts'
import { findReplies, searchOf } from './find-replies.ts'

export interface CannedContext {
  readonly contactId: string
  readonly topic: string | null
  /** The customer's language: replies go out in it. */
  readonly locale: Locale
  readonly values: Readonly<Partial<Record<ReplyVariable, string>>>
}

/** Canned replies behind `/`: which fit, which is chosen, and the keys that choose. */
export function useCanned(text: string, context: CannedContext, onInsert: (rendered: RenderedReply) => void) {
  const may = useMay('knowledge.use')
  const [at, setAt] = useState(0)
  const [closedFor, setClosedFor] = useState<string | null>(null)
  const typed = searchOf(text)
  const isOpen = may && typed !== null && closedFor !== text
  const replies = useQuery({
    queryKey: ['canned-replies'],
    queryFn: () => call<z.infer<typeof cannedReplyList>>('GET', '/api/canned-replies'),
    enabled: isOpen,
    staleTime: 60_000,
  })
  const found = isOpen ? findReplies(replies.data?.replies ?? [], typed, context) : []
  const chosen = Math.min(at, Math.max(0, found.length - 1))
  const insert = (reply: CannedReply) => {
    setAt(0)
    onInsert(renderReply(reply.text[context.locale], context.values))
    void noteUse(context, reply)
  }

  /** @returns true when the key was for the list */
  function onKey(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing) return false
    const reply = found[chosen]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : found.length - 1
      setAt(found.length === 0 ? 0 : (chosen + by) % found.length)
    } else if (event.key === 'Escape') setClosedFor(text)
    else if ((event.key === 'Enter' || event.key === 'Tab') && reply) insert(reply)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { may, isOpen: isOpen && !replies.isPending, found, chosen, insert, onKey, problem: replies.error }
}

/** That it stands there is told apart from the words: were it not heard, only the count of uses would miss it. */
const noteUse = ({ contactId, locale }: CannedContext, { replyId }: CannedReply): Promise<void> =>
  call<void>('POST', `/api/assist/contacts/${contactId}/reply-put-in`, { body: { replyId, locale } }).catch(() => {})
