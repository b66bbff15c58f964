import {
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
import type { Place } from '../../ui/table/walk-cells.ts'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { BoardHead } from './BoardHead.tsx'
import { BoardRowLine } from './BoardRowLine.tsx'
import { deedOf } from './board-keys.ts'
import { ORDERS, type Order, ordered } from './board-order.ts'
import { datesOf, found, hoursOf, rowsOf, wholeDay, windowOf } from './board-rows.ts'
import { boardWords } from './board-words.ts'
import { DragLine } from './DragLine.tsx'
import { type Day, giveShift, moveStart, takeDayOff } from './edits.ts'
import { dayTold } from './told.ts'
import type { Draft } from './use-draft.ts'
import { useDrag } from './use-drag.ts'
import { usePreview } from './use-preview.ts'
import { scheduleWords } from './words.ts'

export interface BoardHandle {
  /** Gives the focus to a day of a person, whoever is being looked for. */
  go(to: Day): void
}

interface Props {
  readonly ref: Ref<BoardHandle>
  readonly board: RosterBoard
  /** Shown hour by hour; undefined: all days side by side. */
  readonly day: string | undefined
  /** Null: for reading only. */
  readonly draft: Draft | null
  readonly order: Order
  readonly onDay: (date: string | null) => void
  readonly onOrder: (order: Order) => void
  readonly onEdit: (day: Day) => void
}

/** Height of a person's row, in pixels; as in the style sheet. */
const ROW = 44

/**
 * People by days. One cell is in the order of Tab; arrow keys lead to the others, Alt with them moves the shift. Only the
 * rows in sight are drawn, and the one that has the focus.
 */
export function Board({ ref, board, day, order, draft, onDay, onOrder, onEdit }: Props) {
  const say = useWords(scheduleWords)
  const sayBoard = useWords(boardWords)
  const locale = useLocale()
  const zone = bankCalendar()
  const [sought, setSought] = useState('')
  const dates = useMemo(() => (day === undefined ? datesOf(board) : [day]), [board, day])
  const axes = useMemo(
    () => dates.map((date) => (day === undefined ? wholeDay(zone, date) : hoursOf(board, zone, date))),
    [board, dates, day, zone],
  )
  const all = useMemo(() => rowsOf(board, dates), [board, dates])
  const rows = useMemo(() => ordered(found(all, sought), order, axes), [all, sought, order, axes])
  const grid = useRef<HTMLDivElement>(null)
  const { at, go } = useFocus(grid, rows.length, dates.length)
  const seen = useWindow(grid, rows.length)
  const drag = useDrag({ board, rows, dates, axes, isHours: day !== undefined, draft })
  const preview = usePreview(board.rosterId, drag.dragged?.edit?.changes ?? null)
  useImperativeHandle(ref, () => ({
    go: ({ personId, date }) => {
      const row = rows.findIndex(({ person }) => person.personId === personId)
      if (row < 0) setSought('')
      const inAll = all.findIndex(({ person }) => person.personId === personId)
      go({ row: row < 0 ? inAll : row, column: Math.max(0, dates.indexOf(date)) })
    },
  }))
  const dayAt = ({ row, column }: Place): Day | undefined => {
    const [personId, date] = [rows[row]?.person.personId, dates[column]]
    return personId === undefined || date === undefined ? undefined : { personId, date }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const deed = placeOf(event.target) && deedOf(event, at, { rows: rows.length, columns: dates.length })
    const here = dayAt(at)
    if (!deed || !here) return
    event.preventDefault()
    if (deed.kind === 'go') return go(deed.to)
    if (deed.kind === 'edit') return onEdit(here)
    if (!draft) return
    if (deed.kind === 'move-start') void draft.apply((now) => moveStart(now, here, deed.slots))
    if (deed.kind === 'day-off') void draft.apply((now) => takeDayOff(now, here))
    const to = deed.kind === 'give' ? { row: at.row + deed.rows, column: at.column + deed.columns } : undefined
    const there = to && dayAt(to)
    if (to && there && rows[at.row]?.cells[at.column]?.shift) {
      void draft.apply((now) => giveShift(now, zone, here, there))
      go(to)
    }
  }
  const lines = [...new Set([...range(seen.first, seen.before), at.row])].filter((index) => index < rows.length)
  return (
    <div className="schedule-main">
      <div className="schedule-tools">
        <Choose
          label={say('day')}
          all={say('allDays')}
          value={day ?? ''}
          choices={datesOf(board).map((date) => ({ value: date, label: dayTold(date, locale) }))}
          onChoose={(date) => onDay(date === '' ? null : date)}
        />
        <FindField key={sought === '' ? 'none' : 'some'} label={say('find')} value={sought} onFind={setSought} />
        <Choose
          label={sayBoard('order')}
          value={order}
          choices={ORDERS.map((value) => ({ value, label: sayBoard(`by-${value}`) }))}
          onChoose={(value) => onOrder(ORDERS.find((one) => one === value) ?? 'number')}
        />
        <span className="t3 f12">{say('people', { count: rows.length })}</span>
        {draft && <Keys />}
        <span className="sp" />
        <Legend />
      </div>
      <div ref={grid} className={day === undefined ? 'sched' : 'sched by-hours'}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA stands on a table
          role="grid"
          className="sched-inner"
          style={{ '--columns': dates.length } as CSSProperties}
          aria-label={day === undefined ? say('board') : say('boardOfDay', { day: dayTold(day, locale) })}
          aria-rowcount={rows.length}
          aria-colcount={dates.length + 1}
          aria-readonly={draft === null}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const place = placeOf(event.target)
            if (place && (place.row !== at.row || place.column !== at.column)) go(place)
          }}
          onDoubleClick={(event) => {
            const here = dayAt(placeOf(event.target) ?? { row: -1, column: -1 })
            if (here) onEdit(here)
          }}
          {...drag.handlers}
        >
          <BoardHead board={board} dates={dates} axes={axes} isHours={day !== undefined} onDay={onDay} />
          <tbody className="sched-rows" style={{ height: rows.length * ROW }}>
            {lines.map((index) => {
              const row = rows[index]
              return (
                row && (
                  <BoardRowLine
                    key={row.person.personId}
                    row={row}
                    board={board}
                    index={index}
                    dates={dates}
                    axes={axes}
                    current={at.row === index ? at.column : null}
                    ghost={drag.dragged?.to.row === index ? drag.dragged.ghost : null}
                  />
                )
              )
            })}
          </tbody>
        </table>
        {rows.length === 0 && (
          <EmptyState
            what={say(board.persons.length === 0 ? 'nobody' : 'nobodyFound')}
            todo={say(board.persons.length === 0 ? 'nobodyTodo' : 'nobodyFoundTodo')}
          />
        )}
      </div>
      {drag.dragged && <DragLine board={board} dragged={drag.dragged} preview={preview} />}
    </div>
  )
}

/** What the keys do, in sight: nobody looks for what they do not know of. */
function Keys() {
  const say = useWords(scheduleWords)
  const sayBoard = useWords(boardWords)
  const keys = [
    ['Enter', 'keyEdit'],
    ['Alt ← →', 'keyMove'],
    ['Alt ↑ ↓', 'keyGive'],
    ['Alt Shift ← →', 'keyDay'],
    ['Del', 'dayOff'],
  ] as const
  return (
    <span className="sched-keys t3 f12">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does === 'keyDay' ? sayBoard(does) : say(does)}
        </span>
      ))}
    </span>
  )
}

function Legend() {
  const say = useWords(scheduleWords)
  return (
    <span className="sched-legend f12 t2" aria-hidden="true">
      <i className="need" />
      {say('legendNeed')} <i className="staff" />
      {say('legendStaff')} <i className="gap" />
      {say('lackHours')} <i className="pause" />
      {say('legendBreak')}
    </span>
  )
}

const range = (first: number, before: number) =>
  Array.from({ length: Math.max(0, before - first) }, (_, place) => first + place)

/** Where on the board an element lies; null outside its cells. */
function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null
  const [row, column] = (cell?.dataset.at ?? '').split(':').map(Number)
  return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column }
}

/** The cell that has, or would take, the focus; `go` gives it, and brings it into sight. */
function useFocus(grid: RefObject<HTMLDivElement | null>, rows: number, columns: number) {
  const [wanted, setWanted] = useState<Place & { readonly times: number }>({ row: 0, column: 0, times: 0 })
  useLayoutEffect(() => {
    if (wanted.times === 0) return
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${wanted.row}:${wanted.column}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [grid, wanted])
  const at = { row: Math.min(wanted.row, Math.max(0, rows - 1)), column: Math.min(wanted.column, columns - 1) }
  return { at, go: (to: Place) => setWanted((now) => ({ ...to, times: now.times + 1 })) }
}

/** The rows in sight; drawn anew only when others come into it. */
function useWindow(grid: RefObject<HTMLDivElement | null>, count: number) {
  const [seen, setSeen] = useState(() => windowOf(0, 800, ROW, count))
  useLayoutEffect(() => {
    const board = grid.current
    if (!board) return
    const look = () => {
      const next = windowOf(Math.floor(board.scrollTop / (4 * ROW)) * 4 * ROW, board.clientHeight + 4 * ROW, ROW, count)
      setSeen((now) => (now.first === next.first && now.before === next.before ? now : next))
    }
    look()
    board.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(board)
    return () => {
      board.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [grid, count])
  return seen
}
