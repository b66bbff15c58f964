import type { BarItem, Page } from './page.ts'

const pageFiles = import.meta.glob<{ page: Page }>('../features/*/*page.ts', { eager: true })
const barFiles = import.meta.glob<{ barItem: BarItem }>('../features/*/bar-item.ts', { eager: true })

/** Every page there is, found by its file. Only the descriptions are read here; a page itself is loaded when opened. */
export const pages: readonly Page[] = Object.values(pageFiles).map(({ page }) => page)

export const barItems: readonly BarItem[] = Object.values(barFiles)
  .map(({ barItem }) => barItem)
  .sort((a, b) => a.place - b.place)
