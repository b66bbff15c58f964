import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DraftChanged, RosterBoard, RosterViolation } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { type Edit, merged, newViolations } from './edits.ts'
import { boardQuery } from './use-schedule.ts'

const UNDO_MS = 10 * 60_000

/** The last change of the draft, as long as nothing else was done. */
export interface Done {
  readonly edit: Edit
  readonly isUndo: boolean
  readonly undoUntil: number
  /** What the change broke. */
  readonly broken: readonly RosterViolation[]
}

export interface Draft {
  readonly done: Done | null
  readonly problem: unknown
  /** Somebody else was faster: the board was read again. */
  readonly wasChanged: boolean
  /** Edits of quick keys wait for one another: each is made from the board as the one before left it. */
  readonly apply: (make: (board: RosterBoard) => Edit | null) => Promise<boolean>
  readonly undo: () => void
  readonly dismiss: () => void
}

interface Told {
  readonly done: Done | null
  readonly problem: unknown
  readonly wasChanged: boolean
}
const NOTHING: Told = { done: null, problem: null, wasChanged: false }

/** Changes of a roster's draft: written in order, shown as the server answers them, taken back one at a time. */
export function useDraft(rosterId: string): Draft {
  const queries = useQueryClient()
  const [told, setTold] = useState<Told>(NOTHING)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const { queryKey } = boardQuery(rosterId)

  const write = async (make: (board: RosterBoard) => Edit | null, isUndo: boolean): Promise<boolean> => {
    const board = queries.getQueryData(queryKey)
    const edit = board && make(board)
    if (!board || !edit) return false
    try {
      const body = { revision: board.revision, changes: edit.changes }
      const reply = await call<DraftChanged>('PUT', `/api/rosters/${rosterId}/draft`, { body })
      const now = queries.getQueryData(queryKey) ?? board
      queries.setQueryData(queryKey, merged(now, reply, edit.changes))
      const broken = newViolations(board.violations, reply.violations)
      setTold({ ...NOTHING, done: { edit, isUndo, undoUntil: serverNow() + UNDO_MS, broken } })
      return true
    } catch (error) {
      const isOvertaken = problemOf(error).refusal === 'draft-changed-meanwhile'
      setTold({ done: null, problem: isOvertaken ? null : error, wasChanged: isOvertaken })
      if (isOvertaken) await queries.invalidateQueries({ queryKey })
      return false
    }
  }
  const enqueue = (make: (board: RosterBoard) => Edit | null, isUndo = false) => {
    const written = line.current.then(() => write(make, isUndo))
    line.current = written
    return written
  }
  return {
    ...told,
    apply: (make) => enqueue(make),
    undo: () => {
      const { done } = told
      if (done) void enqueue(() => ({ changes: done.edit.undo, undo: done.edit.changes }), true)
    },
    dismiss: () => setTold(NOTHING),
  }
}
