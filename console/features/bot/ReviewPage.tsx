import './problems.ts'
import './bot.css'
import { useQuery } from '@tanstack/react-query'
import { Beside, Split } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { JudgeAnswer, JudgeTalk } from './Judge.tsx'
import { reviewWords } from './review-words.ts'
import { useSessionColumns } from './SessionsBeside.tsx'
import { SessionTalk } from './SessionTalk.tsx'
import { answersQuery, talksQuery } from './use-figures.ts'
import { useBotNames } from './use-names.ts'

const SEARCH = ['show', 'open', 'seq'] as const

/** Answers and talks that nobody picked; beside the list the one that is judged, with everything that was said. */
export function ReviewPage() {
  const say = useWords(reviewWords)
  const [{ show, open, seq }, change] = useSearchText(SEARCH)
  const isTalks = show === 'talks'
  const close = () => change({ open: null, seq: null })
  return (
    <Split
      title={say('title')}
      tools={
        <fieldset className="segments" aria-label={say('what')}>
          <button
            type="button"
            className="btn s"
            aria-pressed={!isTalks}
            onClick={() => change({ show: null, open: null, seq: null })}
          >
            {say('answers')}
          </button>
          <button
            type="button"
            className="btn s"
            aria-pressed={isTalks}
            onClick={() => change({ show: 'talks', open: null, seq: null })}
          >
            {say('talks')}
          </button>
        </fieldset>
      }
      beside={
        open !== '' && (
          <Beside key={`${open} ${seq}`} title={say(isTalks ? 'needed' : 'wasRight')} onClose={close}>
            <div className="scroll">
              {isTalks ? (
                <JudgeTalk sessionId={open} onDone={close} />
              ) : (
                <JudgeAnswer sessionId={open} seq={Number(seq)} onDone={close} />
              )}
              <SessionTalk sessionId={open} />
            </div>
          </Beside>
        )
      }
    >
      <p className="t3 f12 pb">{say(isTalks ? 'talksHint' : 'answersHint')}</p>
      {isTalks ? <Talks onOpen={(sessionId) => change({ open: sessionId })} /> : <Answers open={open} seq={seq} />}
    </Split>
  )
}

function Talks({ onOpen }: { readonly onOpen: (sessionId: string) => void }) {
  const say = useWords(reviewWords)
  const talks = useQuery(talksQuery)
  const columns = useSessionColumns(onOpen)
  if (!talks.data) {
    return talks.error ? (
      <ProblemLine problem={talks.error} onRetry={() => void talks.refetch()} />
    ) : (
      <Skeleton lines={6} />
    )
  }
  return (
    <PageTable
      caption={say('talks')}
      columns={columns}
      rows={talks.data}
      rowKey={({ sessionId }) => sessionId}
      empty={<EmptyState what={say('noTalks')} todo={say('noneTodo')} />}
    />
  )
}

function Answers({ open, seq }: { readonly open: string; readonly seq: string }) {
  const say = useWords(reviewWords)
  const [, change] = useSearchText(SEARCH)
  const { intentName, articleById } = useBotNames()
  const answers = useQuery(answersQuery)
  type Answer = NonNullable<typeof answers.data>[number]
  if (!answers.data) {
    return answers.error ? (
      <ProblemLine problem={answers.error} onRetry={() => void answers.refetch()} />
    ) : (
      <Skeleton lines={6} />
    )
  }
  const isOpen = (one: Answer) => one.sessionId === open && String(one.seq) === seq
  const columns: readonly Column<Answer>[] = [
    {
      key: 'question',
      title: say('question'),
      value: ({ question }) => question,
      cell: (one) => (
        <button
          type="button"
          className="open"
          aria-current={isOpen(one) ? 'true' : undefined}
          onClick={() => change({ open: one.sessionId, seq: String(one.seq) })}
        >
          {one.question ?? say('noText')}
        </button>
      ),
    },
    { key: 'intent', title: say('intent'), value: ({ intent }) => intentName(intent) },
    {
      key: 'article',
      title: say('article'),
      value: ({ articleId, articleVersion }) =>
        say('version', { title: articleById(articleId) ?? say('anArticle'), version: articleVersion }),
    },
    {
      key: 'at',
      title: say('at'),
      value: ({ at }) => at,
      text: ({ at }) => dayAndTime(at, serverNow()),
    },
  ]
  return (
    <PageTable
      caption={say('answers')}
      columns={columns}
      rows={answers.data}
      rowKey={(one) => `${one.sessionId} ${one.seq}`}
      rowClass={(one) => (isOpen(one) ? 'on' : undefined)}
      empty={<EmptyState what={say('noAnswers')} todo={say('noneTodo')} />}
    />
  )
}
