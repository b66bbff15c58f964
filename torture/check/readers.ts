import { type Entry, entriesOf } from '../books.ts'
import { type Evidence, type StoredMessage, type Violation, violation } from './evidence.ts'
import { groupBy } from './messages.ts'

type Given = Pick<Evidence, 'books' | 'messages' | 'threads'>

/**
 * I4 and I8: every reader of a thread got the same lines, each once and in order over any number of broken lines, with
 * nothing left out in silence; a customer none of the house's own notes; and nobody a line of another thread.
 */
export function checkReaders({ books, messages, threads }: Given): readonly Violation[] {
  const stored = new Map([...groupBy(messages, ({ cid }) => cid)].map(([cid, list]) => [cid, threadOf(list)]))
  const customers = new Set(entriesOf(books, 'visit').map(({ who }) => who))
  const unheard = entriesOf(books, 'unheard').map(({ who, cid, last }) =>
    violation('reader-differs', `${who}: ${cid} never came up to ${last}`),
  )
  return [
    ...checkStretches(books, stored, customers),
    ...unheard,
    ...threads.flatMap(({ cid, node, upTo, messages: page }) => {
      const visible = (stored.get(cid) ?? []).filter(({ isForStaff }) => !isForStaff)
      const isSame =
        page.length >= visible.filter(({ seq }) => seq <= upTo).length &&
        page.every(({ seq, text }, place) => visible[place]?.seq === seq && visible[place]?.text === text)
      return isSame ? [] : [violation('reader-differs', `node ${node} tells ${cid} otherwise than it is stored`)]
    }),
  ]
}

const threadOf = (list: readonly StoredMessage[]): readonly StoredMessage[] => list.toSorted((a, b) => a.seq - b.seq)

/** A stretch runs from one opening of a thread to the next. */
function checkStretches(
  books: readonly Entry[],
  stored: ReadonlyMap<string, readonly StoredMessage[]>,
  customers: ReadonlySet<string>,
): Violation[] {
  const upTo = new Map<string, number>()
  const found: Violation[] = []
  for (const each of books) {
    if (each.t !== 'opened' && each.t !== 'gap' && each.t !== 'heard') continue
    const reader = `${each.who} ${each.cid}`
    if (each.t === 'opened') upTo.set(reader, each.after)
    else if (each.t === 'gap') upTo.set(reader, each.first - 1)
    else {
      const before = upTo.get(reader) ?? 0
      const thread = stored.get(each.cid) ?? []
      found.push(...checkHeard(each, before, thread, customers.has(each.who)))
      upTo.set(reader, Math.max(before, each.seq))
    }
  }
  return found
}

function checkHeard(
  { who, cid, seq, text }: Extract<Entry, { t: 'heard' }>,
  before: number,
  thread: readonly StoredMessage[],
  isCustomer: boolean,
): Violation[] {
  // Numbers have no gaps, so a message stands at its place; where they have, the look is longer and another check tells.
  const own = thread[seq - 1]?.seq === seq ? thread[seq - 1] : thread.find((message) => message.seq === seq)
  if (!own || own.text !== text)
    return [violation('foreign', `${who} heard as ${seq} of ${cid} what is not there: "${text}"`)]
  if (isCustomer && own.isForStaff) return [violation('foreign', `${who} heard the note ${seq} of ${cid}`)]
  if (seq <= before) return [violation('reader-differs', `${who} heard ${seq} of ${cid} after ${before}`)]
  const skipped = thread.slice(before, seq - 1).find((message) => !(isCustomer && message.isForStaff))
  return skipped ? [violation('reader-differs', `${who} heard ${seq} of ${cid} and never ${skipped.seq}`)] : []
}
