import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftPrediction, RosterBoard } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { boardQuery } from './use-schedule.ts'

export interface Playing {
  readonly play: () => void
  readonly isPending: boolean
  readonly error: unknown
}

/** Plays the draft against the forecast; what comes out stands on the board, for everyone who looks at it. */
export function usePlay(rosterId: string): Playing {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call<DraftPrediction>('POST', `/api/rosters/${rosterId}/simulation`),
    onSuccess: (prediction) =>
      queries.setQueryData(boardQuery(rosterId).queryKey, (board: RosterBoard | undefined) =>
        board ? { ...board, prediction } : board,
      ),
  })
  return { play: () => mutate(), isPending, error }
}
