import { seededRandom } from '#libs/chance/seeded-random.ts'
import { buildIndex, search } from '#libs/language/retrieve/index.ts'
import { retrievalFigures } from '#libs/language/retrieve/measure.ts'
import { searchRanked } from '#libs/language/retrieve/ranker.ts'
import { groupByEntry, splitRows } from '#libs/language/retrieve/split.ts'
import { trainRanker } from '#libs/language/retrieve/train-ranker.ts'
import { STARTER_CONTENT } from '#modules/bot/pack/starter-pack.ts'
import { timed } from '../../cli/language/figures.ts'
import { task } from '../../cli/language/task-intents.ts'
import { type Row, rowOf } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { rowsFor, toldRow } from './measured.ts'

const EACH = 20
const QUESTIONS = 25_000

/**
 * T6: the right entry for a question. A set in Chinese may not be had, so intents in English stand in for entries: 20
 * texts of each. And how long 25,000 questions take to index.
 */
export function run(options: LanguageOptions): readonly Row[] {
  return [...found(options), reindexed(options)]
}

function found({ file, seed }: LanguageOptions): readonly Row[] {
  const [banking, clinc] = [file('banking77.train.jsonl.gz'), file('clinc150.train.jsonl.gz')]
  if (banking === null || clinc === null) return []
  const counts = new Map<string, number>()
  const rows = [...rowsFor(task, banking), ...rowsFor(task, clinc)].flatMap(({ text, label }) => {
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    return count <= EACH ? [{ text, id: label }] : []
  })
  const { kept, asked } = splitRows(rows, seed)
  const entries = groupByEntry(kept)
  const index = buildIndex(entries)
  const from = process.cpuUsage()
  const ranker = trainRanker(entries, seed)
  const { user, system } = process.cpuUsage(from)
  const memory = new Map()
  const find = (text: string) => (ranker ? searchRanked(index, ranker, text, memory) : search(index, text))
  for (const { text } of asked.slice(0, 200)) find(text)
  const { results, figures } = timed(asked, ({ text, id }) => find(text).findIndex((hit) => hit.id === id))
  const plain = retrievalFigures(asked.map(({ text, id }) => search(index, text).findIndex((hit) => hit.id === id)))
  const { r1, r5 } = retrievalFigures(results)
  const took = { ...figures, trainSeconds: (user + system) / 1e6 }
  const stands = 'English stand-in'
  return [
    toldRow({ id: 'T6', name: `${stands}, found first, nothing learned`, values: [plain.r1] }),
    toldRow({
      id: 'T6',
      name: `${stands}, found first`,
      values: [r1],
      atLeast: 0.78,
      published: '0.661 Elasticsearch, 0.547 BERT (another set)',
      took,
    }),
    toldRow({ id: 'T6', name: `${stands}, among the first five`, values: [r5], atLeast: 0.94 }),
  ]
}

/** Questions put together from the starter pack's, some twenty characters each. */
function reindexed({ seed }: LanguageOptions): Row {
  const random = seededRandom(seed)
  const texts = STARTER_CONTENT.intents.flatMap(({ utterances }) => utterances.zh)
  const one = () => texts[Math.floor(random() * texts.length)] ?? ''
  const entries = Array.from({ length: QUESTIONS / 20 }, (_, at) => ({
    id: String(at),
    texts: Array.from({ length: 20 }, () => `${one()}，${one()}`),
  }))
  const seconds = [0, 1, 2].map(() => {
    const from = process.cpuUsage()
    buildIndex(entries)
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1e6
  })
  return rowOf('language', 'T6 25,000 questions indexed, CPU seconds', 's', seconds, { atMost: 1 })
}
