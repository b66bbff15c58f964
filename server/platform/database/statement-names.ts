/** A text is prepared when it is sent this often, so that those built for one question are not. */
const PREPARED_FROM = 3
/** Each costs memory in every connection of the pool. */
const MOST_NAMES = 1_000
const MOST_COUNTED = 5_000

/**
 * Names for statements that come again: PostgreSQL parses and plans a named one once a connection, which for small
 * statements is most of their cost.
 * @returns a name for a text that has come often enough, the same ever after; undefined for all others
 */
export function createNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  return (text) => {
    const name = names.get(text)
    if (name !== undefined || names.size === MOST_NAMES) return name
    const count = (counts.get(text) ?? 0) + 1
    if (count < PREPARED_FROM) {
      if (counts.size === MOST_COUNTED) counts.clear()
      counts.set(text, count)
      return undefined
    }
    counts.delete(text)
    const given = `s${names.size}`
    names.set(text, given)
    return given
  }
}
