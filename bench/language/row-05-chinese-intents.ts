import { STARTER_CONTENT } from '#modules/bot/pack/starter-pack.ts'
import { task } from '../../cli/language/task-intents.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { foldsIn, measure, toldRow } from './measured.ts'

/** T5: bank intents in Chinese, by the starter pack's own utterances: no other set may be had. Five folds. */
export async function run({ peer, seed }: LanguageOptions): Promise<readonly Row[]> {
  const rows = STARTER_CONTENT.intents.flatMap(({ code, utterances }) =>
    utterances.zh.map((text) => ({ text, label: code })),
  )
  const folds = foldsIn(rows, ({ label }) => label, 5, seed)
  const ours = folds.map((texts) => measure(task, texts, seed))
  const [first] = folds
  const theirs = first && (await peer?.measure('zh', first))
  return [
    toldRow({
      id: 'T5',
      name: `Chinese intents, the starter pack's ${STARTER_CONTENT.intents.length}, right (nlp.js: one fold)`,
      values: ours.map(({ accuracy = 0 }) => accuracy),
      atLeast: 0.845,
      peer: theirs?.accuracy,
      published: '0.826 Rasa DIET (another set)',
      ...(ours[0] && { took: ours[0] }),
    }),
  ]
}
