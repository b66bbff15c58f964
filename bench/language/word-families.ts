import { learnFamilies } from '#libs/language/families/learn-families.ts'
import { task } from '../../cli/language/task-intents.ts'
import { rowsFor } from './measured.ts'

/**
 * Prints the lines of `libs/language/families/english-families.ts`, learned from the train files of Banking77 and
 * CLINC150: `node --import tsx bench/language/word-families.ts banking77.train.jsonl.gz clinc150.train.jsonl.gz`. Takes a
 * minute or two.
 */
const WIDEST = 112
const texts = process.argv.slice(2).flatMap((path) => rowsFor(task, path))
if (texts.length === 0) throw new Error('Give the files to learn from: JSON Lines with "text" and "label"')
const families = learnFamilies(texts, { families: 800, seed: 1 }).map((family) => family.join(' '))
let line = ''
for (const family of families) {
  const longer = line === '' ? family : `${line} | ${family}`
  if (longer.length > WIDEST) tell(line)
  line = longer.length > WIDEST ? family : longer
}
tell(line)

function tell(told: string): void {
  process.stdout.write(`  ${JSON.stringify(told)},\n`)
}
