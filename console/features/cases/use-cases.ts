import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseList, CaseTargets, CaseTemplate, CaseView } from '#modules/cases/contract.ts'
import { call, type Method } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

export const VIEW = ['show', 'state', 'due', 'template', 'find', 'page'] as const
export type CasesText = SearchText<(typeof VIEW)[number]>
/** Colleagues work on the same cases: what is shown is read again so often. */
const AGAIN_MS = 15_000

export function useCases(text: CasesText) {
  const query = Object.fromEntries(VIEW.flatMap((key) => (text[key] === '' ? [] : [[key, text[key]]])))
  return useQuery({
    queryKey: ['cases', query],
    queryFn: ({ signal }) => call<CaseList>('GET', '/api/cases', { query, signal }),
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })
}

export const useCase = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => call<CaseView>('GET', `/api/cases/${caseId}`, { signal }),
    retry: (count, error) => problemOf(error).status !== 404 && count < 2,
    refetchInterval: AGAIN_MS,
  })

export const useTemplates = () =>
  useQuery({
    queryKey: ['case-templates'],
    queryFn: () => call<{ readonly templates: readonly CaseTemplate[] }>('GET', '/api/case-templates'),
    staleTime: 60_000,
  })

export const useTargets = () =>
  useQuery({
    queryKey: ['case-targets'],
    queryFn: () => call<CaseTargets>('GET', '/api/cases/targets'),
    staleTime: 60_000,
  })

/** Something is done with a case; everything that shows it is read again. */
export function useAct(caseId: string, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body, method = 'POST' }: { path: string; body?: unknown; method?: Method }) =>
      call<unknown>(method, `/api/cases/${caseId}/${path}`, body === undefined ? {} : { body }),
    onSuccess: async () => {
      onDone?.()
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
      await queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
}
