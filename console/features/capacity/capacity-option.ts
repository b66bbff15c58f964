import type { ScenarioFigures } from '#libs/capacity-plan/scenario-figures.ts'
import type { ChartColour } from '../../ui/chart/Chart.tsx'
import { chartLook } from '../../ui/chart/chart-look.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { capacityWords } from './words.ts'

const tenth = (value: number) => Math.round(value * 10) / 10

/** Need against people there, hires as bars below them; the scenario compared with in dashes. */
export function capacityOption(
  shown: ScenarioFigures,
  other: { readonly name: string; readonly figures: ScenarioFigures } | null,
  locale: Locale,
): (colour: ChartColour) => Record<string, unknown> {
  const say = sayIn(capacityWords, locale)
  return (colour) => {
    const { axis, legend, tooltip, ...look } = chartLook(colour)
    const line = (name: string, token: string, data: readonly (number | null)[], change: object = {}) => ({
      name,
      type: 'line',
      data: data.map((value) => (value === null ? null : tenth(value))),
      symbol: 'circle',
      symbolSize: 5,
      itemStyle: { color: colour(token) },
      lineStyle: { color: colour(token), width: 2 },
      ...change,
    })
    const dashed = (token: string) => ({
      symbol: 'none',
      lineStyle: { color: colour(token), width: 1, type: 'dashed' },
    })
    const bars = (name: string, token: string, data: readonly number[]) => ({
      name,
      type: 'bar',
      stack: 'hires',
      barMaxWidth: 14,
      data,
      itemStyle: { color: colour(token) },
    })
    const ofOther = (key: 'requiredFte' | 'availableFte') => {
      const known = new Map(other?.figures.months.map((month) => [month.month, month[key]]))
      return shown.months.map(({ month }) => known.get(month) ?? null)
    }
    const compared = (word: string) => `${word} · ${other?.name ?? ''}`
    return {
      ...look,
      legend,
      tooltip,
      grid: { left: 48, right: 16, top: other ? 48 : 28, bottom: 24 },
      xAxis: { type: 'category', data: shown.months.map(({ month }) => month), ...axis, splitLine: { show: false } },
      yAxis: { type: 'value', min: 0, ...axis, axisLine: { show: false } },
      series: [
        line(
          say('required'),
          'c-need',
          shown.months.map(({ requiredFte }) => requiredFte),
        ),
        line(
          say('available'),
          'c-actual',
          shown.months.map(({ availableFte }) => availableFte),
        ),
        bars(
          say('hires'),
          'c-forecast',
          shown.months.map(({ hires }) => hires),
        ),
        bars(
          say('wantedHires'),
          'c-reforecast',
          shown.months.map(({ wantedHires }) => wantedHires),
        ),
        ...(other
          ? [
              line(compared(say('required')), 'c-need', ofOther('requiredFte'), dashed('c-need')),
              line(compared(say('available')), 'c-actual', ofOther('availableFte'), dashed('c-actual')),
            ]
          : []),
      ],
    }
  }
}
