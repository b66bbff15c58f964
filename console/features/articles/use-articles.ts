import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { ArticleHistory, ArticleList, ArticleVersion, ArticleView } from '#modules/knowledge/article-contract.ts'
import type { ArticleFeedback } from '#modules/knowledge/feedback-contract.ts'
import type { KnowledgeFigures, UnansweredQuestionView, UnusedArticle } from '#modules/knowledge/lookup-contract.ts'
import { call } from '../../api/call.ts'

const KEY = 'articles'
const DAY_MS = 86_400_000

export const articlesQuery = queryOptions({
  queryKey: [KEY, 'all'],
  queryFn: () => call<ArticleList>('GET', '/api/articles'),
})

export const articleQuery = (articleId: string) =>
  queryOptions({
    queryKey: [KEY, 'one', articleId],
    queryFn: () => call<ArticleView>('GET', `/api/articles/${articleId}`),
  })

/** One version; its words never change once it was approved. */
export const versionQuery = (articleId: string, version: number) =>
  queryOptions({
    queryKey: [KEY, 'version', articleId, version],
    queryFn: () => call<ArticleVersion>('GET', `/api/articles/${articleId}/versions/${version}`),
  })

export const historyQuery = (articleId: string) =>
  queryOptions({
    queryKey: [KEY, 'history', articleId],
    // The log takes up what was done a moment after it was done.
    refetchInterval: 5_000,
    queryFn: async () => (await call<ArticleHistory>('GET', `/api/articles/${articleId}/history`)).changes,
  })

export const feedbackQuery = (state: string) =>
  queryOptions({
    queryKey: [KEY, 'feedback', state],
    queryFn: () =>
      call<{ readonly asOf: number; readonly feedback: readonly ArticleFeedback[] }>('GET', '/api/article-feedback', {
        query: { state },
      }),
  })

export const unansweredQuery = (outcome: string) =>
  queryOptions({
    queryKey: [KEY, 'unanswered', outcome],
    queryFn: () =>
      call<{ readonly asOf: number; readonly questions: readonly UnansweredQuestionView[] }>(
        'GET',
        '/api/unanswered-questions',
        { query: { outcome } },
      ),
  })

export const unusedQuery = (days: number) =>
  queryOptions({
    queryKey: [KEY, 'unused', days],
    queryFn: () =>
      call<{ readonly asOf: number; readonly articles: readonly UnusedArticle[] }>('GET', '/api/articles/unused', {
        query: { days },
      }),
  })

/** @param now the span ends here; it is asked for anew each minute at most */
export const figuresQuery = (days: number, now: number) =>
  queryOptions({
    queryKey: [KEY, 'figures', days, Math.floor(now / 60_000)],
    queryFn: () =>
      call<KnowledgeFigures>('GET', '/api/articles/figures', { query: { from: now - days * DAY_MS, before: now } }),
  })

/** Has everything about articles read anew; at once what the server has just answered. */
export function useKeepArticle() {
  const queries = useQueryClient()
  return (saved?: ArticleView) => {
    if (saved) queries.setQueryData(articleQuery(saved.articleId).queryKey, saved)
    return queries.invalidateQueries({ queryKey: [KEY] })
  }
}
