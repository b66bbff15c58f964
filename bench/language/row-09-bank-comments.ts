import { scoresByLabel } from '#libs/language/evaluation/accuracy.ts'
import { task as sentiment } from '../../cli/language/task-sentiment.ts'
import { task as tags } from '../../cli/language/task-tags.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { foldsIn, measure, rowsFor, toldRow } from './measured.ts'

const NEGATIVE = '0'

/** T9: banks, products and opinions in comments, ten folds; those that complain, among all, three. */
export function run({ file, seed }: LanguageOptions): readonly Row[] {
  const path = file('bank-comments-zh.train.jsonl.gz')
  if (path === null) return []
  const marked = rowsFor(tags, path)
  const folds = foldsIn(marked, () => '', 10, seed)
  const entities = folds.map((texts) => measure(tags, texts, seed))
  const negative = { ...sentiment, score: negativeF1 }
  const parts = foldsIn(rowsFor(sentiment, path), ({ label }) => label, 5, seed).slice(0, 3)
  const felt = parts.map((texts) => measure(negative, texts, seed))
  return [
    toldRow({
      id: 'T9',
      name: 'bank comments, whole entities, F1',
      values: entities.map(({ entityF1 = 0 }) => entityF1),
      atLeast: 0.81,
      published: '0.792 BERT (another test)',
      ...(entities[0] && { took: entities[0] }),
    }),
    toldRow({
      id: 'T9',
      name: 'bank comments, negative of three, F1',
      values: felt.map(({ macroF1 = 0 }) => macroF1),
      atLeast: 0.55,
      ...(felt[0] && { took: felt[0] }),
    }),
  ]
}

const negativeF1: typeof sentiment.score = (rows, answers) => {
  const told = answers.map(({ ranked }) => ranked[0]?.label ?? '')
  const scores = scoresByLabel(
    rows.map(({ label }) => label),
    told,
  )
  return { macroF1: scores.find(({ label }) => label === NEGATIVE)?.f1 ?? 0 }
}
