import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { type Goal, type Kpi, kpisQuery } from '../../queries/kpis.ts'
import { figureLine, targetText } from '../../ui/figures/figure-text.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { goalWords } from './words.ts'

const GoalForm = lazy(() => import('./GoalForm.tsx').then((file) => ({ default: file.GoalForm })))

interface Row {
  readonly kpi: Kpi
  readonly goal: Goal | undefined
}

/** Every figure of the dictionary with its goal; one open beside the list. */
export function GoalsPage() {
  const say = useWords(goalWords)
  const locale = useLocale()
  const [open, setOpen] = useOpen()
  const read = useQuery(kpisQuery)
  const rows = (read.data?.kpis ?? []).map(
    (kpi): Row => ({ kpi, goal: read.data?.goals.find((goal) => goal.kpi === kpi.key) }),
  )
  const opened = rows.find(({ kpi }) => kpi.key === open)
  const columns = useColumns(open, setOpen)
  return (
    <Split
      title={say('title')}
      hint={say('hint')}
      beside={
        opened && (
          <Beside title={opened.kpi.name[locale]} onClose={() => setOpen(null)}>
            <Suspense fallback={<Skeleton />}>
              <GoalForm key={opened.kpi.key} kpi={opened.kpi} goal={opened.goal} />
            </Suspense>
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={rows}
          rowKey={({ kpi }) => kpi.key}
          rowClass={({ kpi }) => (kpi.key === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={<EmptyState what={say('noFigures')} />}
        />
      )}
    </Split>
  )
}

function useColumns(open: string | null, onOpen: (key: string) => void): readonly Column<Row>[] {
  const say = useWords(goalWords)
  const locale = useLocale()
  const goalText = ({ kpi, goal }: Row) => (goal ? targetText(goal, kpi.unit, locale) : say('none'))
  return [
    {
      key: 'figure',
      title: say('figure'),
      value: ({ kpi }) => kpi.name[locale],
      cell: ({ kpi }) => (
        <button
          type="button"
          className="open"
          aria-current={kpi.key === open ? 'true' : undefined}
          onClick={() => onOpen(kpi.key)}
        >
          {kpi.name[locale]}
        </button>
      ),
    },
    { key: 'formula', title: say('formula'), value: ({ kpi }) => kpi.words[locale] },
    {
      key: 'goal',
      title: say('goal'),
      numeric: true,
      value: ({ goal }) => goal?.target ?? null,
      text: goalText,
      cell: (row) => <span className={row.goal ? 'nw' : 't3'}>{goalText(row)}</span>,
    },
    {
      key: 'baseline',
      title: say('baseline'),
      numeric: true,
      value: ({ goal }) => goal?.baseline ?? null,
      text: ({ kpi, goal }) => figureLine(goal?.baseline, kpi.unit, locale),
    },
    { key: 'due', title: say('due'), value: ({ goal }) => goal?.dueOn ?? null },
  ]
}
