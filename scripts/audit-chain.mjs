/**
 * Recomputes the hash chain of the log of facts from its rows alone, and says what was done to it. Written apart from
 * the code that makes the chain, and shares nothing with it: a mistake there is found here.
 *
 * Each row's hash is SHA-256 over the hash before it (nothing before the first) and the row's fields as text, each
 * preceded by its length in bytes and a colon: position, event id, type, version, about, instant in microseconds since
 * 1970, cause, data.
 */
import { createHash } from 'node:crypto'

/** Looking for where a row went means reading the log once more; after so many times it is just called altered. */
const MOST_SEARCHES = 20

/** What the next hash would be, were this row to stand at `position` behind `before`. */
export function hashBehind(before, row, position) {
  const fields = [position, row.eventId, row.type, row.version, row.about, row.atMicros, row.cause, row.data]
  const sha = createHash('sha256')
  sha.update(before)
  for (const field of fields) {
    const text = String(field)
    sha.update(`${Buffer.byteLength(text)}:${text}`)
  }
  return sha.digest()
}

/**
 * Walks the log once.
 * @param readAll begins reading all rows in order of position; called again to search for a row that was moved
 * @param onFault told of each fault in order of position: `{ position, kind, text }`; `kind` is `missing`, `altered`,
 *   `hash-altered`, `swapped`, `inserted` or `doubled`
 * @param onRow told of every row with the hash that belongs to it
 * @returns how many rows there are, and position and hash of the last
 */
export async function checkChain(readAll, onFault, onRow = () => {}) {
  const walk = { before: Buffer.alloc(0), awaited: 1, moved: 0, searches: 0, count: 0, swapped: new Set() }
  for await (const [row, next] of withNext(readAll())) {
    walk.count += 1
    walk.before = await checkRow(walk, row, next, readAll, onFault)
    walk.awaited = row.position + 1
    onRow(row.position, walk.before)
  }
  return { count: walk.count, position: walk.awaited - 1, hash: walk.before }
}

/** @returns the hash the next row must follow */
async function checkRow(walk, row, next, readAll, onFault) {
  if (row.position < walk.awaited) {
    onFault({ position: row.position, kind: 'doubled', text: `${named(row)} stands twice` })
    return walk.before
  }
  if (row.position > walk.awaited) {
    const last = row.position - 1
    const which =
      last === walk.awaited ? `position ${last} is missing` : `positions ${walk.awaited} to ${last} are missing`
    onFault({ position: walk.awaited, kind: 'missing', text: which })
    // What it followed is gone, so the row itself cannot be checked; those behind it can.
    return row.hash
  }
  const right = hashBehind(walk.before, row, row.position + walk.moved)
  if (right.equals(row.hash)) return right
  return judge(walk, row, next, right, readAll, onFault)
}

async function judge(walk, row, next, right, readAll, onFault) {
  const { position } = row
  const leadsOn = (hash, shift = 0) =>
    next !== undefined && hashBehind(hash, next, next.position + walk.moved + shift).equals(next.hash)
  if (leadsOn(right)) {
    onFault({ position, kind: 'hash-altered', text: `the hash of ${named(row)} was altered` })
    return right
  }
  if (leadsOn(row.hash, 1)) {
    walk.moved += 1
    onFault({ position, kind: 'missing', text: `a row before ${named(row)} was removed and the rest renumbered` })
    return row.hash
  }
  const followsNext = next && hashBehind(next.hash, row, next.position + walk.moved).equals(row.hash)
  if (leadsOn(walk.before, -1) && !followsNext) {
    walk.moved -= 1
    onFault({ position, kind: 'inserted', text: `${named(row)} was inserted and the rest renumbered` })
    return walk.before
  }
  const origin = walk.searches++ < MOST_SEARCHES ? await findOrigin(walk, row, readAll) : undefined
  if (origin) {
    const pair = [position, origin.position].sort((a, b) => a - b).join()
    if (!walk.swapped.has(pair)) {
      walk.swapped.add(pair)
      onFault({ position, kind: 'swapped', text: `${named(row)} was swapped with position ${origin.position}` })
    }
    return origin.hash
  }
  onFault({
    position,
    kind: 'altered',
    text: `${named(row)} was altered, or the row before it was rewritten together with its hash`,
  })
  return row.hash
}

/** The row whose words belong where `row` stands now, its hash left in place or carried along. */
async function findOrigin(walk, row, readAll) {
  for await (const other of readAll()) {
    if (other.position === row.position) continue
    const hash = hashBehind(walk.before, other, row.position + walk.moved)
    if (hash.equals(row.hash) || hash.equals(other.hash)) return { position: other.position, hash }
  }
  return undefined
}

const named = (row) => `position ${row.position} (${row.type})`

async function* withNext(rows) {
  let held
  for await (const row of rows) {
    if (held) yield [held, row]
    held = row
  }
  if (held) yield [held, undefined]
}
