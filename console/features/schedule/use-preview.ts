import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { DraftChanged, RosterViolation } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { type Change, newViolations } from './edits.ts'
import { boardQuery } from './use-schedule.ts'

const PAUSE_MS = 250

export interface Preview {
  /** What the changes would break anew; null while nothing is known. */
  readonly broken: readonly RosterViolation[] | null
  readonly cost: number | null
  readonly problem: unknown
}
const UNKNOWN: Preview = { broken: null, cost: null, problem: null }

/** What changes would make of the draft, asked for four times a second at most; the latest wish wins. */
export function usePreview(rosterId: string, changes: readonly Change[] | null): Preview {
  const queries = useQueryClient()
  const [preview, setPreview] = useState<Preview>(UNKNOWN)
  const askedAt = useRef(0)
  const wish = changes === null ? '' : JSON.stringify(changes)
  useEffect(() => {
    if (wish === '') {
      setPreview(UNKNOWN)
      return
    }
    const gone = new AbortController()
    const wait = Math.max(0, askedAt.current + PAUSE_MS - Date.now())
    const timer = setTimeout(async () => {
      askedAt.current = Date.now()
      const board = queries.getQueryData(boardQuery(rosterId).queryKey)
      if (!board) return
      const body = { revision: board.revision, changes: JSON.parse(wish) }
      try {
        const reply = await call<DraftChanged>('POST', `/api/rosters/${rosterId}/preview`, {
          body,
          signal: gone.signal,
        })
        const broken = newViolations(board.violations, reply.violations)
        if (!gone.signal.aborted) setPreview({ broken, cost: reply.cost?.total ?? null, problem: null })
      } catch (problem) {
        if (!gone.signal.aborted) setPreview({ ...UNKNOWN, problem })
      }
    }, wait)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [queries, rosterId, wish])
  return preview
}
