import { memo } from 'react'
import type { DraftShift, RosterBoard } from '#modules/rosters/contract.ts'
import { number } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type Axis, type BoardCell, type BoardRow, placeOn } from './board-rows.ts'
import { leaveTold, timesOf } from './told.ts'
import { scheduleWords } from './words.ts'

/** A shift as it would lie where it is dragged to. */
export interface Ghost {
  readonly column: number
  readonly startsAt: number
  readonly endsAt: number
}

interface Props {
  readonly row: BoardRow
  readonly board: RosterBoard
  readonly index: number
  readonly dates: readonly string[]
  readonly axes: readonly Axis[]
  /** The column that has, or would take, the focus. */
  readonly current: number | null
  readonly ghost: Ghost | null
}

/** One person: who, under which contract, how many hours, and every day. */
export const BoardRowLine = memo(function BoardRowLine({ row, board, index, dates, axes, current, ghost }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const { person } = row
  const contract = board.contracts.find(({ contractId }) => contractId === person.terms?.contractId)
  return (
    <tr className="sched-row" aria-rowindex={index + 1} style={{ top: `calc(${index} * var(--row))` }}>
      <th scope="row" className="sched-name" title={person.unitName}>
        <span className="row g4">
          <span className="ell">
            {person.displayName} <span className="t3 f12">{person.agentNo}</span>
          </span>
          {row.overall.length > 0 && (
            <span className="sched-warn f12">
              <Mark name="endangered" words={say('brokenCount', { count: row.overall.length })} />
              <span aria-hidden="true">{row.overall.length}</span>
            </span>
          )}
        </span>
        <span className="row f12 t3">
          <span className="ell">{contract?.name}</span>
          <span className="sp" />
          <span className="nw">{say('hoursOf', { n: number(person.workSeconds / 3600, locale, 1) })}</span>
        </span>
      </th>
      {row.cells.map((cell, column) => {
        const axis = axes[column]
        return (
          <td
            key={dates[column]}
            data-at={`${index}:${column}`}
            tabIndex={current === column ? 0 : -1}
            className={classOf(cell)}
          >
            {axis && <CellOf cell={cell} axis={axis} />}
            {axis && ghost?.column === column && <GhostBar axis={axis} ghost={ghost} />}
          </td>
        )
      })}
    </tr>
  )
})

const classOf = ({ violations, leave, isDayOff }: BoardCell) =>
  `sched-cell${violations.length > 0 ? ' broken' : ''}${leave ? ' away' : ''}${isDayOff ? ' off' : ''}`

function CellOf({ cell, axis }: { readonly cell: BoardCell; readonly axis: Axis }) {
  const say = useWords(scheduleWords)
  const { shift, leave, isDayOff, violations } = cell
  return (
    <>
      <span className="sched-told">
        {shift && <span className="sched-times">{timesOf(shift)}</span>}
        {shift?.isLocked && <Mark name="lock" words={say('locked')} />}
        {leave && (
          <span className="f11">
            {leaveTold(leave, say)}
            {leave.state === 'asked' && ` · ${say('asked')}`}
          </span>
        )}
        {!shift && isDayOff && (
          <>
            <span className="f12 t2" aria-hidden="true">
              {say('off')}
            </span>
            <Mark name="lock" words={say('lockedOff')} />
          </>
        )}
        {violations.length > 0 && (
          <span className="sched-warn">
            <Mark name="endangered" words={say('brokenCount', { count: violations.length })} />
          </span>
        )}
      </span>
      {shift && <ShiftBar shift={shift} axis={axis} />}
    </>
  )
}

function Mark({ name, words }: { readonly name: 'lock' | 'endangered'; readonly words: string }) {
  return (
    <>
      <Icon name={name} small />
      <span className="for-ears">{words}</span>
    </>
  )
}

const share = ({ left, width }: { readonly left: number; readonly width: number }) => ({
  left: `${left}%`,
  width: `${width}%`,
})

/** Drawn at its hours, with gaps where it rests. */
function ShiftBar({ shift, axis }: { readonly shift: DraftShift; readonly axis: Axis }) {
  const own = { fromAt: shift.startsAt, beforeAt: shift.endsAt }
  return (
    <span className="sched-track" aria-hidden="true">
      <span className="sched-bar" data-shift="" style={share(placeOn(axis, shift))}>
        <span className="in-bar">{timesOf(shift)}</span>
        {shift.breaks.map((pause) => (
          <i key={pause.startsAt} className={pause.isPaid ? 'paid' : ''} style={share(placeOn(own, pause))} />
        ))}
      </span>
    </span>
  )
}

function GhostBar({ axis, ghost }: { readonly axis: Axis; readonly ghost: Ghost }) {
  return (
    <span className="sched-track is-ghost" aria-hidden="true">
      <span className="sched-bar ghost" style={share(placeOn(axis, ghost))} />
    </span>
  )
}
