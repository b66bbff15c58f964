import { useEffect, useRef } from 'react'
import { staffLink } from '../../../realtime/staff-link.ts'
import type { Audience } from './drafts.ts'

const EVERY_MS = 3_000

/** Lets the others see that something is being written; a hint that is lost is made good by the next. */
export function useTyping(conversationId: string, text: string, audience: Audience): void {
  const last = useRef({ conversationId, text, at: 0 })
  useEffect(() => {
    const { current } = last
    const isSame = current.conversationId === conversationId
    const grew = isSame && text.length > current.text.length
    const now = Date.now()
    const due = grew && now - current.at >= EVERY_MS
    last.current = { conversationId, text, at: due ? now : isSame ? current.at : 0 }
    if (due) void staffLink.ask('typing', { conversationId, audience })
  }, [conversationId, text, audience])
}
