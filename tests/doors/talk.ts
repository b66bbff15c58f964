import WebSocket from 'ws'
import type { ServerFrame } from '#platform/realtime/frames.ts'

/** One socket of either door, one frame at a time. */
export interface Talk {
  /** The answer to a frame: what came for its id or topic. */
  ask(frame: Record<string, unknown>): Promise<ServerFrame>
  close(): void
}

const MOST_FRAMES = 150

/** Comes in anew before the server would find that so many frames are a flood. */
export async function talkTo(
  at: string,
  path: string,
  protocols: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<Talk> {
  const url = `${at.replace('http', 'ws')}${path}`
  let frames: ServerFrame[] = []
  let look = () => {}
  const enter = async () => {
    const socket = new WebSocket(url, [...protocols], { headers })
    frames = []
    socket.on('message', (data) => {
      frames.push(JSON.parse(String(data)) as ServerFrame)
      look()
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return socket
  }
  let socket = await enter()
  let sent = 0
  return {
    async ask(frame) {
      if (sent >= MOST_FRAMES) {
        socket.close()
        socket = await enter()
        sent = 0
      }
      sent += 2
      const from = frames.length
      socket.send(JSON.stringify(frame))
      if (frame.t === 'close') socket.send('{"t":"ping"}')
      const isAnswer = ({ t }: ServerFrame) =>
        frame.t === 'close' ? t === 'pong' : ['refused', 'done', 'opened', 'view'].includes(t)
      return new Promise((resolve) => {
        look = () => {
          const answer = frames.slice(from).find(isAnswer)
          if (answer) resolve(answer)
        }
        look()
      })
    },
    close: () => socket.close(),
  }
}
