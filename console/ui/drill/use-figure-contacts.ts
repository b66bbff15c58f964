import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ContactSummary, contactList } from '#modules/conversations/contract.ts'
import type { FigureContactView, figureContacts } from '#modules/insights/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'

export const PARTS = ['numerator', 'denominator', 'missed'] as const
export type Part = (typeof PARTS)[number]

/** Whose contacts: asked for in `from <= t < before`, of one queue or channel when named. */
export interface FigureSpan {
  readonly key: string
  readonly from: number
  readonly before: number
  readonly queueId?: string | undefined
  readonly channel?: string | undefined
}

type Reply = z.infer<typeof figureContacts>
const PAGE = 100

/** A row behind a figure, with who it was when the reader may know that. */
export type ContactBehind = FigureContactView & { readonly summary: ContactSummary | undefined }

const read = (span: FigureSpan, part: Part, after: string | null, limit: number, signal: AbortSignal) => {
  const { key, ...query } = span
  return call<Reply>('GET', `/api/figures/${key}/contacts`, { query: { ...query, part, after, limit }, signal })
}

/** Sum and count of each part of a figure: what the figure is made of. */
export function useFigureParts(span: FigureSpan, parts: readonly Part[]) {
  return useQueries({
    queries: parts.map((part) => ({
      queryKey: ['figure-part', span, part],
      queryFn: ({ signal }: { signal: AbortSignal }) => read(span, part, null, 1, signal),
    })),
    combine: (results) =>
      Object.fromEntries(results.map(({ data }, place) => [parts[place], data])) as Partial<Record<Part, Reply>>,
  })
}

/** The contacts of one part, page by page. */
export function useFigureContacts(span: FigureSpan, part: Part) {
  const list = useInfiniteQuery({
    queryKey: ['figure-contacts', span, part],
    queryFn: ({ pageParam, signal }) => read(span, part, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const contacts = list.data?.pages.flatMap((page) => page.contacts) ?? []
  const summaries = useSummaries(contacts.map(({ contactId }) => contactId))
  const rows = contacts.map((one): ContactBehind => ({ ...one, summary: summaries.get(one.contactId) }))
  return { list, rows }
}

/** Customer and agent of contacts, for those who may open contacts. */
export function useSummaries(contactIds: readonly string[]): ReadonlyMap<string, ContactSummary> {
  const mayRead = useMay('conversations.read')
  const pages: string[][] = []
  for (let at = 0; at < contactIds.length; at += PAGE) pages.push(contactIds.slice(at, at + PAGE))
  return useQueries({
    queries: pages.map((ids) => ({
      queryKey: ['contact-summaries', ids.join(',')],
      queryFn: () =>
        call<z.infer<typeof contactList>>('GET', '/api/contacts', { query: { ids: ids.join(','), limit: PAGE } }),
      enabled: mayRead && ids.length > 0,
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => data?.contacts ?? []).map((contact) => [contact.contactId, contact])),
  })
}

/** One contact with everything known of it; read again while it is open. */
export function useContactDetail(contactId: string) {
  return useQuery({
    queryKey: ['contact', contactId],
    queryFn: ({ signal }) =>
      call<import('#modules/conversations/contract.ts').ContactDetail>('GET', `/api/contacts/${contactId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.contact.state === 'closed' ? false : 3_000),
  })
}
