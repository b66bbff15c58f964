import { lazy, Suspense, useMemo } from 'react'
import type { ScenarioFigures } from '#libs/capacity-plan/scenario-figures.ts'
import { number } from '../../ui/figures/numbers.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { capacityOption } from './capacity-option.ts'
import { capacityWords } from './words.ts'

const Chart = lazy(() => import('../../ui/chart/Chart.tsx'))

interface Props {
  readonly figures: ScenarioFigures
  readonly other: { readonly name: string; readonly figures: ScenarioFigures } | null
}

/** The months drawn; the figures themselves stand in the table below. */
export function CapacityCurve({ figures, other }: Props) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  const option = useMemo(() => capacityOption(figures, other, locale), [figures, other, locale])
  const { months } = figures
  const label = say('curveLabel', {
    from: months[0]?.month ?? '',
    months: months.length,
    required: number(Math.max(...months.map(({ requiredFte }) => requiredFte)), locale, 1),
    available: number(Math.min(...months.map(({ availableFte }) => availableFte)), locale, 1),
    gap: number(Math.max(0, ...months.map(({ gapFte }) => gapFte)), locale, 1),
  })
  return (
    <section className="panel capacity-curve" aria-label={say('curve')}>
      <Suspense fallback={null}>
        <Chart label={label} option={option} />
      </Suspense>
    </section>
  )
}
