import type { z } from 'zod'
import type { FileCard, postMessage, scriptTickBody, wrapUpDraft } from '#modules/conversations/contract.ts'
import type { revealRequest } from '#modules/customers/contract.ts'
import type { ChosenPresence } from '#modules/routing/contract.ts'
import type { Asked } from './routes.ts'
import { id, replace, say, type World } from './world.ts'

/** What changes the mock, over HTTP. */
export function act(world: World, { method, path, body }: Asked): unknown {
  if (path === '/api/sign-out') {
    world.signedIn = false
    return null
  }
  if (path === '/api/me') return Object.assign(world.me, body)
  const [, kind, thing = '', rest = ''] = /^\/api\/([a-z/]+)\/([0-9a-f-]{36})\/?([a-z/-]*)$/.exec(path) ?? []
  if (kind === 'contacts') return actOnContact(world, thing, `${method} ${rest}`, body)
  if (kind === 'conversations' && rest === 'files') return { file: uploaded() }
  if (kind === 'customers' && rest === 'reveals') return reveal(body as z.infer<typeof revealRequest>)
  if (kind === 'customers' && rest === 'blind-checks') return { matches: (body as { said: string }).said.length > 2 }
  if (kind === 'routing/contacts') return routeContact(world, thing, rest, body)
  return null
}

function actOnContact(world: World, contactId: string, what: string, body: unknown): unknown {
  const desk = world.desk.find(({ contact }) => contact.contactId === contactId)
  if (!desk) return null
  const topic = `desk:${world.me.personId}`
  const now = Date.now()
  if (what === 'PUT script-ticks')
    return { scriptTicks: tick(world, contactId, body as z.infer<typeof scriptTickBody>) }
  if (what === 'PUT wrap-up') replace(world, { ...desk, wrapUp: { ...desk.wrapUp, ...drafted(body) } })
  if (what === 'POST hold') replace(world, { ...desk, heldSince: now, contact: { ...desk.contact, state: 'held' } })
  if (what === 'DELETE hold')
    replace(world, { ...desk, heldSince: null, contact: { ...desk.contact, state: 'active' } })
  if (what === 'POST end') {
    const contact = { ...desk.contact, endedAt: now, state: 'wrap-up' as const, endReason: 'agent-ended' as const }
    replace(world, { ...desk, contact, wrapUp: { ...desk.wrapUp, startedAt: now, dueAt: now + 60_000 } })
  }
  if (what === 'POST wrap-up/finish') {
    world.desk = world.desk.filter((one) => one !== desk)
    world.routing = { ...world.routing, usedPoints: Math.max(0, world.routing.usedPoints - 1) }
  }
  world.changed([topic, `offers:${world.me.personId}`])
  return world.desk.find(({ contact }) => contact.contactId === contactId)?.wrapUp ?? null
}

const drafted = (body: unknown) => {
  const { reasonCode, dispositionCode, summary } = body as z.infer<typeof wrapUpDraft>
  return {
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(dispositionCode === undefined ? {} : { dispositionCode }),
    ...(summary === undefined ? {} : { summary }),
  }
}

function tick(world: World, contactId: string, { scriptId, version, stepId, ticked }: z.infer<typeof scriptTickBody>) {
  const others = (world.ticks.get(contactId) ?? []).filter((one) => one.stepId !== stepId)
  const mine = { scriptId, version, stepId, tickedAt: Date.now(), tickedBy: world.me.personId }
  world.ticks.set(contactId, ticked ? [...others, mine] : others)
  return world.ticks.get(contactId)
}

function routeContact(world: World, contactId: string, rest: string, body: unknown): null {
  const { as, note } = (body ?? {}) as { readonly as?: 'consultant' | 'expert'; readonly note?: string }
  const { me, routing } = world
  if (rest === 'consult') {
    const consult: World['routing']['consults'][number] = {
      consultId: id(990),
      contactId,
      byAgentId: me.personId,
      byAgentName: me.displayName,
      state: 'joined',
      as: as ?? 'consultant',
      toQueueId: null,
      agentId: id(12),
      agentName: '王志强',
      startedAt: Date.now(),
      note: note ?? null,
    }
    world.routing = { ...routing, consults: [consult] }
  } else if (rest === 'consult/end') world.routing = { ...routing, consults: [] }
  else world.desk = world.desk.filter(({ contact }) => contact.contactId !== contactId)
  world.changed([`offers:${me.personId}`, `desk:${me.personId}`])
  return null
}

const reveal = ({ field }: z.infer<typeof revealRequest>) => ({
  field,
  value: { name: '林秀珍', phone: '13800003391', 'customer-no': '6217000012343391' }[field],
})

const uploaded = (): FileCard => ({
  fileId: id(970),
  name: '交易凭证.png',
  mediaType: 'image/png',
  byteCount: 48_213,
  width: 320,
  height: 200,
})

/** What changes the mock, over the socket. */
export function command(world: World, name: string, body: unknown): unknown {
  if (name === 'post-message') return post(world, body as z.infer<typeof postMessage>)
  if (name === 'mark-read') return markRead(world, (body as { conversationId: string }).conversationId)
  if (name === 'set-presence') return setPresence(world, (body as { presence: ChosenPresence }).presence)
  if (name === 'accept-offer' || name === 'decline-offer') {
    const offer = world.routing.offers[0]
    world.routing = { ...world.routing, offers: [] }
    world.changed([`offers:${world.me.personId}`])
    const first = world.desk[0]?.contact
    return offer && { ...offer, contactId: first?.contactId, conversationId: first?.conversationId, epoch: 1 }
  }
  return null
}

function post(world: World, { conversationId, clientId, audience, body }: z.infer<typeof postMessage>) {
  const thread = world.threads.get(conversationId)
  const known = thread?.messages.find((message) => message.clientId === clientId)
  const text = body.kind === 'text' ? body.text : null
  if (known) return { seq: known.seq, at: known.at, isRepeat: true, text }
  const author = { kind: 'agent' as const, id: world.me.personId, name: world.me.displayName }
  const stored =
    body.kind === 'text'
      ? { kind: 'text' as const, text: body.text }
      : { kind: 'file' as const, file: uploaded(), caption: null }
  const message = say(world, conversationId, { author, audience, clientId, body: stored })
  if (audience === 'everyone') setTimeout(() => answerAsCustomer(world, conversationId), 4_000)
  return { seq: message.seq, at: message.at, isRepeat: false, text }
}

function answerAsCustomer(world: World, conversationId: string): void {
  world.hinted(conversationId, { kind: 'typing', by: { kind: 'customer', id: 'c', name: null }, audience: 'everyone' })
  const author = { kind: 'customer' as const, id: 'c', name: null }
  setTimeout(() => say(world, conversationId, { author, body: { kind: 'text', text: '好的，明白了，谢谢' } }), 1_500)
}

function markRead(world: World, conversationId: string) {
  const desk = world.desk.find(({ contact }) => contact.conversationId === conversationId)
  if (desk) replace(world, { ...desk, unreadCount: 0 })
  world.changed([`desk:${world.me.personId}`])
  return { reader: 'agent', readerId: world.me.personId, seq: desk?.lastSeq ?? 0, at: Date.now() }
}

function setPresence(world: World, presence: ChosenPresence) {
  const busy = world.desk.length > 0 && presence !== 'available'
  world.routing = busy
    ? { ...world.routing, nextPresence: presence }
    : { ...world.routing, presence, nextPresence: null, presenceSinceAt: Date.now() }
  world.changed([`offers:${world.me.personId}`])
  return world.routing
}
