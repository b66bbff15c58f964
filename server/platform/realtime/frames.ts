import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { problemBody } from '#platform/http/problem.ts'

/**
 * The socket protocol, version 1, the same on the staff door (`/api/realtime`) and the customers' door
 * (`/chat/socket`): JSON text frames. `docs/socket-protocol.md` is written from this file.
 *
 * A topic is `name` or `name:key`. A *view* topic sends its whole fresh state whenever it changed. A *feed* topic sends
 * items numbered 1, 2, 3, ...: a client that comes back opens it `after` the last number it has and gets exactly what it
 * missed, or `gap` when that is too far back and it must load afresh.
 */
export const clientFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('open'), topic: z.string().max(120), after: z.int().min(0).max(LAST_NUMBER).optional() }),
  z.object({ t: z.literal('close'), topic: z.string().max(120) }),
  z.object({
    t: z.literal('do'),
    id: z.string().min(1).max(64),
    name: z.string().max(60),
    body: z.unknown().optional(),
  }),
  z.object({ t: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof clientFrame>

export const serverFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), protocol: z.literal(1), at: z.number() }),
  z.object({
    t: z.literal('opened'),
    topic: z.string(),
    last: z.int().optional().describe('Feeds: the last number there is'),
  }),
  z.object({ t: z.literal('view'), topic: z.string(), at: z.number(), state: z.unknown() }),
  z.object({ t: z.literal('feed'), topic: z.string(), items: z.array(z.looseObject({ seq: z.int() })) }),
  z.object({ t: z.literal('gap'), topic: z.string(), first: z.int().describe('The oldest number that can be had') }),
  z.object({ t: z.literal('signal'), topic: z.string(), body: z.unknown() }),
  z.object({ t: z.literal('done'), id: z.string(), body: z.unknown() }),
  z.object({ t: z.literal('refused'), id: z.string().optional(), topic: z.string().optional(), problem: problemBody }),
  z.object({ t: z.literal('pong') }),
  z.object({
    t: z.literal('bye'),
    reason: z.string(),
    retryAfterMs: z.int().min(0).optional().describe('Come back after so long: each client is told a time of its own'),
  }),
])
export type ServerFrame = z.infer<typeof serverFrame>

/** Why the server closed a socket. After `sessionEnded` there is nothing to come back with; after all others there is. */
export const CLOSE = {
  restarting: 1012,
  /** Come back: the same session now has other rights. */
  rightsChanged: 4012,
  tooSlow: 4008,
  flooding: 4029,
  sessionEnded: 4401,
} as const
