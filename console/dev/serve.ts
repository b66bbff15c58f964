import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createServer as createVite } from 'vite'
import { newWorld } from './mock/new-world.ts'
import { answer, Refused } from './mock/routes.ts'
import { attachSocket } from './mock/socket.ts'
import type { World } from './mock/world.ts'

export interface Mock {
  readonly url: string
  readonly world: World
  /** Breaks every link, as a lost network does. */
  cut(): void
  stop(): Promise<void>
}

/** The console from its sources, on a mock server typed by the contracts. Port 0 picks a free one. */
export async function serveMock(options: {
  readonly port: number
  readonly signedIn: boolean
  readonly isEmpty: boolean
}): Promise<Mock> {
  const world = newWorld(options)
  const server = createServer()
  const vite = await createVite({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    server: { middlewareMode: true, hmr: { server } },
    logLevel: 'warn',
  })
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // The console's own folder `api/` is served as source from the same place.
    if (/^\/api\/(?!.*\.tsx?($|\?))/.test(request.url ?? '')) void reply(world, request, response)
    else vite.middlewares(request, response)
  })
  const socket = attachSocket(server, world)
  await new Promise<void>((listening) => server.listen(options.port, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    cut: socket.cut,
    stop: () => stop(server, vite.close.bind(vite)),
  }
}

async function stop(server: Server, closeVite: () => Promise<void>): Promise<void> {
  await closeVite()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}

async function reply(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock')
  const asked = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, request }
  try {
    const body = await readBody(request)
    if (url.pathname.startsWith('/api/files/')) return sendPicture(response)
    send(response, 200, answer(world, { ...asked, body }) ?? null)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const title = error.message.replaceAll('-', ' ')
    send(response, error.status, {
      type: `/problems/${error.message}`,
      title,
      status: error.status,
      refusal: error.message,
    })
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function sendPicture(response: ServerResponse): void {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#cdd"/></svg>'
  response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture)
}

/** JSON; a form with a file is read and let go. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return request.headers['content-type']?.includes('json') && text !== '' ? JSON.parse(text) : undefined
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const isEmpty = process.argv.includes('--empty')
  const mock = await serveMock({ port: Number(process.env.PORT ?? 5180), signedIn: false, isEmpty })
  console.log(`The console on a mock server: ${mock.url}`)
}
