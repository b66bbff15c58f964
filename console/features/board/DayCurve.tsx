import { lazy, Suspense, useCallback } from 'react'
import type { ChartColour } from '../../ui/chart/Chart.tsx'
import { chartLook } from '../../ui/chart/chart-look.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { LiveAsOf } from '../../ui/time/LiveAsOf.tsx'
import { sayIn, useLocale, useWords } from '../../ui/words/words.ts'
import { type Quarter, withoutGaps } from './quarters.ts'
import { boardWords } from './words.ts'

const Chart = lazy(() => import('../../ui/chart/Chart.tsx'))

interface Props {
  readonly quarters: readonly Quarter[]
  readonly at: number | null
  readonly showsTable: boolean
  readonly onTable: (shows: boolean) => void
}

/** The day by quarter hour: asked, answered, abandoned, and the service level; as a drawing or as a table. */
export function DayCurve({ at, showsTable, onTable, ...props }: Props) {
  const say = useWords(boardWords)
  const quarters = withoutGaps(props.quarters)
  return (
    <section className="panel" aria-label={say('curve')}>
      <div className="ph">
        <h2>{say('curve')}</h2>
        <span className="t3 f12 ell">{say('curveHint')}</span>
        <span className="sp" />
        <LiveAsOf at={at} bare />
        {quarters.length > 0 && (
          <button type="button" className="btn s" aria-pressed={showsTable} onClick={() => onTable(!showsTable)}>
            {showsTable ? say('picture') : say('table')}
          </button>
        )}
      </div>
      {quarters.length === 0 ? (
        <EmptyState what={say('noCurve')} todo={say('noCurveTodo')} />
      ) : showsTable ? (
        <Table quarters={quarters} />
      ) : (
        <Drawing quarters={quarters} />
      )}
    </section>
  )
}

function Table({ quarters }: { readonly quarters: readonly Quarter[] }) {
  const say = useWords(boardWords)
  const locale = useLocale()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={say('table')}>
      <table className="tbl">
        <caption className="for-ears">{say('curve')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('time')}</th>
            {(['requested', 'answeredCount', 'abandoned', 'serviceLevel'] as const).map((key) => (
              <th key={key} scope="col" className="n">
                {say(key)}
                {key === 'serviceLevel' && ' %'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {quarters.toReversed().map((quarter) => (
            <tr key={quarter.at}>
              <th scope="row">{timeOfDay(quarter.at)}</th>
              <td className="n">{number(quarter.requested, locale)}</td>
              <td className="n">{number(quarter.answered, locale)}</td>
              <td className="n">{number(quarter.abandoned, locale)}</td>
              <td className="n">{percent(quarter.serviceLevel, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Drawing({ quarters }: { readonly quarters: readonly Quarter[] }) {
  const say = useWords(boardWords)
  const locale = useLocale()
  const sum = (key: 'requested' | 'answered' | 'abandoned') =>
    number(
      quarters.reduce((total, quarter) => total + quarter[key], 0),
      locale,
    )
  // Once a second the same quarters come again: the drawing changes only when a figure does.
  const key = JSON.stringify(quarters)
  const option = useCallback(
    (colour: ChartColour) => curveOption(JSON.parse(key) as Quarter[], colour, sayIn(boardWords, locale)),
    [key, locale],
  )
  return (
    <div className="curve-box">
      <Suspense fallback={null}>
        <Chart
          label={say('curveLabel', {
            requested: sum('requested'),
            answered: sum('answered'),
            abandoned: sum('abandoned'),
          })}
          option={option}
        />
      </Suspense>
    </div>
  )
}

type Key = 'requested' | 'answeredCount' | 'abandoned' | 'serviceLevel'

/** Bars for those who asked, in them the answered and the lost; the service level as a line over them. */
function curveOption(quarters: readonly Quarter[], colour: ChartColour, say: (key: Key) => string) {
  const { axis, tooltip, legend, ...look } = chartLook(colour)
  return {
    ...look,
    legend,
    tooltip,
    grid: { left: 40, right: 44, top: 28, bottom: 24 },
    xAxis: { type: 'category', data: quarters.map(({ at }) => timeOfDay(at)), ...axis, splitLine: { show: false } },
    yAxis: [
      { type: 'value', minInterval: 1, ...axis, axisLine: { show: false } },
      {
        type: 'value',
        min: 0,
        max: 100,
        interval: 50,
        ...axis,
        axisLine: { show: false },
        splitLine: { show: false },
        axisLabel: { ...axis.axisLabel, formatter: '{value} %' },
      },
    ],
    series: [
      // Behind the others, as wide: what stays pale was neither answered nor lost yet.
      {
        name: say('requested'),
        type: 'bar',
        data: quarters.map(({ requested }) => requested),
        itemStyle: { color: colour('c-band') },
        barMaxWidth: 24,
        barGap: '-100%',
      },
      {
        name: say('answeredCount'),
        type: 'bar',
        stack: 'asked',
        data: quarters.map(({ answered }) => answered),
        itemStyle: { color: colour('c-actual') },
        barMaxWidth: 24,
      },
      {
        name: say('abandoned'),
        type: 'bar',
        stack: 'asked',
        data: quarters.map(({ abandoned }) => abandoned),
        itemStyle: { color: colour('c-forecast') },
        barMaxWidth: 24,
      },
      {
        name: say('serviceLevel'),
        type: 'line',
        yAxisIndex: 1,
        data: quarters.map(({ serviceLevel }) => (serviceLevel === null ? null : Math.round(serviceLevel * 1000) / 10)),
        symbol: 'circle',
        symbolSize: 4,
        lineStyle: { color: colour('c-need'), width: 1.4 },
        itemStyle: { color: colour('c-need') },
        connectNulls: false,
      },
    ],
  }
}
