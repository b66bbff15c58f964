import type { z } from 'zod'
import type { ContactDetail, DeskContact, Message, ReadMark } from '#modules/conversations/contract.ts'
import type { customerView } from '#modules/customers/contract.ts'
import type { Me } from '#modules/identity/contract.ts'
import type { CannedReply, Script } from '#modules/knowledge/contract.ts'
import type { PromiseView } from '#modules/promises/contract.ts'
import type { DeskShape, transferTargets } from '#modules/routing/contract.ts'

/** Everything the mock knows; plain data that its routes and commands change. */
export interface World {
  me: Me
  signedIn: boolean
  isEmpty: boolean
  desk: DeskContact[]
  threads: Map<string, { messages: Message[]; readMarks: ReadMark[] }>
  ticks: Map<string, ContactDetail['scriptTicks']>
  routing: DeskShape
  promises: PromiseView[]
  customers: z.infer<typeof customerView>[]
  former: DeskContact['contact'][]
  replies: CannedReply[]
  scripts: Script[]
  targets: z.infer<typeof transferTargets>
  /** Told after every change, with the topics it touched. */
  changed: (topics: readonly string[]) => void
  /** New lines of a thread, and passing hints. */
  grew: (conversationId: string, items: readonly Message[]) => void
  hinted: (conversationId: string, body: unknown) => void
}

export const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Adds a line to a thread, as the writer would. */
export function say(
  world: World,
  conversationId: string,
  line: Pick<Message, 'author' | 'body'> & Partial<Pick<Message, 'audience' | 'clientId' | 'at'>>,
): Message {
  const thread = world.threads.get(conversationId)
  if (!thread) throw new Error(`the mock has no conversation ${conversationId}`)
  const contact = world.desk.find((one) => one.contact.conversationId === conversationId)
  const message: Message = {
    seq: (thread.messages.at(-1)?.seq ?? 0) + 1,
    at: Date.now(),
    contactId: contact?.contact.contactId ?? null,
    audience: 'everyone',
    clientId: null,
    ...line,
  }
  thread.messages.push(message)
  if (contact) follow(world, contact, message)
  world.grew(conversationId, [message])
  world.changed([`desk:${world.me.personId}`])
  return message
}

/** What a new line means for the contact in the list. */
function follow(world: World, contact: DeskContact, message: Message): void {
  const next = { ...contact, lastSeq: message.seq }
  if (message.body.kind !== 'notice') next.lastMessage = message
  if (message.author.kind === 'customer') {
    next.unreadCount += 1
    next.customerWaitingSince ??= message.at
  }
  if (message.author.kind === 'agent' && message.audience === 'everyone') {
    next.customerWaitingSince = null
    if (contact.contact.firstResponseAt === null) {
      next.contact = { ...contact.contact, firstResponseAt: message.at }
      next.promise = null
    }
  }
  replace(world, next)
}

export function replace(world: World, contact: DeskContact): void {
  world.desk = world.desk.map((one) => (one.contact.contactId === contact.contact.contactId ? contact : one))
}
