import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type CompiledHouseLines, findHouseCrossings } from '#libs/language/feeling/house-red-lines.ts'
import type { Crossing } from '#libs/language/feeling/red-lines.ts'
import { NEVER_SENT } from '#modules/conversations/red-line-contract.ts'

export type RedLineRefusal = 'red-line-crossed' | 'red-line-never-sent'

/** Words sent although they cross a red line, and why. */
export interface Overruled {
  readonly crossings: readonly Crossing[]
  readonly reason: string
}

/** Whether words may go, by the lines in force on this node; in memory, well below a millisecond. */
export type Heed = (words: string, reason: string | undefined) => Outcome<Overruled | null, RedLineRefusal>

/**
 * Whether a person's words may go to a customer. Null: nothing in them is against it. Words that cross a line need the
 * agent's answer to the warning; those that ask for a secret are never sent.
 */
export function heedRedLines(
  words: string,
  reason: string | undefined,
  lines: CompiledHouseLines,
): Outcome<Overruled | null, RedLineRefusal> {
  const crossings = findHouseCrossings(words, lines)
  if (crossings.length === 0) return done(null)
  const named = crossings.map(({ code, span }) => `${code} at ${span.join('-')}`).join(', ')
  if (crossings.some(({ code }) => NEVER_SENT.has(code))) {
    return refused('red-line-never-sent', `Change the words, for they ask for a secret: ${named}.`)
  }
  if (reason === undefined) {
    return refused('red-line-crossed', `Change the words, or send them with a redLineReason: ${named}.`)
  }
  return done({ crossings, reason })
}
