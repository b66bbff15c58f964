import { adjustedRand, mutualInformation } from '#libs/language/evaluation/groups.ts'
import { findThemes } from '#libs/language/themes/find-themes.ts'
import { task } from '../../cli/language/task-intents.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { rowsFor, toldRow } from './measured.ts'

const SETS = [
  { file: 'cfpb5.train.jsonl.gz', name: 'CFPB, 5 themes', k: 5, nmi: 0.5, published: '0.281 NMF' },
  { file: 'banking77.train.jsonl.gz', name: 'Banking77, 77 themes', k: 77, nmi: 0.65 },
]

/** T11: themes nobody named, against the labels. */
export function run({ file, seed }: LanguageOptions): readonly Row[] {
  return SETS.flatMap((set) => {
    const path = file(set.file)
    if (path === null) return []
    const rows = rowsFor(task, path)
    const from = process.cpuUsage()
    const { groups } = findThemes(
      rows.map(({ text }) => text),
      { k: set.k, seed },
    )
    const { user, system } = process.cpuUsage(from)
    const labels = rows.map(({ label }) => label)
    const took = { trainSeconds: (user + system) / 1e6 }
    const beside = set.published === undefined ? {} : { published: set.published }
    return [
      toldRow({
        id: 'T11',
        name: `${set.name}, shared information`,
        values: [mutualInformation([...groups], labels)],
        atLeast: set.nmi,
        took,
        ...beside,
      }),
      toldRow({ id: 'T11', name: `${set.name}, adjusted Rand`, values: [adjustedRand([...groups], labels)] }),
    ]
  })
}
