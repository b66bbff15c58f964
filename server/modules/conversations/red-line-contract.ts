import { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'

/** Words to a customer that cross a red line, on the wire. The lines themselves: `RED_LINES` of libs/language/feeling. */

/** Nobody may ask a customer for these, whatever the reason: such words are never sent. */
export const NEVER_SENT: ReadonlySet<string> = new Set(['secret-asked'])

export const MOST_REASON_LENGTH = 200
/** Why an agent who was warned sends the words as they are. */
export const redLineReason = z
  .string()
  .trim()
  .min(2)
  .max(MOST_REASON_LENGTH)
  .overwrite(masked)
  .describe('Sends words to a customer though they cross a red line; without it they are refused')

export const crossing = z
  .object({
    code: z.string().describe('The line: `guaranteed-return`'),
    severity: z.enum(['fatal', 'serious']),
    span: z.array(z.int()).length(2).describe('Where in the words: start <= unit < end, UTF-16 units'),
  })
  .meta({ id: 'RedLineCrossing' })
