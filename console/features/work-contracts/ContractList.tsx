import { useQuery } from '@tanstack/react-query'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { type Say, useWords } from '../../ui/words/words.ts'
import type { PanelProps } from './panel-props.ts'
import { contractsQuery } from './use-contracts.ts'
import { type ContractWord, contractWords } from './words.ts'

interface Props extends PanelProps {
  readonly onPeople: (contractId: string) => void
}

/** All contracts, with how many work under each. */
export function ContractList({ open, mayPlan, onOpen, onPeople }: Props) {
  const say = useWords(contractWords)
  const read = useQuery(contractsQuery)
  if (read.isPending) return <Skeleton lines={5} />
  if (!read.data) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  return (
    <>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      <PageTable
        caption={say('title')}
        columns={columnsOf(say, { open, onOpen, onPeople })}
        rows={read.data.contracts}
        rowKey={({ contractId }) => contractId}
        rowClass={({ contractId }) => (contractId === open ? 'on' : undefined)}
        isBare
        empty={
          <EmptyState what={say('none')} todo={say(mayPlan ? 'noneTodo' : 'noneTodoReader')}>
            {mayPlan && (
              <button type="button" className="btn p" onClick={() => onOpen('new')}>
                {say('add')}
              </button>
            )}
          </EmptyState>
        }
      />
    </>
  )
}

function columnsOf(
  say: Say<ContractWord>,
  { open, onOpen, onPeople }: Pick<Props, 'open' | 'onOpen' | 'onPeople'>,
): readonly Column<WorkContract>[] {
  const now = serverNow()
  return [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name,
      cell: ({ contractId, name }) => (
        <button
          type="button"
          className="open"
          aria-current={contractId === open ? 'true' : undefined}
          onClick={() => onOpen(contractId)}
        >
          {name}
        </button>
      ),
    },
    { key: 'pack', title: say('pack'), value: ({ pack }) => say(`pack-${pack}`) },
    {
      key: 'people',
      title: say('headcount'),
      value: ({ people }) => people,
      cell: ({ contractId, name, people }) => (
        <button
          type="button"
          className="open"
          aria-label={say('whoIn', { name, count: people })}
          onClick={() => onPeople(contractId)}
        >
          {people}
        </button>
      ),
      numeric: true,
    },
    {
      key: 'changed',
      title: say('changed'),
      value: ({ changedAt }) => changedAt,
      text: ({ changedAt }) => dayAndTime(changedAt, now),
    },
  ]
}
