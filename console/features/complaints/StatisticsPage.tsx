import './problems.ts'
import './complaints.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { ComplaintStatistics } from '#modules/complaints/statistics-contract.ts'
import { call } from '../../api/call.ts'
import { takeFile } from '../../api/take-file.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { codeWords, isCode } from './code-words.ts'
import { statisticsWords } from './statistics-words.ts'
import { useCauseName } from './use-causes.ts'

const SPANS = ['month', 'last-month', 'quarter', 'year'] as const
type Span = (typeof SPANS)[number]

/** Counts of a month, a quarter or a year, raw and merged, and the return for the regulator. */
export function StatisticsPage() {
  const say = useWords(statisticsWords)
  const locale = useLocale()
  const [search, change] = useSearchText(['span'])
  const span = SPANS.find((one) => one === search.span) ?? 'month'
  const days = daysOf(span, bankToday())
  const read = useQuery({
    queryKey: ['complaints', 'statistics', days],
    queryFn: () => call<ComplaintStatistics>('GET', '/api/complaint-statistics', { query: days }),
  })
  const take = useMutation({
    mutationFn: (as: 'csv' | 'xlsx') =>
      takeFile('POST', '/api/complaint-statistics/return-file', { body: { ...days, as, locale } }),
  })
  return (
    <section className="panel" aria-label={say('title')}>
      <div className="ph">
        <h1>{say('title')}</h1>
        <Choose
          label={say('span')}
          value={span}
          choices={SPANS.map((value) => ({ value, label: say(`span-${value}`) }))}
          onChoose={(value) => change({ span: value })}
        />
        <span className="t3 f12 nw">{`${days.from} – ${days.to}`}</span>
        <span className="sp" />
        {read.data && <AsOf at={read.data.asOf} />}
        <button type="button" className="btn s" disabled={take.isPending} onClick={() => take.mutate('xlsx')}>
          {say('xlsx')}
        </button>
        <button type="button" className="btn s" disabled={take.isPending} onClick={() => take.mutate('csv')}>
          {say('csv')}
        </button>
      </div>
      <div className="scroll">
        <ProblemLine problem={read.error ?? take.error} onRetry={() => void read.refetch()} />
        {read.isPending && <Skeleton lines={6} />}
        {read.data && <Figures told={read.data} />}
      </div>
    </section>
  )
}

function Figures({ told }: { readonly told: ComplaintStatistics }) {
  const say = useWords(statisticsWords)
  const sayCode = useWords(codeWords)
  const named = (key: string, code: string) => (isCode(key) ? sayCode(key) : code)
  const causeOf = useCauseName()
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const tiles = [
    [say('raw'), told.raw],
    [say('merged'), told.merged],
    [say('onTime'), told.decided === 0 ? '—' : percent(told.decidedInTime / told.decided)],
    [say('meanDays'), told.meanDays === null ? '—' : told.meanDays.toFixed(1)],
    [say('overdue'), told.overdue],
    [say('extended'), told.extended],
    [say('withdrawn'), told.withdrawn],
    [say('upheld'), told.decided === 0 ? '—' : percent((told.upheld.yes + told.upheld.partly) / told.decided)],
    [say('notCoded'), told.notCoded],
    [say('notCaused'), told.notCaused],
  ] as const
  const axes = [
    ['channels', told.channels, (code: string) => named(`a-${code}`, code)],
    ['products', told.products, (code: string) => named(`b-${code}`, code)],
    ['reasons', told.reasons, (code: string) => named(`c-${code}`, code)],
    ['causes', told.causes, causeOf],
    ['severities', told.severities, (code: string) => code],
  ] as const
  return (
    <>
      <dl className="complaint-tiles">
        {tiles.map(([word, value]) => (
          <div key={word}>
            <dt className="t2 f12">{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {told.otherAlerts.map(({ axis, share }) => (
        <p key={axis} className="note-w">
          {say('otherAlert', { axis: say(`axis-${axis}`), share: percent(share) })}
        </p>
      ))}
      <div className="complaint-figures">
        {axes.map(([name, rows, word]) => (
          <table key={name} className="tbl">
            <caption>{say(name)}</caption>
            <thead>
              <tr>
                <th>{say(name)}</th>
                <th>{say('raw')}</th>
                <th>{say('merged')}</th>
                <th>{say('share')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.length === 0 && (
                <tr>
                  <td colSpan={4}>{say('none')}</td>
                </tr>
              )}
              {rows.map((row) => (
                <tr key={row.code}>
                  <td>{word(row.code)}</td>
                  <td>{row.raw}</td>
                  <td>{row.merged}</td>
                  <td>{percent(row.share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  )
}

/** The days of the month, the month before, the quarter or the year that `today` stands in, up to its end. */
export function daysOf(span: Span, today: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10)
  const whole = (m: number, count: number) => ({ from: first(year, m), to: addDaysToDate(first(year, m + count), -1) })
  if (span === 'month') return whole(month, 1)
  if (span === 'last-month') return whole(month - 1, 1)
  return span === 'quarter' ? whole(month - ((month - 1) % 3), 3) : whole(1, 12)
}
