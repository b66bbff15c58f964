import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/**
 * What a robot writes into its own books, at the moment it knows: the service centre is judged by them. `who` is one
 * reader or writer, such as `c3.2` (the third customer in a second life) or an agent's number.
 */
const entry = z.discriminatedUnion('t', [
  /** A customer's thread, and what opens it. */
  z.object({ t: z.literal('visit'), who: z.string(), cid: z.string(), token: z.string() }),
  /** Is about to be sent, for the first time. `canary`: digits that must never be stored or shown. */
  z.object({
    t: z.literal('said'),
    who: z.string(),
    cid: z.string(),
    id: z.string(),
    text: z.string(),
    canary: z.string().optional(),
  }),
  /** Was acknowledged under this number; once more for each time it was sent again. */
  z.object({ t: z.literal('acked'), who: z.string(), cid: z.string(), id: z.string(), seq: z.number() }),
  /** The thread was opened after this number: what follows is one stretch. */
  z.object({ t: z.literal('opened'), who: z.string(), cid: z.string(), after: z.number() }),
  z.object({
    t: z.literal('heard'),
    who: z.string(),
    cid: z.string(),
    seq: z.number(),
    text: z.string().nullable(),
  }),
  /** The server said that what came before `first` cannot be had. */
  z.object({ t: z.literal('gap'), who: z.string(), cid: z.string(), first: z.number() }),
  /** What the server has up to `last` never arrived, however long it was waited for. */
  z.object({ t: z.literal('unheard'), who: z.string(), cid: z.string(), last: z.number() }),
  /** A person was asked for, and the contact is this. */
  z.object({ t: z.literal('asked'), who: z.string(), cid: z.string(), contact: z.string() }),
  z.object({
    t: z.literal('accepted'),
    who: z.string(),
    person: z.string(),
    offer: z.string(),
    contact: z.string(),
    epoch: z.number().nullable(),
  }),
  /** An agent's own act that was answered with yes. */
  z.object({
    t: z.literal('done'),
    who: z.string(),
    what: z.enum(['end', 'wrap-up', 'transfer']),
    contact: z.string(),
  }),
  /** A customer left, and was told so. */
  z.object({ t: z.literal('left'), who: z.string(), cid: z.string() }),
  /** More was in hand than the desk says may be. */
  z.object({ t: z.literal('over'), who: z.string(), person: z.string(), inHand: z.number(), most: z.number() }),
  /** An answer that no fault explains, such as 500. */
  z.object({ t: z.literal('odd'), who: z.string(), what: z.string() }),
])
export type Entry = z.infer<typeof entry>

export type EntryOf<T extends Entry['t']> = Extract<Entry, { t: T }>

/** The entries of one kind, in the order in which they were written. */
export const entriesOf = <T extends Entry['t']>(books: readonly Entry[], t: T): readonly EntryOf<T>[] =>
  books.filter((each): each is EntryOf<T> => each.t === t)

/** Reads books as `bookAt` writes them: a JSON object a line. */
export async function readBooks(files: readonly string[]): Promise<readonly Entry[]> {
  const read: Entry[] = []
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) }))
      read.push(entry.parse(JSON.parse(line)))
  }
  return read
}
