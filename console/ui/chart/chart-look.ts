import type { ChartColour } from './Chart.tsx'

/** What every drawing shares: the small grey axes, hairline grid and plain tooltip of the house; nothing moves. */
export function chartLook(colour: ChartColour) {
  // The drawing measures words itself, so it must be told the font; `inherit` would be measured as another one.
  const fontFamily = getComputedStyle(document.body).fontFamily
  const text = { color: colour('text-3'), fontSize: 11, fontFamily }
  return {
    animation: false,
    textStyle: { fontFamily },
    axis: {
      axisLine: { lineStyle: { color: colour('line-strong') } },
      axisTick: { show: false },
      axisLabel: text,
      splitLine: { lineStyle: { color: colour('c-grid') } },
      nameTextStyle: text,
    },
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour('bg'),
      borderColor: colour('line-strong'),
      borderWidth: 1,
      padding: [4, 8],
      textStyle: { color: colour('text'), fontSize: 12, fontFamily },
      axisPointer: { type: 'line' as const, lineStyle: { color: colour('line-control'), type: 'dotted' as const } },
    },
    legend: {
      top: 0,
      right: 0,
      itemWidth: 16,
      itemHeight: 8,
      selectedMode: false,
      textStyle: { color: colour('text-2'), fontSize: 12, fontFamily },
    },
  }
}
