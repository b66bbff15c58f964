import type { ReactNode } from 'react'
import type { ArticleSummary } from '#modules/knowledge/article-contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ARTICLE_VIEWS, isArticleView, showsArticle, titleIn } from './article-list.ts'
import { topicName } from './topic-name.ts'
import { articleWords } from './words.ts'

const SEARCH = ['show', 'topic'] as const

interface Props {
  readonly articles: readonly ArticleSummary[]
  readonly asOf: number
  readonly open: string | null
  readonly onOpen: (articleId: string) => void
  /** Shown beside the filters: where the first articles come from. */
  readonly starter: ReactNode
}

/** Articles by what there is to do about them, and by topic; the address keeps both. */
export function ArticlesList({ articles, asOf, open, onOpen, starter }: Props) {
  const say = useWords(articleWords)
  const locale = useLocale()
  const [{ show, topic }, change] = useSearchText(SEARCH)
  const view = isArticleView(show) ? show : 'all'
  const rows = articles.filter((one) => showsArticle(one, view, asOf) && (topic === '' || one.topic === topic))
  const columns = useColumns(open, onOpen)
  const topics = [...new Set(articles.map((one) => one.topic))].toSorted()
  const tools = (
    <>
      <Choose
        label={say('show')}
        all={say('show-all')}
        value={view === 'all' ? '' : view}
        choices={ARTICLE_VIEWS.filter((one) => one !== 'all').map((one) => ({
          value: one,
          label: `${say(`show-${one}`)} (${articles.filter((article) => showsArticle(article, one, asOf)).length})`,
        }))}
        onChoose={(chosen) => change({ show: chosen })}
      />
      <Choose
        label={say('topic')}
        all={say('allTopics')}
        value={topic}
        choices={topics.map((one) => ({ value: one, label: topicName(locale, one) }))}
        onChoose={(chosen) => change({ topic: chosen })}
      />
      {open === null && starter}
    </>
  )
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={rows}
      rowKey={({ articleId }) => articleId}
      rowClass={({ articleId }) => (articleId === open ? 'on' : undefined)}
      exportAs={say('title')}
      tools={tools}
      empty={
        articles.length === 0 ? (
          <EmptyState what={say('none')} todo={say('noneTodo')}>
            {starter}
          </EmptyState>
        ) : (
          <EmptyState what={say('noneShown')}>
            <button type="button" className="btn s" onClick={() => change({ show: null, topic: null })}>
              {say('show-all')}
            </button>
          </EmptyState>
        )
      }
    />
  )
}

function useColumns(open: string | null, onOpen: Props['onOpen']): readonly Column<ArticleSummary>[] {
  const say = useWords(articleWords)
  const locale = useLocale()
  const stateText = ({ state, open: written }: ArticleSummary) =>
    written === null || state === 'new'
      ? say(state === 'new' && written ? `open-${written}` : `state-${state}`)
      : `${say(`state-${state}`)} · ${say(`open-${written}`)}`
  const time = (at: number | null) => (at === null ? '' : dayAndTime(at, serverNow()))
  const first: Column<ArticleSummary>[] = [
    {
      key: 'title',
      title: say('name'),
      value: (one) => titleIn(one, locale),
      cell: (one) => (
        <button
          type="button"
          className="open"
          aria-current={one.articleId === open ? 'true' : undefined}
          onClick={() => onOpen(one.articleId)}
        >
          {titleIn(one, locale)}
        </button>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      value: stateText,
      cell: (one) => (
        <span className={one.mayReview || one.state === 'expired' ? 'tag w nw' : 'tag nw'}>{stateText(one)}</span>
      ),
    },
  ]
  const more: Column<ArticleSummary>[] = [
    { key: 'topic', title: say('topic'), value: ({ topic }) => topicName(locale, topic) },
    { key: 'audience', title: say('audience'), value: ({ audience }) => say(`audience-${audience}`) },
    {
      key: 'gaps',
      title: say('gaps'),
      value: ({ gaps }) => gaps.map((one) => say(`language-${one}`)).join(locale === 'en' ? ', ' : '、') || null,
    },
    {
      key: 'expires',
      title: say('expires'),
      value: ({ expiresAt }) => expiresAt,
      text: ({ expiresAt }) => time(expiresAt),
      cell: ({ expiresAt }) => <span className="nw">{expiresAt === null ? '—' : time(expiresAt)}</span>,
    },
    { key: 'uses', title: say('uses'), numeric: true, value: ({ uses }) => uses },
    { key: 'feedback', title: say('feedback'), numeric: true, value: ({ openFeedback }) => openFeedback },
    { key: 'owner', title: say('owner'), value: ({ owner }) => owner?.name ?? null },
  ]
  const changed: Column<ArticleSummary> = {
    key: 'changed',
    title: say('changed'),
    value: ({ changedAt }) => changedAt,
    text: ({ changedAt }) => time(changedAt),
    cell: ({ changedAt }) => <span className="nw">{time(changedAt)}</span>,
  }
  return [...first, ...(open === null ? more : []), changed]
}
