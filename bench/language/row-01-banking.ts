import { task } from '../../cli/language/task-intents.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { measure, rowsFor, toldRow } from './measured.ts'

/** T1 and T4: bank intents in English, every text answered; how much can be answered with 98 % right. */
export async function run({ file, peer, seed }: LanguageOptions): Promise<readonly Row[]> {
  const [train, dev] = [file('banking77.train.jsonl.gz'), file('banking77.dev.jsonl.gz')]
  if (train === null || dev === null) return []
  const texts = { train: rowsFor(task, train), asked: rowsFor(task, dev) }
  const ours = measure(task, texts, seed)
  const theirs = await peer?.measure('en', texts)
  return [
    toldRow({
      id: 'T1',
      name: 'Banking77, right',
      values: [ours.accuracy ?? 0],
      atLeast: 0.92,
      peer: theirs?.accuracy,
      published: '0.870 fastText, 0.888 nlp.js tuned, 0.937 BERT',
      took: ours,
    }),
    toldRow({
      id: 'T4',
      name: 'Banking77, share answered with 98 % right',
      values: [ours.coverageAt98 ?? 0],
      atLeast: 0.85,
      peer: theirs?.coverageAt98,
    }),
    toldRow({
      id: 'T4',
      name: 'Banking77, calibration error',
      values: [ours.ece ?? 1],
      atMost: 0.02,
      peer: theirs?.ece,
    }),
  ]
}
