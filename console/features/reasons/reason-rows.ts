import type { z } from 'zod'
import type { disposition, reason } from '#modules/conversations/reason-contract.ts'

export type Reason = z.infer<typeof reason>
export type Disposition = z.infer<typeof disposition>

/** The levels of a reason: a third one has nothing below it. */
export const DEEPEST = 3

/** The reasons whose name or code holds the words, in the order of the tree, each below those above it. */
export function findReasons(reasons: readonly Reason[], words: string): readonly Reason[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return reasons
  const found = reasons.filter(({ code, name }) =>
    [code, ...Object.values(name)].some((text) => text.toLowerCase().includes(wanted)),
  )
  return reasons.filter(({ code }) => found.some((one) => one.code === code || one.code.startsWith(`${code}.`)))
}

export const hasBelow = (reasons: readonly Reason[], code: string): boolean =>
  reasons.some(({ parentCode, isRetired }) => parentCode === code && !isRetired)

/** A reason comes back only below one that is in use. */
export const parentIsRetired = (reasons: readonly Reason[], { parentCode }: Reason): boolean =>
  reasons.some(({ code, isRetired }) => code === parentCode && isRetired)

/** `pin` below `card` is `card.pin`; nothing typed stays nothing. */
export function codeBelow(parentCode: string | null, typed: unknown): unknown {
  if (typeof typed !== 'string' || typed === '') return undefined
  return parentCode === null ? typed : `${parentCode}.${typed}`
}
