import { WebSocket } from 'ws'

/** What a server's frame may carry, as far as benchmarks look at it. */
export interface WireFrame {
  readonly t: string
  readonly id?: string
  readonly topic?: string
  readonly items?: readonly WireItem[]
  readonly state?: unknown
  readonly body?: unknown
  readonly problem?: { readonly status: number; readonly refusal: string }
}
export interface WireItem {
  readonly seq: number
  readonly author: { readonly kind: string }
  readonly body: { readonly kind: string; readonly text?: string }
}

/** A socket of the product with as little of its own as can be: what it costs is missing for the server beside it. */
export interface Wire {
  /** @throws Error named by the refusal */
  do<T = unknown>(name: string, body: unknown): Promise<T>
  open(topic: string, after?: number): void
  close(topic: string): void
  end(): void
  readonly ended: Promise<number>
}

export interface WireOptions {
  readonly url: string
  readonly door: 'staff' | 'customer'
  readonly token: string
  readonly onFrame: (frame: WireFrame) => void
}

/** Resolves when the server has greeted. */
export async function openWire({ url, door, token, onFrame }: WireOptions): Promise<Wire> {
  const at = url.replace('http', 'ws')
  const socket =
    door === 'staff'
      ? new WebSocket(`${at}/api/realtime`, { headers: { authorization: `Bearer ${token}` }, perMessageDeflate: false })
      : new WebSocket(`${at}/chat/socket`, ['yinuo.v1', `token.${token}`], { perMessageDeflate: false })
  const waiting = new Map<string, { resolve: (body: unknown) => void; reject: (error: Error) => void }>()
  let count = 0
  let greeted = () => {}
  const hello = new Promise<void>((resolve, reject) => {
    greeted = resolve
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, { statusCode }) => reject(new Error(`socket refused: ${statusCode}`)))
  })
  const ended = new Promise<number>((resolve) => socket.once('close', resolve))
  void ended.then((code) => {
    for (const { reject } of waiting.values()) reject(new Error(`socket closed: ${code}`))
  })
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString()) as WireFrame
    if (frame.t === 'hello') return greeted()
    const command = frame.id === undefined ? undefined : waiting.get(frame.id)
    if (!command || frame.id === undefined) return onFrame(frame)
    waiting.delete(frame.id)
    if (frame.t === 'done') command.resolve(frame.body)
    else command.reject(new Error(frame.problem?.refusal ?? 'refused'))
  })
  const send = (frame: object) => socket.send(JSON.stringify(frame))
  await hello
  return {
    do: <T>(name: string, body: unknown) =>
      new Promise<T>((resolve, reject) => {
        const id = String(++count)
        waiting.set(id, { resolve: (answered) => resolve(answered as T), reject })
        send({ t: 'do', id, name, body })
      }),
    open: (topic, after) => send({ t: 'open', topic, ...(after === undefined ? {} : { after }) }),
    close: (topic) => send({ t: 'close', topic }),
    end: () => socket.terminate(),
    ended,
  }
}
