import { task } from '../../cli/language/task-sentiment.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { foldsIn, measure, rowsFor, toldRow } from './measured.ts'

const FOLDS = 5
const MEASURED = 3

/** T8: the product of a complaint. Three folds of five. */
export async function run({ file, peer, seed }: LanguageOptions): Promise<readonly Row[]> {
  const path = file('cfpb5.train.jsonl.gz')
  if (path === null) return []
  const folds = foldsIn(rowsFor(task, path), ({ label }) => label, FOLDS, seed).slice(0, MEASURED)
  const ours = folds.map((texts) => measure(task, texts, seed))
  const [first] = folds
  const theirs = first && (await peer?.measure('en', first))
  return [
    toldRow({
      id: 'T8',
      name: 'CFPB, product of five, right (nlp.js: one fold)',
      values: ours.map(({ accuracy = 0 }) => accuracy),
      atLeast: 0.8,
      peer: theirs?.accuracy,
      published: '0.777 o1, 0.765 Claude 3.7, 0.736 GPT-4o',
      ...(ours[0] && { took: ours[0] }),
    }),
  ]
}
