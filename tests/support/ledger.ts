import { setTimeout as sleep } from 'node:timers/promises'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import { beginVisit, type ChatSocket, openChatSocket, say, type TestVisit } from './chat.ts'
import { callApi } from './people.ts'

/** What one sender wrote in its own books: the server is judged by them. */
interface Entry {
  readonly clientId: string
  readonly text: string
  /** The number the server acknowledged it under; undefined while it has not. */
  seq?: number
}

export interface Ledger {
  /** Messages acknowledged so far, by all senders. */
  acknowledged(): number
  /** Waits until so many more have been acknowledged. */
  more(count: number): Promise<void>
  /** Nobody sends anything new; what is under way is given up. */
  stop(): Promise<void>
  /** Compares all books with what the server at this address keeps. @returns everything that is not as acknowledged */
  audit(url: string): Promise<string[]>
  /** The same later, with the books as they are now: what is acknowledged from now on is not judged. */
  closeBooks(): (url: string) => Promise<string[]>
}

const PATIENCE_MS = 3_000

/**
 * Customers who write one message after the other, as the widget does: each is sent again under the same client id, to
 * any node, until one acknowledges it.
 * @param nodes the addresses that live at this moment
 */
export async function startLedger(senders: number, nodes: () => readonly string[]): Promise<Ledger> {
  const visits = await Promise.all(Array.from({ length: senders }, () => beginVisit(nodes()[0]!)))
  const books = visits.map(() => [] as Entry[])
  let acknowledged = 0
  let stopped = false
  const work = visits.map((visit, index) => send(visit, books[index]!, index))

  async function send(visit: TestVisit, book: Entry[], index: number): Promise<void> {
    let socket: ChatSocket | undefined
    for (let round = 0; !stopped; ) {
      const last = book[book.length - 1]
      const entry =
        last && last.seq === undefined
          ? last
          : { clientId: `c${index}-message-${book.length}`, text: `第 ${book.length} 句 of ${index}` }
      if (entry !== last) book.push(entry)
      socket ??= await enter(visit, round)
      const seq = socket && (await post(socket, entry))
      if (seq === undefined) {
        socket?.cut()
        socket = undefined
        round += 1
        await sleep(50)
      } else {
        entry.seq = seq
        acknowledged += 1
      }
    }
    socket?.cut()
  }

  async function enter(visit: TestVisit, round: number): Promise<ChatSocket | undefined> {
    const alive = nodes()
    const url = alive[round % alive.length]
    return url === undefined ? undefined : openChatSocket(url, visit.visitToken).catch(() => undefined)
  }

  function closeBooks(): (url: string) => Promise<string[]> {
    const closed = books.map((book) => book.map((entry) => ({ ...entry })))
    return async (url) => {
      const found = await Promise.all(
        visits.map(async (visit, index) => faultsOf(await threadOf(url, visit), closed[index]!, index)),
      )
      return found.flat()
    }
  }

  return {
    acknowledged: () => acknowledged,
    async more(count) {
      const wanted = acknowledged + count
      while (acknowledged < wanted) await sleep(10)
    },
    async stop() {
      stopped = true
      await Promise.all(work)
    },
    // The books as they are before the threads are read: what is acknowledged meanwhile is judged next time.
    audit: (url) => closeBooks()(url),
    closeBooks,
  }
}

/** The number under which a message was acknowledged; undefined when that is not known. */
async function post(socket: ChatSocket, { clientId, text }: Entry): Promise<number | undefined> {
  const answer = await Promise.race([
    socket.command('post-message', say(text, clientId), crypto.randomUUID()),
    socket.closed.then(() => undefined),
    sleep(PATIENCE_MS, undefined, { ref: false }),
  ])
  return (answer?.body as { seq: number } | undefined)?.seq
}

async function threadOf(url: string, { visitToken }: TestVisit): Promise<CustomerMessage[]> {
  const headers = { authorization: `Bearer ${visitToken}` }
  const thread: CustomerMessage[] = []
  for (let before = 2 ** 31 - 1; ; ) {
    const answer = await callApi(url, `/chat/messages?limit=100&before=${before}`, { headers })
    const page = (await answer.json()) as { messages: CustomerMessage[]; hasEarlier: boolean }
    thread.unshift(...page.messages)
    if (!page.hasEarlier) return thread
    before = page.messages[0]!.seq
  }
}

/** Acknowledged but not there, there under another number or with other words, twice there, or out of order. */
function faultsOf(thread: readonly CustomerMessage[], book: readonly Entry[], index: number): string[] {
  const known = new Set(book.map(({ clientId }) => clientId))
  const own = thread.filter(({ clientId }) => clientId !== null && known.has(clientId))
  const faults = book.flatMap(({ clientId, text, seq }) => {
    const kept = own.filter((message) => message.clientId === clientId)
    const [only] = kept
    if (kept.length > 1) return [`sender ${index}: ${clientId} is there ${kept.length} times`]
    if (seq === undefined) return []
    if (!only) return [`sender ${index}: ${clientId} was acknowledged as ${seq} and is gone`]
    const said = only.body.kind === 'text' ? only.body.text : only.body.kind
    return only.seq === seq && said === text
      ? []
      : [`sender ${index}: ${clientId} is ${only.seq} "${said}", not ${seq} "${text}"`]
  })
  const order = own.map(({ clientId }) => clientId)
  const written = book.map(({ clientId }) => clientId).filter((clientId) => order.includes(clientId))
  const isInOrder = order.every((clientId, place) => clientId === written[place])
  return isInOrder ? faults : [...faults, `sender ${index}: the order is not that of writing`]
}
