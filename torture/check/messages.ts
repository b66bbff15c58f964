import { type Entry, type EntryOf, entriesOf } from '../books.ts'
import { type Evidence, type StoredMessage, type Violation, violation } from './evidence.ts'

type Given = Pick<Evidence, 'books' | 'messages' | 'lastSeqs'>

/** I1 to I3: what was acknowledged is there, once, under that number, in the order of writing, without gaps. */
export function checkMessages({ books, messages, lastSeqs }: Given): readonly Violation[] {
  const byKey = groupBy(
    messages.filter(({ clientId }) => clientId !== null),
    ({ cid, clientId }) => `${cid} ${clientId}`,
  )
  const said = entriesOf(books, 'said')
  return [
    ...said.flatMap((each) => checkStored(each, byKey.get(keyOf(each)) ?? [])),
    ...checkAcknowledged(books, byKey),
    ...checkOrder(said, byKey),
    ...checkNumbers(messages, lastSeqs),
  ]
}

const keyOf = ({ cid, id }: { readonly cid: string; readonly id: string }): string => `${cid} ${id}`

function checkStored({ who, id, text, canary }: EntryOf<'said'>, stored: readonly StoredMessage[]): Violation[] {
  const found: Violation[] = []
  if (stored.length > 1) found.push(violation('doubled', `${who}: ${id} is there ${stored.length} times`))
  const [first] = stored
  // What had to be masked is there with other words; that none of it shows is looked at apart.
  if (first && canary === undefined && first.text !== text)
    found.push(violation('lost', `${who}: ${id} is there as "${first.text}", not "${text}"`))
  return found
}

function checkAcknowledged(books: readonly Entry[], byKey: ReadonlyMap<string, readonly StoredMessage[]>): Violation[] {
  const numbers = new Map<string, number>()
  return entriesOf(books, 'acked').flatMap((each) => {
    const { who, id, seq } = each
    const before = numbers.get(keyOf(each))
    numbers.set(keyOf(each), seq)
    if (before !== undefined && before !== seq)
      return [violation('doubled', `${who}: ${id} was acknowledged as ${before} and as ${seq}`)]
    const stored = byKey.get(keyOf(each)) ?? []
    if (stored.length === 0) return [violation('lost', `${who}: ${id} was acknowledged as ${seq} and is gone`)]
    if (stored.some((message) => message.seq === seq)) return []
    return [violation('lost', `${who}: ${id} was acknowledged as ${seq} and is ${stored[0]?.seq}`)]
  })
}

/** Everyone waits for an acknowledgement before they go on, so numbers grow in the order of writing. */
function checkOrder(
  said: readonly EntryOf<'said'>[],
  byKey: ReadonlyMap<string, readonly StoredMessage[]>,
): Violation[] {
  const last = new Map<string, StoredMessage>()
  return said.flatMap((each) => {
    const [stored] = byKey.get(keyOf(each)) ?? []
    if (!stored) return []
    const writer = `${each.who} ${each.cid}`
    const before = last.get(writer)
    last.set(writer, stored)
    if (!before || before.seq < stored.seq) return []
    return [
      violation('out-of-order', `${each.who}: ${each.id} is ${stored.seq}, and ${before.clientId} was ${before.seq}`),
    ]
  })
}

function checkNumbers(messages: readonly StoredMessage[], lastSeqs: ReadonlyMap<string, number>): Violation[] {
  const threads = groupBy(messages, ({ cid }) => cid)
  return [...new Set([...threads.keys(), ...lastSeqs.keys()])].flatMap((cid) => {
    const numbers = (threads.get(cid) ?? []).map(({ seq }) => seq).sort((a, b) => a - b)
    const wrong = numbers.findIndex((seq, place) => seq !== place + 1)
    if (wrong >= 0) return [violation('gap', `${cid}: after ${wrong} comes ${numbers[wrong]}`)]
    const last = lastSeqs.get(cid) ?? 0
    return last === numbers.length ? [] : [violation('gap', `${cid}: ends with ${numbers.length}, not with ${last}`)]
  })
}

export function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const each of list) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return groups
}
