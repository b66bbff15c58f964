import { drawLineChart, type LineChart } from '#libs/line-chart/line-chart.ts'
import { writeWhole } from './files.ts'
import { InputFault } from './terminal.ts'

/** Some twenty names of days stand side by side; more would run into each other. */
const MOST_MARKS = 14

/** Where a plot goes; undefined: nowhere. Told before hours of work, not after. */
export function plotOption(path: string | undefined): string | undefined {
  if (path === undefined || /\.svg$/i.test(path)) return path
  throw new InputFault(`--plot ${path}: plots are SVG, so give a name that ends in .svg`)
}

/** Draws to the file that was asked for, if one was. */
export function plot(path: string | undefined, chart: () => LineChart): void {
  if (path === undefined) return
  const drawn = chart()
  const every = Math.ceil(drawn.marks.length / MOST_MARKS)
  writeWhole(path, drawLineChart({ ...drawn, marks: drawn.marks.filter((_, n) => n % every === 0) }))
}

/** A mark where another day begins. @param dates of each position, in order */
export function marksOf(dates: readonly string[], label: (date: string) => string): LineChart['marks'] {
  return dates.flatMap((date, at) => (dates[at - 1] === date ? [] : [{ at, label: label(date) }]))
}
