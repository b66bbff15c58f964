import type { VisitReply } from '#channels/web/contract.ts'
import { createApi } from '../../simulate/door/api.ts'
import { type Entry, entriesOf } from '../books.ts'
import type { Thread } from '../check/evidence.ts'

interface Page {
  readonly messages: readonly {
    readonly seq: number
    readonly body: { readonly kind: string; readonly text?: string }
  }[]
  readonly hasEarlier: boolean
}

const AT_ONCE = 8

/**
 * Every customer's thread as each node tells it over HTTP, by the token their visit was given.
 * @param lastNumbers of every thread, read before
 */
export async function readThreads(
  urls: readonly string[],
  books: readonly Entry[],
  lastNumbers: ReadonlyMap<string, number>,
): Promise<readonly Thread[]> {
  const wanted = entriesOf(books, 'visit').flatMap(({ cid, token }) =>
    urls.map((url, node) => ({ url, node, cid, token })),
  )
  const threads: Thread[] = []
  const next = wanted[Symbol.iterator]()
  const readOn = async () => {
    for (const { url, node, cid, token } of next)
      threads.push({ cid, node, upTo: lastNumbers.get(cid) ?? 0, messages: await readThread(url, token) })
  }
  await Promise.all(Array.from({ length: AT_ONCE }, readOn))
  return threads
}

async function readThread(url: string, token: VisitReply['visitToken']): Promise<Thread['messages']> {
  const api = createApi(url)
  let thread: Thread['messages'] = []
  for (let before = 2 ** 31 - 1; ; ) {
    const page = await api<Page>(`/chat/messages?limit=100&before=${before}`, { token })
    thread = [...page.messages.map(({ seq, body }) => ({ seq, text: textOf(body) })), ...thread]
    const [first] = page.messages
    if (!page.hasEarlier || !first) return thread
    before = first.seq
  }
}

const textOf = ({ kind, text }: Page['messages'][number]['body']): string | null =>
  kind === 'text' ? (text ?? null) : null
