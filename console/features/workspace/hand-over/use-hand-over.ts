import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { HandOverCard, handOverReply } from '#modules/bot/contract.ts'
import { call } from '../../../api/call.ts'

/** What the bot knew when it gave this contact away; null: it did not come from the bot, or is not read yet. */
export function useHandOver(contactId: string): HandOverCard | null {
  const query = useQuery({
    queryKey: ['bot-hand-over', contactId],
    queryFn: ({ signal }) => call<z.infer<typeof handOverReply>>('GET', `/api/bot/hand-overs/${contactId}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return query.data?.handOver ?? null
}
