import { randomUUID } from 'node:crypto'
import type { Api } from '../door/api.ts'
import { insist } from '../door/insist.ts'
import type { Link } from '../door/link.ts'

/** What an agent can do, by the public doors: the socket where it matters, HTTP for the rest. */
export interface Desk {
  setPresence(presence: string, signal: AbortSignal): Promise<void>
  accept(offerId: string): Promise<void>
  decline(offerId: string, reason: string): Promise<void>
  say(conversationId: string, text: string, signal: AbortSignal): Promise<void>
  note(conversationId: string, text: string, signal: AbortSignal): Promise<void>
  read(conversationId: string, seq: number): void
  typing(conversationId: string): void
  hold(contactId: string, signal: AbortSignal): Promise<void>
  unhold(contactId: string, signal: AbortSignal): Promise<void>
  transfer(contactId: string, queueId: string, signal: AbortSignal): Promise<void>
  end(contactId: string, signal: AbortSignal): Promise<void>
  wrapUp(contactId: string, form: WrapUpForm, signal: AbortSignal): Promise<void>
  finishCallback(
    callbackId: string,
    outcome: 'reached' | 'not-reached' | 'answered',
    signal: AbortSignal,
  ): Promise<void>
  queues(signal: AbortSignal): Promise<readonly TargetQueue[]>
}

export interface WrapUpForm {
  readonly reasonCode: string
  readonly dispositionCode: string
  readonly summary: string
}

export interface TargetQueue {
  readonly queueId: string
  readonly isExpert: boolean
  readonly isOpen: boolean
}

export function createDesk(api: Api, link: Link, token: () => string): Desk {
  const post = (path: string, body?: unknown, method: 'POST' | 'DELETE' = 'POST') =>
    api<unknown>(path, { method, token: token(), ...(body === undefined ? {} : { body }) })
  const write = (conversationId: string, text: string, audience: 'everyone' | 'staff', signal: AbortSignal) => {
    const message = { conversationId, clientId: randomUUID(), audience, body: { kind: 'text', text } }
    return insist(signal, async () => void (await link.do('post-message', message)))
  }
  const done = (signal: AbortSignal, act: () => Promise<unknown>) => insist(signal, async () => void (await act()))
  return {
    setPresence: (presence, signal) => done(signal, () => link.do('set-presence', { presence })),
    accept: async (offerId) => void (await link.do('accept-offer', { offerId })),
    decline: async (offerId, reason) => void (await link.do('decline-offer', { offerId, reason })),
    say: (conversationId, text, signal) => write(conversationId, text, 'everyone', signal),
    note: (conversationId, text, signal) => write(conversationId, text, 'staff', signal),
    read: (conversationId, seq) => void link.do('mark-read', { conversationId, seq }).catch(() => {}),
    typing: (conversationId) => void link.do('typing', { conversationId }).catch(() => {}),
    hold: (contactId, signal) => done(signal, () => post(`/api/contacts/${contactId}/hold`)),
    unhold: (contactId, signal) => done(signal, () => post(`/api/contacts/${contactId}/hold`, undefined, 'DELETE')),
    transfer: (contactId, queueId, signal) =>
      done(signal, () =>
        post(`/api/routing/contacts/${contactId}/transfer`, {
          to: { kind: 'queue', queueId },
          reason: '需要专门技能',
          note: '客户情况见聊天记录',
        }),
      ),
    end: (contactId, signal) => done(signal, () => post(`/api/contacts/${contactId}/end`)),
    wrapUp: (contactId, form, signal) => done(signal, () => post(`/api/contacts/${contactId}/wrap-up/finish`, form)),
    finishCallback: (callbackId, outcome, signal) =>
      done(signal, () => post(`/api/routing/callbacks/${callbackId}/outcome`, { outcome })),
    async queues(signal) {
      const path = '/api/routing/targets?channel=web'
      return (await insist(signal, () => api<{ queues: TargetQueue[] }>(path, { token: token() }))).queues
    },
  }
}
