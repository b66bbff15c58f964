import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { DeskShape, OfferShape, QueueShape } from '#modules/routing/contract.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { newId } from '#platform/ids.ts'
import type { Application, House } from '#server/application.ts'
import { buildHouse } from '#server/main.ts'
import { startTestApplication, type TestApplication } from './application.ts'
import { type AskableNode, createVisitor, openStaffSocket, type TestSocket, type TestVisitor } from './contacts.ts'
import { inVainFor, PATIENCE_MS } from './in-vain.ts'
import {
  createPerson,
  ensureHeadOffice,
  type NewTestPerson,
  type SignedInPerson,
  signIn,
  type TestPerson,
} from './people.ts'

export type FloorNode = AskableNode & { readonly routing: RoutingQuestions; readonly settled: Application['settled'] }
export type FloorApplication = TestApplication &
  FloorNode & {
    /** The first node's, then those of the others. */
    readonly houses: readonly House[]
    anotherNode(): Promise<FloorNode & Application>
  }

/** The whole product, with the questions of modules at hand. */
export async function startFloor(
  options: Pick<Parameters<typeof startTestApplication>[0] & object, 'clock' | 'env' | 'on'> = {},
): Promise<FloorApplication> {
  const houses: House[] = []
  const app = await startTestApplication({
    ...options,
    build: (platform) => {
      const house = buildHouse(platform)
      houses.push(house)
      return house
    },
  })
  await ensureHeadOffice(app.platform)
  const asks = () => {
    const modules = houses[houses.length - 1]?.modules ?? []
    const questionsOf = <Q>(name: string) =>
      (modules.find((module) => module.name === name) as unknown as { questions: Q }).questions
    return {
      conversations: questionsOf<ConversationQuestions>('conversations'),
      customers: questionsOf<CustomerQuestions>('customers'),
      routing: questionsOf<RoutingQuestions>('routing'),
    }
  }
  return {
    ...app,
    ...asks(),
    houses,
    async anotherNode() {
      const node = await app.secondNode()
      return { ...node, ...asks() }
    },
  }
}

export interface Desk extends TestPerson, SignedInPerson {
  /** Open from the moment the agent is available; closing it makes them vanish after the grace. */
  socket: TestSocket
  desk(): Promise<DeskShape>
  /** Waits until something rings at this agent. */
  rings(): Promise<OfferShape>
  accept(offerId: string): Promise<Response>
  presence(presence: string): Promise<DeskShape>
  /** Closes the socket without a word. */
  vanish(): void
}

/** An agent of these queues, signed in, connected and available. */
export async function agentAt(
  node: { readonly url: string; readonly platform: Application['platform'] },
  person: Partial<NewTestPerson> & { readonly queues?: readonly string[]; readonly available?: boolean },
  admin: SignedInPerson,
): Promise<Desk> {
  const created = await createPerson(node.platform, { roles: ['agent'], ...person })
  const session = await signIn(node.url, created.agentNo, created.password)
  if (person.queues)
    await ok(
      admin.api(`/api/routing/agents/${created.personId}/queues`, { method: 'PUT', body: { queueIds: person.queues } }),
    )
  const socket = await openStaffSocket(node.url, session.cookie)
  const desk: Desk = {
    ...created,
    ...session,
    socket,
    desk: async () => ok<DeskShape>(session.api('/api/routing/desk')),
    rings: () => until(async () => (await desk.desk()).offers[0]),
    accept: (offerId) => session.api(`/api/routing/offers/${offerId}/acceptance`, { method: 'POST' }),
    presence: (presence) =>
      ok<DeskShape>(session.api('/api/routing/desk/presence', { method: 'PUT', body: { presence } })),
    vanish: () => socket.cut(),
  }
  await until(() => isLinked(node.platform, created.personId))
  if (person.available !== false) await desk.presence('available')
  return desk
}

/** Whether an open socket of this person is on record: without one a cut link would mean nothing. */
async function isLinked(platform: Application['platform'], personId: string): Promise<boolean> {
  const { rowCount } = await platform.db.pool.query('select from routing.link where agent_id = $1', [personId])
  return rowCount !== 0
}

/** A queue of web chats, always open, that any topic leads to unless `topic` names one. */
export async function queueAt(
  admin: SignedInPerson,
  settings: Readonly<Record<string, unknown>> & { readonly topic?: string } = {},
): Promise<QueueShape> {
  const { topic = '*', ...given } = settings
  const code = `q-${newId().slice(-8)}`
  const queue = await ok<QueueShape>(
    admin.api('/api/routing/queues', {
      method: 'POST',
      body: {
        code,
        name: names(code),
        channel: 'web',
        language: null,
        requirements: { skills: [] },
        calendarKey: null,
        preferSeconds: 0,
        ...given,
      },
    }),
  )
  const routes = [{ channel: '*', language: '*', queueId: queue.queueId }]
  await ok(
    admin.api(`/api/routing/topics/${topic}`, {
      method: 'PUT',
      body: { name: names(topic === '*' ? 'any' : topic), routes },
    }),
  )
  return queue
}

export const names = (word: string) => ({ 'zh-CN': word, 'zh-TW': word, en: word })

/** A customer who asks for a person now, on this topic. */
export async function customerAsks(
  node: FloorNode,
  ask: {
    readonly topic?: string
    readonly lane?: 'ordinary' | 'vip' | 'vulnerable' | 'fraud'
    readonly visitor?: TestVisitor
  } = {},
): Promise<{ readonly contactId: string; readonly visitor: TestVisitor }> {
  const visitor = ask.visitor ?? (await createVisitor(node))
  const { contactId } = await node.platform.db.transaction((tx) =>
    node.conversations.askForPerson(tx, visitor.cause, {
      conversationId: visitor.conversationId,
      channel: 'web',
      language: 'zh-CN',
      topic: ask.topic ?? null,
      ...(ask.lane ? { lane: ask.lane } : {}),
      at: node.platform.clock.now(),
    }),
  )
  return { contactId, visitor }
}

/** The JSON of a successful answer; anything else is a fault of the test. */
export async function ok<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  const body = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${response.url}: ${body}`)
  return (body === '' ? undefined : JSON.parse(body)) as T
}

/** The refusal of an answer that is one. */
export async function refusalOf(
  answer: Promise<Response>,
): Promise<{ readonly status: number; readonly refusal: string | undefined }> {
  const response = await answer
  const problem = JSON.parse((await response.text()) || 'null') as { refusal: string } | null
  return { status: response.status, refusal: problem?.refusal }
}

/** Asks again until there is an answer; what never comes true is a claim that failed. */
export async function until<T>(look: () => Promise<T | undefined | null | false>): Promise<T> {
  for (const endsAt = performance.now() + PATIENCE_MS; performance.now() < endsAt; await sleep(20)) {
    const found = await look()
    if (found !== undefined && found !== null && found !== false) return found
  }
  throw inVainFor(String(look))
}
