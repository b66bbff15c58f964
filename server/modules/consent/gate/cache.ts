import type { RecordedFact } from '#libs/facts/event.ts'

/** What one node remembers about customers. */
export interface CustomerCache<T> {
  /** What is remembered, or else loaded. What changed while it was loaded is given back and not remembered. */
  get(customerId: string): T | Promise<T>
  /** Forgets the customers these facts are about. */
  see(facts: readonly RecordedFact[]): void
  readonly size: number
}

/**
 * Remembers the customers asked about, at most `most`, those longest in memory leaving first.
 * @param changes the types of facts after which what is remembered about a customer is no longer true
 * @param mayRemember no for what facts about others change too
 */
export function createCustomerCache<T>(
  load: (customerId: string) => Promise<T>,
  changes: readonly string[],
  most: number,
  mayRemember: (value: T) => boolean = () => true,
): CustomerCache<T> {
  const known = new Map<string, T>()
  const loading = new Map<string, { overtaken: boolean }>()
  async function fetch(customerId: string): Promise<T> {
    const mark = { overtaken: false }
    loading.set(customerId, mark)
    try {
      const loaded = await load(customerId)
      // A fact that came while the rows were read may be about rows that were read before it.
      if (!mark.overtaken && mayRemember(loaded) && loading.get(customerId) === mark) remember(customerId, loaded)
      return loaded
    } finally {
      if (loading.get(customerId) === mark) loading.delete(customerId)
    }
  }
  function remember(customerId: string, value: T): void {
    known.set(customerId, value)
    if (known.size <= most) return
    for (const oldest of known.keys()) {
      known.delete(oldest)
      return
    }
  }
  return {
    get: (customerId) => known.get(customerId) ?? fetch(customerId),
    see(facts) {
      for (const { type, about } of facts) {
        if (!changes.includes(type)) continue
        known.delete(about)
        const mark = loading.get(about)
        if (mark) mark.overtaken = true
      }
    },
    get size() {
      return known.size
    },
  }
}
