import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Script, ScriptHistory, scriptList } from '#modules/knowledge/contract.ts'
import { call } from '../../api/call.ts'

/** What the workspace reads begins with the same key: whatever is published here is read anew there. */
const KEY = 'scripts'

/** The newest version of every script, also of those no longer in use. */
export const scriptsQuery = queryOptions({
  queryKey: [KEY, 'all'],
  queryFn: async () =>
    (await call<z.infer<typeof scriptList>>('GET', '/api/scripts', { query: { state: 'all' } })).scripts,
})

export const historyQuery = (scriptId: string) =>
  queryOptions({
    queryKey: [KEY, 'history', scriptId],
    queryFn: async () => (await call<ScriptHistory>('GET', `/api/scripts/${scriptId}/history`)).changes,
  })

/** One version; it never changes. */
export const versionQuery = (scriptId: string, version: number) =>
  queryOptions({
    queryKey: [KEY, 'version', scriptId, version],
    queryFn: () => call<Script>('GET', `/api/scripts/${scriptId}`, { query: { version } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Has everything about scripts read anew; at once what the server has just answered. */
export function useKeepScript() {
  const queries = useQueryClient()
  return (saved?: Script) => {
    if (saved) {
      queries.setQueryData(
        scriptsQuery.queryKey,
        (before) => before && [...before.filter(({ scriptId }) => scriptId !== saved.scriptId), saved].toSorted(byCode),
      )
    }
    return queries.invalidateQueries({ queryKey: [KEY] })
  }
}

const byCode = (a: Script, b: Script): number => (a.code < b.code ? -1 : 1)
