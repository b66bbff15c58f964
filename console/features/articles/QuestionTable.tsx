import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { UnansweredQuestionView } from '#modules/knowledge/lookup-contract.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { questionWords } from './question-words.ts'
import { unansweredQuery } from './use-articles.ts'

interface Props {
  readonly outcome: UnansweredQuestionView['outcome']
  readonly open: string | null
  readonly onOpen: (key: string) => void
  readonly tools: ReactNode
}

const NONE = { open: 'noneOpen', drafted: 'noneDrafted', dismissed: 'noneDismissed' } as const

/** Questions that are the same but for punctuation and script are one line, the most asked first. */
export function QuestionTable({ outcome, open, onOpen, tools }: Props) {
  const say = useWords(questionWords)
  const list = useQuery(unansweredQuery(outcome))
  const columns = useColumns(outcome, open, onOpen)
  if (list.isPending) return <Skeleton lines={6} />
  if (!list.data) return <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
  return (
    <PageTable
      caption={say(outcome)}
      columns={columns}
      rows={list.data.questions}
      rowKey={({ key }) => key}
      rowClass={({ key }) => (key === open ? 'on' : undefined)}
      exportAs={say('title')}
      tools={tools}
      empty={
        <EmptyState what={say(NONE[outcome])} {...(outcome === 'open' ? { todo: say('noneOpenTodo') } : {})}>
          {tools}
        </EmptyState>
      }
    />
  )
}

function useColumns(
  outcome: Props['outcome'],
  open: string | null,
  onOpen: Props['onOpen'],
): readonly Column<UnansweredQuestionView>[] {
  const say = useWords(questionWords)
  const time = (at: number) => dayAndTime(at, serverNow())
  const all: Column<UnansweredQuestionView>[] = [
    {
      key: 'question',
      title: say('question'),
      value: ({ question }) => question,
      cell: ({ key, question }) =>
        outcome === 'open' ? (
          <button
            type="button"
            className="open"
            aria-current={key === open ? 'true' : undefined}
            onClick={() => onOpen(key)}
          >
            {question}
          </button>
        ) : (
          question
        ),
    },
    { key: 'asked', title: say('asked'), numeric: true, value: ({ asked }) => asked },
    { key: 'agents', title: say('byAgents'), numeric: true, value: ({ byAgents }) => byAgents },
    { key: 'customers', title: say('byCustomers'), numeric: true, value: ({ byCustomers }) => byCustomers },
    { key: 'first', title: say('first'), value: ({ firstAt }) => firstAt, text: ({ firstAt }) => time(firstAt) },
    { key: 'last', title: say('last'), value: ({ lastAt }) => lastAt, text: ({ lastAt }) => time(lastAt) },
  ]
  const drafted: Column<UnansweredQuestionView> = {
    key: 'article',
    title: say('article'),
    value: ({ articleId }) => articleId,
    cell: ({ articleId }) =>
      articleId === null ? null : (
        <Link to="/articles" search={{ open: articleId }}>
          {say('openArticle')}
        </Link>
      ),
  }
  if (outcome === 'drafted') return [...all, drafted]
  return open === null ? all : all.filter(({ key }) => ['question', 'asked', 'last'].includes(key))
}
