import type { PlanRow } from '#modules/workforce/contract.ts'
import type { ChartColour } from '../../ui/chart/Chart.tsx'
import { chartLook } from '../../ui/chart/chart-look.ts'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { planWords } from './words.ts'

const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.round(value * 10) / 10

/** Above, what is expected in its band and what came; below, the agents that needs. They share the axis of time. */
export function planOption(rows: readonly PlanRow[], locale: Locale): (colour: ChartColour) => Record<string, unknown> {
  const say = sayIn(planWords, locale)
  const labels = rows.map(({ startAt }) => `${dayOf(startAt).slice(5)} ${timeOfDay(startAt)}`)
  const beginsDay = (place: number) => rows[place]?.date !== rows[place - 1]?.date
  const needs = rows.some(({ need }) => need !== null)
  return (colour) => {
    const { axis, tooltip, legend, ...look } = chartLook(colour)
    const plain = { ...axis, axisLine: { show: false } }
    const days = { ...axis.axisLabel, interval: beginsDay, formatter: (label: string) => label.slice(0, 5) }
    const time = {
      type: 'category',
      data: labels,
      ...axis,
      axisLabel: days,
      splitLine: { show: true, interval: beginsDay, lineStyle: { color: colour('c-grid') } },
      boundaryGap: false,
    }
    const named = (name: string) => ({ name, nameGap: 6, nameTextStyle: { ...axis.nameTextStyle, align: 'right' } })
    const line = (name: string, token: string, data: readonly (number | null)[], change: object = {}) => ({
      name,
      type: 'line',
      data,
      symbol: 'none',
      itemStyle: { color: colour(token) },
      lineStyle: { color: colour(token), width: 2 },
      ...change,
    })
    /** Two lines on one another: the lower unseen, the difference filled. */
    const band = (
      name: string,
      low: (row: PlanRow) => number | null,
      high: (row: PlanRow) => number | null,
      place: object,
    ) => {
      const hidden = { lineStyle: { opacity: 0 }, stack: name, tooltip: { show: false }, ...place }
      return [
        line(
          '',
          'c-band',
          rows.map((row) => rounded(low(row))),
          hidden,
        ),
        line(
          name,
          'c-band',
          rows.map((row) => rounded((high(row) ?? 0) - (low(row) ?? 0))),
          {
            ...hidden,
            areaStyle: { color: colour('c-band') },
          },
        ),
      ]
    }
    const below = { xAxisIndex: 1, yAxisIndex: 1, step: 'end' }
    return {
      ...look,
      legend: {
        ...legend,
        data: [say('band'), say('model'), say('result'), say('actual'), ...(needs ? [say('needShort')] : [])],
      },
      tooltip,
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [
        { left: 56, right: 16, top: 28, ...(needs ? { height: '46%' } : { bottom: 24 }) },
        ...(needs ? [{ left: 56, right: 16, top: '72%', bottom: 24 }] : []),
      ],
      xAxis: [needs ? { ...time, axisLabel: { show: false } } : time, ...(needs ? [{ ...time, gridIndex: 1 }] : [])],
      yAxis: [
        { type: 'value', min: 0, ...plain, ...named(say('contactsAxis')) },
        ...(needs
          ? [
              {
                type: 'value',
                min: 0,
                gridIndex: 1,
                minInterval: 1,
                splitNumber: 2,
                ...plain,
                ...named(say('agentsAxis')),
              },
            ]
          : []),
      ],
      series: [
        ...band(
          say('band'),
          ({ low }) => low,
          ({ high }) => high,
          {},
        ),
        line(
          say('model'),
          'c-forecast',
          rows.map(({ model }) => rounded(model)),
          {
            lineStyle: { color: colour('c-forecast'), width: 1, type: 'dashed' },
          },
        ),
        line(
          say('result'),
          'c-reforecast',
          rows.map(({ result }) => rounded(result)),
        ),
        line(
          say('actual'),
          'c-actual',
          rows.map(({ actual }) => rounded(actual)),
        ),
        ...(needs
          ? [
              ...band(
                say('needBand'),
                ({ need }) => need?.low ?? null,
                ({ need }) => need?.high ?? null,
                below,
              ),
              line(
                say('needShort'),
                'c-need',
                rows.map(({ need }) => need?.mean ?? null),
                below,
              ),
            ]
          : []),
      ],
    }
  }
}
