import './problems.ts'
import './bot.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SESSION_KINDS } from '#modules/bot/sessions-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { Split } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { DaySpan } from '../../ui/span/DaySpan.tsx'
import { readDays } from '../../ui/span/days.ts'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { FigureCards } from './FigureCards.tsx'
import { FigureTables } from './FigureTables.tsx'
import { figureWords } from './figure-words.ts'
import { SessionsBeside } from './SessionsBeside.tsx'
import { figuresQuery } from './use-figures.ts'

const VIEW = ['from', 'to', 'span', 'kind', 'why', 'intent', 'open'] as const
const SPANS = ['today', 'week', 'month'] as const
const MOST_DAYS = 366

/** How the bot did, counted strictly; each count opens to the sessions it counts, and each of these to its talk. */
export function FiguresPage() {
  const say = useWords(figureWords)
  const mayReview = useMay('bot.review')
  const [text, change] = useSearchText(VIEW)
  const days = readDays(text, bankToday(), 'month', MOST_DAYS)
  const figures = useQuery(figuresQuery(days))
  const kind = SESSION_KINDS.find((one) => one === text.kind)
  const records = kind && { kind, intent: text.intent, why: text.why }
  const open = (wanted: { readonly kind: string; readonly intent?: string; readonly why?: string }) =>
    change({ kind: wanted.kind, intent: wanted.intent ?? null, why: wanted.why ?? null, open: null }, true)
  return (
    <Split
      title={say('title')}
      tools={
        <>
          <AsOf at={figures.data?.asOf ?? null} />
          {mayReview && (
            <Link className="btn s" to="/bot/review">
              {say('toReview')}
            </Link>
          )}
        </>
      }
      beside={
        records && (
          <SessionsBeside
            key={`${text.kind} ${text.intent} ${text.why}`}
            days={days}
            records={records}
            open={text.open}
            onOpen={(sessionId) => change({ open: sessionId }, true)}
            onClose={() => change({ kind: null, intent: null, why: null, open: null })}
          />
        )
      }
    >
      <div className="row wrap pb">
        <DaySpan days={days} names={SPANS} onDays={({ from, to }) => change({ from, to, span: null })} />
        <span className="t3 f12">{say('spanHint')}</span>
      </div>
      <ProblemLine problem={figures.error} onRetry={() => void figures.refetch()} />
      {figures.isPending && <Skeleton lines={8} />}
      {figures.data && (
        <>
          <FigureCards figures={figures.data} onOpen={open} />
          <FigureTables figures={figures.data} onOpen={open} />
        </>
      )}
    </Split>
  )
}
