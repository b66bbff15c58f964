import { WebSocket } from 'ws'
import { CLOSE, type ServerFrame, serverFrame } from '#platform/realtime/frames.ts'
import { LineLost, Refusal } from './refusal.ts'

const ANSWER_WITHIN_MS = 15_000
const FIRST_PAUSE_MS = 300
const LONGEST_PAUSE_MS = 5_000

export interface FeedItem {
  readonly seq: number
  readonly [field: string]: unknown
}

/** One socket to a door of the service centre; comes back by itself and takes up where it was. */
export interface Link {
  /** The whole state, now and whenever it changed. */
  watch(topic: string, onState: (state: unknown) => void): void
  /** Items after number `after`, each once and in order, over any number of broken lines. */
  follow(topic: string, after: number, onItem: (item: FeedItem) => void): void
  leave(topic: string): void
  /** Throws {@link Refusal} or {@link LineLost}; the latter leaves open whether it was done. */
  do<T>(name: string, body: unknown): Promise<T>
  close(): void
}

export interface LinkOptions {
  readonly url: string
  readonly path: string
  /** How this visitor or agent shows who they are: asked anew at each connection. */
  readonly credentials: () => { readonly headers?: Record<string, string>; readonly protocols?: string[] }
  /** The session has ended. @returns whether there are new credentials to come back with */
  readonly renew: () => Promise<boolean>
}

interface Waiting {
  readonly resolve: (body: unknown) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

export function openLink({ url, path, credentials, renew }: LinkOptions): Link {
  const views = new Map<string, (state: unknown) => void>()
  const feeds = new Map<string, { last: number; readonly onItem: (item: FeedItem) => void }>()
  const waiting = new Map<string, Waiting>()
  let socket: WebSocket | undefined
  let isReady = false
  let isClosed = false
  let isRefused = false
  let commands = 0
  let pauseMs = FIRST_PAUSE_MS

  const send = (frame: object) => socket?.send(JSON.stringify(frame))

  function connect(): void {
    const { headers = {}, protocols = [] } = credentials()
    const address = new URL(path, url)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    socket = new WebSocket(address, protocols, { headers, handshakeTimeout: ANSWER_WITHIN_MS })
    socket.on('error', () => {})
    socket.on('message', (data) => receive(String(data)))
    socket.on('unexpected-response', (_request, response) => {
      isRefused = response.statusCode === 401
      response.resume()
      socket?.terminate()
    })
    socket.on('close', lost)
  }

  function receive(text: string): void {
    const frame = serverFrame.safeParse(JSON.parse(text))
    if (frame.success) handle(frame.data)
  }

  function handle(frame: ServerFrame): void {
    if (frame.t === 'hello') return ready()
    if (frame.t === 'view') return views.get(frame.topic)?.(frame.state)
    if (frame.t === 'feed') return take(frame.topic, frame.items)
    if (frame.t === 'bye') {
      pauseMs = frame.retryAfterMs ?? pauseMs
      return
    }
    if (frame.t === 'gap') return skipTo(frame.topic, frame.first)
    if (frame.t === 'done') return settle(frame.id, ({ resolve }) => resolve(frame.body))
    if (frame.t === 'refused' && frame.id !== undefined) {
      const { status, refusal } = frame.problem
      settle(frame.id, ({ reject }) => reject(new Refusal(status, refusal)))
    }
  }

  function ready(): void {
    isReady = true
    pauseMs = FIRST_PAUSE_MS
    for (const topic of views.keys()) send({ t: 'open', topic })
    for (const [topic, { last }] of feeds) send({ t: 'open', topic, after: last })
  }

  function take(topic: string, items: readonly FeedItem[]): void {
    const feed = feeds.get(topic)
    for (const item of items) {
      if (!feed || item.seq <= feed.last) continue
      feed.last = item.seq
      feed.onItem(item)
    }
  }

  function skipTo(topic: string, first: number): void {
    const feed = feeds.get(topic)
    if (!feed) return
    feed.last = first - 1
    send({ t: 'open', topic, after: feed.last })
  }

  function settle(id: string, how: (command: Waiting) => void): void {
    const command = waiting.get(id)
    if (!command) return
    waiting.delete(id)
    clearTimeout(command.timer)
    how(command)
  }

  function lost(code: number): void {
    isReady = false
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(new LineLost('the line broke')))
    if (isClosed) return
    if (isRefused || code === CLOSE.sessionEnded) return void comeBack()
    setTimeout(() => (isClosed ? undefined : connect()), pauseMs * (0.5 + Math.random()))
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }

  async function comeBack(): Promise<void> {
    isRefused = false
    const isRenewed = await renew()
    if (isClosed) return
    if (isRenewed) connect()
    else close()
  }

  function close(): void {
    isClosed = true
    socket?.close()
    // A server that is gone never says goodbye.
    setTimeout(() => socket?.terminate(), 1_000).unref()
  }

  connect()
  return {
    watch(topic, onState) {
      views.set(topic, onState)
      if (isReady) send({ t: 'open', topic })
    },
    follow(topic, after, onItem) {
      feeds.set(topic, { last: after, onItem })
      if (isReady) send({ t: 'open', topic, after })
    },
    leave(topic) {
      const isOpen = views.delete(topic) || feeds.delete(topic)
      if (isReady && isOpen) send({ t: 'close', topic })
    },
    do: <T>(name: string, body: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (!isReady) return reject(new LineLost('no line at the moment'))
        const id = `c${++commands}`
        const timer = setTimeout(
          () => settle(id, (command) => command.reject(new LineLost(`${name}: no answer`))),
          ANSWER_WITHIN_MS,
        )
        waiting.set(id, { resolve: (answered) => resolve(answered as T), reject, timer })
        send({ t: 'do', id, name, body })
      }),
    close,
  }
}
