import './history.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { kpisQuery } from '../../queries/kpis.ts'
import type { Part } from '../../ui/drill/use-figure-contacts.ts'
import { PARTS } from '../../ui/drill/use-figure-contacts.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { type ChangeSearch, useSearchText } from '../../ui/table/use-search-text.ts'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { HistoryCurve } from './HistoryCurve.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import { HistoryTable } from './HistoryTable.tsx'
import type { HistoryRow } from './history-rows.ts'
import { readHistoryView, VIEW, type ViewText } from './history-view.ts'
import { useHistory } from './use-history.ts'
import { historyWords } from './words.ts'

const FigurePanel = lazy(() => import('../../ui/drill/FigurePanel.tsx').then((file) => ({ default: file.FigurePanel })))
const ContactPanel = lazy(() =>
  import('../../ui/drill/ContactPanel.tsx').then((file) => ({ default: file.ContactPanel })),
)

type Change = ChangeSearch<(typeof VIEW)[number]>

/** The past as series and as a table, against the week before; every figure opens to its contacts. */
export function HistoryPage() {
  const say = useWords(historyWords)
  const [text, change] = useSearchText(VIEW)
  const view = readHistoryView(text, bankToday())
  const history = useHistory(view)
  const open = (key: string, row: HistoryRow) =>
    change({ key, at: String(row.at), part: 'denominator', contact: null }, true)
  return (
    <div className="history">
      <HistoryFilters view={view} change={change} asOf={history.asOf} />
      <ProblemLine problem={history.error} onRetry={history.retry} />
      {history.isPending ? (
        <div className="panel">
          <Skeleton lines={8} />
        </div>
      ) : history.rows.length === 0 ? (
        <div className="panel">
          <EmptyState what={say('none')} todo={say('noneTodo')} />
        </div>
      ) : (
        <>
          <HistoryCurve view={view} rows={history.rows} kpis={history.kpis} />
          <HistoryTable view={view} rows={history.rows} kpis={history.kpis} onOpen={open} />
        </>
      )}
      <Behind text={text} rows={history.rows} view={view} change={change} />
    </div>
  )
}

/** The contacts behind one figure of one row, or one of them. */
function Behind(props: {
  readonly text: ViewText
  readonly rows: readonly HistoryRow[]
  readonly view: ReturnType<typeof readHistoryView>
  readonly change: Change
}) {
  const { text, rows, view, change } = props
  const sayDrill = useWords(drillWords)
  const locale = useLocale()
  const kpi = useQuery(kpisQuery).data?.kpis.find(({ key }) => key === text.key)
  const row = rows.find(({ at }) => String(at) === text.at)
  const close = () => change({ key: null, at: null, part: null, contact: null }, true)
  if (text.contact !== '') {
    return (
      <SidePanel
        title={sayDrill('contact')}
        about={text.contact}
        onClose={close}
        onBack={text.key === '' ? undefined : () => change({ contact: null }, true)}
      >
        <Suspense fallback={<Skeleton />}>
          <ContactPanel key={text.contact} contactId={text.contact} />
        </Suspense>
      </SidePanel>
    )
  }
  if (!kpi || !row) return null
  const part: Part = PARTS.find((one) => one === text.part) ?? 'denominator'
  const { queueId, channel } = view
  return (
    <SidePanel title={kpi.name[locale]} about={`${kpi.key} ${row.at}`} onClose={close}>
      <Suspense fallback={<Skeleton />}>
        <FigurePanel
          span={{ key: kpi.key, from: row.at, before: row.before, queueId, channel }}
          part={part}
          onPart={(next) => change({ part: next })}
          onContact={(contact) => change({ contact }, true)}
        />
      </Suspense>
    </SidePanel>
  )
}
