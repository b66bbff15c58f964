import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ContactIdentity, evidenceBody } from '#modules/customers/levels-contract.ts'
import { call } from '../../../api/call.ts'
import { useMay } from '../../../app/session/me.ts'

/** Others may verify in the same contact: an expert, or the agent it is handed to. */
const FRESH_MS = 10_000

const keyOf = (contactId: string) => ['contact-identity', contactId] as const

/** How sure the house is who is on the line in this contact. */
export function useIdentity(contactId: string) {
  const may = useMay('customers.read')
  return useQuery({
    queryKey: keyOf(contactId),
    queryFn: ({ signal }) => call<ContactIdentity>('GET', `/api/contacts/${contactId}/identity`, { signal }),
    enabled: may,
    refetchInterval: FRESH_MS,
    retry: 2,
  })
}

export function useRecordEvidence(contactId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: z.infer<typeof evidenceBody>) =>
      call<ContactIdentity>('POST', `/api/contacts/${contactId}/identity/evidence`, { body }),
    onSuccess: (identity) => queries.setQueryData(keyOf(contactId), identity),
  })
}

/** Reads the level anew after something that may have changed it. */
export function useReadIdentityAnew(contactId: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keyOf(contactId) })
}
