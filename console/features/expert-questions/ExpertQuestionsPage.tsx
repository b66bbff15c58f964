import '../../ui/problems/expert-problems.ts'
import './expert-questions.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { ExpertQuestion, ExpertQuestionList, expertShows } from '#modules/assist/experts-contract.ts'
import { call } from '../../api/call.ts'
import { useMay, useMe } from '../../app/session/me.ts'
import { useView } from '../../realtime/use-view.ts'
import { useNames } from '../../ui/drill/use-names.ts'
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
import { QuestionPanel } from './QuestionPanel.tsx'
import { expertPageWords } from './words.ts'

const ExpertSettingsForm = lazy(() =>
  import('./ExpertSettingsForm.tsx').then((file) => ({ default: file.ExpertSettingsForm })),
)
type Show = (typeof expertShows)[number]
const SHOWS: readonly Show[] = ['skill', 'mine', 'overdue', 'answered']
const SEARCH = ['show'] as const

/** What agents ask of this person; the oldest stands first, and is answered beside the list. */
export function ExpertQuestionsPage() {
  const say = useWords(expertPageWords)
  const [open, setOpen] = useOpen()
  const [search, change] = useSearchText(SEARCH)
  const show = SHOWS.find((one) => one === search.show) ?? 'skill'
  const list = useQuestions(show)
  const chosen = list.data?.questions.find(({ questionId }) => questionId === open)
  const [isSetting, setSetting] = useState(false)
  const mayConfigure = useMay('assist.configure-experts')
  const columns = useColumns(open, setOpen)
  const choice = (
    <Choose
      label={say('show')}
      value={show}
      choices={SHOWS.map((value) => ({ value, label: say(`show-${value}`) }))}
      onChoose={(value) => change({ show: value })}
    />
  )
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <>
          {list.data && <AsOf at={list.data.asOf} />}
          {mayConfigure && (
            <button type="button" className="btn s" onClick={() => setSetting(true)}>
              {say('settings')}
            </button>
          )}
        </>
      }
      beside={
        isSetting ? (
          <Beside title={say('settings')} onClose={() => setSetting(false)}>
            <Suspense fallback={<Skeleton />}>
              <ExpertSettingsForm />
            </Suspense>
          </Beside>
        ) : (
          open !== null && (
            <Beside title={chosen?.reference ?? say('title')} onClose={() => setOpen(null)}>
              <QuestionPanel key={open} questionId={open} onTaken={() => change({ show: 'mine' })} />
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
          rows={list.data.questions}
          rowKey={({ questionId }) => questionId}
          rowClass={({ questionId }) => (questionId === open ? 'on' : undefined)}
          exportAs={say('title')}
          tools={choice}
          empty={
            <EmptyState what={say(`none-${show}`)} todo={say('noneTodo')}>
              {choice}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}

/** Read again whenever something that is asked of this person moves on. */
function useQuestions(show: Show) {
  const { personId } = useMe()
  const { at } = useView<unknown>(`expert-desk:${personId}`)
  return useQuery({
    queryKey: ['expert-questions', show, at],
    queryFn: () => call<ExpertQuestionList>('GET', '/api/expert-questions', { query: { show } }),
    placeholderData: (before) => before,
  })
}

function useColumns(open: string | null, onOpen: (questionId: string) => void): readonly Column<ExpertQuestion>[] {
  const say = useWords(expertPageWords)
  const names = useNames()
  const time = (at: number) => dayAndTime(at, serverNow())
  const all: Column<ExpertQuestion>[] = [
    {
      key: 'question',
      title: say('question'),
      value: ({ question }) => question,
      cell: ({ question, questionId }) => (
        <button
          type="button"
          className="open expert-short"
          aria-current={questionId === open ? 'true' : undefined}
          onClick={() => onOpen(questionId)}
        >
          {question}
        </button>
      ),
    },
    {
      key: 'due',
      title: say('due'),
      value: ({ promise }) => promise?.dueAt ?? null,
      text: ({ promise }) => (promise ? time(promise.dueAt) : ''),
      cell: ({ promise }) => (promise ? <PromiseTag clock={promise} withTime /> : null),
    },
    { key: 'skill', title: say('skill'), value: ({ skill }) => names.skill(skill) ?? skill },
    { key: 'state', title: say('state'), value: ({ state }) => say(`state-${state}`) },
    { key: 'by', title: say('by'), value: ({ askedBy }) => askedBy?.name ?? null },
    { key: 'asked', title: say('asked'), value: ({ askedAt }) => askedAt, text: ({ askedAt }) => time(askedAt) },
  ]
  return open === null ? all : all.filter(({ key }) => key === 'question' || key === 'due')
}
