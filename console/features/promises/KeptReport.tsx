import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromiseReportRow, PromiseReportTable } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { useNames } from '../../ui/drill/use-names.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { promiseKind } from '../../ui/promise/kinds.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { owedWords } from './words.ts'

const DAY_MS = 86_400_000
const SPANS = [7, 30, 90, 365]
const BYS = ['kind', 'unit', 'month'] as const
type By = (typeof BYS)[number]

interface Props {
  /** Opens the records behind a row. */
  readonly onOpen: (wanted: { readonly kind?: string; readonly unit?: string }) => void
}

/** How well the house kept its word, of what was promised in a span. */
export function KeptReport({ onOpen }: Props) {
  const say = useWords(owedWords)
  const [days, setDays] = useState('30')
  const [by, setBy] = useState<By>('kind')
  const [now] = useState(() => serverNow())
  const query = { by, from: now - Number(days) * DAY_MS, before: now }
  const report = useQuery({
    queryKey: ['promise-report', query],
    queryFn: () => call<PromiseReportTable>('GET', '/api/promises/report/table', { query }),
    placeholderData: (before) => before,
  })
  const columns = useColumns(by, onOpen)
  return (
    <div className="scroll owed-panel">
      <div className="row wrap">
        <Choose
          label={say('span')}
          value={days}
          choices={SPANS.map((count) => ({ value: String(count), label: say('days', { count }) }))}
          onChoose={setDays}
        />
        <Choose
          label={say('by')}
          value={by}
          choices={BYS.map((value) => ({ value, label: say(`by-${value}`) }))}
          onChoose={(value) => setBy(BYS.find((one) => one === value) ?? 'kind')}
        />
        {report.data && <AsOf at={report.data.asOf} />}
      </div>
      <ProblemLine problem={report.error} onRetry={() => void report.refetch()} />
      {report.isPending && <Skeleton lines={5} />}
      {report.data && (
        <PageTable
          caption={say('report')}
          prefix="r"
          columns={columns}
          rows={report.data.rows}
          rowKey={({ key }) => key}
          exportAs={say('report')}
          withWorkbook
          empty={<EmptyState what={say('noReport')} />}
        />
      )}
    </div>
  )
}

const COUNTS = ['made', 'kept', 'keptLate', 'broken', 'open', 'withdrawn'] as const

function useColumns(by: By, onOpen: Props['onOpen']): readonly Column<PromiseReportRow>[] {
  const say = useWords(owedWords)
  const locale = useLocale()
  const names = useNames()
  const nameOf = (key: string) => {
    if (by === 'kind') return promiseKind(key, locale)
    if (by === 'unit') return key === '' ? say('nobody') : (names.unit(key) ?? '—')
    return key
  }
  const rate = ({ kept, keptLate, broken }: PromiseReportRow) =>
    kept + keptLate + broken === 0 ? null : kept / (kept + keptLate + broken)
  return [
    {
      key: 'key',
      title: say(`by-${by}`),
      value: ({ key }) => nameOf(key),
      cell: ({ key }) =>
        by === 'month' || key === '' ? (
          nameOf(key)
        ) : (
          <button type="button" className="open" onClick={() => onOpen(by === 'kind' ? { kind: key } : { unit: key })}>
            {nameOf(key)}
          </button>
        ),
    },
    {
      key: 'rate',
      title: say('rate'),
      value: rate,
      text: (row) => {
        const share = rate(row)
        return share === null ? '—' : `${(share * 100).toFixed(1)}%`
      },
    },
    ...COUNTS.map((count): Column<PromiseReportRow> => ({ key: count, title: say(count), value: (row) => row[count] })),
  ]
}
