/** The part of a numbered feed that this client has: without holes from its first item to its last. */
export interface FeedWindow<Item> {
  readonly items: readonly Item[]
  /** Earlier ones exist and can be loaded. */
  readonly hasEarlier: boolean
}

interface Numbered {
  readonly seq: number
}

/** Fresh items at the end; those already here are left out. */
export function append<Item extends Numbered>(window: FeedWindow<Item>, fresh: readonly Item[]): FeedWindow<Item> {
  const last = window.items[window.items.length - 1]?.seq ?? 0
  const added = fresh.filter(({ seq }) => seq > last)
  return added.length === 0 ? window : { ...window, items: [...window.items, ...added] }
}

/** An earlier page in front; those already here are left out. */
export function prepend<Item extends Numbered>(
  window: FeedWindow<Item>,
  page: { readonly items: readonly Item[]; readonly hasEarlier: boolean },
): FeedWindow<Item> {
  const first = window.items[0]?.seq ?? Number.POSITIVE_INFINITY
  const added = page.items.filter(({ seq }) => seq < first)
  return { items: [...added, ...window.items], hasEarlier: page.hasEarlier }
}

/** What lies before a gap cannot be joined to what follows: it is dropped, and can be loaded again as earlier pages. */
export function cutAt<Item extends Numbered>(window: FeedWindow<Item>, first: number): FeedWindow<Item> {
  return { items: window.items.filter(({ seq }) => seq >= first), hasEarlier: first > 1 }
}
