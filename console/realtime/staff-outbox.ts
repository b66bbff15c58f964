import { useSyncExternalStore } from 'react'
import { newClientId } from './client-id.ts'
import {
  again,
  committed,
  emptyOutbox,
  nextToSend,
  type Outbox,
  put,
  refusedBy,
  removed,
  restore,
  sending,
  unsent,
} from './outbox.ts'
import type { PostMessage } from './post-message.ts'
import { staffLink } from './staff-link.ts'
import { tabStorage } from './tab-storage.ts'

/** What a staff message says, beside its conversation and client id. */
export type StaffMessage = Omit<PostMessage, 'conversationId' | 'clientId'>

/** How long a committed message is still shown from here, should the thread be slower than the answer. */
const LINGER_MS = 2_000
/** How long to wait when the server could not take it at this moment. */
const AGAIN_MS = 2_000

let outbox: Outbox<StaffMessage> = emptyOutbox
/** Messages are kept under the person who wrote them: the next one to sign in on this page must not send them. */
let keptUnder: string | null = null
const listeners = new Set<() => void>()

/** Begins with what this person had written in this tab and not sent. */
export function openOutbox(personId: string): void {
  keptUnder = `yinuo.outbox.${personId}`
  change(restore<StaffMessage>(tabStorage.getItem(keptUnder)))
}

/** At sign-out: nothing of it stays in the browser. */
export function closeOutbox(): void {
  if (keptUnder !== null) tabStorage.removeItem(keptUnder)
  keptUnder = null
  change(emptyOutbox)
}

/** Shown at once, sent as soon as the link stands, and through a lost link or a reload. @returns its client id */
export function postMessage(conversationId: string, body: StaffMessage): string {
  const clientId = newClientId()
  change(put(outbox, { clientId, conversationId, body, madeAt: Date.now(), problem: null }))
  return clientId
}

export function sendAgain(clientId: string): void {
  change(again(outbox, clientId))
}

export function giveUp(clientId: string): void {
  change(removed(outbox, clientId))
}

export function useOutbox(): Outbox<StaffMessage> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => outbox,
  )
}

function change(next: Outbox<StaffMessage>): void {
  outbox = next
  if (keptUnder !== null) tabStorage.setItem(keptUnder, JSON.stringify(unsent(outbox)))
  for (const message of nextToSend(outbox)) {
    outbox = sending(outbox, message.clientId)
    void send(message.clientId, { conversationId: message.conversationId, clientId: message.clientId, ...message.body })
  }
  for (const listener of listeners) listener()
}

async function send(clientId: string, body: PostMessage): Promise<void> {
  const answer = await staffLink.ask('post-message', body, { id: clientId, resend: true })
  if (!outbox.messages.some((message) => message.clientId === clientId)) return
  if (answer.ok) {
    change(committed(outbox, clientId))
    setTimeout(() => change(removed(outbox, clientId)), LINGER_MS)
    return
  }
  const { status } = answer.problem
  if (status === 0 || status === 429 || status >= 500) setTimeout(() => change(again(outbox, clientId)), AGAIN_MS)
  else change(refusedBy(outbox, clientId, answer.problem))
}
