import { useRef } from 'react'
import type { RosterBoard, RosterHead } from '#modules/rosters/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { Board, type BoardHandle } from './Board.tsx'
import { BoardSide } from './BoardSide.tsx'
import { DayPanel } from './DayPanel.tsx'
import { DraftLine } from './DraftLine.tsx'
import { PlayPanel } from './PlayPanel.tsx'
import { RunPanel } from './RunPanel.tsx'
import type { ChangeSchedule } from './SchedulePage.tsx'
import type { SchedulePlace } from './schedule-view.ts'
import { useDraft } from './use-draft.ts'
import { VersionsPanel } from './VersionsPanel.tsx'

interface Props {
  readonly head: RosterHead
  readonly board: RosterBoard
  readonly place: SchedulePlace
  readonly change: ChangeSchedule
}

/** One roster: its board, what is broken beside it, and what was opened over it. */
export function RosterDesk({ head, board, place, change }: Props) {
  const mayPlan = useMay('rosters.plan')
  const draft = useDraft(board.rosterId)
  const grid = useRef<BoardHandle>(null)
  const { panel, editing } = place
  const day = place.day !== undefined && isIn(board, place.day) ? place.day : undefined
  const person = editing && board.persons.find(({ personId }) => personId === editing.personId)
  const close = () => change({ panel: null, person: null, on: null })
  return (
    <>
      <DraftLine board={board} draft={draft} />
      <div className="schedule-body">
        <Board
          ref={grid}
          board={board}
          day={day}
          order={place.order}
          draft={mayPlan ? draft : null}
          onOrder={(order) => change({ order: order === 'number' ? null : order })}
          onDay={(date) => change({ day: date })}
          onEdit={({ personId, date }) => change({ person: personId, on: date, panel: null })}
        />
        <BoardSide
          board={board}
          onGo={(to) => {
            if (day !== undefined && day !== to.date) change({ day: to.date })
            grid.current?.go(to)
          }}
          onDay={(date) => change({ day: date })}
        />
      </div>
      {editing && person && isIn(board, editing.date) ? (
        <DayPanel
          key={`${editing.personId} ${editing.date} ${board.revision}`}
          board={board}
          person={person}
          date={editing.date}
          draft={mayPlan ? draft : null}
          onClose={close}
        />
      ) : (
        <>
          {panel === 'run' && mayPlan && <RunPanel head={head} board={board} onClose={close} />}
          {panel === 'play' && mayPlan && <PlayPanel board={board} onClose={close} />}
          {panel === 'versions' && <VersionsPanel rosterId={board.rosterId} onClose={close} />}
        </>
      )}
    </>
  )
}

const isIn = ({ from, days }: RosterBoard, date: string): boolean =>
  date >= from && (Date.parse(date) - Date.parse(from)) / 86_400_000 < days
