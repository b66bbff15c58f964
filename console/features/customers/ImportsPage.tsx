import './import-problems.ts'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { IMPORT_KINDS, type ImportView, type importList } from '#modules/customers/records-contract.ts'
import { call } from '../../api/call.ts'
import { takeFile } from '../../api/take-file.ts'
import { Split } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { ImportForm } from './ImportForm.tsx'
import { importWords } from './import-words.ts'

/** While a file is on its way in, the list is read again. */
const LOOK_MS = 2_000

/** Files of the bank: one sent, all listed with how far they are and what was refused. */
export function ImportsPage() {
  const say = useWords(importWords)
  const [{ kind }, change] = useSearchText(['kind'])
  const list = useInfiniteQuery({
    queryKey: ['customer-imports', kind],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof importList>>('GET', '/api/customer-imports', { query: { kind, before: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: LOOK_MS,
  })
  const rows = list.data?.pages.flatMap(({ imports }) => imports) ?? []
  return (
    <Split title={say('title')} hint={say('hint')} beside={null}>
      <ImportForm open={rows} />
      <div className="row wrap pb">
        <Choose
          label={say('kind')}
          all={say('allKinds')}
          value={kind}
          choices={IMPORT_KINDS.map((value) => ({ value, label: say(`kind-${value}`) }))}
          onChoose={(chosen) => change({ kind: chosen })}
        />
      </div>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && <ImportsTable rows={rows} foot={<MoreRows list={list} words={say('more')} />} />}
    </Split>
  )
}

function ImportsTable({ rows, foot }: { readonly rows: readonly ImportView[]; readonly foot: React.ReactNode }) {
  const say = useWords(importWords)
  const columns: readonly Column<ImportView>[] = [
    { key: 'kind', title: say('kind'), value: ({ kind }) => say(`kind-${kind}`) },
    { key: 'file', title: say('file'), value: ({ fileName }) => fileName },
    { key: 'source', title: say('source'), value: ({ source }) => source },
    { key: 'asOf', title: say('asOf'), value: ({ asOf }) => asOf },
    { key: 'state', title: say('state'), value: ({ finishedAt }) => say(finishedAt === null ? 'open' : 'finished') },
    { key: 'lines', title: say('lines'), value: ({ linesDone }) => linesDone },
    { key: 'taken', title: say('taken'), value: ({ taken }) => taken },
    { key: 'unchanged', title: say('unchanged'), value: ({ unchanged }) => unchanged },
    {
      key: 'refused',
      title: say('refused'),
      value: ({ refused }) => refused,
      cell: (row) => (row.refused === 0 ? 0 : <Report row={row} />),
    },
    { key: 'started', title: say('started'), value: ({ startedAt }) => dayAndTime(startedAt, serverNow()) },
    { key: 'by', title: say('by'), value: ({ startedBy }) => startedBy },
  ]
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={rows}
      rowKey={({ importId }) => importId}
      empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
      foot={foot}
      isBare
    />
  )
}

function Report({ row }: { readonly row: ImportView }) {
  const say = useWords(importWords)
  const fetching = useMutation({
    mutationFn: () => takeFile('GET', `/api/customer-imports/${row.importId}/refusals.csv`),
  })
  return (
    <>
      {row.refused}{' '}
      <button type="button" className="open nw" onClick={() => fetching.mutate()}>
        {say('report')}
      </button>
      <ProblemLine problem={fetching.error} />
    </>
  )
}
