import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { type ChosenPresence, chosenPresence, type supervisePresence } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { useNames } from '../../ui/drill/use-names.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { timeWithSeconds } from '../../ui/time/instant.ts'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import type { AgentRow } from './board-rows.ts'
import type { Done } from './DoneLine.tsx'
import { PresenceTime } from './PresenceTime.tsx'
import type { BoardState } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  readonly agentId: string
  readonly onOpen: (panel: BoardPanel) => void
  readonly onDone: (done: Done) => void
}

/** One agent now: state, contacts in hand, queues served; and the state a supervisor may set for them. */
export function AgentPanel({ state, agentId, onOpen, onDone }: Props) {
  const say = useWords(boardWords)
  const maySupervise = useMay('routing.supervise')
  const agent = state.agents.find((one) => one.agentId === agentId)
  if (!agent) return <EmptyState what={say('noAgents')} />
  return (
    <div className="scroll">
      <Now agent={agent} />
      <InHand agent={agent} onOpen={onOpen} />
      {maySupervise && <SetPresence key={agent.presence} agent={agent} onDone={onDone} />}
    </div>
  )
}

function Now({ agent }: { readonly agent: AgentRow }) {
  const say = useWords(boardWords)
  const sayPresence = useWords(presenceWords)
  const names = useNames()
  return (
    <section className="sec">
      <dl className="facts">
        <div>
          <dt>{say('state')}</dt>
          <dd>
            {sayPresence(agent.presence)} <PresenceTime agent={agent} />
            {agent.nextPresence && (
              <span className="t2"> · {say('next', { state: sayPresence(agent.nextPresence) })}</span>
            )}
            {!agent.isConnected && agent.presence !== 'offline' && <span className="tag w">{say('notConnected')}</span>}
          </dd>
        </div>
        <div>
          <dt>{say('load')}</dt>
          <dd>
            {agent.usedPoints} / {agent.points}
          </dd>
        </div>
        <div>
          <dt>{say('team')}</dt>
          <dd>
            {agent.unitName} · {agent.agentNo}
          </dd>
        </div>
        <div>
          <dt>{say('serves')}</dt>
          <dd>{agent.queueIds.map((queueId) => names.queue(queueId) ?? '…').join(' · ') || say('servesNone')}</dd>
        </div>
      </dl>
    </section>
  )
}

function InHand({ agent, onOpen }: { readonly agent: AgentRow; readonly onOpen: Props['onOpen'] }) {
  const say = useWords(boardWords)
  const names = useNames()
  const sayPresence = useWords(presenceWords)
  return (
    <section className="sec">
      <h3>{say('inHandTitle')}</h3>
      {agent.contacts.length === 0 && <p className="t2">{say('handNone')}</p>}
      <ul className="in-hand">
        {agent.contacts.map((one) => (
          <li key={one.contactId} className="row">
            <span>{names.channel(one.channel)}</span>
            <span className="t2">
              {one.phase === 'ringing'
                ? say('ringing')
                : one.phase === 'wrap-up'
                  ? sayPresence('wrap-up')
                  : sayPresence('busy')}
            </span>
            <span className="t3 f12">{say('since', { time: timeWithSeconds(one.sinceAt) })}</span>
            <span className="sp" />
            <button
              type="button"
              className="btn s"
              onClick={() => onOpen({ kind: 'contact', contactId: one.contactId })}
            >
              {say('open')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const CHOICES: readonly ChosenPresence[] = chosenPresence.options

function SetPresence({ agent, onDone }: { readonly agent: AgentRow; readonly onDone: Props['onDone'] }) {
  const say = useWords(boardWords)
  const sayPresence = useWords(presenceWords)
  const [wanted, setWanted] = useState<ChosenPresence | ''>('')
  const [reason, setReason] = useState('')
  const set = useMutation({
    mutationFn: (body: z.input<typeof supervisePresence>) =>
      call('PUT', `/api/routing/agents/${agent.agentId}/presence`, { body }),
    onSuccess: (_, { presence }) => {
      onDone({ words: say('presenceSet', { name: agent.name, state: sayPresence(presence) }), undo: null })
      setReason('')
      setWanted('')
    },
  })
  return (
    <form
      className="sec form-lines"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== '') set.mutate({ presence: wanted, reason })
      }}
    >
      <h3>{say('setPresence')}</h3>
      <div className="row wrap">
        <Choose
          label={say('setPresence')}
          all={say('state')}
          value={wanted}
          choices={CHOICES.map((one) => ({ value: one, label: sayPresence(one) }))}
          onChoose={(value) => setWanted(CHOICES.find((one) => one === value) ?? '')}
        />
        {wanted === 'offline' && agent.contacts.length > 0 && <span className="t2">{say('setOfflineNote')}</span>}
      </div>
      <Field label={say('reason')} hint={say('reasonNeeded')} value={reason} maxLength={200} onText={setReason} />
      <ProblemLine problem={set.error} />
      <button type="submit" className="btn" disabled={wanted === '' || reason.trim() === '' || set.isPending}>
        {say('apply')}
      </button>
    </form>
  )
}
