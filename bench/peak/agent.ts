import type { Colleague } from '../staff.ts'
import { openWire, type Wire } from '../wire.ts'
import type { Books } from './books.ts'

export interface Agent {
  end(): void
}

interface Offers {
  readonly offers: readonly { readonly offerId: string; readonly conversationId: string }[]
}
interface Hand {
  readonly contacts: readonly {
    readonly contact: { readonly contactId: string; readonly conversationId: string; readonly state: string }
    readonly lastSeq: number
  }[]
}

const ACCEPTS_AFTER_MS = 1_500
const ANSWERS_AFTER_MS = 1_000
const WRAPS_UP_AFTER_MS = 5_000

/** An agent as the workspace has one: present, accepts what rings, answers every line of the customer, wraps up. */
export async function startAgent(url: string, { personId, token }: Colleague, books: Books): Promise<Agent> {
  const rung = new Set<string>()
  const inHand = new Set<string>()
  const wrapping = new Set<string>()
  const wire: Wire = await openWire({
    url,
    door: 'staff',
    token,
    onFrame(frame) {
      if (frame.t === 'feed') {
        const conversationId = frame.topic?.split(':')[1] ?? ''
        for (const { author, body } of frame.items ?? []) {
          if (author.kind !== 'customer' || body.text === undefined) continue
          books.seen(body.text)
          if (inHand.has(conversationId)) setTimeout(say, ANSWERS_AFTER_MS * (0.5 + Math.random()), conversationId)
        }
      } else if (frame.t === 'view' && frame.topic?.startsWith('offers:')) onOffers(frame.state as Offers)
      else if (frame.t === 'view' && frame.topic?.startsWith('desk:')) onHand(frame.state as Hand)
    },
  })

  function onOffers({ offers }: Offers): void {
    for (const { offerId } of offers) {
      if (rung.has(offerId)) continue
      rung.add(offerId)
      setTimeout(() => attempt('accept-offer', wire.do('accept-offer', { offerId })), ACCEPTS_AFTER_MS * Math.random())
    }
  }

  function onHand({ contacts }: Hand): void {
    const open = new Set<string>()
    for (const { contact, lastSeq } of contacts) {
      if (contact.state === 'wrap-up') wrapUp(contact.contactId)
      else {
        open.add(contact.conversationId)
        if (inHand.has(contact.conversationId)) continue
        inHand.add(contact.conversationId)
        wire.open(`conversation:${contact.conversationId}`, lastSeq)
        say(contact.conversationId)
      }
    }
    for (const conversationId of inHand) {
      if (open.has(conversationId)) continue
      inHand.delete(conversationId)
      wire.close(`conversation:${conversationId}`)
    }
  }

  function say(conversationId: string): void {
    if (!inHand.has(conversationId)) return
    const { clientId, text } = books.begin()
    const message = { conversationId, clientId, audience: 'everyone', body: { kind: 'text', text } }
    wire.do('post-message', message).then(
      () => books.acknowledged(clientId),
      (error: Error) => books.refused(`agent's message: ${error.message}`),
    )
  }

  function wrapUp(contactId: string): void {
    if (wrapping.has(contactId)) return
    wrapping.add(contactId)
    setTimeout(async () => {
      const response = await fetch(`${url}/api/contacts/${contactId}/wrap-up/finish`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ reasonCode: 'bench', dispositionCode: 'done', summary: 'Answered.' }),
      }).catch((error: Error) => ({ ok: false, status: error.message, arrayBuffer: async () => {} }))
      await response.arrayBuffer()
      if (!response.ok) books.refused(`wrap-up: ${response.status}`)
    }, WRAPS_UP_AFTER_MS * Math.random())
  }

  function attempt(what: string, work: Promise<unknown>): void {
    work.catch((error: Error) => books.refused(`${what}: ${error.message}`))
  }

  wire.open(`offers:${personId}`)
  wire.open(`desk:${personId}`)
  await wire.do('set-presence', { presence: 'available' })
  return { end: wire.end }
}
