import { useQueryClient } from '@tanstack/react-query'

/** After who is one person with whom changed, everything shown of customers may have. */
export function useReadPersonAnew() {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [
        'customer-person',
        'customer',
        'customers',
        'customer-needs',
        'customer-consents',
        'customer-profile',
        'timeline',
      ].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    )
}
