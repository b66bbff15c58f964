import type { Kpi } from '../../queries/kpis.ts'
import type { ChartColour } from '../../ui/chart/Chart.tsx'
import { chartLook } from '../../ui/chart/chart-look.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import type { HistoryRow } from './history-rows.ts'
import type { Grain } from './history-view.ts'
import { timeLabel } from './time-label.ts'
import { historyWords } from './words.ts'

interface Drawn {
  readonly rows: readonly HistoryRow[]
  readonly kpis: readonly Kpi[]
  readonly grain: Grain
  readonly comparesWeek: boolean
  readonly locale: Locale
}

/** One accent and greys: lines are told apart by stroke and mark before colour. */
const STROKES = [
  { colour: 'c-actual', type: 'solid', symbol: 'circle' },
  { colour: 'c-need', type: 'solid', symbol: 'rect' },
  { colour: 'c-reforecast', type: 'dashed', symbol: 'triangle' },
  { colour: 'c-forecast', type: 'dashed', symbol: 'diamond' },
] as const

/** Above the figures, shares on the left and times on the right; below, the volumes. They share the axis of time. */
export function curveOption(drawn: Drawn): (colour: ChartColour) => Record<string, unknown> {
  const { rows, grain, locale, kpis } = drawn
  const labels = rows.map(({ at }) => timeLabel(at, grain, locale))
  const hasTimes = kpis.some(({ unit }) => unit !== 'share')
  return (colour) => {
    const { axis, tooltip, legend, ...look } = chartLook(colour)
    const plain = { ...axis, axisLine: { show: false } }
    const share = { ...axis.axisLabel, formatter: '{value} %' }
    const time = { type: 'category', data: labels, ...axis, splitLine: { show: false } }
    return {
      ...look,
      legend,
      tooltip,
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [
        { left: 48, right: 48, top: 28, height: '46%' },
        { left: 48, right: 48, top: '66%', bottom: 24 },
      ],
      xAxis: [
        { ...time, axisLabel: { show: false } },
        { ...time, gridIndex: 1 },
      ],
      yAxis: [
        { type: 'value', min: 0, max: 100, interval: 25, ...plain, axisLabel: share },
        { type: 'value', min: 0, ...plain, show: hasTimes, splitLine: { show: false } },
        { type: 'value', gridIndex: 1, minInterval: 1, splitNumber: 2, ...plain },
      ],
      series: [...kpis.flatMap((kpi, place) => lines(kpi, place, drawn, colour)), ...bars(drawn, colour)],
    }
  }
}

function lines(kpi: Kpi, place: number, { rows, comparesWeek, locale }: Drawn, colour: ChartColour) {
  const stroke = STROKES[place % STROKES.length] ?? STROKES[0]
  const say = sayIn(historyWords, locale)
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value * (kpi.unit === 'share' ? 1000 : 10)) / 10
  const line = (name: string, data: readonly (number | null)[], width: number, type: string) => ({
    name,
    type: 'line',
    xAxisIndex: 0,
    yAxisIndex: kpi.unit === 'share' ? 0 : 1,
    data,
    symbol: stroke.symbol,
    symbolSize: rows.length > 60 ? 0 : 5,
    showAllSymbol: true,
    lineStyle: { color: colour(stroke.colour), width, type },
    itemStyle: { color: colour(stroke.colour) },
  })
  const name = kpi.name[locale]
  const now = rows.map(({ point }) => shown(point.values[kpi.key]))
  if (!comparesWeek) return [line(name, now, 2, stroke.type)]
  const then = rows.map(({ weekAgo }) => shown(weekAgo?.values[kpi.key]))
  return [line(name, now, 2, stroke.type), line(say('weekBefore', { name }), then, 1, 'dotted')]
}

function bars({ rows, locale, comparesWeek }: Drawn, colour: ChartColour) {
  const say = sayIn(historyWords, locale)
  const bar = (name: string, data: readonly (number | null)[], token: string, change: object = {}) => ({
    name,
    type: 'bar',
    xAxisIndex: 1,
    yAxisIndex: 2,
    data,
    itemStyle: { color: colour(token) },
    barMaxWidth: 24,
    ...change,
  })
  return [
    // Behind the others, as wide: what stays pale was neither answered nor lost.
    bar(
      say('requested'),
      rows.map(({ point }) => point.requested),
      'c-band',
      { barGap: '-100%' },
    ),
    bar(
      say('answered'),
      rows.map(({ point }) => point.answered),
      'c-actual',
      { stack: 'asked' },
    ),
    bar(
      say('abandoned'),
      rows.map(({ point }) => point.abandoned),
      'c-forecast',
      { stack: 'asked' },
    ),
    ...(comparesWeek
      ? [
          {
            name: say('weekBefore', { name: say('requested') }),
            type: 'line',
            step: 'middle',
            xAxisIndex: 1,
            yAxisIndex: 2,
            data: rows.map(({ weekAgo }) => weekAgo?.requested ?? null),
            symbol: 'none',
            lineStyle: { color: colour('c-need'), width: 1, type: 'dotted' },
            itemStyle: { color: colour('c-need') },
          },
        ]
      : []),
  ]
}
