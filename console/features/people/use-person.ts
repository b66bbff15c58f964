import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonDetail } from '#modules/identity/contract.ts'
import { call, type Method } from '../../api/call.ts'

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId],
    queryFn: () => call<PersonDetail>('GET', `/api/people/${personId}`),
  })

export interface PersonAct {
  readonly method: Method
  /** After `/api/people/<id>`. */
  readonly path: string
  readonly body?: unknown
}

/** An act on a person: the answer is the person as they are now, and the list is read again. */
export function usePersonAct(personId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: PersonAct) =>
      call<PersonDetail>(method, `/api/people/${personId}${path}`, body === undefined ? {} : { body }),
    onSuccess: (person) => {
      queries.setQueryData(personQuery(personId).queryKey, person)
      return queries.invalidateQueries({ queryKey: ['people'] })
    },
  })
}

export type Act = ReturnType<typeof usePersonAct>
