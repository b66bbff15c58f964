import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ContactDetail, ContactSummary } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'

/** What the list does not carry of a contact: script ticks, durations, promise. Read again when its state changes. */
export function useContactDetail(contact: ContactSummary) {
  return useQuery({
    queryKey: contactDetailKey(contact),
    queryFn: ({ signal }) => call<ContactDetail>('GET', `/api/contacts/${contact.contactId}`, { signal }),
    placeholderData: keepPreviousData,
  })
}

export const contactDetailKey = ({ contactId, state, firstResponseAt }: ContactSummary) => [
  'contact',
  contactId,
  state,
  firstResponseAt,
]
