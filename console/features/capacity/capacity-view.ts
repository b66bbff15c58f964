import type { ChangeSearch, SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address: the scenario, the one beside it, what is open. */
export const VIEW = ['scenario', 'other', 'panel', 'month'] as const
/** In place of an id: one that was never saved. */
export const NEW = 'new'
export type CapacityPlace = SearchText<(typeof VIEW)[number]>
export type ChangeCapacity = ChangeSearch<(typeof VIEW)[number]>
