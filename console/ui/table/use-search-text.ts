import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type SearchText<K extends string> = Readonly<Record<K, string>>
export type ChangeSearch<K extends string> = (change: Partial<Record<K, string | null>>, step?: boolean) => void

/**
 * Values of the address by name; empty for what is not there. A change leaves everything else in the address as it is;
 * with `step` the browser's back button undoes it.
 */
export function useSearchText<const K extends string>(names: readonly K[]): readonly [SearchText<K>, ChangeSearch<K>] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const key = names.join(' ')
  const values = useMemo(() => readSearch(search, key.split(' ') as K[]), [search, key])
  const change = useCallback<ChangeSearch<K>>(
    (wanted, step = false) => {
      const set = Object.entries(wanted).map(([name, value]) => [name, value === '' ? undefined : (value ?? undefined)])
      const next = (before: Readonly<Record<string, unknown>>) => ({ ...before, ...Object.fromEntries(set) })
      void navigate({ to: '.', search: next, replace: !step })
    },
    [navigate],
  )
  return [values, change]
}

/** The router reads `?q=1101` as a number and `?q=true` as a truth: people meant the text. */
export function readSearch<K extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly K[],
): SearchText<K> {
  const text = (value: unknown) => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '')
  return Object.fromEntries(names.map((name) => [name, text(search[name])])) as SearchText<K>
}
