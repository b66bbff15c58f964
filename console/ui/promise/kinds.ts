import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { kindWords } from './kind-words.ts'

/** Kinds one may choose; a kind of a later module is listed all the same, as another promise. */
export const KINDS = [
  'first-response',
  'callback',
  'message',
  'article-feedback',
  'expert-answer',
  'case',
  'work-order',
  'branch-wait',
  'needs-review',
  'data-request',
  'data-request-limit',
  'complaint-acknowledge',
  'complaint-first-contact',
  'complaint-plan',
  'complaint-decide',
  'complaint-provisional-credit',
  'complaint-tell-result',
  'complaint-correct-error',
  'complaint-answer-review',
  'complaint-measure',
  'complaint-effect',
] as const

type Key = (typeof KINDS)[number] | 'complaint' | 'other'

/** The name of a kind; one of a module that is not known here is another promise. */
export function promiseKind(kind: string | undefined, locale: Locale): string {
  return sayIn(kindWords, locale)(keyOf(kind ?? 'other'))
}

const keyOf = (kind: string): Key =>
  Object.hasOwn(kindWords.byLocale.en, kind) ? (kind as Key) : kind.startsWith('complaint') ? 'complaint' : 'other'
