import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { kpisQuery } from '../../queries/kpis.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { type Presence, presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type BoardPanel, type BoardPlace, closing, goingBack, opening, type PlaceChange } from './board-place.ts'
import { PRESENCES } from './board-rows.ts'
import type { Done } from './DoneLine.tsx'
import type { BoardState } from './use-board.ts'
import { WaitingList } from './WaitingList.tsx'
import { boardWords } from './words.ts'

const FigurePanel = lazy(() => import('../../ui/drill/FigurePanel.tsx').then((file) => ({ default: file.FigurePanel })))
const ContactPanel = lazy(() =>
  import('../../ui/drill/ContactPanel.tsx').then((file) => ({ default: file.ContactPanel })),
)
const Supervision = lazy(() => import('./Supervision.tsx').then((file) => ({ default: file.Supervision })))
const AgentList = lazy(() => import('./AgentList.tsx').then((file) => ({ default: file.AgentList })))
const AgentPanel = lazy(() => import('./AgentPanel.tsx').then((file) => ({ default: file.AgentPanel })))
const MoveAgents = lazy(() => import('./MoveAgents.tsx').then((file) => ({ default: file.MoveAgents })))

interface Props {
  readonly place: BoardPlace
  readonly panel: BoardPanel
  readonly state: BoardState
  readonly change: (change: PlaceChange, step?: boolean) => void
  /** Something was done that can be told, and perhaps undone. */
  readonly onDone: (done: Done) => void
}

/** What is open at the side of the board. */
export function BoardSide(props: Props) {
  const { place, panel, change } = props
  return (
    <SidePanel
      title={<Title panel={panel} state={props.state} />}
      about={JSON.stringify(panel)}
      onClose={() => change(closing, true)}
      onBack={place.hasBelow ? () => change(goingBack(panel), true) : undefined}
    >
      <Suspense fallback={<Skeleton lines={6} />}>
        <Content {...props} />
      </Suspense>
    </SidePanel>
  )
}

function Content({ panel, place, state, change, onDone }: Props): ReactNode {
  const open = (next: BoardPanel) => change(opening(next), true)
  const close = () => change(closing)
  switch (panel.kind) {
    case 'figure': {
      const from = state.board?.from
      if (from === undefined) return <Skeleton />
      // To the end of the day, so that the span stays the same while the day goes on.
      const channel = panel.queueId === null ? (place.channel ?? undefined) : undefined
      const span = { key: panel.key, from, before: from + DAY_MS, queueId: panel.queueId ?? undefined, channel }
      return (
        <FigurePanel
          span={span}
          part={panel.part}
          onPart={(part) => change({ part })}
          onContact={(contactId) => open({ kind: 'contact', contactId })}
        />
      )
    }
    case 'waiting':
      return <AllWaiting state={state} queueId={panel.queueId} onOpen={open} />
    case 'contact':
      return (
        <ContactPanel
          key={panel.contactId}
          contactId={panel.contactId}
          acts={(detail) => <Supervision detail={detail} queues={state.live} onDone={onDone} />}
        />
      )
    case 'agents':
      return <AgentList state={state} shown={panel} onOpen={open} />
    case 'agent':
      return <AgentPanel key={panel.agentId} state={state} agentId={panel.agentId} onOpen={open} onDone={onDone} />
    case 'move':
      return <MoveAgents state={state} toQueueId={panel.queueId} onDone={onDone} onClose={close} />
  }
}

const DAY_MS = 86_400_000

function AllWaiting(props: {
  readonly state: BoardState
  readonly queueId: string | null
  readonly onOpen: (panel: BoardPanel) => void
}) {
  const { state, queueId } = props
  const say = useWords(boardWords)
  const shown = state.waiting.filter((row) => queueId === null || row.queueId === queueId)
  const all =
    queueId === null ? state.board?.waiting : state.board?.queues.find((one) => one.queueId === queueId)?.waiting
  return (
    <div className="scroll">
      {all !== undefined && all !== shown.length && (
        <p className="pb t2">{say('reachOnly', { shown: shown.length, all })}</p>
      )}
      <WaitingList state={{ ...state, waiting: shown }} queueId={queueId} onOpen={props.onOpen} />
    </div>
  )
}

function Title({ panel, state }: { readonly panel: BoardPanel; readonly state: BoardState }) {
  const say = useWords(boardWords)
  const sayDrill = useWords(drillWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const kpis = useQuery(kpisQuery).data?.kpis
  const queueName = (queueId: string | null) => state.live.find((one) => one.queueId === queueId)?.name[locale]
  const withQueue = (title: string, queueId: string | null) => [title, queueName(queueId)].filter(Boolean).join(' · ')
  switch (panel.kind) {
    case 'figure':
      return withQueue(kpis?.find(({ key }) => key === panel.key)?.name[locale] ?? '', panel.queueId)
    case 'waiting':
      return withQueue(say('waitingNow'), panel.queueId)
    case 'agents': {
      const presence = PRESENCES.find((one): one is Presence => one === panel.state)
      return withQueue(presence ? say('agentsIn', { state: sayPresence(presence) }) : say('agentsTitle'), panel.queueId)
    }
    case 'agent':
      return state.agents.find(({ agentId }) => agentId === panel.agentId)?.name ?? say('agentsTitle')
    case 'contact':
      return sayDrill('contact')
    case 'move':
      return say('moveTitle')
  }
}
