import type { WebSocket } from 'ws'
import type { ServerFrame } from '#platform/realtime/frames.ts'
import { comes } from './in-vain.ts'

export interface Heard {
  /** Every frame so far. */
  readonly frames: ServerFrame[]
  /** The first frame, heard or to come, of which `found` says true. */
  until(found: (frame: ServerFrame) => boolean): Promise<ServerFrame>
}

/** Listens from now on. */
export function hearFrames(socket: WebSocket): Heard {
  const frames: ServerFrame[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame)
    for (const look of waiting) look()
  })
  return {
    frames,
    until(found) {
      const coming = new Promise<ServerFrame>((resolve) => {
        const look = () => {
          const frame = frames.find(found)
          if (!frame) return
          waiting.delete(look)
          resolve(frame)
        }
        waiting.add(look)
        look()
      })
      return comes(coming, () => `${found}; there came ${frames.map((frame) => frame.t).join(' ') || 'nothing'}`)
    },
  }
}
