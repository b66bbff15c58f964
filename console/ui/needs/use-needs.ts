import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NeedsView, NeedTold } from '#modules/customers/needs-contract.ts'
import { call } from '../../api/call.ts'

const keyOf = (customerId: string) => ['customer-needs', customerId]

/** What a customer needs, who said so and until when. */
export const useNeeds = (customerId: string, enabled = true) =>
  useQuery({
    queryKey: keyOf(customerId),
    queryFn: ({ signal }) => call<NeedsView>('GET', `/api/customers/${customerId}/needs`, { signal }),
    enabled,
  })

/** Records, confirms or corrects a need; `told` null takes it out. */
export function useChangeNeed(customerId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ need, told }: { readonly need: string; readonly told: NeedTold | null }) =>
      call<NeedsView>(
        told === null ? 'DELETE' : 'PUT',
        `/api/customers/${customerId}/needs/${need}`,
        told === null ? {} : { body: told },
      ),
    onSuccess: (view) => {
      queries.setQueryData(keyOf(customerId), view)
      for (const key of ['customer', 'customers', 'timeline']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
}
