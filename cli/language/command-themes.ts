import { adjustedRand, mutualInformation } from '#libs/language/evaluation/groups.ts'
import { findThemes } from '#libs/language/themes/find-themes.ts'
import { numberOption, readOptions } from '../support/options.ts'
import { InputFault, type Terminal, type Verb } from '../support/terminal.ts'
import { showFigures } from './figures.ts'
import { readRows, readTextRow } from './read-rows.ts'

const HELP = `npm run -s yinuo -- language themes FILE --k K [options]

Finds what texts are about without being told, and where rows carry labels says how near it comes to them.

  FILE             JSON Lines, plain or gzip: {"text"} and, if known, {"label"}
  --k K            themes to look for, 2 or more
  --restarts N     beginnings from which the closest grouping is taken (default 6, up to ten themes 30)
  --seed N         whole number (default 1); the same file and seed give the same themes
  --json           print JSON: nmi and ari where every row has a label, and the themes`

export const verb: Verb = {
  summary: 'What texts are about: themes, their words and their most typical texts.',
  help: HELP,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const [path, ...rest] = args
  if (path === undefined || path.startsWith('--'))
    throw new InputFault('The file of texts is missing: language themes FILE --k K. See language themes --help.')
  const options = readOptions(rest, {
    k: { type: 'string' },
    restarts: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  const rows = readRows(path, readRow)
  if (rows.length < 2) throw new InputFault(`${path} has ${rows.length} rows: give at least two texts`)
  if (options.k === undefined) throw new InputFault('--k is missing: give how many themes to look for')
  const whole = (name: 'k' | 'restarts' | 'seed', least: number, most: number) =>
    numberOption(options[name] ?? '', name, { least, most, isWhole: true })
  const k = whole('k', 2, rows.length)
  terminal.progress(`Looking for ${k} themes in ${rows.length} texts`)
  const from = performance.now()
  const texts = rows.map(({ text }) => text)
  const { groups, themes } = findThemes(texts, {
    k,
    seed: whole('seed', 0, 2 ** 32 - 1),
    ...(options.restarts !== undefined && { restarts: whole('restarts', 1, 100) }),
  })
  const trainSeconds = (performance.now() - from) / 1000
  const given = rows.flatMap(({ label }) => (label === null ? [] : [label]))
  const isLabelled = given.length === rows.length
  const figures = {
    ...(isLabelled && { nmi: mutualInformation([...groups], given), ari: adjustedRand([...groups], given) }),
    trainSeconds,
  }
  const shown = themes.map(({ size, terms, central }) => ({
    size,
    terms,
    central: central.map((at) => texts[at] ?? ''),
  }))
  if (options.json) terminal.print(JSON.stringify({ ...figures, themes: shown }, null, 2))
  else {
    for (const { size, terms, central } of shown)
      terminal.print([`${size}\t${terms.join(', ')}`, ...central.map((text) => `\t${text.slice(0, 120)}`)].join('\n'))
    terminal.print(showFigures(figures, { json: false }))
  }
}

function readRow(
  fields: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly label: string | null } | string {
  const row = readTextRow(fields)
  if (typeof row === 'string') return row
  const { label } = fields
  return { text: row.text, label: typeof label === 'string' ? label : typeof label === 'number' ? String(label) : null }
}
