import { readRows } from '../../cli/language/read-rows.ts'
import { task } from '../../cli/language/task-multilabel.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { measure, toldRow } from './measured.ts'

const GROUPS = 4

/** T13: 48 labels at once, any number a text. The set's own sixteen folds, four at a time asked of the other twelve. */
export function run({ file, seed }: LanguageOptions): readonly Row[] {
  const path = file('nlupp-banking.train.jsonl.gz')
  if (path === null) return []
  const rows = readRows(path, (fields) => {
    const row = task.readRow(fields)
    const fold = fields.fold
    if (typeof row === 'string') return row
    return typeof fold === 'number' ? { ...row, group: fold % GROUPS } : 'the field "fold" is missing: give 0 to 15'
  })
  const ours = Array.from({ length: GROUPS }, (_, group) =>
    measure(
      task,
      { train: rows.filter((row) => row.group !== group), asked: rows.filter((row) => row.group === group) },
      seed,
    ),
  )
  return [
    toldRow({
      id: 'T13',
      name: 'NLU++ banking, 48 labels, micro-F1',
      values: ours.map(({ microF1 = 0 }) => microF1),
      atLeast: 0.9,
      published: '0.869 plain linear',
      ...(ours[0] && { took: ours[0] }),
    }),
  ]
}
