import { WebSocket } from 'ws'

export interface TestSocket {
  /** Every frame so far. */
  readonly frames: readonly Record<string, unknown>[]
  send(frame: unknown): void
  /** The close code, once the server or the network closed it. */
  readonly closed: Promise<{ readonly code: number }>
  close(): void
}

/** Opens a staff socket and waits for its greeting; the HTTP status when it is refused. */
export async function openSocket(
  url: string,
  headers: Readonly<Record<string, string>>,
  path = '/api/realtime',
): Promise<TestSocket | { readonly refused: number }> {
  const address = new URL(path, url)
  address.protocol = 'ws:'
  const socket = new WebSocket(address, { headers })
  const frames: Record<string, unknown>[] = []
  const closed = new Promise<{ code: number }>((resolve) => {
    socket.on('close', (code) => resolve({ code }))
  })
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ refused: response.statusCode ?? 0 })
    })
    socket.on('error', reject)
    socket.on('message', (data) => {
      frames.push(JSON.parse(data.toString()) as Record<string, unknown>)
      if (frames.length === 1) {
        resolve({
          frames,
          closed,
          send: (frame) => socket.send(JSON.stringify(frame)),
          close: () => socket.close(),
        })
      }
    })
  })
}

/** The same, for those who are sure to be let in. */
export async function openedSocket(url: string, headers: Readonly<Record<string, string>>): Promise<TestSocket> {
  const socket = await openSocket(url, headers)
  if ('refused' in socket) throw new Error(`socket refused: ${socket.refused}`)
  return socket
}
