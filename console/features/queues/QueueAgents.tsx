import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { QueueAgentShape, QueueAgentsShape } from '#modules/routing/service-contract.ts'
import { call } from '../../api/call.ts'
import type { Queue } from '../../queries/queues.ts'
import { queueAgentsQuery, SERVICE } from '../../queries/service.ts'
import { UndoLine } from '../../ui/overlay/UndoLine.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { QueueAgentRow } from './QueueAgentRow.tsx'
import { queueWords } from './words.ts'

interface Props {
  readonly queue: Queue
  readonly queues: readonly Queue[]
}

type Membership = 'members' | 'others'
const TYPING_MS = 250
/** Ten minutes to think again. */
const UNDO_MS = 600_000

/** Who can be given work of this queue now and what keeps the others from it; put in and out from here. */
export function QueueAgents({ queue, queues }: Props) {
  const say = useWords(queueWords)
  const [membership, setMembership] = useState<Membership>('members')
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const read = useQuery({
    ...queueAgentsQuery(queue.queueId, { membership, q }),
    placeholderData: (before, query) => (query?.queryKey[3] ? keep(before, query.queryKey[3], membership) : undefined),
  })
  const member = useMember(queue)
  const agents = read.data?.agents ?? []
  return (
    <div className="scroll">
      {membership === 'members' && read.data && <Serving found={read.data} />}
      <div className="row pb">
        <div className="segments">
          {(['members', 'others'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="btn s"
              aria-pressed={membership === one}
              onClick={() => setMembership(one)}
            >
              {say(one)}
            </button>
          ))}
        </div>
        <input
          className="field find-agent"
          type="search"
          aria-label={say('findAgent')}
          placeholder={say('findAgent')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {member.done && (
        <UndoLine words={member.done.words} until={member.done.until} onUndo={member.undo} onDismiss={member.dismiss} />
      )}
      <ProblemLine problem={member.problem} onDismiss={member.forget} />
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={8} />}
      {read.isSuccess && agents.length === 0 && (
        <EmptyState
          what={say(membership === 'members' ? 'noMembers' : 'noOthers')}
          {...(membership === 'members' && q === '' ? { todo: say('noMembersTodo') } : {})}
        />
      )}
      <ul aria-label={say(membership)}>
        {agents.map((agent) => (
          <QueueAgentRow
            key={agent.agentId}
            agent={agent}
            queues={queues}
            membership={membership}
            isBusy={member.isPending}
            onSet={(isMember) => member.set(agent, isMember)}
          />
        ))}
      </ul>
      {read.data && read.data.agentCount > agents.length && (
        <p className="pb t3 f12">{say('onlyFirst', { shown: agents.length, count: read.data.agentCount })}</p>
      )}
    </div>
  )
}

/** While a name is being typed the last answer stays in sight; another list does not. */
function keep(before: QueueAgentsShape | undefined, view: unknown, membership: Membership) {
  const isSame = typeof view === 'object' && view !== null && 'membership' in view && view.membership === membership
  return isSame ? before : undefined
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** The sum of it: how many can serve, and everyone else under what keeps them. */
function Serving({ found }: { readonly found: QueueAgentsShape }) {
  const say = useWords(queueWords)
  const counts = Object.entries(found.hinderedCounts)
  return (
    <div className="serving">
      <span>
        <b>{found.ableCount}</b> {say('ableNow', { count: found.agentCount })}
      </span>
      {counts.map(([hindrance, count]) => (
        <span key={hindrance} className="t2">
          {count} {say(`count-${hindrance}` as 'count-full')}
        </span>
      ))}
      <span className="sp" />
      <AsOf at={found.asOf} />
    </div>
  )
}

/** Puts an agent in or out, and back again. */
function useMember(queue: Queue) {
  const say = useWords(queueWords)
  const queries = useQueryClient()
  const [done, setDone] = useState<{
    readonly agent: QueueAgentShape
    readonly isMember: boolean
    readonly words: string
    readonly until: number
  } | null>(null)
  const path = ({ agentId }: QueueAgentShape) => `/api/routing/queues/${queue.queueId}/agents/${agentId}`
  const put = useMutation({
    mutationFn: ({ agent, isMember }: { readonly agent: QueueAgentShape; readonly isMember: boolean }) =>
      isMember ? call('PUT', path(agent), { body: {} }) : call('DELETE', path(agent)),
    onSuccess: (_, { agent, isMember }) => {
      const words = say(isMember ? 'putIn' : 'takenOut', { name: agent.name })
      setDone({ agent, isMember, words, until: serverNow() + UNDO_MS })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: SERVICE }),
  })
  return {
    done,
    dismiss: () => setDone(null),
    undo: () => done && put.mutate({ agent: done.agent, isMember: !done.isMember }),
    set: (agent: QueueAgentShape, isMember: boolean) => put.mutate({ agent, isMember }),
    problem: put.error,
    forget: put.reset,
    isPending: put.isPending,
  }
}
