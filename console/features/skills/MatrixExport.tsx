import { useMutation, useQuery } from '@tanstack/react-query'
import { csv } from '#libs/guarded-csv/csv.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { Icon } from '../../ui/icons.tsx'
import { partWords } from '../../ui/parts/words.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { download } from '../../ui/table/csv.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { columnsOf, fileRow, type MatrixView, wholeMatrix } from './matrix-view.ts'
import { skillsWords } from './words.ts'

/** All people of the view into a file, also those not read yet. */
export function MatrixExport({ view }: { readonly view: MatrixView }) {
  const say = useWords(skillsWords)
  const sayPart = useWords(partWords)
  const locale = useLocale()
  const skills = useQuery(skillsQuery).data ?? []
  const write = useMutation({
    mutationFn: async () => {
      const rows = await wholeMatrix(view)
      const columns = columnsOf(skills, view, rows)
      const header = [say('number'), say('person'), say('unit'), ...columns.map(({ names }) => names[locale])]
      const sayState = ({ state }: { readonly state: string }) => (state === 'expired' ? ` ${say('expired')}` : '')
      download(
        `${say('matrix')}.csv`,
        csv(
          header,
          rows.map((row) => fileRow(row, columns, sayState)),
        ),
      )
    },
  })
  return (
    <>
      <ProblemLine problem={write.error} onDismiss={write.reset} />
      <button type="button" className="btn s" disabled={write.isPending} onClick={() => write.mutate()}>
        <Icon name="export" small />
        {sayPart('exportCsv')}
      </button>
    </>
  )
}
