import './problems.ts'
import './board.css'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { kpisQuery } from '../../queries/kpis.ts'
import { Icon } from '../../ui/icons.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { LiveAsOf } from '../../ui/time/LiveAsOf.tsx'
import { serverNow } from '../../ui/time/server-clock.ts'
import { channelName } from '../../ui/words/channel-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { AgentStates } from './AgentStates.tsx'
import { Alerts } from './Alerts.tsx'
import { BoardSide } from './BoardSide.tsx'
import { type BoardPanel, type BoardPlace, opening, PLACE, type PlaceChange, readPlace } from './board-place.ts'
import { queueLines } from './board-rows.ts'
import { DayCurve } from './DayCurve.tsx'
import { type Done, DoneLine, UNDO_MS } from './DoneLine.tsx'
import { QueueTable } from './QueueTable.tsx'
import { Tiles } from './Tiles.tsx'
import { type BoardState, useBoard } from './use-board.ts'
import { useFullScreen } from './use-full-screen.ts'
import { WaitingList } from './WaitingList.tsx'
import { boardWords } from './words.ts'

const MOST_WAITING = 7

/** This moment and the day so far: figures, queues, who waits, who works, what is about to break. */
export function BoardPage() {
  const [text, change] = useSearchText(PLACE)
  const place = readPlace(text)
  const state = useBoard(place)
  const root = useRef<HTMLDivElement>(null)
  const [done, setDone] = useState<(Done & { readonly until: number }) | null>(null)
  const told = (next: Done) => setDone({ ...next, until: serverNow() + UNDO_MS })
  useFullScreen(root, place.isWall, () => change({ wall: null }))
  const open = (panel: BoardPanel) => change(opening(panel), true)
  return (
    <div ref={root} className={place.isWall ? 'board wall' : 'board'}>
      <Head place={place} state={state} change={change} />
      <ProblemLine problem={state.problem} />
      {done && <DoneLine key={done.until} done={done} onUndone={told} onDismiss={() => setDone(null)} />}
      <Tiles state={state} queueId={place.queueId} onOpen={open} />
      <Panels place={place} state={state} change={change} onOpen={open} />
      {place.panel && !place.isWall && (
        <BoardSide place={place} panel={place.panel} state={state} change={change} onDone={told} />
      )}
    </div>
  )
}

interface PartProps {
  readonly place: BoardPlace
  readonly state: BoardState
  readonly change: (change: PlaceChange, step?: boolean) => void
}

function Head({ place, state, change }: PartProps) {
  const say = useWords(boardWords)
  const locale = useLocale()
  const channels = [...new Set(state.live.map(({ channel }) => channel))]
  return (
    <div className="board-head">
      <h1>{say('title')}</h1>
      <Choose
        label={say('queue')}
        all={say('allQueues')}
        value={place.queueId ?? ''}
        choices={state.live.map((queue) => ({ value: queue.queueId, label: queue.name[locale] }))}
        onChoose={(queue) => change({ queue })}
      />
      <Choose
        label={say('channel')}
        all={say('allChannels')}
        value={place.channel ?? ''}
        choices={channels.map((channel) => ({ value: channel, label: channelName(channel, locale) }))}
        onChoose={(channel) => change({ channel })}
      />
      <span className="sp" />
      {state.board && <span className="t3 f12 ell hint">{say('today', { from: timeOfDay(state.board.from) })}</span>}
      <LiveAsOf at={state.boardAt} />
      <button type="button" className="btn s" onClick={() => change({ wall: place.isWall ? null : '1' })}>
        <Icon name={place.isWall ? 'cross' : 'expand'} small />
        {place.isWall ? say('leaveWall') : say('wall')}
      </button>
    </div>
  )
}

function Panels({ place, state, change, onOpen }: PartProps & { readonly onOpen: (panel: BoardPanel) => void }) {
  const say = useWords(boardWords)
  const goal = useQuery(kpisQuery).data?.goals.find(({ kpi }) => kpi === 'service_level')
  const margin = goal ? Math.max(0, goal.near - goal.target) : 0
  const { board } = state
  return (
    <div className={state.seesFloor || state.seesAlerts ? 'board-panels' : 'board-panels alone'}>
      <QueueTable
        lines={queueLines(board?.queues ?? [], state.live, place.channel)}
        at={state.boardAt}
        queueId={place.queueId}
        margin={margin}
        onQueue={(queue) => change({ queue })}
        onOpen={onOpen}
      />
      <div className="board-low">
        <DayCurve
          quarters={board?.quarters ?? []}
          at={state.boardAt}
          showsTable={place.showsTable}
          onTable={(shows) => change({ table: shows ? '1' : null })}
        />
        <AgentStates state={state} queueId={place.queueId} onOpen={onOpen} />
      </div>
      {(state.seesFloor || state.seesAlerts) && (
        <div className="board-aside">
          {state.seesFloor && (
            <section className="panel" aria-label={say('waitingNow')}>
              <div className="ph">
                <h2>{say('waitingNow')}</h2>
                <span className="t3 f12">
                  {state.waiting.length} {say('people')}
                </span>
                <span className="sp" />
                <LiveAsOf at={state.floorAt} bare />
              </div>
              <WaitingList state={state} most={MOST_WAITING} queueId={place.queueId} onOpen={onOpen} />
            </section>
          )}
          {state.seesAlerts && <Alerts state={state} filter={place} onOpen={onOpen} />}
        </div>
      )}
    </div>
  )
}
