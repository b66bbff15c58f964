import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { moveAgents, putMemberships } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { AgentRow } from './board-rows.ts'
import type { Done } from './DoneLine.tsx'
import type { BoardState } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  /** The queue that needs help. */
  readonly toQueueId: string | null
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

/** Puts agents into another queue, out of their present one if wanted; says what will happen, and can be undone. */
export function MoveAgents({ state, toQueueId, onDone, onClose }: Props) {
  const say = useWords(boardWords)
  const locale = useLocale()
  const [to, setTo] = useState(toQueueId ?? '')
  const [from, setFrom] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const queues = state.live.map((queue) => ({ value: queue.queueId, label: queue.name[locale] }))
  const nameOf = (queueId: string) => queues.find(({ value }) => value === queueId)?.label ?? ''
  const agents = state.agents.filter(
    (agent) => agent.presence !== 'offline' && (from === '' || agent.queueIds.includes(from)),
  )
  const moving = agents.filter(({ agentId }) => chosen.has(agentId))
  const move = useMutation({
    mutationFn: (body: z.input<typeof moveAgents>) => call('POST', '/api/routing/moves', { body }),
    onSuccess: () => {
      const words = say('moved', { count: moving.length, to: nameOf(to) })
      onDone({ words, undo: () => putBack(moving, words) })
      onClose()
    },
  })
  return (
    <form
      className="move"
      onSubmit={(event) => {
        event.preventDefault()
        const agentIds = moving.map(({ agentId }) => agentId)
        move.mutate({ agentIds, toQueueId: to, reason, ...(from === '' ? {} : { fromQueueId: from }) })
      }}
    >
      <div className="sec row wrap">
        <span>{say('moveTo')}</span>
        <Choose
          label={say('moveTo')}
          all={say('chooseQueue')}
          value={to}
          choices={queues.filter(({ value }) => value !== from)}
          onChoose={setTo}
        />
        <span>{say('moveFrom')}</span>
        <Choose
          label={say('moveFrom')}
          all={say('moveFromNone')}
          value={from}
          choices={queues.filter(({ value }) => value !== to)}
          onChoose={setFrom}
        />
      </div>
      <fieldset className="scroll">
        <legend className="for-ears">{say('moveWho')}</legend>
        {agents.length === 0 && <EmptyState what={say('noAgents')} />}
        {agents.map((agent) => (
          <AgentChoice
            key={agent.agentId}
            agent={agent}
            isIn={agent.queueIds.includes(to)}
            isChosen={chosen.has(agent.agentId)}
            onChoose={(isChosen) => setChosen(withOrWithout(chosen, agent.agentId, isChosen))}
          />
        ))}
      </fieldset>
      <div className="move-foot">
        <Field label={say('reason')} hint={say('reasonNeeded')} value={reason} maxLength={200} onText={setReason} />
        {to !== '' && moving.length > 0 && (
          <p className="t2">
            {from === ''
              ? say('moveWhatAdd', { count: moving.length, to: nameOf(to) })
              : say('moveWhat', { count: moving.length, from: nameOf(from), to: nameOf(to) })}
          </p>
        )}
        <ProblemLine problem={move.error} />
        <button
          type="submit"
          className="btn p"
          disabled={to === '' || moving.length === 0 || reason.trim() === '' || move.isPending}
        >
          {say('moveDo', { count: moving.length })}
        </button>
      </div>
    </form>
  )
}

function AgentChoice(props: {
  readonly agent: AgentRow
  readonly isIn: boolean
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const { agent, isIn } = props
  const say = useWords(boardWords)
  const sayPresence = useWords(presenceWords)
  return (
    <label className="agent-choice">
      <input type="checkbox" checked={props.isChosen} onChange={(event) => props.onChoose(event.target.checked)} />
      {agent.name} <span className="t3 f12">{agent.agentNo}</span>
      <span className="t2 f12 ell">{agent.unitName}</span>
      <span className="sp" />
      {isIn && <span className="tag">{say('alreadyIn')}</span>}
      <span className="t2 f12 nw">{sayPresence(agent.presence)}</span>
      <span className="t3 f12 nw">
        {agent.usedPoints} / {agent.points}
      </span>
    </label>
  )
}

function withOrWithout(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}

/** Everyone serves again the queues they served before. */
async function putBack(agents: readonly AgentRow[], reason: string): Promise<void> {
  for (const { agentId, queueIds } of agents) {
    const body: z.input<typeof putMemberships> = { queueIds: [...queueIds], reason: `↶ ${reason}`.slice(0, 200) }
    await call('PUT', `/api/routing/agents/${agentId}/queues`, { body })
  }
}
