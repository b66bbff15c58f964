import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CauseTree, MeasureList, RepeatList } from '#modules/complaints/causes-contract.ts'
import { call } from '../../api/call.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { codeWords, isCode } from './code-words.ts'

const KEY = 'complaints'

export const treeQuery = queryOptions({
  queryKey: [KEY, 'causes'],
  queryFn: () => call<CauseTree>('GET', '/api/complaint-causes'),
})

export const repeatsQuery = (wanted: { readonly least: number; readonly days: number }) =>
  queryOptions({
    queryKey: [KEY, 'repeats', wanted],
    queryFn: () => call<RepeatList>('GET', '/api/complaint-causes/repeats', { query: wanted }),
    placeholderData: (before) => before,
  })

export const MEASURES_PAGE = 100
export const measuresQuery = (show: string, after: number) =>
  queryOptions({
    queryKey: [KEY, 'measures', show, after],
    queryFn: () =>
      call<MeasureList>('GET', '/api/complaint-measures', { query: { show, after, limit: MEASURES_PAGE } }),
    placeholderData: (before) => before,
  })

export const ownersQuery = queryOptions({
  queryKey: [KEY, 'owners'],
  queryFn: async () =>
    (
      await call<{
        readonly owners: readonly {
          readonly personId: string
          readonly name: string
          readonly unitName: string
          readonly open: number
        }[]
      }>('GET', '/api/complaint-measures/owners')
    ).owners,
})

/** One act on measures or the tree; everything about complaints is read again. */
export function useCauseAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      method,
      path,
      body,
    }: {
      readonly method: 'POST' | 'PUT'
      readonly path: string
      readonly body: unknown
    }) => call<unknown>(method, path, { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  })
}

/** Names of causes in the reader's language: of a leaf with its branch. A cause that is not known shows its code. */
export function useCauseName(enabled = true): (code: string) => string {
  const locale = useLocale()
  const causes = useQuery({ ...treeQuery, enabled }).data?.causes ?? []
  return (code) => {
    const leaf = causes.find((one) => one.code === code)
    const branch = causes.find((one) => one.code === leaf?.parent)
    if (!leaf) return code
    return branch ? `${branch.name[locale]} · ${leaf.name[locale]}` : leaf.name[locale]
  }
}

export function useProductName(): (product: string) => string {
  const say = useWords(codeWords)
  return (product) => (isCode(`b-${product}`) ? say(`b-${product}` as 'b-other') : product)
}
