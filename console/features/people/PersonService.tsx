import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { AgentServiceShape } from '#modules/routing/service-contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { agentServiceQuery, SERVICE } from '../../queries/service.ts'
import { CapacityLines } from '../../ui/capacity/CapacityLines.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { peopleWords } from './words.ts'

const CapacityForm = lazy(() => import('./CapacityForm.tsx').then((file) => ({ default: file.CapacityForm })))

/** Which queues the person serves and how much at once; only for those who may arrange it for this person. */
export function PersonService({ personId }: { readonly personId: string }) {
  const say = useWords(peopleWords)
  const read = useQuery(agentServiceQuery(personId))
  // Visible by one reach, arranged by another: who may not arrange it is not shown a refusal of something unasked.
  if (read.isError && problemOf(read.error).refusal === 'agent-not-found') return null
  return (
    <section className="sec" aria-label={say('service')}>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={3} />}
      {read.data && (
        <>
          {!read.data.mayServe && <p className="note-i">{say('serviceNever')}</p>}
          <Queues service={read.data} />
          <Capacity service={read.data} />
        </>
      )}
    </section>
  )
}

function Queues({ service }: { readonly service: AgentServiceShape }) {
  const say = useWords(peopleWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const queues = useQuery(queuesQuery).data ?? []
  const [chosen, setChosen] = useState('')
  const set = useMutation({
    mutationFn: ({ queueId, isMember }: { readonly queueId: string; readonly isMember: boolean }) => {
      const path = `/api/routing/queues/${queueId}/agents/${service.agentId}`
      return isMember ? call('PUT', path, { body: {} }) : call('DELETE', path)
    },
    onSuccess: () => setChosen(''),
    onSettled: () => queries.invalidateQueries({ queryKey: SERVICE }),
  })
  const served = queues.filter(({ queueId }) => service.queueIds.includes(queueId))
  const others = queues.filter(({ queueId, active }) => active && !service.queueIds.includes(queueId))
  return (
    <>
      <h3>{say('queues')}</h3>
      <ProblemLine problem={set.error} onDismiss={set.reset} />
      {served.length === 0 && <p className="t2">{say('queuesNone')}</p>}
      <ul className="held">
        {served.map(({ queueId, name, active }) => (
          <li key={queueId} className="row">
            <span className="ell">{name[locale]}</span>
            {!active && <span className="tag">{say('outOfUse')}</span>}
            <span className="sp" />
            <button
              type="button"
              className="btn s"
              disabled={set.isPending}
              onClick={() => set.mutate({ queueId, isMember: false })}
            >
              {say('leave')}
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <div className="row wrap mt8">
          <Choose
            label={say('joinQueue')}
            all={say('joinQueue')}
            value={chosen}
            choices={others.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
            onChoose={setChosen}
          />
          <button
            type="button"
            className="btn s"
            disabled={chosen === '' || set.isPending}
            onClick={() => set.mutate({ queueId: chosen, isMember: true })}
          >
            {say('join')}
          </button>
        </div>
      )}
    </>
  )
}

function Capacity({ service }: { readonly service: AgentServiceShape }) {
  const say = useWords(peopleWords)
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { agentId, capacity, hasOwnCapacity, usedPoints } = service
  const toHouse = useMutation({
    mutationFn: () => call('PUT', `/api/routing/agents/${agentId}/capacity`, { body: { capacity: null } }),
    onSettled: () => queries.invalidateQueries({ queryKey: SERVICE }),
  })
  return (
    <>
      <div className="row mt8">
        <h3>{say('capacity')}</h3>
        <span className={hasOwnCapacity ? 'tag f' : 'tag'}>{say(hasOwnCapacity ? 'ofOwn' : 'ofHouse')}</span>
        <span className="t3 f12">{say('nowInUse', { used: usedPoints, points: capacity.points })}</span>
      </div>
      <ProblemLine problem={toHouse.error} onDismiss={toHouse.reset} />
      {isOpen ? (
        <Suspense fallback={<Skeleton />}>
          <CapacityForm agentId={agentId} capacity={capacity} onDone={() => setOpen(false)} />
        </Suspense>
      ) : (
        <>
          <CapacityLines capacity={capacity} />
          <div className="row wrap mt8">
            <button type="button" className="btn s" onClick={() => setOpen(true)}>
              {say(hasOwnCapacity ? 'change' : 'setOwn')}
            </button>
            {hasOwnCapacity && (
              <button type="button" className="btn s" disabled={toHouse.isPending} onClick={() => toHouse.mutate()}>
                {say('backToHouse')}
              </button>
            )}
          </div>
        </>
      )}
    </>
  )
}
