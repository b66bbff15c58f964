import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import { command } from './acts.ts'
import type { World } from './world.ts'

/** The staff door of the mock: the protocol of `frames.ts`, one world for all who come. */
export function attachSocket(server: Server, world: World): { cut(): void } {
  const sockets = new WebSocketServer({ noServer: true })
  const open = new Map<WebSocket, Map<string, number>>()
  const send = (socket: WebSocket, frame: ServerFrame) => socket.send(JSON.stringify(frame))

  server.on('upgrade', (request, stream, head) => {
    if (request.url !== '/api/realtime') return
    if (!world.signedIn) return void stream.end('HTTP/1.1 401 Refused\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, stream, head, (socket) => {
      open.set(socket, new Map())
      socket.on('close', () => open.delete(socket))
      socket.on('message', (data) => hear(socket, JSON.parse(data.toString()) as ClientFrame))
      send(socket, { t: 'hello', protocol: 1, at: Date.now() })
    })
  })

  function hear(socket: WebSocket, frame: ClientFrame): void {
    if (frame.t === 'ping') send(socket, { t: 'pong' })
    if (frame.t === 'close') open.get(socket)?.delete(frame.topic)
    if (frame.t === 'do')
      send(socket, { t: 'done', id: frame.id, body: command(world, frame.name, frame.body) ?? null })
    if (frame.t !== 'open') return
    open.get(socket)?.set(frame.topic, frame.after ?? 0)
    const [name = '', key = ''] = frame.topic.split(':')
    if (name !== 'conversation') return show(socket, frame.topic)
    const all = world.threads.get(key)?.messages ?? []
    send(socket, { t: 'opened', topic: frame.topic, last: all.length })
    const items = all.filter(({ seq }) => seq > (frame.after ?? 0))
    if (items.length > 0) send(socket, { t: 'feed', topic: frame.topic, items })
  }

  function show(socket: WebSocket, topic: string): void {
    const state = stateOf(world, topic)
    if (state !== undefined) return send(socket, { t: 'view', topic, at: Date.now(), state })
    const problem = { type: '/problems/unknown-topic', title: 'unknown topic', status: 404, refusal: 'unknown-topic' }
    send(socket, { t: 'refused', topic, problem })
  }

  const watching = (topic: string) => [...open].filter(([, topics]) => topics.has(topic)).map(([socket]) => socket)
  world.changed = (topics) => {
    for (const topic of topics) for (const socket of watching(topic)) show(socket, topic)
  }
  world.grew = (conversationId, items) => {
    const topic = `conversation:${conversationId}`
    for (const socket of watching(topic)) send(socket, { t: 'feed', topic, items: [...items] })
  }
  world.hinted = (conversationId, body) => {
    const topic = `conversation:${conversationId}`
    for (const socket of watching(topic)) send(socket, { t: 'signal', topic, body })
  }
  return {
    cut() {
      for (const socket of open.keys()) socket.terminate()
    },
  }
}

function stateOf(world: World, topic: string): unknown {
  const own = world.me.personId
  if (topic === `desk:${own}`) return { contacts: world.desk }
  if (topic === `offers:${own}`) return world.routing
  if (topic === `my-promises:${own}`) return { promises: world.promises }
  return undefined
}
