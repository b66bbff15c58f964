import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'

export interface ChatSocket {
  send(frame: ClientFrame): void
  close(): void
}

/** The thin end of the link: a socket whose token travels as a subprotocol, for addresses end up in logs. */
export function openSocket(
  base: string,
  visitToken: string,
  on: { heard(frame: ServerFrame): void; lost(code: number): void },
): ChatSocket {
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/chat/socket`, ['yinuo.v1', `token.${visitToken}`])
  socket.onmessage = (event) => {
    const frame = parse(String(event.data))
    if (frame) on.heard(frame)
  }
  socket.onclose = (event) => on.lost(event.code)
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    },
    close: () => socket.close(),
  }
}

/** Frames are typed by the schemas the server builds them with; what is no JSON did not come from it. */
function parse(text: string): ServerFrame | undefined {
  try {
    return JSON.parse(text) as ServerFrame
  } catch {
    return undefined
  }
}
