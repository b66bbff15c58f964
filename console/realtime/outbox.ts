import type { ProblemBody } from '#platform/http/problem.ts'

/** A message that is not known to be committed yet. */
export interface OutgoingMessage<Body = unknown> {
  /** The client id under which the server takes it once, however often it is sent. */
  readonly clientId: string
  readonly conversationId: string
  readonly body: Body
  readonly madeAt: number
  /** Set when the server refused it: it stays until its writer decides. */
  readonly problem: ProblemBody | null
}

export interface Outbox<Body = unknown> {
  /** Oldest first. */
  readonly messages: readonly OutgoingMessage<Body>[]
  /** Client ids under way now: at most one a conversation, so that their order is that of writing. */
  readonly underWay: readonly string[]
  /** Client ids the server has committed: they stay for a moment, until the thread itself shows them. */
  readonly committed: readonly string[]
}

export const emptyOutbox: Outbox<never> = { messages: [], underWay: [], committed: [] }

/** What may be sent now: the oldest of each conversation that has nothing under way and nothing refused before it. */
export function nextToSend<Body>(outbox: Outbox<Body>): readonly OutgoingMessage<Body>[] {
  const blocked = new Set<string>()
  const next: OutgoingMessage<Body>[] = []
  for (const message of unsent(outbox)) {
    if (blocked.has(message.conversationId)) continue
    blocked.add(message.conversationId)
    if (message.problem === null && !outbox.underWay.includes(message.clientId)) next.push(message)
  }
  return next
}

/** What still has to reach the server: what a reload must not lose. */
export function unsent<Body>(outbox: Outbox<Body>): readonly OutgoingMessage<Body>[] {
  return outbox.messages.filter(({ clientId }) => !outbox.committed.includes(clientId))
}

export function put<Body>(outbox: Outbox<Body>, message: OutgoingMessage<Body>): Outbox<Body> {
  return { ...outbox, messages: [...outbox.messages, message] }
}

export function sending<Body>(outbox: Outbox<Body>, clientId: string): Outbox<Body> {
  return { ...outbox, underWay: [...outbox.underWay, clientId] }
}

export function committed<Body>(outbox: Outbox<Body>, clientId: string): Outbox<Body> {
  const underWay = outbox.underWay.filter((id) => id !== clientId)
  return { ...outbox, underWay, committed: [...outbox.committed, clientId] }
}

/** It is in the thread now, or its writer gave it up. */
export function removed<Body>(outbox: Outbox<Body>, clientId: string): Outbox<Body> {
  const others = (ids: readonly string[]) => ids.filter((id) => id !== clientId)
  return {
    messages: outbox.messages.filter((message) => message.clientId !== clientId),
    underWay: others(outbox.underWay),
    committed: others(outbox.committed),
  }
}

export function refusedBy<Body>(outbox: Outbox<Body>, clientId: string, problem: ProblemBody): Outbox<Body> {
  return mark(outbox, clientId, problem)
}

/** The writer wants it sent again as it is. */
export function again<Body>(outbox: Outbox<Body>, clientId: string): Outbox<Body> {
  return mark(outbox, clientId, null)
}

function mark<Body>(outbox: Outbox<Body>, clientId: string, problem: ProblemBody | null): Outbox<Body> {
  return {
    ...outbox,
    messages: outbox.messages.map((message) => (message.clientId === clientId ? { ...message, problem } : message)),
    underWay: outbox.underWay.filter((id) => id !== clientId),
  }
}

/** As kept over a reload: whatever was under way is sent again, and taken once. */
export function restore<Body>(kept: string | null): Outbox<Body> {
  try {
    const messages: unknown = JSON.parse(kept ?? '[]')
    return { ...emptyOutbox, messages: Array.isArray(messages) ? (messages as OutgoingMessage<Body>[]) : [] }
  } catch {
    return emptyOutbox
  }
}
