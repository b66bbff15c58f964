import type { RecordedFact } from '#libs/facts/event.ts'

/** More than any reader lags behind while it works. */
const MOST_REMEMBERED = 5_000

/** What one node has seen pass, so that a reader need not read again what does not concern it. */
export interface Sight {
  /** Told of every fact in order, as the node reads the log. @returns whether any of them concerns this reader */
  see(facts: readonly RecordedFact[]): boolean
  /**
   * The last position, from `position` up to `head`, after which reading must begin: what lies between was seen to
   * concern nobody here. It is `position` itself where this node has not seen what follows.
   */
  nothingUpTo(position: number, head: number): number
}

/** @param types those that concern the reader; undefined: all */
export function createSight(types: readonly string[] | undefined): Sight {
  /** Seen without a gap: what stands after `from`, up to and with `to`. */
  let from = Number.POSITIVE_INFINITY
  let to = 0
  let concerns: number[] = []
  return {
    see(facts) {
      const [first] = facts
      if (!first) return false
      if (first.position !== to + 1) {
        from = first.position - 1
        concerns = []
      }
      to = facts[facts.length - 1]?.position ?? to
      const fresh = facts.filter(({ type }) => types === undefined || types.includes(type))
      for (const { position } of fresh) concerns.push(position)
      const dropped = concerns.splice(0, Math.max(0, concerns.length - MOST_REMEMBERED)).at(-1)
      from = dropped ?? from
      return fresh.length > 0
    },
    nothingUpTo(position, head) {
      if (position < from || position >= to) return position
      const next = concerns.find((one) => one > position)
      const last = next === undefined ? to : next - 1
      concerns = next === undefined ? [] : concerns.slice(concerns.indexOf(next))
      from = Math.max(from, position)
      return Math.min(last, head)
    },
  }
}
