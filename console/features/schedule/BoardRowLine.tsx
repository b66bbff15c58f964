import { memo } from 'react'
import type { DraftShift, RosterBoard } from '#modules/rosters/contract.ts'
import { number } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type Axis, type BoardCell, type BoardRow, placeOn, type ShiftDrawn } from './board-rows.ts'
import { boardWords } from './board-words.ts'
import { dayTold, leaveTold, timesOf } from './told.ts'
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
  const contractFrom = (from: string, name: string) => say('contractFrom', { day: dayTold(from, locale), name })
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
          <span className="ell">
            {[
              contract?.name ?? '',
              ...person.later.map(({ from, contractName }) => contractFrom(from, contractName)),
            ].join(' · ')}
          </span>
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
  const sayBoard = useWords(boardWords)
  const { shift, leave, isDayOff, violations } = cell
  const tail = cell.before && cell.before.endsAt > axis.fromAt ? cell.before : undefined
  return (
    <>
      <span className="sched-told">
        {tail && <span className="for-ears">{sayBoard('tail', { time: timeOfDay(tail.endsAt) })}</span>}
        {tail && !shift && (
          <span className="f11 t3" aria-hidden="true">
            {sayBoard('tailShort', { time: timeOfDay(tail.endsAt) })}
          </span>
        )}
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
      {(shift || tail) && <ShiftBar shift={shift} tail={tail} axis={axis} />}
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

interface BarProps {
  readonly shift: DraftShift | undefined
  readonly tail: ShiftDrawn | undefined
  readonly axis: Axis
}

/** Drawn at its hours, with gaps where it rests; what is left of the day before stands in front of it, and is not dragged. */
function ShiftBar({ shift, tail, axis }: BarProps) {
  return (
    <span className="sched-track" aria-hidden="true">
      {tail && (
        <span className="sched-bar tail" style={share(placeOn(axis, tail))}>
          <Breaks of={tail} seen={{ fromAt: Math.max(axis.fromAt, tail.startsAt), beforeAt: tail.endsAt }} />
        </span>
      )}
      {shift && (
        <span className="sched-bar" data-shift="" style={share(placeOn(axis, shift))}>
          <span className="in-bar">{timesOf(shift)}</span>
          <Breaks of={shift} seen={{ fromAt: shift.startsAt, beforeAt: shift.endsAt }} />
        </span>
      )}
    </span>
  )
}

/** Those that lie in what is seen of a shift. */
function Breaks({ of, seen }: { readonly of: ShiftDrawn; readonly seen: Axis }) {
  return of.breaks
    .filter(({ endsAt }) => endsAt > seen.fromAt)
    .map((pause) => (
      <i key={pause.startsAt} className={pause.isPaid ? 'paid' : ''} style={share(placeOn(seen, pause))} />
    ))
}

function GhostBar({ axis, ghost }: { readonly axis: Axis; readonly ghost: Ghost }) {
  return (
    <span className="sched-track is-ghost" aria-hidden="true">
      <span className="sched-bar ghost" style={share(placeOn(axis, ghost))} />
    </span>
  )
}
