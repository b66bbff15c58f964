import type { z } from 'zod'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { formWords } from './words.ts'

/** Where in a form something is wrong, and what to do about it. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly words: string
}

/** A form's own words for a fault; undefined leaves it to the usual ones. */
export type FaultWords = (issue: FaultIssue) => string | undefined

/** What a schema of a contract found wrong, in the reader's language, beside the field it is about. */
export function faultsOf(error: z.ZodError, locale: Locale, own?: FaultWords): readonly Fault[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
    words: own?.(issue) ?? faultWords(issue, locale),
  }))
}

/** A fault as the server wrote it: `routes.0.queueId`, of a request's body `body.routes.0.queueId`. */
export function faultAt(path: string, words: string): Fault {
  return {
    path: path
      .replace(/^body\./, '')
      .split('.')
      .map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    words,
  }
}

/**
 * The field that shows a fault: the one it is about, or the nearest around it; undefined when no field is.
 * @param names the names of all fields there are
 */
export function fieldOf<Name extends readonly (string | number)[]>(
  names: readonly Name[],
  { path }: Fault,
): Name | undefined {
  return names
    .filter((name) => name.length > 0 && name.every((step, place) => step === path[place]))
    .toSorted((a, b) => b.length - a.length)[0]
}

export type FaultIssue = z.ZodError['issues'][number]

function faultWords(issue: FaultIssue, locale: Locale): string {
  const say = sayIn(formWords, locale)
  if (issue.code === 'too_small') {
    const count = Number(issue.minimum)
    if (issue.origin === 'string') return count <= 1 ? say('needed') : say('tooShort', { count })
    if (issue.origin === 'array') return say('tooFew', { count })
    return say('tooSmall', { count })
  }
  if (issue.code === 'too_big') {
    const count = Number(issue.maximum)
    if (issue.origin === 'string') return say('tooLong', { count })
    if (issue.origin === 'array') return say('tooMany', { count })
    return say('tooBig', { count })
  }
  if (issue.code === 'invalid_type') return say(issue.expected === 'int' ? 'wholeNumber' : 'needed')
  if (issue.code === 'invalid_value') return say('needed')
  return say('wrongForm')
}
