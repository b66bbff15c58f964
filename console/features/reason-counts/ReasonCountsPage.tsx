import './reason-counts.css'
import { useQuery } from '@tanstack/react-query'
import type { ReasonCounts } from '#modules/conversations/reason-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { number } from '../../ui/figures/numbers.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { DaySpan } from '../../ui/span/DaySpan.tsx'
import { type Days, readDays } from '../../ui/span/days.ts'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { bankToday, instantsOf } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ReasonTable } from './ReasonTable.tsx'
import { daysBefore, sumsOf, totalOf } from './reason-sums.ts'
import { reasonCountWords } from './words.ts'

const VIEW = ['from', 'to', 'span', 'queue', 'level'] as const
const SPANS = ['today', 'two-days', 'week', 'month'] as const
const MOST_DAYS = 92
const FRESH_MS = 30_000

/** Why customers came, against as many days before; a count opens to the contacts for those who may read them. */
export function ReasonCountsPage() {
  const say = useWords(reasonCountWords)
  const locale = useLocale()
  const [text, change] = useSearchText(VIEW)
  const days = readDays(text, bankToday(), 'week', MOST_DAYS)
  const level = text.level === '1' ? 1 : 2
  const queues = useQuery({ ...queuesQuery, enabled: useMay('routing.read-queues') }).data ?? []
  const now = useQuery(countsQuery(days, text.queue))
  const before = useQuery(countsQuery(daysBefore(days), text.queue))
  const counts = now.data?.counts ?? []
  const total = totalOf(counts)
  return (
    <div className="reason-counts">
      <div className="page-head">
        <div className="row wrap">
          <h1>{say('title')}</h1>
          <DaySpan days={days} names={SPANS} onDays={({ from, to }) => change({ from, to, span: null })} />
          <Choose
            label={say('level')}
            value={String(level)}
            choices={[
              { value: '2', label: say('level2') },
              { value: '1', label: say('level1') },
            ]}
            onChoose={(chosen) => change({ level: chosen === '2' ? null : chosen })}
          />
          {queues.length > 0 && (
            <Choose
              label={say('queue')}
              all={say('allQueues')}
              value={text.queue}
              choices={queues.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
              onChoose={(queue) => change({ queue })}
            />
          )}
          <span className="sp" />
          <AsOf at={now.data?.asOf ?? null} />
        </div>
        {now.data && (
          <p className="t2 f12">
            {say('total', { count: number(total.withReason, locale) })}
            {total.without > 0 && ` · ${say('without', { count: number(total.without, locale) })}`}
          </p>
        )}
      </div>
      <section className="panel" aria-label={say('title')}>
        <div className="scroll">
          <ProblemLine problem={now.error ?? before.error} onRetry={() => void now.refetch()} />
          {(now.isPending || before.isPending) && <Skeleton lines={10} />}
          {now.isSuccess && before.isSuccess && (
            <ReasonTable
              sums={sumsOf(counts, before.data.counts, days, level)}
              total={total.withReason}
              days={days}
              queueId={text.queue}
              empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
            />
          )}
        </div>
      </section>
    </div>
  )
}

function countsQuery(days: Days, queueId: string) {
  const query = { ...instantsOf(days), queueId: queueId || undefined }
  return {
    queryKey: ['reason-counts', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call<ReasonCounts>('GET', '/api/contact-reasons/counts', { query, signal }),
    refetchInterval: FRESH_MS,
  }
}
