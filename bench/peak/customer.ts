import { setTimeout as sleep } from 'node:timers/promises'
import { openWire, type Wire, type WireOptions } from '../wire.ts'
import type { Books } from './books.ts'

/** What a visit consists of: so long in contact, so many lines, and then idle with the page still open. */
export interface VisitPlan {
  readonly talkMs: number
  readonly lines: number
  readonly idleMs: number
}

const ANSWERED_WITHIN_MS = 120_000

/** One visit: opens the page, asks for a person, is answered, says its lines, leaves, and keeps the page open a while. */
export async function visit(url: string, { talkMs, lines, idleMs }: VisitPlan, books: Books): Promise<void> {
  const begun = await fetch(`${url}/chat/visits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'main', language: 'en' }),
  })
  if (!begun.ok) return books.refused(`visit: ${begun.status}`)
  const { visitToken, conversationId } = (await begun.json()) as { visitToken: string; conversationId: string }
  let onAgent = () => {}
  const spoken = new Promise<true>((resolve) => {
    onAgent = () => resolve(true)
  })
  const askedAt = performance.now()
  const wire = await enter(books, {
    url,
    door: 'customer',
    token: visitToken,
    onFrame(frame) {
      for (const { author, body } of frame.t === 'feed' ? (frame.items ?? []) : []) {
        if (author.kind !== 'agent' || body.text === undefined) continue
        books.seen(body.text)
        onAgent()
      }
    },
  })
  try {
    wire.open(`conversation:${conversationId}`, 0)
    wire.open(`contact:${conversationId}`)
    await wire.do('ask-for-person', {})
    if (!(await Promise.race([spoken, sleep(ANSWERED_WITHIN_MS, false, { ref: false })]))) {
      return books.refused('nobody answered within two minutes')
    }
    books.answered(performance.now() - askedAt)
    const pauseMs = talkMs / lines
    // At their instants, whether the last was acknowledged or not.
    for (let line = 0; line < lines; line++) {
      say()
      await sleep(pauseMs * (0.5 + Math.random()))
    }
    await wire.do('leave', {})
    await sleep(idleMs)
  } catch (error) {
    books.refused(`customer: ${(error as Error).message}`)
  } finally {
    wire.end()
  }

  function say(): void {
    const { clientId, text } = books.begin()
    wire.do('post-message', { clientId, body: { kind: 'text', text } }).then(
      () => books.acknowledged(clientId),
      (error: Error) => books.refused(`customer's message: ${error.message}`),
    )
  }
}

const FIRST_RETRY_MS = 500
const MOST_TRIES = 6

/** As the widget does it: whom the house sends away for a moment comes again, each time after a longer while. */
async function enter(books: Books, options: WireOptions): Promise<Wire> {
  for (let tries = 1; ; tries++) {
    try {
      return await openWire(options)
    } catch (error) {
      if (tries === MOST_TRIES) throw error
      books.sentAway()
      await sleep(FIRST_RETRY_MS * 2 ** tries * (0.5 + Math.random() / 2))
    }
  }
}
