import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { QueueShape, queueList, topicList } from '#modules/routing/contract.ts'
import { call } from '../api/call.ts'

export type Queue = QueueShape
export type Topic = z.infer<typeof topicList>['topics'][number]

/** All queues with their rules, also those out of use. */
export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: async () => (await call<z.infer<typeof queueList>>('GET', '/api/routing/queues')).queues,
})

export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  queryFn: async () => (await call<z.infer<typeof topicList>>('GET', '/api/routing/topics')).topics,
})
