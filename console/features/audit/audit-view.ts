import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { auditFact, auditPage, PersonSummary, peoplePage } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** What is looked for; in the address. `from` and `to` are readings of the bank's own clock, `2026-11-21T10:00`. */
export const VIEW = ['about', 'type', 'person', 'from', 'to'] as const
export type AuditView = SearchText<(typeof VIEW)[number]>
export type AuditFact = z.infer<typeof auditFact>
/** Who the ids of the facts are, for those that are people. */
export type People = z.infer<typeof auditPage>['people']
type Page = z.infer<typeof auditPage>

export const PAGE = 50

/** The facts of a view, the newest first. Every first page is itself recorded: it is never read again by itself. */
export const auditQueryOf = (view: AuditView, zone: CompiledZone | null) =>
  infiniteQueryOptions({
    queryKey: ['audit', view],
    queryFn: ({ pageParam, signal }) => {
      const { about, type, person } = view
      const times = { from: instantOf(view.from, zone), to: instantOf(view.to, zone) }
      const query = { about, type, person, ...times, before: pageParam, limit: PAGE }
      return call<Page>('GET', '/api/audit', { query, signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const factTypesQuery = queryOptions({
  queryKey: ['audit-types'],
  queryFn: async () => (await call<{ readonly types: readonly string[] }>('GET', '/api/audit/types')).types,
})

/** People by part of their name or number, also those whose accounts are disabled. */
export const peopleByWords = (words: string) =>
  queryOptions({
    queryKey: ['people', 'by-words', words],
    queryFn: async (): Promise<readonly PersonSummary[]> => {
      const query = { q: words, limit: 20 }
      return (await call<z.infer<typeof peoplePage>>('GET', '/api/people', { query })).people
    },
  })

/** The instant of a reading of the bank's clock; null for none, and for what is no such reading. */
export function instantOf(reading: string, zone: CompiledZone | null): Instant | null {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(reading) ?? []
  if (date === undefined || time === undefined || zone === null) return null
  try {
    return instantOfLocal(zone, date, time)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
