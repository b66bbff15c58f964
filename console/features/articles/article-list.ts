import type { ArticleSummary } from '#modules/knowledge/article-contract.ts'
import type { Locale } from '../../ui/words/locale.ts'

/** What there is to do: the list can be narrowed to each. */
export const ARTICLE_VIEWS = [
  'all',
  'in-force',
  'drafts',
  'to-review',
  'gaps',
  'expiring',
  'scheduled',
  'over',
] as const
export type ArticleListView = (typeof ARTICLE_VIEWS)[number]
export const isArticleView = (value: string): value is ArticleListView => ARTICLE_VIEWS.some((view) => view === value)

/** An article that ends within these days has to be looked at. */
const SOON_MS = 30 * 86_400_000

/** Whether an article belongs to a view. `expiring`: in force, and over within thirty days. */
export function showsArticle(article: ArticleSummary, view: ArticleListView, now: number): boolean {
  const { state, open, gaps, expiresAt } = article
  switch (view) {
    case 'all':
      return state !== 'discarded'
    case 'in-force':
      return state === 'in-force'
    case 'drafts':
      return open === 'draft'
    case 'to-review':
      return open === 'submitted'
    case 'gaps':
      return gaps.length > 0 && state !== 'discarded' && state !== 'withdrawn'
    case 'expiring':
      return state === 'in-force' && expiresAt !== null && expiresAt - now <= SOON_MS
    case 'scheduled':
      return state === 'scheduled'
    case 'over':
      return state === 'expired' || state === 'withdrawn' || state === 'discarded'
  }
}

/** The title in the reader's language, else in one there is, else the code. */
export const titleIn = (
  { titles, code }: { readonly titles: ArticleSummary['titles']; readonly code: string },
  locale: Locale,
): string => titles[locale] ?? titles['zh-CN'] ?? titles['zh-TW'] ?? titles.en ?? code
