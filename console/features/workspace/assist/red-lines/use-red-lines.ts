import { useState } from 'react'
import type { Crossing } from '#libs/language/feeling/red-lines.ts'
import { useCrossings } from '../../../../ui/red-lines/use-crossings.ts'

/** Asking for a secret is never sent; the server says the same of NEVER_SENT. */
const NEVER = 'secret-asked'
/** The server takes no shorter reason. */
const LEAST_REASON = 2

export interface RedLines {
  readonly crossings: readonly Crossing[]
  readonly foundIn: string
  readonly isNever: boolean
  readonly reason: string
  readonly setReason: (reason: string) => void
  /** The words wait for a change or for a reason. */
  readonly isWaiting: boolean
  /** Looks at once, before sending. @returns the reason to send with, `undefined` when none is needed, `null` to wait */
  answerFor(words: string): string | undefined | null
  /** After sending: the next words need a reason of their own. */
  readonly forget: () => void
}

/** The warning on what is being written to the customer; a reason given stands as long as the words cross the same lines. */
export function useRedLines(text: string): RedLines {
  const { crossings, foundIn, look } = useCrossings(text)
  const [given, setGiven] = useState({ reason: '', lines: '' })
  const reasonFor = (found: readonly Crossing[]) => (given.lines === linesOf(found) ? given.reason : '')
  const waits = (found: readonly Crossing[]) =>
    found.some(({ code }) => code === NEVER) || (found.length > 0 && reasonFor(found).trim().length < LEAST_REASON)
  return {
    crossings,
    foundIn,
    isNever: crossings.some(({ code }) => code === NEVER),
    reason: reasonFor(crossings),
    setReason: (reason) => setGiven({ reason, lines: linesOf(crossings) }),
    isWaiting: waits(crossings),
    answerFor(words) {
      const found = look(words)
      if (found.length === 0) return undefined
      return waits(found) ? null : reasonFor(found).trim()
    },
    forget: () => setGiven({ reason: '', lines: '' }),
  }
}

const linesOf = (found: readonly Crossing[]): string => [...new Set(found.map(({ code }) => code))].sort().join(' ')
