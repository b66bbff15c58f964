import { lazy, Suspense, useMemo } from 'react'
import type { PlanView } from '#modules/workforce/contract.ts'
import { number } from '../../ui/figures/numbers.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { planOption } from './plan-option.ts'
import { planWords } from './words.ts'

const Chart = lazy(() => import('../../ui/chart/Chart.tsx'))

/** The week drawn; the figures themselves stand in the table below. */
export function PlanCurve({ plan }: { readonly plan: PlanView }) {
  const say = useWords(planWords)
  const locale = useLocale()
  const { rows } = plan
  const option = useMemo(() => planOption(rows, locale), [rows, locale])
  const sum = (part: 'result' | 'actual') =>
    number(
      rows.reduce((total, row) => total + (row[part] ?? 0), 0),
      locale,
    )
  const label = say('curveLabel', {
    from: plan.from,
    result: sum('result'),
    actual: sum('actual'),
    need: Math.max(0, ...rows.map(({ need }) => need?.mean ?? 0)),
  })
  return (
    <section className="panel plan-curve" aria-label={say('curve')}>
      <Suspense fallback={null}>
        <Chart label={label} option={option} />
      </Suspense>
    </section>
  )
}
