import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { UnusedArticle } from '#modules/knowledge/lookup-contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime, dayOf } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { titleIn } from './article-list.ts'
import { questionWords } from './question-words.ts'
import { unusedQuery } from './use-articles.ts'

const SEARCH = ['days'] as const
const DAYS = [7, 30, 90, 365] as const
const USUAL = 30

/** Articles that have answered for so long, and that nobody opened, copied or was answered with since. */
export function UnusedTable({ tools }: { readonly tools: ReactNode }) {
  const say = useWords(questionWords)
  const [search, change] = useSearchText(SEARCH)
  const days = DAYS.find((one) => String(one) === search.days) ?? USUAL
  const list = useQuery(unusedQuery(days))
  const columns = useColumns()
  if (list.isPending) return <Skeleton lines={6} />
  if (!list.data) return <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
  const filters = (
    <>
      {tools}
      <Choose
        label={say('days')}
        value={String(days)}
        choices={DAYS.map((one) => ({ value: String(one), label: say('daysOf', { days: one }) }))}
        onChoose={(value) => change({ days: value === String(USUAL) ? null : value })}
      />
    </>
  )
  return (
    <PageTable
      caption={say('unused')}
      columns={columns}
      rows={list.data.articles}
      rowKey={({ articleId }) => articleId}
      exportAs={say('unused')}
      tools={filters}
      empty={<EmptyState what={say('noneUnused')}>{filters}</EmptyState>}
    />
  )
}

function useColumns(): readonly Column<UnusedArticle>[] {
  const say = useWords(questionWords)
  const locale = useLocale()
  return [
    {
      key: 'article',
      title: say('article'),
      value: (one) => titleIn(one, locale),
      cell: (one) => (
        <Link to="/articles" search={{ open: one.articleId }}>
          {titleIn(one, locale)}
        </Link>
      ),
    },
    {
      key: 'since',
      title: say('since'),
      value: ({ inForceSince }) => inForceSince,
      text: ({ inForceSince }) => dayOf(inForceSince),
    },
    {
      key: 'last',
      title: say('lastUsed'),
      value: ({ lastUsedAt }) => lastUsedAt,
      text: ({ lastUsedAt }) => (lastUsedAt === null ? say('never') : dayAndTime(lastUsedAt, serverNow())),
    },
    { key: 'shown', title: say('shown'), numeric: true, value: ({ shown }) => shown },
    { key: 'owner', title: say('owner'), value: ({ owner }) => owner?.name ?? null },
  ]
}
