import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { dispositionList, reasonList } from '#modules/conversations/reason-contract.ts'
import { call } from '../../api/call.ts'

type Reasons = z.infer<typeof reasonList>
type Dispositions = z.infer<typeof dispositionList>

export const reasonTreeQuery = queryOptions({
  queryKey: ['contact-reasons', 'to-shape'],
  queryFn: () => call<Reasons>('GET', '/api/contact-reasons'),
})
export const dispositionsToShapeQuery = queryOptions({
  queryKey: ['dispositions', 'to-shape'],
  queryFn: () => call<Dispositions>('GET', '/api/dispositions'),
})

/** Adds (no code) or changes a reason; the answer is the whole tree, and who reads it elsewhere reads it again. */
export function useShapeReasons() {
  const queries = useQueryClient()
  return async (code: string | null, body: unknown) => {
    const list = await (code === null
      ? call<Reasons>('POST', '/api/contact-reasons', { body })
      : call<Reasons>('PATCH', `/api/contact-reasons/${code}`, { body }))
    queries.setQueryData(reasonTreeQuery.queryKey, list)
    void queries.invalidateQueries({ queryKey: ['contact-reasons'] })
  }
}

export function useShapeDispositions() {
  const queries = useQueryClient()
  return async (code: string | null, body: unknown) => {
    const list = await (code === null
      ? call<Dispositions>('POST', '/api/dispositions', { body })
      : call<Dispositions>('PATCH', `/api/dispositions/${code}`, { body }))
    queries.setQueryData(dispositionsToShapeQuery.queryKey, list)
    void queries.invalidateQueries({ queryKey: ['dispositions'] })
  }
}
