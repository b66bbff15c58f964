import { task } from '../../cli/language/task-intents.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { measure, outOfScopeTexts, rowsFor, toldRow } from './measured.ts'

/** T3: 150 intents, and texts about none of them. The peer is slow to learn these: some minutes. */
export async function run({ file, peer, seed }: LanguageOptions): Promise<readonly Row[]> {
  const names = ['clinc150.train', 'clinc150.dev', 'clinc150.oos.train', 'clinc150.oos.dev']
  const [train, dev, oosTrain, oosDev] = names.map((name) => file(`${name}.jsonl.gz`))
  if (!train || !dev || !oosTrain || !oosDev) return []
  const outOfScope = outOfScopeTexts(oosTrain, oosDev)
  const texts = { train: rowsFor(task, train), asked: rowsFor(task, dev), outOfScope }
  const ours = measure(task, texts, seed)
  const theirs = await peer?.measure('en', texts)
  return [
    toldRow({
      id: 'T3',
      name: 'CLINC150, right in scope',
      values: [ours.inScopeAccuracy ?? 0],
      atLeast: 0.915,
      peer: theirs?.accuracy,
      published: '0.909 Rasa, 0.962 BERT',
      took: ours,
    }),
    toldRow({
      id: 'T3',
      name: 'CLINC150, out of scope left unanswered',
      values: [ours.oosRecall ?? 0],
      atLeast: 0.68,
      peer: theirs?.oosRecall,
      published: '0.312 Rasa, 0.523 BERT',
    }),
  ]
}
