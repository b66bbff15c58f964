import { task } from '../../cli/language/task-sentiment.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { foldsIn, measure, rowsFor, toldRow } from './measured.ts'

/** Eight feelings of the set as four: what a service centre acts on. */
const FOUR: Readonly<Record<string, string>> = {
  anger: 'angry',
  disgust: 'angry',
  sadness: 'sad',
  fear: 'sad',
  happiness: 'positive',
  like: 'positive',
  none: 'neutral',
}

/** T10: four feelings, one fold of five; and what hotels, meals and shopping teach about bank comments. */
export function run(options: LanguageOptions): readonly Row[] {
  return [...emotions(options), ...transferred(options)]
}

function emotions({ file, seed }: LanguageOptions): readonly Row[] {
  const path = file('weibo-emotion8.train.jsonl.gz')
  if (path === null) return []
  const rows = rowsFor(task, path).flatMap(({ text, label }) => {
    const four = FOUR[label]
    return four === undefined ? [] : [{ text, label: four }]
  })
  const [first] = foldsIn(rows, ({ label }) => label, 5, seed)
  if (first === undefined) return []
  const ours = measure(task, first, seed)
  return [
    toldRow({
      id: 'T10',
      name: 'Weibo, four feelings, macro-F1',
      values: [ours.macroF1 ?? 0],
      atLeast: 0.74,
      took: ours,
    }),
  ]
}

function transferred({ file, seed }: LanguageOptions): readonly Row[] {
  const names = ['chnsenticorp-hotel', 'waimai', 'shopping', 'bank-comments-zh']
  const paths = names.map((name) => file(`${name}.train.jsonl.gz`))
  if (paths.includes(null)) return []
  const [hotel = [], meals = [], shopping = [], bank = []] = paths.map((path) => rowsFor(task, path ?? ''))
  // 2 is neutral, which the others do not have.
  const texts = { train: [...hotel, ...meals, ...shopping], asked: bank.filter(({ label }) => label !== '2') }
  const ours = measure(task, texts, seed)
  return [
    toldRow({
      id: 'T10',
      name: 'learned from hotels, meals, shopping, asked of bank comments, macro-F1',
      values: [ours.macroF1 ?? 0],
      atLeast: 0.83,
      took: ours,
    }),
  ]
}
