import type { RawData } from 'ws'
import { ZodError } from 'zod'
import { cleanInput } from '#platform/http/clean-input.ts'
import { isUnavailable } from '#platform/http/errors.ts'
import { malformed, Problem } from '#platform/http/problem.ts'
import { createSampledLines } from '#platform/http/refusal-lines.ts'
import type { Logger } from '#platform/logger.ts'
import { type Connection, closeWith, isOpen, send, sendRefusal, spendFrame } from '#platform/realtime/connection.ts'
import type { createFeeds } from '#platform/realtime/feeds.ts'
import { CLOSE, type ClientFrame, clientFrame } from '#platform/realtime/frames.ts'
import type { Door } from '#platform/realtime/topics.ts'
import type { createViews } from '#platform/realtime/views.ts'

const MOST_TOPICS = 200
const STOP_PATIENCE_MS = 5_000
const FLOOD_STAYS_AWAY_MS = 5_000

interface ReceiverDeps<P> {
  readonly views: ReturnType<typeof createViews<P>>
  readonly feeds: ReturnType<typeof createFeeds<P>>
  readonly logger: Logger
}

/** What clients of one door say: each frame is parsed, counted, done, and answered with what came of it. */
export function createReceiver<P>(door: Door<P>, { views, feeds, logger }: ReceiverDeps<P>) {
  const underWay = new Set<Promise<void>>()
  const tellOfFlood = createSampledLines()
  let stopping = false

  /** A frame that comes after the goodbye is not heard: its sender repeats it elsewhere. */
  function receive(connection: Connection<P>, data: RawData, isBinary: boolean): void {
    connection.alive = true
    if (stopping || !isOpen(connection)) return
    if (!spendFrame(connection, performance.now())) {
      tellOfFlood(logger, 'socket closed: too many frames', { door: door.path }, performance.now())
      return closeWith(connection, CLOSE.flooding, 'too many frames', FLOOD_STAYS_AWAY_MS)
    }
    const frame = isBinary ? undefined : parseFrame(data)
    if (!frame) return sendRefusal(connection, {}, new Problem(400, 'malformed-frame', 'See the socket protocol.'))
    const doing = answered(connection, frame)
    underWay.add(doing)
    void doing.finally(() => underWay.delete(doing))
  }

  /** Commands of one client are done one after the other, in the order they came; topics open beside them. */
  function answered(connection: Connection<P>, frame: ClientFrame): Promise<void> {
    if (frame.t !== 'do') return act(connection, frame)
    connection.turn = connection.turn.then(() => act(connection, frame))
    return connection.turn
  }

  async function act(connection: Connection<P>, frame: ClientFrame): Promise<void> {
    if (!isOpen(connection)) return
    const about = frame.t === 'do' ? { id: frame.id } : frame.t === 'ping' ? {} : { topic: frame.topic }
    try {
      await handle(connection, frame)
    } catch (error) {
      sendRefusal(connection, about, asProblem(error as Error, logger))
    }
  }

  async function handle(connection: Connection<P>, frame: ClientFrame): Promise<void> {
    if (frame.t === 'ping') return send(connection, { t: 'pong' })
    cleanInput(frame)
    if (frame.t === 'close') {
      views.close(connection, frame.topic)
      feeds.close(connection, frame.topic)
      return
    }
    door.onActivity?.(connection.principal)
    if (frame.t === 'do') await command(connection, frame)
    else await open(connection, frame)
  }

  async function command(connection: Connection<P>, frame: Extract<ClientFrame, { t: 'do' }>): Promise<void> {
    const command = Object.hasOwn(door.commands, frame.name) ? door.commands[frame.name] : undefined
    if (!command) throw new Problem(404, 'unknown-command', 'See the socket protocol.')
    const body = await command(connection.principal, frame.body)
    send(connection, { t: 'done', id: frame.id, body: body ?? null })
  }

  async function open(connection: Connection<P>, frame: Extract<ClientFrame, { t: 'open' }>): Promise<void> {
    const isNew = !connection.views.has(frame.topic) && !connection.feeds.has(frame.topic)
    if (isNew && connection.views.size + connection.feeds.size >= MOST_TOPICS)
      throw new Problem(429, 'too-many-topics', 'Close some topics first.')
    const { topic: name, key } = splitTopic(frame.topic)
    const topic = Object.hasOwn(door.topics, name) ? door.topics[name] : undefined
    if (!topic) throw new Problem(404, 'unknown-topic', 'See the socket protocol.')
    if (topic.kind === 'feed') return feeds.open(connection, frame.topic, topic, key, frame.after ?? 0)
    await views.open(connection, frame.topic, topic, key)
  }

  return {
    receive,
    /** Hears nothing more, and gives what is under way a few seconds to be answered. */
    async stop() {
      stopping = true
      const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_PATIENCE_MS).unref())
      await Promise.race([Promise.all(underWay), patience])
    },
  }
}

export function splitTopic(name: string): { readonly topic: string; readonly key: string } {
  const colon = name.indexOf(':')
  return colon < 0 ? { topic: name, key: '' } : { topic: name.slice(0, colon), key: name.slice(colon + 1) }
}

function parseFrame(data: RawData): ClientFrame | undefined {
  try {
    const parsed = clientFrame.safeParse(JSON.parse(data.toString()))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function asProblem(error: Error, logger: Logger): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ZodError) return malformed(error)
  if (isUnavailable(error)) return new Problem(503, 'not-available', 'Try again in 2 seconds.')
  logger.error({ err: error }, 'socket command failed')
  return new Problem(500, 'internal-fault', 'Nothing was changed. Try again.')
}
