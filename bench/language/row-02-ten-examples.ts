import { seededRandom } from '#libs/chance/seeded-random.ts'
import { task } from '../../cli/language/task-intents.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { measure, rowsFor, toldRow } from './measured.ts'

const EXAMPLES = 10
const DRAWS = 3

/** T2: Banking77 from ten examples a label, three draws. */
export async function run({ file, peer, seed }: LanguageOptions): Promise<readonly Row[]> {
  const [train, dev] = [file('banking77.train.jsonl.gz'), file('banking77.dev.jsonl.gz')]
  if (train === null || dev === null) return []
  const [all, asked] = [rowsFor(task, train), rowsFor(task, dev)]
  const draws = Array.from({ length: DRAWS }, (_, draw) => ({ train: drawn(all, seed + draw), asked }))
  const ours = draws.map((texts) => measure(task, texts, seed))
  const theirs = []
  for (const texts of peer ? draws : []) theirs.push((await peer?.measure('en', texts))?.accuracy ?? 0)
  return [
    toldRow({
      id: 'T2',
      name: 'Banking77, ten examples a label, right',
      values: ours.map(({ accuracy = 0 }) => accuracy),
      atLeast: 0.75,
      peer: theirs.length > 0 ? theirs.reduce((sum, share) => sum + share, 0) / theirs.length : undefined,
      published: '0.812 IntentBERT, 0.834 BERT',
      ...(ours[0] && { took: ours[0] }),
    }),
  ]
}

function drawn<Row extends { readonly label: string }>(rows: readonly Row[], seed: number): readonly Row[] {
  const random = seededRandom(seed)
  const order = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at)
  const counts = new Map<string, number>()
  return order.flatMap(({ row }) => {
    const count = (counts.get(row.label) ?? 0) + 1
    counts.set(row.label, count)
    return count <= EXAMPLES ? [row] : []
  })
}
