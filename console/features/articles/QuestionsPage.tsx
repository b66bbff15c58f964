import './problems.ts'
import './articles.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Split, useOpen } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { QuestionBeside } from './QuestionBeside.tsx'
import { QuestionTable } from './QuestionTable.tsx'
import { questionWords } from './question-words.ts'
import { UnusedTable } from './UnusedTable.tsx'
import { figuresQuery } from './use-articles.ts'

const VIEWS = ['drafted', 'dismissed', 'unused'] as const
const SEARCH = ['show', 'open'] as const
const FIGURE_DAYS = 30

/** What the articles lack: questions without an answer, articles without a reader, and how much was found of all. */
export function QuestionsPage() {
  const say = useWords(questionWords)
  const [open, setOpen] = useOpen()
  const [{ show }, change] = useSearchText(SEARCH)
  const view = VIEWS.find((one) => one === show) ?? 'open'
  const choice = (
    <Choose
      label={say('view')}
      all={say('open')}
      value={view === 'open' ? '' : view}
      choices={VIEWS.map((value) => ({ value, label: say(value) }))}
      onChoose={(value) => change({ show: value, open: null })}
    />
  )
  return (
    <Split
      title={say('title')}
      beside={
        open !== null &&
        view === 'open' && <QuestionBeside key={open} questionKey={open} onClose={() => setOpen(null)} />
      }
    >
      <Figures />
      {view === 'unused' ? (
        <UnusedTable tools={choice} />
      ) : (
        <QuestionTable outcome={view} open={open} onOpen={setOpen} tools={choice} />
      )}
    </Split>
  )
}

/** KPI 44 with what it is made of. */
function Figures() {
  const say = useWords(questionWords)
  const [now] = useState(serverNow)
  const figures = useQuery(figuresQuery(FIGURE_DAYS, now))
  if (!figures.data) return <ProblemLine problem={figures.error} onRetry={() => void figures.refetch()} />
  const { knowledgeHit, searches, withUse, nothingFound, asOf } = figures.data
  const told = [
    ['hit', knowledgeHit === null ? '—' : `${(knowledgeHit * 100).toFixed(1)} %`],
    ['searches', String(searches)],
    ['withUse', String(withUse)],
    ['nothing', String(nothingFound)],
  ] as const
  return (
    <p className="figure-line f12">
      {told.map(([word, value]) => (
        <span key={word}>
          <span className="t2">{say(word)}</span> <b className="n">{value}</b>
        </span>
      ))}
      <AsOf at={asOf} />
    </p>
  )
}
