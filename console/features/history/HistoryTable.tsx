import type { Kpi } from '../../queries/kpis.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { changeText, figureText } from '../../ui/figures/figure-text.ts'
import { number } from '../../ui/figures/numbers.ts'
import { figureWords } from '../../ui/figures/words.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { HistoryRow } from './history-rows.ts'
import type { HistoryView } from './history-view.ts'
import { timeLabel } from './time-label.ts'
import { historyWords } from './words.ts'

interface Props {
  readonly view: HistoryView
  readonly rows: readonly HistoryRow[]
  readonly kpis: readonly Kpi[]
  readonly onOpen: (key: string, row: HistoryRow) => void
}

/** The same figures as the drawing, the newest first; each opens to the contacts behind it. */
export function HistoryTable(props: Props) {
  const say = useWords(historyWords)
  const columns = useColumns(props)
  return (
    <section className="panel" aria-label={say('table')}>
      <div className="ph">
        <h2>{say('table')}</h2>
        <span className="t3 f12">{say('opensHint')}</span>
      </div>
      <div className="scroll">
        <PageTable
          caption={say('table')}
          columns={columns}
          rows={props.rows.toReversed()}
          rowKey={({ at }) => String(at)}
          exportAs={`${say('title')} ${props.view.from} ${props.view.to}`}
          empty={null}
        />
      </div>
    </section>
  )
}

const COUNTS = ['requested', 'answered', 'abandoned'] as const

function useColumns({ view, kpis, onOpen }: Props): readonly Column<HistoryRow>[] {
  const say = useWords(historyWords)
  const sayFigure = useWords(figureWords)
  const locale = useLocale()
  const ofKpi = (kpi: Kpi): readonly Column<HistoryRow>[] => {
    const value = ({ point }: HistoryRow) => point.values[kpi.key] ?? null
    const text = (row: HistoryRow) => figureText(value(row), kpi.unit, locale)
    const change = ({ point, weekAgo }: HistoryRow) =>
      changeText(point.values[kpi.key], weekAgo?.values[kpi.key], kpi.unit, locale)
    const figure: Column<HistoryRow> = {
      key: kpi.key,
      title: kpi.unit === 'share' ? `${kpi.name[locale]} %` : kpi.name[locale],
      numeric: true,
      value,
      text: (row) => text(row).value,
      cell: (row) => (
        <Figure
          value={text(row).value}
          unit={kpi.unit === 'share' ? undefined : text(row).unit}
          label={`${timeLabel(row.at, view.grain, locale)} ${kpi.name[locale]}: ${sayFigure('opens')}`}
          formula={kpi.formula}
          onOpen={() => onOpen(kpi.key, row)}
        />
      ),
    }
    if (!view.comparesWeek) return [figure]
    const difference = ({ point, weekAgo }: HistoryRow) => {
      const [now, then] = [point.values[kpi.key], weekAgo?.values[kpi.key]]
      return typeof now === 'number' && typeof then === 'number' ? now - then : null
    }
    return [
      figure,
      {
        key: `${kpi.key}-change`,
        title: say('change'),
        numeric: true,
        value: difference,
        text: (row) => change(row) ?? '—',
        cell: (row) => <span className="t2">{change(row) ?? '—'}</span>,
      },
    ]
  }
  return [
    {
      key: 'at',
      title: say('time'),
      value: ({ at }) => at,
      text: ({ at }) => timeLabel(at, view.grain, locale),
      cell: ({ at }) => <span className="nw">{timeLabel(at, view.grain, locale)}</span>,
    },
    ...COUNTS.map(
      (count): Column<HistoryRow> => ({
        key: count,
        title: say(count),
        numeric: true,
        value: ({ point }) => point[count],
        text: ({ point }) => number(point[count], locale),
      }),
    ),
    ...kpis.flatMap(ofKpi),
  ]
}
