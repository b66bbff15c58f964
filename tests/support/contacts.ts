import { setTimeout as sleep } from 'node:timers/promises'
import WebSocket from 'ws'
import type { Cause } from '#libs/facts/event.ts'
import type { ConversationQuestions, NewMessage } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { Clock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import type { Application, House } from '#server/application.ts'
import { buildHouse } from '#server/main.ts'
import { startTestApplication, type TestApplication } from './application.ts'
import { hearFrames } from './frames.ts'

/** A node of which the test may ask what only modules can. */
export interface AskableNode {
  readonly url: string
  readonly platform: Application['platform']
  readonly conversations: ConversationQuestions
  readonly customers: CustomerQuestions
}

export type ContactsApplication = TestApplication & AskableNode & { anotherNode(): Promise<AskableNode> }

/** The product without the modules below conversations: nothing routes, so the test decides who owns what. */
export async function startWithoutRouting(
  options: { readonly clock?: Clock; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ContactsApplication> {
  const houses: House[] = []
  const app = await startTestApplication({
    ...options,
    build: (platform) => {
      const house = buildHouse(platform)
      const end = house.modules.findIndex((module) => module.name === 'conversations') + 1
      houses.push(house)
      return { ...house, modules: house.modules.slice(0, end) }
    },
  })
  const asks = () => {
    const modules = houses[houses.length - 1]?.modules ?? []
    const questionsOf = <Q>(name: string) =>
      (modules.find((module) => module.name === name) as unknown as { questions: Q }).questions
    return {
      conversations: questionsOf<ConversationQuestions>('conversations'),
      customers: questionsOf<CustomerQuestions>('customers'),
    }
  }
  return {
    ...app,
    ...asks(),
    async anotherNode() {
      const node = await app.secondNode()
      return { url: node.url, platform: node.platform, ...asks() }
    },
  }
}

export interface TestVisitor {
  readonly customerId: string
  readonly conversationId: string
  readonly cause: Cause
  /** Says something; the client id is new when left out. */
  say(text: string, clientId?: string): ReturnType<ConversationQuestions['post']>
  /** Asks for a person now. @returns the contact's id */
  ask(): Promise<string>
}

/** Somebody new on the web channel. */
export async function createVisitor(node: AskableNode): Promise<TestVisitor> {
  const { platform, conversations, customers } = node
  const arrival: Cause = { kind: 'system', id: 'test' }
  const { customerId, conversationId } = await platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const identity = { channel: 'web', channelUserId: crypto.randomUUID(), language: 'zh-CN' }
    const customerId = await customers.customerForChannel(tx, arrival, identity, now)
    return { customerId, conversationId: await conversations.conversationOf(tx, arrival, customerId, now) }
  })
  const cause: Cause = { kind: 'customer', id: customerId }
  return {
    customerId,
    conversationId,
    cause,
    say: (text, clientId = newId()) =>
      insist(conversations, {
        conversationId,
        clientId,
        author: { kind: 'customer', id: customerId },
        audience: 'everyone',
        body: { kind: 'text', text },
      }),
    async ask() {
      const { contactId } = await platform.db.transaction((tx) =>
        conversations.askForPerson(tx, cause, {
          conversationId,
          channel: 'web',
          language: 'zh-CN',
          topic: null,
          at: platform.clock.now(),
        }),
      )
      return contactId
    },
  }
}

/** Posts as a client does: without an answer in time, the same message again. */
export async function insist(
  conversations: ConversationQuestions,
  message: NewMessage,
): ReturnType<ConversationQuestions['post']> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await conversations.post(message)
    } catch (error) {
      if ((error as { status?: number }).status !== 503 || attempt === 20) throw error
      await sleep(20)
    }
  }
}

/** Gives the contact to an agent, or to nobody, as routing would. */
export async function assign(node: AskableNode, contactId: string, agentId: string | null): Promise<void> {
  const { platform, conversations } = node
  const outcome = await platform.db.transaction(async (tx) => {
    const contact = await conversations.lockContact(tx, contactId)
    const epoch = (contact?.epoch ?? 0) + 1
    const cause: Cause = { kind: 'system', id: 'test' }
    return conversations.assignOwner(tx, cause, { contactId, agentId, epoch, at: platform.clock.now() })
  })
  if (!outcome.ok) throw new Error(`assign: ${outcome.refusal}`)
}

export const text = (words: string): NewMessage['body'] => ({ kind: 'text', text: words })

export interface TestSocket {
  readonly frames: ServerFrame[]
  send(frame: ClientFrame): void
  /** Does a command. @returns what it answered, or the refusal's name */
  command(name: string, body: unknown): Promise<{ readonly body?: unknown; readonly refusal?: string }>
  /** Waits for the first frame, seen or coming, of which `found` says true. */
  until(found: (frame: ServerFrame) => boolean): Promise<ServerFrame>
  cut(): void
}

/** Opens the staff door with a session's cookie. */
export async function openStaffSocket(url: string, cookie: string): Promise<TestSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/realtime`, { headers: { cookie } })
  const { frames, until } = hearFrames(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return {
    frames,
    until,
    send: (frame) => socket.send(JSON.stringify(frame)),
    async command(name, body) {
      const id = newId()
      socket.send(JSON.stringify({ t: 'do', id, name, body }))
      const frame = await until((one) => (one.t === 'done' || one.t === 'refused') && one.id === id)
      return frame.t === 'refused' ? { refusal: frame.problem.refusal } : { body: (frame as { body?: unknown }).body }
    },
    cut: () => socket.terminate(),
  }
}
