import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Crossing } from '#libs/language/feeling/red-lines.ts'
import { houseLinesQuery } from './house-lines.ts'

/** So long nothing is typed before it is looked at. */
const PAUSE_MS = 250
const NONE: readonly Crossing[] = []
const NOT_YET = { version: 0, off: [], own: [] }

/**
 * Where these words cross a red line, looked at when typing pauses. The lines travel apart from the page: until they are
 * there nothing is found, and the server's own look decides.
 */
export function useCrossings(text: string) {
  const { version, off, own } = useQuery(houseLinesQuery).data ?? NOT_YET
  const finder = useQuery({
    queryKey: ['red-line-finder', version],
    queryFn: async () => ({ find: (await import('./find-crossings.ts')).finderOf({ off, own }) }),
    enabled: version > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const find = finder.data?.find
  const [seen, setSeen] = useState<{ readonly text: string; readonly crossings: readonly Crossing[] } | null>(null)
  useEffect(() => {
    if (!find || text.trim() === '') return
    const timer = setTimeout(() => setSeen({ text, crossings: find(text) }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [find, text])
  const told = text.trim() === '' ? null : seen
  return {
    crossings: told?.crossings ?? NONE,
    /** The words they were found in: those of the last pause. */
    foundIn: told?.text ?? '',
    /** Looks at once. */
    look(words: string): readonly Crossing[] {
      const crossings = find?.(words) ?? NONE
      if (crossings.length > 0) setSeen({ text: words, crossings })
      return crossings
    },
  }
}
