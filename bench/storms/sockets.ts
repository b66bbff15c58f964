import { WebSocket } from 'ws'
import type { WireFrame } from '../wire.ts'

/** Who has a socket, and what they watch. */
export interface Place {
  readonly door: 'staff' | 'customer'
  readonly token: string
  readonly topics: readonly string[]
}

/** Sockets that come back by the protocol, all of them counted together. */
export interface Crowd {
  /** Where they come in from now on. */
  url: string
  /** Sockets whose topics are all open, each feed complete. */
  resumed(): number
  /** Attempts to connect, since `count`. */
  attempts(): number
  /** Of these, answered 503. */
  sentAway(): number
  count(): void
  /** Resolves when all are resumed; throws after so long. */
  allResumed(withinMs: number): Promise<void>
  end(): void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 20_000
const GREETED_WITHIN_MS = 10_000

export function gather(url: string, places: readonly Place[]): Crowd {
  const counts = { resumed: 0, attempts: 0, sentAway: 0 }
  let isOver = false
  let look = () => {}
  const crowd: Crowd = {
    url,
    resumed: () => counts.resumed,
    attempts: () => counts.attempts,
    sentAway: () => counts.sentAway,
    count() {
      counts.attempts = 0
      counts.sentAway = 0
    },
    allResumed: (withinMs) =>
      new Promise((all, failed) => {
        const late = setTimeout(
          () => failed(new Error(`${counts.resumed} of ${places.length} are back after ${withinMs / 1000} s`)),
          withinMs,
        )
        look = () => {
          if (counts.resumed < places.length) return
          clearTimeout(late)
          look = () => {}
          all()
        }
        look()
      }),
    end() {
      isOver = true
      for (const end of ends) end()
    },
  }
  const ends = places.map((place) => keep(place))
  return crowd

  function keep({ door, token, topics }: Place): () => void {
    let socket: WebSocket
    let pauseMs = FIRST_PAUSE_MS
    /** The last line of each thread counts as missed, so that a feed is complete only when it came. */
    const seen = new Map<string, number>()
    const connect = () => {
      if (isOver) return
      counts.attempts += 1
      const left = new Set(topics)
      let askedMs: number | undefined
      let isResumed = false
      const at = crowd.url.replace('http', 'ws')
      const options = { perMessageDeflate: false, handshakeTimeout: GREETED_WITHIN_MS }
      const opened =
        door === 'staff'
          ? new WebSocket(`${at}/api/realtime`, { ...options, headers: { authorization: `Bearer ${token}` } })
          : new WebSocket(`${at}/chat/socket`, ['yinuo.v1', `token.${token}`], options)
      socket = opened
      const has = (topic: string) => {
        left.delete(topic)
        if (isResumed || left.size > 0) return
        isResumed = true
        pauseMs = FIRST_PAUSE_MS
        counts.resumed += 1
        look()
      }
      opened.on('error', () => {})
      opened.on('unexpected-response', (_request, response) => {
        if (response.statusCode === 503) counts.sentAway += 1
        const seconds = Number(response.headers['retry-after'])
        if (seconds > 0) askedMs = seconds * 1000 * (1 + Math.random() / 5)
        response.resume()
        opened.terminate()
      })
      opened.on('message', (data) => {
        const frame = JSON.parse(data.toString()) as WireFrame & { retryAfterMs?: number; last?: number }
        const { t, topic = '' } = frame
        if (t === 'hello') {
          if (topics.length === 0) has('')
          for (const one of topics) {
            const after = one.startsWith('conversation:') ? { after: Math.max(0, (seen.get(one) ?? 0) - 1) } : {}
            opened.send(JSON.stringify({ t: 'open', topic: one, ...after }))
          }
        } else if (t === 'view') has(topic)
        else if (t === 'opened' && frame.last === 0) has(topic)
        else if (t === 'feed') {
          seen.set(topic, frame.items?.at(-1)?.seq ?? 0)
          has(topic)
        } else if (t === 'bye') askedMs = frame.retryAfterMs
        else if (t === 'refused') opened.terminate()
      })
      opened.on('close', () => {
        if (isResumed) counts.resumed -= 1
        setTimeout(connect, askedMs ?? pauseMs * (0.5 + Math.random() / 2))
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      })
    }
    connect()
    return () => socket.terminate()
  }
}
