import { randomUUID } from 'node:crypto'
import type { ContactNow } from '#channels/web/contract.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import { insist } from '../door/insist.ts'
import { openLink } from '../door/link.ts'
import { Stopped } from '../door/pause.ts'
import { isOnlyCourtesy } from '../utterances/conversations.ts'

/** What a customer sees in the chat window, and what they can do there. */
export interface Seat {
  contact(): ContactNow | undefined
  /** The contact asked for here, as opposed to one of an earlier visit. */
  isMine(): boolean
  /** Answers of people so far; a greeting alone is none. */
  answers(): number
  /** What a person wrote last; empty before, and for a file. */
  lastHeard(): string
  /** Waits until it is so. @returns false when `ms` real milliseconds went by first */
  until(isSo: () => boolean, ms: number, signal: AbortSignal): Promise<boolean>
  say(text: string, signal: AbortSignal): Promise<void>
  ask(topic: string, signal: AbortSignal): Promise<void>
  choose(how: { readonly kind: 'callback'; readonly phone: string } | { readonly kind: 'message' }): Promise<void>
  leave(): Promise<void>
  /** Says how it was, of the contact asked for here. */
  rate(opinion: { readonly score: number; readonly comment: string | undefined }): Promise<void>
  /** How many people have served it so far. */
  agentsMet(): number
  typing(): void
  stand(): void
}

/**
 * @param last number of the last message the visitor has seen before
 * @param onFirstWords a person wrote anything at all for the first time
 */
export function takeSeat(
  url: string,
  visit: { readonly visitToken: string; readonly conversationId: string },
  last: number,
  onFirstWords: () => void,
): Seat {
  let contact: ContactNow | undefined
  let contactId: string | undefined
  let answers = 0
  let lastHeard = ''
  let hasSpoken = false
  const agents = new Set<string>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of [...listeners]) listener()
  }
  const link = openLink({
    url,
    path: '/chat/socket',
    credentials: () => ({ protocols: ['yinuo.v1', `token.${visit.visitToken}`] }),
    renew: async () => false,
  })
  link.watch(`contact:${visit.conversationId}`, (state) => {
    contact = state as ContactNow
    if (contact.agent && contact.contactId === contactId) agents.add(contact.agent.agentNo)
    changed()
  })
  link.follow(`conversation:${visit.conversationId}`, last, (item) => {
    const message = item as unknown as CustomerMessage
    if (message.author.kind !== 'agent') return
    if (!hasSpoken) onFirstWords()
    hasSpoken = true
    lastHeard = message.body.kind === 'text' ? message.body.text : ''
    if (!isOnlyCourtesy(lastHeard)) answers += 1
    changed()
  })
  return {
    contact: () => contact,
    isMine: () => contactId !== undefined && contact?.contactId === contactId,
    answers: () => answers,
    lastHeard: () => lastHeard,
    until: (isSo, ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new Stopped())
        if (isSo()) return resolve(true)
        const finish = (how: () => void) => {
          listeners.delete(look)
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          how()
        }
        const look = () => (isSo() ? finish(() => resolve(true)) : undefined)
        const stop = () => finish(() => reject(new Stopped()))
        const timer = setTimeout(() => finish(() => resolve(isSo())), ms)
        listeners.add(look)
        signal.addEventListener('abort', stop, { once: true })
      }),
    async say(text, signal) {
      const clientId = randomUUID()
      await insist(signal, () => link.do('post-message', { clientId, body: { kind: 'text', text } }))
    },
    async ask(topic, signal) {
      const asked = await insist(signal, () => link.do<{ contactId: string }>('ask-for-person', { topic }))
      contactId = asked.contactId
    },
    async choose(how) {
      if (how.kind === 'callback') await link.do('choose-callback', { phone: how.phone })
      else await link.do('leave-message', {})
    },
    async leave() {
      await link.do('leave', {})
    },
    async rate({ score, comment }) {
      await link.do('rate-contact', { contactId, score, ...(comment === undefined ? {} : { comment }) })
    },
    agentsMet: () => agents.size,
    typing: () => void link.do('typing', {}).catch(() => {}),
    stand: () => link.close(),
  }
}
