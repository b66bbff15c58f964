/** What `--json` prints, in this order, those that apply. */
const FIGURES = {
  accuracy: 'share of right answers, every text answered',
  macroF1: 'F1, mean over labels',
  ece: 'calibration error: stated probability against share of right answers',
  coverageAt98: 'share that can be answered with 98 % of answers right',
  inScopeAccuracy: 'share of right answers among texts in scope, those not answered count as wrong',
  oosRecall: 'share of texts out of scope that are not answered',
  microF1: 'F1 over all label decisions',
  entityF1: 'F1 over whole entities, borders and kind right',
  r1: 'share of questions whose right entry is found first',
  r5: 'share of questions whose right entry is among the first five',
  mrr3: 'mean of 1 / place of the right entry, places 1 to 3',
  nmi: 'normalised mutual information of themes and labels',
  ari: 'adjusted Rand index of themes and labels',
  trainSeconds: 'seconds to learn',
  msPerTextP50: 'milliseconds a text, median',
  msPerTextP95: 'milliseconds a text, 95th of 100',
  modelBytes: 'bytes of the model file',
} as const

export type FigureName = keyof typeof FIGURES
export type Figures = { readonly [name in FigureName]?: number }

/** A report of figures: one JSON object, or a readable line each. */
export function showFigures(figures: Figures, { json }: { readonly json: boolean }): string {
  const names = Object.keys(FIGURES).filter((name): name is FigureName => figures[name as FigureName] !== undefined)
  if (json) return JSON.stringify(Object.fromEntries(names.map((name) => [name, figures[name]])), null, 2)
  return names
    .map((name) => `${name.padEnd(16)} ${readable(figures[name] ?? 0).padStart(10)}  ${FIGURES[name]}`)
    .join('\n')
}

const readable = (figure: number): string => (Number.isInteger(figure) ? String(figure) : figure.toFixed(4))

/**
 * Runs `act` on each item and takes its time.
 * @returns the results, and median and 95th percentile of the time of one item in milliseconds
 */
export function timed<T, R>(items: readonly T[], act: (item: T) => R) {
  const times = new Float64Array(items.length)
  const results = items.map((item, at) => {
    const from = performance.now()
    const result = act(item)
    times[at] = performance.now() - from
    return result
  })
  times.sort()
  const quantile = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { results, figures: { msPerTextP50: quantile(0.5), msPerTextP95: quantile(0.95) } satisfies Figures }
}
