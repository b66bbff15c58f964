import './chart.css'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useShade } from '../../app/look/look.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** The colours of the tokens as they stand on this screen: the drawing needs the values. */
export type ChartColour = (token: string) => string

interface Props {
  /** What is drawn, in one sentence; the figures themselves stand in a table beside it. */
  readonly label: string
  readonly option: (colour: ChartColour) => EChartsCoreOption
}

/** A drawing of figures; drawn anew when they, the theme or the room for it change. */
export default function Chart({ label, option }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init> | null>(null)
  const shade = useShade()
  useEffect(() => {
    const element = box.current
    if (!element) return
    const drawing = init(element, null, { renderer: 'svg' })
    chart.current = drawing
    const observer = new ResizeObserver(() => drawing.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      drawing.dispose()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const style = getComputedStyle(document.documentElement)
    chart.current?.setOption(
      option((token) => style.getPropertyValue(`--${token}`).trim()),
      { notMerge: true, lazyUpdate: true },
    )
  }, [option, shade])
  return <div ref={box} className="chart" role="img" aria-label={label} />
}
