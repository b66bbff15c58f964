import './problems.ts'
import './articles.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type ArticleFeedback, feedbackAnswer } from '#modules/knowledge/feedback-contract.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../app/session/me.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { PickItem, TextItem } from '../../ui/form/items.tsx'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { feedbackWords } from './feedback-words.ts'
import { ownerWords } from './owner-words.ts'
import { feedbackQuery, useKeepArticle } from './use-articles.ts'

const FeedbackSettings = lazy(() =>
  import('./FeedbackSettings.tsx').then((file) => ({ default: file.FeedbackSettings })),
)
const SEARCH = ['state'] as const

/** What agents found wrong; what is due first stands first, and is answered beside the list. */
export function FeedbackPage() {
  const say = useWords(feedbackWords)
  const [open, setOpen] = useOpen()
  const [{ state }, change] = useSearchText(SEARCH)
  const isAnswered = state === 'answered'
  const list = useQuery(feedbackQuery(isAnswered ? 'answered' : 'open'))
  const chosen = list.data?.feedback.find(({ feedbackId }) => feedbackId === open)
  const columns = useColumns(open, setOpen)
  const sayOwner = useWords(ownerWords)
  const [isSetting, setSetting] = useState(false)
  const choice = (
    <Choose
      label={say('state')}
      all={say('open')}
      value={isAnswered ? 'answered' : ''}
      choices={[{ value: 'answered', label: say('answered') }]}
      onChoose={(value) => change({ state: value })}
    />
  )
  return (
    <Split
      title={say('title')}
      tools={
        <>
          {list.data && <AsOf at={list.data.asOf} />}
          <button type="button" className="btn s" onClick={() => setSetting(true)}>
            {sayOwner('settings')}
          </button>
        </>
      }
      beside={
        isSetting ? (
          <Beside title={sayOwner('settings')} onClose={() => setSetting(false)}>
            <Suspense fallback={<Skeleton />}>
              <FeedbackSettings />
            </Suspense>
          </Beside>
        ) : (
          open !== null && (
            <Beside title={chosen?.title ?? say('title')} onClose={() => setOpen(null)}>
              {list.isPending && <Skeleton />}
              {list.isSuccess && !chosen && <EmptyState what={say('gone')} />}
              {chosen && <FeedbackPanel key={chosen.feedbackId} feedback={chosen} onDone={() => setOpen(null)} />}
            </Beside>
          )
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={list.data.feedback}
          rowKey={({ feedbackId }) => feedbackId}
          rowClass={({ feedbackId }) => (feedbackId === open ? 'on' : undefined)}
          exportAs={say('title')}
          tools={choice}
          empty={
            <EmptyState
              what={isAnswered ? say('noneAnswered') : say('none')}
              {...(isAnswered ? {} : { todo: say('noneTodo') })}
            >
              {choice}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}

function useColumns(open: string | null, onOpen: (feedbackId: string) => void): readonly Column<ArticleFeedback>[] {
  const say = useWords(feedbackWords)
  const time = (at: number) => dayAndTime(at, serverNow())
  const all: Column<ArticleFeedback>[] = [
    {
      key: 'article',
      title: say('article'),
      value: ({ title }) => title,
      cell: ({ title, feedbackId }) => (
        <button
          type="button"
          className="open"
          aria-current={feedbackId === open ? 'true' : undefined}
          onClick={() => onOpen(feedbackId)}
        >
          {title}
        </button>
      ),
    },
    { key: 'kind', title: say('kind'), value: ({ kind }) => say(`kind-${kind}`) },
    { key: 'note', title: say('note'), value: ({ note }) => note },
    {
      key: 'due',
      title: say('due'),
      value: ({ promise }) => promise?.dueAt ?? null,
      text: ({ promise }) => (promise ? time(promise.dueAt) : ''),
      cell: ({ promise }) => (promise ? <PromiseTag clock={promise} withTime /> : null),
    },
    { key: 'owner', title: say('owner'), value: ({ owner }) => owner?.name ?? say('nobody') },
    { key: 'by', title: say('by'), value: ({ givenBy }) => givenBy?.name ?? null },
    {
      key: 'given',
      title: say('given'),
      value: ({ givenAt }) => givenAt,
      text: ({ givenAt }) => time(givenAt),
    },
  ]
  return open === null ? all : all.filter(({ key }) => ['article', 'kind', 'due'].includes(key))
}

function FeedbackPanel({ feedback, onDone }: { readonly feedback: ArticleFeedback; readonly onDone: () => void }) {
  const say = useWords(feedbackWords)
  const me = useMe()
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const url = `/api/article-feedback/${feedback.feedbackId}`
  const takeOver = async () => {
    setProblem(null)
    try {
      await call<null>('PUT', `${url}/owner`, { body: { ownerId: me.personId } })
      await keep()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <div className="question-form">
        <p className="row wrap">
          <span className="tag">{say(`kind-${feedback.kind}`)}</span>
          {feedback.promise && <PromiseTag clock={feedback.promise} withTime />}
          <Link to="/articles" search={{ open: feedback.articleId }}>
            {say('openArticle')}
          </Link>
        </p>
        <p className="feedback-note">{feedback.note}</p>
        <p className="t3 f12">
          {[feedback.givenBy?.name, dayAndTime(feedback.givenAt, serverNow())].filter(Boolean).join(' · ')}
        </p>
        <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
        {feedback.answeredAt === null && feedback.owner?.personId !== me.personId && (
          <button type="button" className="btn s" onClick={() => void takeOver()}>
            {say('takeOver')}
          </button>
        )}
      </div>
      {feedback.answeredAt === null ? (
        <EditorForm
          schema={feedbackAnswer}
          initial={{ outcome: 'changed', answer: '' }}
          onSave={async (body) => {
            await call<null>('PUT', `${url}/answer`, { body })
            void keep()
            return onDone
          }}
          saveWords={say('save')}
        >
          <PickItem
            at="outcome"
            label={say('outcome')}
            choices={(['changed', 'explained', 'declined'] as const).map((value) => ({
              value,
              label: say(`outcome-${value}`),
            }))}
          />
          <TextItem at="answer" label={say('answer')} rows={3} hint={say('answerHint')} />
        </EditorForm>
      ) : (
        <div className="question-form">
          <p className="tag">{feedback.outcome && say(`outcome-${feedback.outcome}`)}</p>
          <p className="feedback-note">{feedback.answer}</p>
          <p className="t3 f12">
            {say('answeredBy', {
              name: feedback.answeredBy?.name ?? '—',
              time: dayAndTime(feedback.answeredAt, serverNow()),
            })}
          </p>
        </div>
      )}
    </>
  )
}
