import { lazy, Suspense, useMemo } from 'react'
import type { Kpi } from '../../queries/kpis.ts'
import { number } from '../../ui/figures/numbers.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { curveOption } from './curve-option.ts'
import type { HistoryRow } from './history-rows.ts'
import type { HistoryView } from './history-view.ts'
import { historyWords } from './words.ts'

const Chart = lazy(() => import('../../ui/chart/Chart.tsx'))

interface Props {
  readonly view: HistoryView
  readonly rows: readonly HistoryRow[]
  readonly kpis: readonly Kpi[]
}

/** Volumes as bars, figures as lines above them, the week before thin and dotted. */
export function HistoryCurve({ view, rows, kpis }: Props) {
  const say = useWords(historyWords)
  const locale = useLocale()
  const sum = (count: 'requested' | 'answered' | 'abandoned') =>
    number(
      rows.reduce((total, { point }) => total + point[count], 0),
      locale,
    )
  const { grain, comparesWeek } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the dictionary's entries
  const option = useMemo(
    () => curveOption({ rows, kpis, grain, comparesWeek, locale }),
    [rows, kpis.map(({ key }) => key).join(), grain, comparesWeek, locale],
  )
  const label = say('curveLabel', {
    from: view.from,
    to: view.to,
    names: kpis.map(({ name }) => name[locale]).join(locale === 'en' ? ', ' : '、'),
    requested: sum('requested'),
    answered: sum('answered'),
    abandoned: sum('abandoned'),
  })
  return (
    <section className="panel history-curve" aria-label={say('curve')}>
      <Suspense fallback={null}>
        <Chart label={label} option={option} />
      </Suspense>
    </section>
  )
}
