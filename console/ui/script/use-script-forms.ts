import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { scriptFormList } from '#modules/assist/script-form-contract.ts'
import { call } from '../../api/call.ts'

export const scriptFormsKey = (contactId: string) => ['script-forms', contactId]

export const scriptFormsQuery = (contactId: string) =>
  queryOptions({
    queryKey: scriptFormsKey(contactId),
    queryFn: ({ signal }) =>
      call<z.infer<typeof scriptFormList>>('GET', `/api/assist/contacts/${contactId}/script-forms`, { signal }),
  })

/** What was found out for the scripts of a contact. */
export const useScriptForms = (contactId: string) => useQuery(scriptFormsQuery(contactId))
