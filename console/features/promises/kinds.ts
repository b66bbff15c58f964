import type { PromiseView } from '#modules/promises/contract.ts'
import { owedWords } from './words.ts'

/** Kinds one may choose; a kind of a later module is listed all the same, as another promise. */
export const KINDS = [
  'first-response',
  'callback',
  'message',
  'article-feedback',
  'expert-answer',
  'case',
  'work-order',
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
type Key = `kind-${(typeof KINDS)[number] | 'complaint' | 'other'}`

export const kindKey = (kind: string): Key =>
  Object.hasOwn(owedWords.byLocale.en, `kind-${kind}`)
    ? (`kind-${kind}` as Key)
    : kind.startsWith('complaint')
      ? 'kind-complaint'
      : 'kind-other'

interface Opening {
  readonly path: string
  readonly search: Readonly<Record<string, string>>
}

/** Where a thing is worked on; null for what has no page of its own. */
export function opens({
  aboutKind,
  aboutId,
  title,
}: Pick<PromiseView, 'aboutKind' | 'aboutId' | 'title'>): Opening | null {
  switch (aboutKind) {
    case 'case':
      return { path: '/cases', search: { open: aboutId } }
    case 'work-order':
      return { path: '/cases', search: { find: title } }
    case 'contact':
      return { path: '/contacts', search: { contact: aboutId } }
    case 'complaint':
      return { path: '/complaints', search: { open: aboutId } }
    case 'complaint-measure':
      return { path: '/complaint-causes', search: { open: aboutId } }
    case 'data-request':
      return { path: '/data-requests', search: { open: aboutId } }
    case 'article-feedback':
      return { path: '/article-feedback', search: { open: aboutId } }
    case 'expert-question':
      return { path: '/expert-questions', search: { show: 'mine', open: aboutId } }
    default:
      return null
  }
}
