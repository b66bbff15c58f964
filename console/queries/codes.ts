import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { dispositionList, reasonList } from '#modules/conversations/reason-contract.ts'
import { call } from '../api/call.ts'

export type Reason = z.infer<typeof reasonList>['reasons'][number]
export type Disposition = z.infer<typeof dispositionList>['dispositions'][number]

/** The tree of contact reasons, in its order, also the retired ones. */
export const reasonsQuery = queryOptions({
  queryKey: ['contact-reasons', 'list'],
  queryFn: async () => (await call<z.infer<typeof reasonList>>('GET', '/api/contact-reasons')).reasons,
  staleTime: 60_000,
})

export const dispositionsQuery = queryOptions({
  queryKey: ['dispositions', 'list'],
  queryFn: async () => (await call<z.infer<typeof dispositionList>>('GET', '/api/dispositions')).dispositions,
  staleTime: 60_000,
})
