import { LEAST_WEEKS, watchThemes } from '#libs/language/themes/watch-themes.ts'
import { numberOption, readOptions } from '../support/options.ts'
import { InputFault, type Terminal, type Verb } from '../support/terminal.ts'
import { readRows } from './read-rows.ts'
import { readWeekRow, weeksOf } from './week-rows.ts'

const HELP = `npm run -s yinuo -- language emerging FILE [options]

Watches what people write week by week, and tells themes that come up: texts alike that are surprisingly many in the last
week, or in the last two together. Every week with --past weeks before it is watched; where there is none, the last.

  FILE               JSON Lines, plain or gzip: {"text"} and {"week"}, a number or a name that sorts as 2026-W07, or
                     {"at"}, an instant; weeks then begin on Monday, UTC
  --past N           weeks to compare with (default 8)
  --false-alarms S   share of quiet weeks that may raise an alarm (default 0.04)
  --seed N           whole number (default 1); the same file and seed give the same alarms
  --json             print JSON: the weeks watched, and the alarms`

export const verb: Verb = { summary: 'Themes that come up, week by week.', help: HELP, run }

const SHOWN = 3

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const [path, ...rest] = args
  if (path === undefined || path.startsWith('--'))
    throw new InputFault('The file of texts is missing: language emerging FILE. See language emerging --help.')
  const options = readOptions(rest, {
    past: { type: 'string', default: '8' },
    'false-alarms': { type: 'string', default: '0.04' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  const past = numberOption(options.past ?? '', 'past', { least: LEAST_WEEKS - 1, most: 200, isWhole: true })
  const falseAlarms = numberOption(options['false-alarms'] ?? '', 'false-alarms', { least: 0.001, most: 0.5 })
  const seed = numberOption(options.seed ?? '', 'seed', { least: 0, most: 2 ** 32 - 1, isWhole: true })
  const weeks = weeksOf(readRows(path, readWeekRow))
  if (weeks.length < LEAST_WEEKS)
    throw new InputFault(`${path} has ${weeks.length} weeks: give ${LEAST_WEEKS} or more to compare`)
  const texts = weeks.map((week) => week.texts)
  const watched = weeks.map((_, at) => at).slice(Math.min(past, weeks.length - 1))
  const alarms = watched.flatMap((at) => {
    terminal.progress(`Watching week ${weeks[at]?.name ?? ''}`)
    return watchThemes(texts.slice(0, at + 1), { seed, falseAlarms, past }).map(({ texts: own, ...alarm }) => ({
      week: weeks[at]?.name ?? '',
      ...alarm,
      texts: own.map(({ age, text }) => ({ week: weeks[at - age]?.name ?? '', text })),
    }))
  })
  if (options.json) {
    const seen = watched.map((at) => ({ week: weeks[at]?.name ?? '', texts: texts[at]?.length ?? 0 }))
    terminal.print(JSON.stringify({ weeks: seen, alarms }, null, 2))
    return
  }
  if (alarms.length === 0) terminal.print(`${watched.length} weeks watched; nothing came up.`)
  for (const { week, count, expected, isNew, terms, texts: own } of alarms)
    terminal.print(
      [
        `${week}\t${isNew ? 'new' : 'grows'}\t${count} (${expected.toFixed(1)} expected)\t${terms.join(', ')}`,
        ...own.slice(0, SHOWN).map(({ text }) => `\t${text.slice(0, 120)}`),
      ].join('\n'),
    )
}
