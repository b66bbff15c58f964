import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { DraftShift, RosterBoard } from '#modules/rosters/contract.ts'
import type { Place } from '../../ui/table/walk-cells.ts'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import type { Ghost } from './BoardRowLine.tsx'
import type { Axis, BoardRow } from './board-rows.ts'
import { useEdgeScroll } from './edge-scroll.ts'
import { type Day, type Edit, giveShift } from './edits.ts'
import { spanMsOf } from './told.ts'
import type { Draft } from './use-draft.ts'

interface Shown {
  readonly board: RosterBoard
  readonly rows: readonly BoardRow[]
  readonly dates: readonly string[]
  readonly axes: readonly Axis[]
  /** Sideways means other times, not other days. */
  readonly isHours: boolean
  readonly draft: Draft | null
}

export interface Dragged {
  readonly to: Place
  readonly day: Day
  readonly ghost: Ghost
  /** Null: nothing would change. */
  readonly edit: Edit | null
  readonly startsAt: number | undefined
}

interface Grip {
  readonly shift: DraftShift
  readonly from: Day
  readonly x: number
  readonly y: number
  readonly width: number
  /** How far the board was scrolled sideways when the shift was taken. */
  readonly scrolled: number
}

/** A hand that trembles moves nothing. */
const LEAST_PX = 4

/** Shifts are dragged to another person or day, and by hours to another time; Escape leaves all as it was. */
export function useDrag(shown: Shown) {
  const grip = useRef<Grip | null>(null)
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const { hold, stop } = useEdgeScroll()
  const end = () => {
    grip.current = null
    stop()
    setDragged(null)
  }
  useEffect(() => {
    if (!dragged) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      grip.current = null
      stop()
      setDragged(null)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [dragged, stop])
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const at = isBar(event.target) && event.button === 0 ? cellUnder(event.target) : null
      const shift = at && shown.rows[at.place.row]?.cells[at.place.column]?.shift
      if (!shift || !shown.draft) return
      const { personId, date } = shift
      grip.current = {
        shift,
        from: { personId, date },
        x: event.clientX,
        y: event.clientY,
        width: at.cell.clientWidth,
        scrolled: event.currentTarget.closest('.sched')?.scrollLeft ?? 0,
      }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current
      if (!held) return
      const isFar = Math.hypot(event.clientX - held.x, event.clientY - held.y) >= LEAST_PX
      if (!isFar && !dragged) return
      const [x, y] = [event.clientX, event.clientY]
      const scroller = event.currentTarget.closest('.sched')
      const follow = () => {
        const under = document.elementFromPoint(x, y)
        setDragged((now) => {
          const to = (under && cellUnder(under)?.place) ?? now?.to
          return (to && draggedTo(shown, held, to, x + (scroller?.scrollLeft ?? 0) - held.scrolled)) ?? now
        })
      }
      follow()
      if (scroller) hold({ x, y, scroller, onStep: follow })
    },
    onPointerUp: () => {
      const held = grip.current
      if (held && dragged?.edit && shown.draft) {
        const { day, startsAt } = dragged
        void shown.draft.apply((now) => giveShift(now, bankCalendar(), held.from, day, startsAt))
      }
      end()
    },
    onPointerCancel: end,
  }
  return { dragged, handlers }
}

function draggedTo(shown: Shown, { shift, from, x, width }: Grip, to: Place, nowX: number): Dragged | undefined {
  const { board, rows, dates, axes, isHours } = shown
  const zone = bankCalendar()
  const [personId, date, axis] = [rows[to.row]?.person.personId, dates[to.column], axes[to.column]]
  if (personId === undefined || date === undefined || !axis) return undefined
  const slotMs = board.slotSeconds * 1000
  const movedMs = ((nowX - x) / width) * (axis.beforeAt - axis.fromAt)
  const startsAt = isHours ? shift.startsAt + Math.round(movedMs / slotMs) * slotMs : undefined
  const day = { personId, date }
  const edit = giveShift(board, zone, from, day, startsAt)
  const start = edit?.changes[0]?.shift?.startsAt ?? shift.startsAt
  const spanMs = spanMsOf(board, day, shift.kindId) || shift.endsAt - shift.startsAt
  return { to, day, ghost: { column: to.column, startsAt: start, endsAt: start + spanMs }, edit, startsAt }
}

const isBar = (target: EventTarget): target is Element =>
  target instanceof Element && target.closest('[data-shift]') !== null

function cellUnder(target: Element): { readonly cell: HTMLElement; readonly place: Place } | null {
  const cell = target.closest<HTMLElement>('[data-at]')
  const [row, column] = (cell?.dataset.at ?? '').split(':').map(Number)
  return !cell || row === undefined || column === undefined ? null : { cell, place: { row, column } }
}
