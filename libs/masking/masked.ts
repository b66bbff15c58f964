import { cleanText } from './clean-text.ts'
import { findSensitive } from './find-sensitive.ts'
import { maskMessage } from './mask-message.ts'

/**
 * Words as they may be stored: no NUL, no broken characters, no card number, code or identity number. For whatever people
 * type into a field of its own: a schema that ends in `.overwrite(masked)` lets nothing unmasked past the edge. Words of a
 * conversation are masked by its writer, which also sees what was said before.
 */
export const masked = (text: string): string => maskMessage(cleanText(text)).text

/**
 * True for a code, an address or an agent number that may be stored: these cannot be masked, for they must come back as
 * they were given, so a schema of one ends in `.refine(holdsNoNumber, NO_NUMBER)` and refuses card and identity numbers.
 */
export const holdsNoNumber = (text: string): boolean =>
  findSensitive(cleanText(text)).ranges.every(({ kind }) => kind !== 'card' && kind !== 'national-id')

export const NO_NUMBER = 'This is no place for a card number or an identity number: choose another'
