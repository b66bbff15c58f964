import type { Message } from '#modules/conversations/contract.ts'
import type { Link } from '../door/link.ts'
import { Stopped } from '../door/pause.ts'
import { isOnlyCourtesy } from '../utterances/conversations.ts'

/** A contact's messages as its agent reads them. */
export interface Thread {
  /**
   * Waits for words of the customer that no person has answered yet.
   * @returns their texts, oldest first, with the last number, or null when `ms` real milliseconds went by without any
   */
  unanswered(ms: number, signal: AbortSignal): Promise<Said | null>
  /** What was said up to this number has been seen to. */
  seenTo(seq: number): void
  leave(): void
}

export interface Said {
  readonly texts: readonly string[]
  readonly seq: number
}

/** A colleague who served before a transfer has answered what came before it; a greeting answers nothing. */
const isAnswer = ({ body }: Message): boolean => body.kind !== 'text' || !isOnlyCourtesy(body.text)

/** How far back the words that opened a contact can lie. */
const LOOK_BACK = 60

/** @param lastSeq the last number of the thread when this agent took it */
export function readThread(
  link: Link,
  contact: { readonly contactId: string; readonly conversationId: string },
  lastSeq: number,
): Thread {
  const topic = `conversation:${contact.conversationId}`
  const open: { text: string; seq: number }[] = []
  let seenSeq = 0
  let listener: (() => void) | undefined
  link.follow(topic, Math.max(0, lastSeq - LOOK_BACK), (item) => {
    const message = item as unknown as Message
    if (message.contactId !== contact.contactId || message.audience !== 'everyone') return
    if (message.author.kind === 'agent' && message.seq <= lastSeq && isAnswer(message)) open.length = 0
    if (message.author.kind !== 'customer' || message.seq <= seenSeq) return
    open.push({ text: message.body.kind === 'text' ? message.body.text : '', seq: message.seq })
    listener?.()
  })
  const takeOpen = (): Said | null => {
    const taken = open.splice(0)
    const last = taken.at(-1)
    return last ? { texts: taken.map(({ text }) => text), seq: last.seq } : null
  }
  return {
    unanswered: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new Stopped())
        const taken = takeOpen()
        if (taken) return resolve(taken)
        const finish = (how: () => void) => {
          listener = undefined
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          how()
        }
        const stop = () => finish(() => reject(new Stopped()))
        const timer = setTimeout(() => finish(() => resolve(null)), ms)
        listener = () => finish(() => resolve(takeOpen()))
        signal.addEventListener('abort', stop, { once: true })
      }),
    seenTo: (seq) => {
      seenSeq = Math.max(seenSeq, seq)
    },
    leave: () => link.leave(topic),
  }
}
