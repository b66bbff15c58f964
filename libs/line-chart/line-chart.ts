import { niceTicks } from './nice-ticks.ts'

/** What a chart shows. Values stand side by side along one row of positions; null leaves a hole in the line. */
export interface LineChart {
  readonly title: string
  /** What the vertical axis counts, as in "calls per 30 minutes". */
  readonly unit: string
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  /** A range around the first line, behind all lines. */
  readonly band?: {
    readonly name: string
    readonly low: readonly (number | null)[]
    readonly high: readonly (number | null)[]
  }
  /** Names along the horizontal axis, each at the position where it begins. */
  readonly marks: readonly { readonly at: number; readonly label: string }[]
}

const WIDTH = 1200
const HEIGHT = 420
const LEFT = 64
const RIGHT = 20
const TOP = 64
const BOTTOM = 40
/** Told apart in print and by people who see few colours, too: dark blue, orange, green, grey. */
const STROKES = ['#1f5fae', '#d9730d', '#2e7d4f', '#8a8f98']

/**
 * The chart as an SVG document of 1200 × 420 that needs no other file. The vertical axis begins at 0, because half a
 * demand should look like half.
 */
export function drawLineChart(chart: LineChart): string {
  const { title, unit, lines, band, marks } = chart
  const positions = Math.max(2, ...lines.map(({ values }) => values.length))
  const shown = [...lines.flatMap(({ values }) => values), ...(band?.high ?? [])].filter((value) => value !== null)
  const ticks = niceTicks(shown.reduce((most, value) => Math.max(most, value), 0))
  const top = ticks.at(-1) ?? 1
  const x = (position: number) => LEFT + ((WIDTH - LEFT - RIGHT) * position) / (positions - 1)
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * Math.max(0, value)) / top
  const parts = [
    `<text x="${LEFT}" y="26" font-size="17" font-weight="600" fill="#1d232b">${escaped(title)}</text>`,
    legend(chart),
    ...ticks.map((value) => gridLine(y(value), value)),
    ...marks.filter(({ at }) => at < positions).map(({ at, label }) => mark(x(at), label)),
    band ? bandArea(band, x, y) : '',
    ...lines.map(({ values }, i) => path(values, x, y, STROKES[i % STROKES.length] ?? '#1f5fae')),
    `<text transform="translate(16 ${(HEIGHT + TOP - BOTTOM) / 2}) rotate(-90)" text-anchor="middle" ${SMALL}>${escaped(unit)}</text>`,
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(title)}" font-family="system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...parts.filter((part) => part !== ''),
    '</svg>',
    '',
  ].join('\n')
}

/** Width of a small letter, about. */
const LETTER = 7
const SMALL = 'font-size="12" fill="#5b6470"'

function legend({ lines, band }: LineChart): string {
  const entries = lines.map(({ name }, i) => ({ name, fill: STROKES[i % STROKES.length] ?? '', height: 3 }))
  if (band) entries.push({ name: band.name, fill: '#c9dcf2', height: 10 })
  let left = LEFT
  return entries
    .map(({ name, fill, height }) => {
      const drawn = `<rect x="${left}" y="${43 - height / 2}" width="18" height="${height}" fill="${fill}"/><text x="${left + 24}" y="47" ${SMALL}>${escaped(name)}</text>`
      left += 44 + LETTER * name.length
      return drawn
    })
    .join('')
}

const gridLine = (y: number, value: number) =>
  `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${short(y)}" y2="${short(y)}" stroke="${value === 0 ? '#8a8f98' : '#e6e9ed'}"/><text x="${LEFT - 8}" y="${short(y + 4)}" text-anchor="end" ${SMALL}>${value.toLocaleString('en')}</text>`

/** At the right edge there is no room for the name. */
function mark(x: number, label: string): string {
  const line = `<line x1="${short(x)}" x2="${short(x)}" y1="${TOP}" y2="${HEIGHT - BOTTOM + 5}" stroke="#e6e9ed"/>`
  if (x + 4 + LETTER * label.length > WIDTH) return line
  return `${line}<text x="${short(x + 4)}" y="${HEIGHT - BOTTOM + 18}" ${SMALL}>${escaped(label)}</text>`
}

type Scale = (value: number) => number

/** Each stretch without holes is a closed shape: up the low side, back down the high side. */
function bandArea({ low, high }: NonNullable<LineChart['band']>, x: Scale, y: Scale): string {
  const shapes = stretches(low.map((value, i) => (value !== null && (high[i] ?? null) !== null ? value : null))).map(
    (stretch) => {
      const there = stretch.map(({ at, value }) => `${short(x(at))},${short(y(value))}`)
      const back = stretch.toReversed().map(({ at }) => `${short(x(at))},${short(y(high[at] ?? 0))}`)
      return `M${[...there, ...back].join('L')}Z`
    },
  )
  return shapes.length > 0 ? `<path d="${shapes.join('')}" fill="#c9dcf2" fill-opacity="0.75"/>` : ''
}

function path(values: readonly (number | null)[], x: Scale, y: Scale, stroke: string): string {
  const shapes = stretches(values).map(
    (stretch) => `M${stretch.map(({ at, value }) => `${short(x(at))},${short(y(value))}`).join('L')}`,
  )
  return shapes.length > 0
    ? `<path d="${shapes.join('')}" fill="none" stroke="${stroke}" stroke-width="1.6" stroke-linejoin="round"/>`
    : ''
}

/** The runs of values between holes. */
function stretches(values: readonly (number | null)[]): { readonly at: number; readonly value: number }[][] {
  const runs: { readonly at: number; readonly value: number }[][] = []
  values.forEach((value, at) => {
    if (value === null) return
    const run = runs.at(-1)
    if (run && run.at(-1)?.at === at - 1) run.push({ at, value })
    else runs.push([{ at, value }])
  })
  return runs
}

const short = (value: number) => String(Math.round(value * 10) / 10)

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
