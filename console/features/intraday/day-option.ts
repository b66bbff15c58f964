import type { CurveRow, DeskDay } from '#modules/intraday/contract.ts'
import type { ChartColour } from '../../ui/chart/Chart.tsx'
import { chartLook } from '../../ui/chart/chart-look.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { deskWords } from './words.ts'

const rounded = (value: number | null | undefined, digits = 1) =>
  value === null || value === undefined ? null : Math.round(value * 10 ** digits) / 10 ** digits

/** Contacts above, people in the middle, service level below; they share the axis of time. */
export function dayOption(day: DeskDay, locale: Locale): (colour: ChartColour) => Record<string, unknown> {
  const say = sayIn(deskWords, locale)
  const { rows } = day
  const labels = rows.map(({ startAt }) => timeOfDay(startAt))
  return (colour) => {
    const { axis, tooltip, legend, ...look } = chartLook(colour)
    const plain = { ...axis, axisLine: { show: false } }
    const time = { type: 'category', data: labels, ...axis, splitLine: { show: false } }
    const of = (part: (row: CurveRow) => number | null, digits = 1) => rows.map((row) => rounded(part(row), digits))
    const line = (
      name: string,
      token: string,
      data: readonly (number | null)[],
      place: number,
      change: object = {},
      style: object = {},
    ) => ({
      name,
      type: 'line',
      data,
      symbol: 'none',
      xAxisIndex: place,
      yAxisIndex: place,
      itemStyle: { color: colour(token) },
      lineStyle: { color: colour(token), width: 2, ...style },
      ...change,
    })
    const hidden = { lineStyle: { opacity: 0 }, stack: 'band', tooltip: { show: false } }
    const band = [
      line(
        '',
        'c-band',
        of(({ low }) => low),
        0,
        hidden,
      ),
      line(
        say('band'),
        'c-band',
        of(({ low, high }) => (low === null || high === null ? null : high - low)),
        0,
        { ...hidden, areaStyle: { color: colour('c-band') } },
      ),
    ]
    const steps = { step: 'middle' }
    return {
      ...look,
      legend: {
        ...legend,
        data: [
          say('band'),
          say('forecast'),
          say('reforecast'),
          say('actual'),
          say('need'),
          say('planned'),
          say('present'),
          say('level'),
          say('predicted'),
        ],
      },
      tooltip,
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [
        { left: 40, right: 16, top: 44, height: '30%' },
        { left: 40, right: 16, top: '52%', height: '18%' },
        { left: 40, right: 16, top: '77%', bottom: 24 },
      ],
      xAxis: [
        { ...time, axisLabel: { show: false } },
        { ...time, gridIndex: 1, axisLabel: { show: false } },
        { ...time, gridIndex: 2 },
      ],
      yAxis: [
        { type: 'value', min: 0, splitNumber: 3, ...plain },
        { type: 'value', min: 0, gridIndex: 1, minInterval: 1, splitNumber: 2, ...plain },
        { type: 'value', min: 0, max: 100, interval: 50, gridIndex: 2, ...plain },
      ],
      series: [
        ...band,
        line(
          say('forecast'),
          'c-forecast',
          of(({ forecast }) => forecast),
          0,
          {},
          { width: 1, type: 'dashed' },
        ),
        line(
          say('reforecast'),
          'c-reforecast',
          of(({ reforecast }) => reforecast),
          0,
        ),
        line(
          say('actual'),
          'c-actual',
          of(({ actual, state }) => (state === 'ended' ? actual : null)),
          0,
        ),
        line(
          say('need'),
          'c-need',
          of(({ need }) => need),
          1,
          steps,
        ),
        line(
          say('planned'),
          'c-reforecast',
          of(({ planned, expected }) => expected ?? planned),
          1,
          steps,
          {
            type: 'dashed',
            width: 1,
          },
        ),
        line(
          say('present'),
          'c-actual',
          of(({ present }) => present),
          1,
          steps,
        ),
        line(
          say('level'),
          'c-actual',
          of(({ serviceLevel }) => percentOf(serviceLevel)),
          2,
        ),
        line(
          say('predicted'),
          'c-reforecast',
          of(({ predicted }) => percentOf(predicted)),
          2,
          {},
          { type: 'dashed' },
        ),
        line(
          say('target'),
          'c-need',
          rows.map(() => percentOf(day.targetShare)),
          2,
          {},
          { type: 'dotted', width: 1 },
        ),
      ],
    }
  }
}

const percentOf = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)
