import type { ServerFrame } from '#platform/realtime/frames.ts'
import type { LinkWorld } from './open-link.ts'

/** The browser's own socket, clock and timers. */
export function browserWorld(path: string): LinkWorld {
  return {
    connect({ heard, lost }) {
      const url = new URL(path, location.href)
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
      const socket = new WebSocket(url)
      // The server parses what we send; what it sends is typed by the same schemas (`frames.ts`).
      socket.onmessage = (event) => heard(JSON.parse(String(event.data)) as ServerFrame)
      socket.onclose = (event) => lost(event.code)
      return {
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
        },
        close: () => socket.close(),
      }
    },
    now: () => Date.now(),
    random: () => Math.random(),
    after(ms, act) {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  }
}
