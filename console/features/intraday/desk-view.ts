import type { SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address; the tables keep their own beside it. */
export const VIEW = ['queue', 'person', 'panel'] as const

export interface DeskPlace {
  readonly queueId: string | undefined
  readonly personId: string | undefined
  readonly panel: 'settings' | 'hours' | undefined
}

const UUID = /^[0-9a-f-]{36}$/i

export function readPlace(text: SearchText<(typeof VIEW)[number]>): DeskPlace {
  return {
    queueId: text.queue || undefined,
    personId: UUID.test(text.person) ? text.person : undefined,
    panel: text.panel === 'settings' || text.panel === 'hours' ? text.panel : undefined,
  }
}
