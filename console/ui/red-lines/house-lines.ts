import { queryOptions } from '@tanstack/react-query'
import type { RedLinesInForce } from '#modules/conversations/red-line-sets-contract.ts'
import { call } from '../../api/call.ts'
import type { Locale } from '../words/locale.ts'

export const HOUSE_LINES_KEY = ['house-red-lines']
/** Others come into force at once where words are taken in; here they are warned of so much later at most. */
const FRESH_MS = 15_000

/** The bank's own lines in force, and the shipped ones it lets go. */
export const houseLinesQuery = queryOptions({
  queryKey: HOUSE_LINES_KEY,
  queryFn: ({ signal }) => call<RedLinesInForce>('GET', '/api/red-lines', { signal }),
  refetchInterval: FRESH_MS,
  staleTime: FRESH_MS,
  structuralSharing: true,
})

/** The bank's own name of a line; undefined for lines that come with the product. */
export const nameOfLine = (
  lines: readonly { readonly code: string; readonly name: Readonly<Record<Locale, string>> }[],
  code: string,
  locale: Locale,
): string | undefined => lines.find((line) => line.code === code)?.name[locale]
