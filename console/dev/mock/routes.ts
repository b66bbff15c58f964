import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import type { ContactDetail, contactList, conversationPage, messagePage } from '#modules/conversations/contract.ts'
import type { Me, sessionList } from '#modules/identity/contract.ts'
import type { contactPlace } from '#modules/routing/contract.ts'
import { act } from './acts.ts'
import { dispositions, reasons, topics } from './knowledge.ts'
import { QUEUES } from './people.ts'
import { id, type World } from './world.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly request: IncomingMessage
}

/** A refusal, as the server would answer it. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, refusal: string) {
    super(refusal)
    this.status = status
  }
}

/** What the mock answers over HTTP; what changes something is in `acts.ts`. */
export function answer(world: World, asked: Asked): unknown {
  const { method, path } = asked
  if (path === '/api/setup' && method === 'GET') return { needed: world.isEmpty }
  if (path === '/api/sign-in/options') return { password: true, singleSignOn: true }
  if (path === '/api/sign-in' || path === '/api/setup') return signIn(world, asked.body)
  if (!world.signedIn) throw new Refused(401, 'not-signed-in')
  if (method !== 'GET') return act(world, asked)
  return read(world, asked)
}

function signIn(world: World, body: unknown) {
  const { password } = body as { readonly password: string }
  if (password === 'wrong') throw new Refused(401, 'sign-in-refused')
  world.signedIn = true
  world.isEmpty = false
  return { personId: world.me.personId }
}

function read(world: World, { path, query }: Asked): unknown {
  const exact: Readonly<Record<string, () => unknown>> = {
    '/api/me': (): Me => world.me,
    '/api/sessions': () => sessions(world),
    '/api/canned-replies': () => ({ replies: world.replies }),
    '/api/scripts': () => ({ scripts: world.scripts }),
    '/api/contact-reasons': () => ({ reasons }),
    '/api/dispositions': () => ({ dispositions }),
    '/api/routing/topics': () => ({ topics }),
    '/api/routing/targets': () => world.targets,
    '/api/routing/callbacks': () => ({ callbacks: [], nextCursor: null }),
    '/api/contacts': (): z.infer<typeof contactList> => ({
      contacts: world.former.map((contact) => ({ ...contact, transferCount: 0, score: null, marks: [] })),
      next: null,
    }),
  }
  const found = exact[path]
  if (found) return found()
  const [, kind = '', thing = '', rest = ''] = /^\/api\/([a-z/]+)\/([0-9a-f-]{36})\/?([a-z-]*)$/.exec(path) ?? []
  if (kind === 'conversations') return rest === 'messages' ? page(world, thing, query) : conversation(world, thing)
  if (kind === 'contacts') return detail(world, thing)
  if (kind === 'routing/contacts') return place(world, thing)
  throw new Refused(404, 'not-found')
}

function page(world: World, conversationId: string, query: URLSearchParams): z.infer<typeof messagePage> {
  const all = world.threads.get(conversationId)?.messages ?? []
  const before = Number(query.get('before') ?? all.length + 1)
  const upTo = all.filter(({ seq }) => seq < before)
  const messages = upTo.slice(-Number(query.get('limit') ?? 50))
  const first = messages[0]?.seq ?? 1
  return { messages, last: all.length, hasEarlier: first > 1, hasLater: before <= all.length }
}

function conversation(world: World, conversationId: string): z.infer<typeof conversationPage> {
  const thread = world.threads.get(conversationId)
  const desk = world.desk.find(({ contact }) => contact.conversationId === conversationId)
  if (!thread || !desk) throw new Refused(404, 'conversation-not-found')
  return {
    conversationId,
    customer: desk.contact.customer,
    last: thread.messages.length,
    openContact: desk.contact,
    participants: [],
    readMarks: thread.readMarks,
    canSpeak: desk.contact.endedAt === null,
    canNote: true,
  }
}

function detail(world: World, contactId: string): ContactDetail {
  const desk = world.desk.find(({ contact }) => contact.contactId === contactId)
  if (!desk) throw new Refused(404, 'contact-not-found')
  const { contact } = desk
  const answered = contact.firstResponseAt
  return {
    contact,
    firstSeq: 1,
    lastSeq: desk.lastSeq,
    participants: [],
    holds: [],
    transferCount: 0,
    wrapUp: desk.wrapUp,
    scriptTicks: world.ticks.get(contactId) ?? [],
    promise:
      answered === null
        ? desk.promise
        : {
            promiseId: id(400),
            state: answered - contact.askedAt <= 30_000 ? 'kept' : 'broken',
            madeAt: contact.askedAt,
            dueAt: contact.askedAt + 30_000,
            warnAt: null,
            keptAt: answered,
          },
    rating: null,
    durations: {
      waitedMs: 9_000,
      firstResponseMs: answered === null ? null : answered - contact.askedAt,
      talkMs: null,
      heldMs: 0,
      wrapUpMs: null,
      handleMs: null,
      attentionMs: null,
    },
    facts: [],
  }
}

function place(world: World, contactId: string): z.infer<typeof contactPlace> {
  const desk = world.desk.find(({ contact }) => contact.contactId === contactId)
  if (!desk) throw new Refused(404, 'contact-not-found')
  return {
    contactId,
    state: 'assigned',
    queueId: QUEUES.loss.queueId,
    queueName: QUEUES.loss.name,
    lane: desk.contact.lane,
    waitingSinceAt: desk.contact.askedAt,
    ownerId: world.me.personId,
    epoch: 1,
    consult: null,
  }
}

function sessions(world: World): z.infer<typeof sessionList> {
  const now = Date.now()
  const one = { method: 'password', createdAt: now - 7_200_000, seenAt: now - 60_000, endsAt: now + 28_800_000 }
  return {
    sessions: [
      {
        ...one,
        sessionId: world.me.session.sessionId,
        address: '10.3.2.18',
        userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36',
        isThisOne: true,
      },
      {
        ...one,
        sessionId: id(3),
        address: '10.3.2.90',
        userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0',
        isThisOne: false,
      },
    ],
  }
}
