import { WebSocket } from 'ws'
import { type ServerFrame, serverFrame } from '#platform/realtime/frames.ts'
import { LineLost, Refusal } from '../../simulate/door/refusal.ts'

/** How long an answer, or any sign of life, may take before the line is given up: links die silently here. */
const ANSWER_WITHIN_MS = 4_000
const PING_EVERY_MS = 2_000
const PAUSE_MS = 200

/** What the server says of a feed, unfiltered: every opening, item and gap as it came. */
export interface Feed {
  /** The last number this reader has. */
  readonly last: () => number
  readonly opened: (after: number) => void
  readonly items: (items: readonly { readonly seq: number; readonly [field: string]: unknown }[]) => void
  readonly gap: (first: number) => void
}

/** One socket to a door, kept up: broken, it is opened again at the next node. */
export interface Line {
  /** @throws Refusal or LineLost; the latter leaves open whether it was done, and gives the line up */
  do<T>(name: string, body: unknown): Promise<T>
  watch(topic: string, onState: (state: unknown) => void): void
  follow(topic: string, feed: Feed): void
  leave(topic: string): void
  close(): void
}

export interface LineOptions {
  /** Of every node, whether it lives or not. */
  readonly urls: readonly string[]
  readonly path: string
  readonly credentials: () => { readonly headers?: Record<string, string>; readonly protocols?: string[] }
  /** The first node to try. */
  readonly first: number
}

interface Waiting {
  readonly resolve: (body: unknown) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

export function keepLine({ urls, path, credentials, first }: LineOptions): Line {
  const views = new Map<string, (state: unknown) => void>()
  const feeds = new Map<string, Feed>()
  /** Feeds asked for and not opened yet: what still comes of an earlier opening is not meant for this one. */
  const unopened = new Set<string>()
  const waiting = new Map<string, Waiting>()
  let socket: WebSocket | undefined
  let isReady = false
  let isClosed = false
  let turn = first
  let commands = 0
  let heardAt = 0
  /** How long the server, saying goodbye, asked us to stay away. */
  let awayMs: number | undefined

  function connect(): void {
    const { headers = {}, protocols = [] } = credentials()
    const address = `${urls[turn % urls.length]?.replace('http', 'ws')}${path}`
    turn += 1
    const opened = new WebSocket(address, protocols, { headers, handshakeTimeout: ANSWER_WITHIN_MS })
    socket = opened
    opened.on('error', () => {})
    opened.on('message', (data) => {
      heardAt = Date.now()
      if (socket === opened) handle(serverFrame.parse(JSON.parse(String(data))))
    })
    opened.on('close', () => (socket === opened ? lost() : undefined))
  }

  const send = (frame: object) => socket?.send(JSON.stringify(frame))

  function handle(frame: ServerFrame): void {
    if (frame.t === 'hello') ready()
    else if (frame.t === 'view') views.get(frame.topic)?.(frame.state)
    else if (frame.t === 'opened') unopened.delete(frame.topic)
    else if (frame.t === 'feed' && !unopened.has(frame.topic)) feeds.get(frame.topic)?.items(frame.items)
    else if (frame.t === 'gap') feeds.get(frame.topic)?.gap(frame.first)
    else if (frame.t === 'done') settle(frame.id, ({ resolve }) => resolve(frame.body))
    else if (frame.t === 'refused') refused(frame)
    else if (frame.t === 'bye') {
      awayMs = frame.retryAfterMs
      socket?.terminate()
    }
  }

  function refused({ id, topic, problem }: Extract<ServerFrame, { t: 'refused' }>): void {
    if (id !== undefined) settle(id, ({ reject }) => reject(new Refusal(problem.status, problem.refusal)))
    // A topic that could not be opened just now is asked for again, on another line.
    else if (topic !== undefined && problem.status >= 500) socket?.terminate()
  }

  function ready(): void {
    isReady = true
    for (const topic of views.keys()) send({ t: 'open', topic })
    for (const topic of feeds.keys()) openFeed(topic)
  }

  function openFeed(topic: string): void {
    const feed = feeds.get(topic)
    if (!feed) return
    const after = feed.last()
    feed.opened(after)
    unopened.add(topic)
    send({ t: 'open', topic, after })
  }

  function settle(id: string, how: (command: Waiting) => void): void {
    const command = waiting.get(id)
    if (!command) return
    waiting.delete(id)
    clearTimeout(command.timer)
    how(command)
  }

  function lost(): void {
    isReady = false
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(new LineLost('the line broke')))
    const pauseMs = awayMs ?? PAUSE_MS * (0.5 + Math.random())
    awayMs = undefined
    if (!isClosed) setTimeout(() => (isClosed ? undefined : connect()), pauseMs)
  }

  const pinging = setInterval(() => {
    if (isReady && Date.now() - heardAt > ANSWER_WITHIN_MS + PING_EVERY_MS) socket?.terminate()
    else if (isReady) send({ t: 'ping' })
  }, PING_EVERY_MS)

  connect()
  return {
    watch(topic, onState) {
      views.set(topic, onState)
      if (isReady) send({ t: 'open', topic })
    },
    follow(topic, feed) {
      feeds.set(topic, feed)
      if (isReady) openFeed(topic)
    },
    leave(topic) {
      const wasOpen = views.delete(topic) || feeds.delete(topic)
      if (wasOpen && isReady) send({ t: 'close', topic })
    },
    do: <T>(name: string, body: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (!isReady) return reject(new LineLost('no line at the moment'))
        const id = `c${++commands}`
        const timer = setTimeout(() => socket?.terminate(), ANSWER_WITHIN_MS)
        waiting.set(id, { resolve: (answered) => resolve(answered as T), reject, timer })
        send({ t: 'do', id, name, body })
      }),
    close() {
      isClosed = true
      clearInterval(pinging)
      socket?.terminate()
    },
  }
}
