import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  readonly port: number
  /** Each connection made from now on is cut, both ways and without a word, after so many bytes to the client. */
  cutAfter(bytes: number): void
  /** Every connection open now is cut, without a word. */
  cutNow(): void
  /** From now on nothing passes in either direction, and nothing is closed: a link that died silently. */
  blackhole(): void
  /** Connections made from now on work again; those that were silenced stay open and dead. */
  heal(): void
  stop(): Promise<void>
}

/** Stands between a client and a server on this machine and breaks their link on request. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let cutAfterBytes = Number.POSITIVE_INFINITY
  let isBlackhole = false
  const open = new Set<Socket>()
  const clients = new Set<Socket>()
  /** The client's end of each silenced connection. */
  const silent = new WeakSet<Socket>()
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    clients.add(client)
    if (isBlackhole) silent.add(client)
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
      if (!isSilent()) upstream.write(bytes)
    })
    upstream.on('data', (bytes: Buffer) => {
      if (isSilent()) return
      if (bytes.length < left) {
        left -= bytes.length
        client.write(bytes)
        return
      }
      client.end(bytes.subarray(0, left))
      left = 0
      upstream.destroy()
    })
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
    heal: () => {
      isBlackhole = false
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
