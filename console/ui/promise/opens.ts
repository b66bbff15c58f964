import type { PromiseView } from '#modules/promises/contract.ts'

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
    case 'branch-visit':
      return { path: '/branch-day', search: { open: aboutId } }
    case 'customer-need':
      return { path: '/customers', search: { open: aboutId.split(':')[0] ?? '' } }
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
