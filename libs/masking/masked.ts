import { cleanText } from './clean-text.ts'
import { maskMessage } from './mask-message.ts'

/**
 * Words as they may be stored: no NUL, no broken characters, no card number, code or identity number. For whatever people
 * type into a field of its own: a schema that ends in `.overwrite(masked)` lets nothing unmasked past the edge. Words of a
 * conversation are masked by its writer, which also sees what was said before.
 */
export const masked = (text: string): string => maskMessage(cleanText(text)).text
