import { WebSocket } from 'ws'

/** One sender with a reader beside it, whatever protocol they speak. */
export interface Pair {
  /** Sends one message; resolves when it is acknowledged as durable. */
  send(text: string): Promise<void>
  /** Messages the reader has been pushed. */
  pushed(): number
  close(): void
}

/** A socket that resolves requests by the id in their answers. */
export async function openSocket(
  url: string,
  protocols: string[] = [],
): Promise<{ socket: WebSocket; onFrame(listener: (frame: Frame) => void): void }> {
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false })
  await new Promise<void>((opened, failed) => {
    socket.once('open', opened)
    socket.once('error', failed)
    socket.once('unexpected-response', (_request, response) =>
      failed(new Error(`socket refused: ${response.statusCode}`)),
    )
  })
  return {
    socket,
    onFrame: (listener) => socket.on('message', (data) => listener(JSON.parse(data.toString()) as Frame)),
  }
}

export interface Frame {
  readonly t?: string
  readonly id?: string
  readonly ack?: string
  readonly seq?: number
  readonly items?: readonly unknown[]
  readonly problem?: { readonly refusal: string }
}

/** Turns acknowledgements into promises, and counts what the reader gets. */
export function pairOf(
  sender: Awaited<ReturnType<typeof openSocket>>,
  reader: Awaited<ReturnType<typeof openSocket>>,
  protocol: {
    encode(id: string, text: string): unknown
    acknowledged(frame: Frame): string | undefined
    pushedBy(frame: Frame): number
  },
): Pair {
  const waiting = new Map<string, { done: () => void; failed: (error: Error) => void }>()
  let count = 0
  let pushed = 0
  sender.onFrame((frame) => {
    if (frame.t === 'refused') waiting.get(frame.id ?? '')?.failed(new Error(`refused: ${frame.problem?.refusal}`))
    const id = protocol.acknowledged(frame)
    if (id === undefined) return
    waiting.get(id)?.done()
    waiting.delete(id)
  })
  sender.socket.on('close', (code, reason) => {
    for (const { failed } of waiting.values()) failed(new Error(`socket closed: ${code} ${reason}`))
  })
  reader.onFrame((frame) => {
    pushed += protocol.pushedBy(frame)
  })
  const prefix = crypto.randomUUID().slice(0, 13)
  return {
    send: (text) =>
      new Promise((done, failed) => {
        const id = `${prefix}-${(count++).toString(36)}`
        waiting.set(id, { done, failed })
        sender.socket.send(JSON.stringify(protocol.encode(id, text)))
      }),
    pushed: () => pushed,
    close() {
      sender.socket.terminate()
      reader.socket.terminate()
    },
  }
}
