import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  readonly port: number
  /** Each connection made from now on is cut, both ways and without a word, after so many bytes to the client. */
  cutAfter(bytes: number): void
  /** Every connection open now is cut, without a word. */
  cutNow(): void
  /** From now on nothing passes in either direction, and nothing is closed: a link that died silently. */
  blackhole(): void
  /** From now on what the client says arrives, and no answer does: whoever asks never learns what came of it. */
  swallow(): void
  /** Everything takes so much longer, each way; 0 ends it. */
  slow(ms: number): void
  /** Connections made from now on work again; those that were silenced stay open and dead. */
  heal(): void
  stop(): Promise<void>
}

/**
 * Stands between a client and a server on this machine and breaks their link on request.
 * @param target the server's port, or where it is at this moment
 */
export async function startTcpProxy(target: number | (() => number)): Promise<TcpProxy> {
  const portNow = typeof target === 'number' ? () => target : target
  let cutAfterBytes = Number.POSITIVE_INFINITY
  let isBlackhole = false
  let isSwallowing = false
  let delayMs = 0
  const open = new Set<Socket>()
  const clients = new Set<Socket>()
  /** The client's end of each silenced connection. */
  const silent = new WeakSet<Socket>()
  /** The client's end of each connection that gets no more answers. */
  const unanswered = new WeakSet<Socket>()
  const server = createServer((client) => {
    const upstream = connect(portNow(), '127.0.0.1')
    clients.add(client)
    if (isBlackhole) silent.add(client)
    if (isSwallowing) unanswered.add(client)
    const toServer = inOrder(() => delayMs)
    const toClient = inOrder(() => delayMs)
    const isSilent = () => silent.has(client)
    let left = cutAfterBytes
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        clients.delete(client)
        if (!isSilent()) destroy()
      })
    }
    const destroy = () => {
      client.destroy()
      upstream.destroy()
    }
    client.on('data', (bytes) => {
      if (!isSilent()) toServer(() => upstream.write(bytes))
    })
    upstream.on('data', (bytes: Buffer) => toClient(() => pass(bytes)))
    const pass = (bytes: Buffer) => {
      if (isSilent() || unanswered.has(client)) return
      if (bytes.length < left) {
        left -= bytes.length
        client.write(bytes)
        return
      }
      client.end(bytes.subarray(0, left))
      left = 0
      upstream.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cutAfter: (bytes) => {
      cutAfterBytes = bytes
    },
    cutNow: () => {
      for (const socket of open) socket.destroy()
    },
    blackhole: () => {
      isBlackhole = true
      for (const client of clients) silent.add(client)
    },
    swallow: () => {
      isSwallowing = true
      for (const client of clients) unanswered.add(client)
    },
    slow: (ms) => {
      delayMs = ms
    },
    heal: () => {
      isBlackhole = false
      isSwallowing = false
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Does one thing after the other, each as much later as `delayMs` says; at once when it says 0 and nothing waits. */
function inOrder(delayMs: () => number): (act: () => void) => void {
  const waiting: { readonly dueAt: number; readonly act: () => void }[] = []
  const doDue = () => {
    while (waiting[0] && waiting[0].dueAt <= performance.now()) waiting.shift()?.act()
    if (waiting[0]) setTimeout(doDue, Math.ceil(waiting[0].dueAt - performance.now()))
  }
  return (act) => {
    const delay = delayMs()
    if (delay === 0 && waiting.length === 0) return act()
    waiting.push({ dueAt: performance.now() + delay, act })
    if (waiting.length === 1) setTimeout(doDue, delay)
  }
}
