import { infiniteQueryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { type PersonSummary, type peoplePage, peopleSorts } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** How the list is looked at; in the address. */
export const VIEW = ['q', 'unit', 'role', 'skill', 'active', 'sort'] as const
export type PeopleView = SearchText<(typeof VIEW)[number]>

const PAGE = 50
type Sort = (typeof peopleSorts)[number]

/** People by the view of the address; pages follow one another. Only the active ones unless others are asked for. */
export const peopleQueryOf = (view: PeopleView) =>
  infiniteQueryOptions({
    queryKey: ['people', view],
    queryFn: ({ pageParam, signal }) => readPage(view, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Everyone of a view, for a file. */
export async function everyone(view: PeopleView): Promise<readonly PersonSummary[]> {
  const found: PersonSummary[] = []
  let cursor: string | null = null
  do {
    const page: z.infer<typeof peoplePage> = await readPage(view, cursor, 200)
    found.push(...page.people)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

function readPage(view: PeopleView, cursor: string | null, limit: number, signal?: AbortSignal) {
  const { q, unit, role, skill } = view
  const { sort, order } = orderOf(view.sort)
  const active = view.active === 'all' ? null : view.active === 'no' ? 'false' : 'true'
  const query = { q, unit, role, skill, active, sort, order, cursor, limit }
  return call<z.infer<typeof peoplePage>>('GET', '/api/people', { query, ...(signal ? { signal } : {}) })
}

/** `-lastSignedInAt` is the latest first; whatever cannot be sorted by is by agent number. */
export function orderOf(text: string): { readonly sort: Sort; readonly order: 'asc' | 'desc' } {
  const sort = peopleSorts.find((known) => known === text.replace(/^-/, ''))
  if (sort === undefined) return { sort: 'agentNo', order: 'asc' }
  return { sort, order: text.startsWith('-') ? 'desc' : 'asc' }
}

/** Asked of a column again: up, then down. */
export function nextOrder(text: string, sort: Sort): string {
  const now = orderOf(text)
  return now.sort === sort && now.order === 'asc' ? `-${sort}` : sort
}
