import { lazy, Suspense, useMemo } from 'react'
import type { DeskDay } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { dayOption } from './day-option.ts'
import { deskWords } from './words.ts'

const Chart = lazy(() => import('../../ui/chart/Chart.tsx'))

/** The day drawn; the figures themselves open beside it as a table. */
export function DayCurve({ day }: { readonly day: DeskDay }) {
  const say = useWords(deskWords)
  const locale = useLocale()
  const option = useMemo(() => dayOption(day, locale), [day, locale])
  const label = say('curveLabel', {
    actual: number(day.soFar.actual, locale),
    forecast: number(day.soFar.forecast, locale),
    rest: number(day.rest.reforecast, locale),
    level: percent(day.rest.serviceLevel, locale),
  })
  return (
    <section className="panel desk-curve" aria-label={say('curve')}>
      <Suspense fallback={null}>
        <Chart label={label} option={option} />
      </Suspense>
    </section>
  )
}
