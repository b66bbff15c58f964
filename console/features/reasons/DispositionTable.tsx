import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { Disposition } from './reason-rows.ts'
import { dispositionsToShapeQuery } from './use-codes.ts'
import { reasonWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (code: string) => void
}

/** How a contact may have ended, in the order agents see. */
export function DispositionTable({ open, onOpen }: Props) {
  const say = useWords(reasonWords)
  const locale = useLocale()
  const list = useQuery(dispositionsToShapeQuery)
  const columns: readonly Column<Disposition>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: ({ code, name, isRetired }) => (
        <button type="button" className={isRetired ? 'open t3' : 'open'} onClick={() => onOpen(code)}>
          {name[locale]}
        </button>
      ),
    },
    { key: 'code', title: say('code'), value: ({ code }) => code },
    { key: 'resolved', title: say('resolved'), value: ({ isResolved }) => say(isResolved ? 'yes' : 'no') },
    {
      key: 'state',
      title: say('state'),
      value: ({ isRetired }) => say(isRetired ? 'retired' : 'inUse'),
      cell: ({ isRetired }) => (isRetired ? <span className="tag">{say('retired')}</span> : say('inUse')),
    },
  ]
  return (
    <>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && (
        <PageTable
          caption={say('dispositions')}
          columns={columns}
          rows={list.data.dispositions}
          rowKey={({ code }) => code}
          rowClass={({ code }) => (code === open ? 'on' : undefined)}
          exportAs={say('dispositions')}
          empty={<EmptyState what={say('noDispositions')} todo={say('todo')} />}
        />
      )}
    </>
  )
}
