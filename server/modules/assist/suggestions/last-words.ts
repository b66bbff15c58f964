import { asksForPerson } from '#libs/dialogue/asks-for-person.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'

/** What the customer asks for at present. */
export interface LastWords {
  /** Number of their last message. */
  readonly seq: number
  readonly text: string
  /** Its messages one by one. */
  readonly parts: readonly string[]
}

/** Somebody who writes in pieces is read as a whole, but not for ever. */
const MOST_MESSAGES = 3
const MOST_LENGTH = 300

/**
 * The last words of the customer that stand together: up to three of their messages with no answer in between. Files and
 * lines of the system part nothing, and who has a person does not ask for one any more. Longer words are cut at their beginning: what was said last counts.
 * @param lines of the thread, oldest first
 * @param from only what was written at or after this instant: a contact of last year asks nothing today
 * @returns undefined when the customer said nothing since
 */
export function lastWords(lines: readonly CustomerMessage[], from: number): LastWords | undefined {
  const texts: string[] = []
  let seq: number | undefined
  for (const { seq: number, at, author, body } of lines.toReversed()) {
    if (at < from || texts.length === MOST_MESSAGES) break
    if (author.kind === 'system' || body.kind === 'notice') continue
    if (author.kind !== 'customer') {
      if (seq !== undefined) break
      continue
    }
    if (body.kind !== 'text' || body.text.trim() === '' || isOnlyWish(body.text)) continue
    seq ??= number
    texts.unshift(body.text.trim())
  }
  return seq === undefined ? undefined : { seq, text: texts.join('\n').slice(-MOST_LENGTH), parts: texts }
}

/** Longer words ask for something else beside the person. */
const MOST_OF_A_WISH = 16

const isOnlyWish = (text: string): boolean => text.trim().length <= MOST_OF_A_WISH && asksForPerson(text)
