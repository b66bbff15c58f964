import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CannedReply, cannedReplyList } from '#modules/knowledge/contract.ts'
import { call } from '../../api/call.ts'

type List = z.infer<typeof cannedReplyList>

/** Every reply the reader may use; the composer reads the same list. */
export const repliesQuery = queryOptions({
  queryKey: ['canned-replies'],
  queryFn: () => call<List>('GET', '/api/canned-replies'),
})

/** Puts one reply, as the server answered it, into the list that was read; null takes it out. */
export function useKeepReply() {
  const queries = useQueryClient()
  return (replyId: string, reply: CannedReply | null) => {
    queries.setQueryData(repliesQuery.queryKey, (before) => {
      if (!before) return before
      const others = before.replies.filter((one) => one.replyId !== replyId)
      const replies = reply === null ? others : [...others, reply]
      return { replies: replies.toSorted((a, b) => a.shortcut.localeCompare(b.shortcut)) }
    })
    return queries.invalidateQueries({ queryKey: repliesQuery.queryKey })
  }
}
