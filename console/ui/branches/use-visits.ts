import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BranchView, LinkedVisits, SlotList, VisitView } from '#modules/branches/contract.ts'
import { call, type Method } from '../../api/call.ts'

/** Others book meanwhile: free places are read again so often while somebody chooses. */
const SLOTS_AGAIN_MS = 15_000
export const SLOT_DAYS = 14

export const useBranches = () =>
  useQuery({
    queryKey: ['branches'],
    queryFn: ({ signal }) => call<{ readonly branches: readonly BranchView[] }>('GET', '/api/branches', { signal }),
    staleTime: 60_000,
  })

/** Branches whose days one may see. */
export const useMyBranches = (mayRead = true) =>
  useQuery({
    queryKey: ['branches', 'mine'],
    queryFn: ({ signal }) =>
      call<{ readonly branches: readonly BranchView[] }>('GET', '/api/branches/mine', { signal }),
    enabled: mayRead,
    staleTime: 60_000,
  })

export const useVisitsOfCase = (caseId: string) =>
  useQuery({
    queryKey: ['visits', 'case', caseId],
    queryFn: ({ signal }) => call<LinkedVisits>('GET', `/api/cases/${caseId}/visits`, { signal }),
  })

export const useSlots = (unitId: string, from: string) =>
  useQuery({
    queryKey: ['branch-slots', unitId, from],
    queryFn: ({ signal }) =>
      call<SlotList>('GET', `/api/branches/${unitId}/slots`, { query: { from, days: SLOT_DAYS }, signal }),
    enabled: unitId !== '',
    refetchInterval: SLOTS_AGAIN_MS,
  })

export const useVisitsOf = (customerId: string) =>
  useQuery({
    queryKey: ['visits', customerId],
    queryFn: ({ signal }) =>
      call<{ readonly visits: readonly VisitView[] }>('GET', `/api/customers/${customerId}/visits`, { signal }),
  })

/** Something is done with a visit; everything that shows visits is read again. */
export function useVisitAct(onDone?: (visit: VisitView) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body, method = 'POST' }: { path: string; body?: unknown; method?: Method }) =>
      call<VisitView>(method, path, body === undefined ? {} : { body }),
    onSuccess: (visit) => onDone?.(visit),
    // Refused, somebody was faster: what they did is shown.
    onSettled: async () => {
      for (const key of ['visits', 'branch-day', 'visit-story', 'branch-slots', 'timeline', 'cases'])
        await queries.invalidateQueries({ queryKey: [key] })
    },
  })
}
