import { buildIndex, type Entry, search } from '#libs/language/retrieve/index.ts'
import { retrievalFigures } from '#libs/language/retrieve/measure.ts'
import { searchRanked } from '#libs/language/retrieve/ranker.ts'
import { type AskedRow, groupByEntry, splitRows } from '#libs/language/retrieve/split.ts'
import { trainRanker } from '#libs/language/retrieve/train-ranker.ts'
import { numberOption, readOptions, required } from '../support/options.ts'
import { InputFault, type Terminal, type Verb } from '../support/terminal.ts'
import { showFigures, timed } from './figures.ts'
import { readRows } from './read-rows.ts'

const HELP = `npm run -s yinuo -- language retrieve --faq FILE [options]

Learns to find the right answer for a question, and tells how often it does.

  --faq FILE       questions and the answer each belongs to, JSON Lines, plain or gzip: {"text" or "question", "label" or
                   "faq", "id", "group" or "answer"}
  --test FILE      questions to ask, same fields; without it a fifth of the questions of --faq is kept apart and asked
  --untrained      search alone, nothing learned
  --query TEXT     answer one question instead: the five best entries
  --seed N         whole number (default 1); the same file and seed give the same figures
  --json           print JSON`

export const verb: Verb = { summary: 'The right answer to a question, found and measured.', help: HELP, run }

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const options = readOptions(args, {
    faq: { type: 'string' },
    test: { type: 'string' },
    query: { type: 'string' },
    untrained: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  const path = required(options.faq, 'faq', 'the file of questions and their answers')
  const seed = numberOption(options.seed ?? '1', 'seed', { least: 0, most: 2 ** 32 - 1, isWhole: true })
  const rows = readRows(path, readAsked)
  const isSplit = options.test === undefined && options.query === undefined
  const { kept, asked } = isSplit ? splitRows(rows, seed) : { kept: rows, asked: askedRows(options.test) }
  if (isSplit && asked.length === 0)
    throw new InputFault(`${path} has too few questions an answer to keep a fifth apart: give --test`)
  const entries = groupByEntry(kept)
  terminal.progress(`Learning from ${kept.length} questions in ${entries.length} entries`)
  const from = performance.now()
  const find = finder(entries, seed, options.untrained ?? false)
  const trainSeconds = (performance.now() - from) / 1000
  if (options.query !== undefined) {
    const hits = find(options.query).slice(0, 5)
    terminal.print(
      options.json ? JSON.stringify(hits) : hits.map((hit) => `${hit.score.toFixed(3)}\t${hit.id}`).join('\n'),
    )
    return
  }
  // The first calls run before the machine code is warm, which a service does not see.
  for (const { text } of asked.slice(0, 200)) find(text)
  const { results, figures } = timed(asked, ({ text, id }) => find(text).findIndex((hit) => hit.id === id))
  terminal.print(
    showFigures({ ...retrievalFigures(results), trainSeconds, ...figures }, { json: options.json ?? false }),
  )
}

function finder(entries: readonly Entry[], seed: number, isUntrained: boolean) {
  const index = buildIndex(entries)
  const ranker = isUntrained ? undefined : trainRanker(entries, seed)
  const counts = new Map()
  return (text: string) => (ranker ? searchRanked(index, ranker, text, counts) : search(index, text))
}

function askedRows(path: string | undefined): readonly AskedRow[] {
  if (path === undefined) return []
  const rows = readRows(path, readAsked)
  if (rows.length === 0) throw new InputFault(`${path} has no row: give at least one`)
  return rows
}

function readAsked(fields: Readonly<Record<string, unknown>>): AskedRow | string {
  const text = firstField(fields, ['text', 'question', 'q', 'query'])
  const id = firstField(fields, ['label', 'faq', 'id', 'group', 'answer'])
  if (text === undefined || text.trim() === '')
    return 'the question is missing: give it as "text", "question", "q" or "query"'
  if (id === undefined) return 'its answer is missing: give its name as "label", "faq", "id", "group" or "answer"'
  return { text, id }
}

function firstField(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
  }
  return undefined
}
