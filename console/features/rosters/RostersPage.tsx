import './rosters.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Split } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import { RosterTable } from './RosterTable.tsx'
import { rostersQuery } from './use-rosters.ts'
import { rosterListWords } from './words.ts'

/** Every roster there is: what waits to be published, what is being searched, what is in force. */
export function RostersPage() {
  const say = useWords(rosterListWords)
  const mayPlan = useMay('rosters.plan')
  const queries = useQueryClient()
  const read = useQuery(rostersQuery)
  const discard = useMutation({
    mutationFn: (rosterId: string) => call<null>('DELETE', `/api/rosters/${rosterId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rosters'] }),
  })
  const make = mayPlan && (
    <Link className="btn s" to="/schedule" search={{ panel: 'make' }}>
      {say('make')}
    </Link>
  )
  const tools = (
    <>
      <AsOf at={read.data?.asOf ?? null} />
      {make}
    </>
  )
  return (
    <Split title={say('title')} tools={tools} beside={null}>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      <ProblemLine problem={discard.error} onDismiss={discard.reset} />
      {read.isPending && <Skeleton lines={4} />}
      {read.data && (
        <RosterTable
          rosters={read.data.rosters}
          asOf={read.data.asOf}
          onDiscard={mayPlan ? discard.mutate : undefined}
          empty={
            <EmptyState what={say('none')} todo={say(mayPlan ? 'noneTodo' : 'noneRead')}>
              {make}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}
