import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  flowList,
  intentList,
  nameList,
  ReleaseChanges,
  ReleaseView,
  regressionList,
} from '#modules/bot/editor-contract.ts'
import type { ArticleList } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'

const KEY = 'bot'
/** Two people may edit at once: whoever has something open is told within so long. */
const OTHERS_MS = 15_000
const TRAINING_MS = 1_500

export const intentsQuery = queryOptions({
  queryKey: [KEY, 'intents'],
  queryFn: async () => (await call<z.infer<typeof intentList>>('GET', '/api/bot/intents')).intents,
  refetchInterval: OTHERS_MS,
})

/** Names alone, for those who read releases and figures and do not write. */
export const namesQuery = queryOptions({
  queryKey: [KEY, 'names'],
  queryFn: async () => (await call<z.infer<typeof nameList>>('GET', '/api/bot/names')).names,
  staleTime: 60_000,
})

export const flowsQuery = queryOptions({
  queryKey: [KEY, 'flows'],
  queryFn: async () => (await call<z.infer<typeof flowList>>('GET', '/api/bot/flows')).flows,
  refetchInterval: OTHERS_MS,
})

export const regressionQuery = queryOptions({
  queryKey: [KEY, 'regression'],
  queryFn: async () => (await call<z.infer<typeof regressionList>>('GET', '/api/bot/regression')).rows,
})

/** Newest first; asked again at short notice while one is being learned. */
export const releasesQuery = queryOptions({
  queryKey: [KEY, 'releases'],
  queryFn: async () => (await call<{ readonly releases: readonly ReleaseView[] }>('GET', '/api/bot/releases')).releases,
  refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'training') ? TRAINING_MS : OTHERS_MS),
})

/** @param releaseId null: the working copy */
export const changesQuery = (releaseId: string | null) =>
  queryOptions({
    queryKey: [KEY, 'changes', releaseId],
    queryFn: () =>
      call<ReleaseChanges>('GET', releaseId === null ? '/api/bot/changes' : `/api/bot/releases/${releaseId}/changes`),
  })

/** Titles of articles by their codes, for those who may read the list. */
export const articleTitlesQuery = queryOptions({
  queryKey: [KEY, 'article-titles'],
  queryFn: async () => (await call<ArticleList>('GET', '/api/articles')).articles,
  staleTime: 60_000,
})

/** Has everything about the bot read anew. */
export function useKeepBot() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [KEY] })
}
