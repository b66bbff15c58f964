import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '#platform/project-root.ts'
import { build } from '../../scripts/build.mjs'
import { openSocket, type Pair, pairOf } from './peers.ts'

export interface Running {
  pairs(count: number): Promise<Pair[]>
  stop(): Promise<void>
}

/** The baseline in a process of its own. */
export async function startSmallest(databaseUrl: string): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'bench/delivery/smallest-chat.ts')], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { port } = JSON.parse(await firstLine(child, (line) => line.startsWith('{'))) as { port: number }
  const url = `ws://127.0.0.1:${port}`
  return {
    async pairs(count) {
      return Promise.all(
        Array.from({ length: count }, async (_, thread) => {
          const [sender, reader] = await Promise.all([openSocket(url), openSocket(url)])
          reader.socket.send(JSON.stringify({ listen: thread }))
          return pairOf(sender, reader, {
            encode: (id, text) => ({ thread, id, text }),
            acknowledged: (frame) => frame.ack,
            pushedBy: (frame) => (frame.seq === undefined ? 0 : 1),
          })
        }),
      )
    },
    stop: () => end(child),
  }
}

/** The product with its first administrator signed in. */
export interface Product extends Running {
  readonly url: string
  readonly pid: number
  readonly queueId: string
  /** One more node of the same installation. */
  secondNode(): Promise<Node>
  /** A call as the administrator. @throws on anything but success */
  admin(method: string, path: string, body?: unknown): Promise<Answer>
}
export interface Node {
  readonly url: string
  readonly pid: number
  /** By SIGTERM, as at every restart; resolves when it has ended. */
  stop(): Promise<void>
}
interface Answer {
  readonly token?: string
  readonly queueId?: string
}

/** The product as `npm run build` builds it from the sources as they are, empty, spoken to through its public doors only. */
export async function startProduct(databaseUrl: string): Promise<Product> {
  await build((name, work) => {
    console.error(name)
    return work()
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'yinuo-bench-data-'))
  const first = await startNode(databaseUrl, dataDir)
  const { url, pid } = first
  const nodes = [first]
  const house = await setUp(url)
  return {
    ...house,
    url,
    pid,
    pairs: (count) => Promise.all(Array.from({ length: count }, () => visitorPair(url))),
    async secondNode() {
      const node = await startNode(databaseUrl, dataDir)
      nodes.push(node)
      return node
    },
    async stop() {
      for (const node of nodes) await node.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function startNode(databaseUrl: string, dataDir: string): Promise<Node> {
  const script = `import(${JSON.stringify(join(projectRoot, 'dist/server/main.mjs'))}).then((house) => house.start({ argv: ['--empty'] }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: projectRoot,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      VISITS_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await firstLine(child, (text) => text.includes('serves at'))
  const url = /http:\/\/[^\s]+/.exec(line)?.[0]
  if (url === undefined || child.pid === undefined) throw new Error(`the product did not say where it serves: ${line}`)
  return { url, pid: child.pid, stop: () => end(child) }
}

/** The first administrator, one queue that is always open, and one chat entrance: by the public API. */
async function setUp(url: string): Promise<Pick<Product, 'admin' | 'queueId'>> {
  const { token } = await call(url, undefined, 'POST', '/api/setup', {
    agentNo: 'bench',
    displayName: 'Bench',
    organisationName: 'Bench bank',
    password: crypto.randomUUID(),
    locale: 'en',
    as: 'token',
  })
  const admin: Product['admin'] = (method, path, body) => call(url, token, method, path, body)
  const name = { 'zh-CN': '测试', 'zh-TW': '測試', en: 'Bench' }
  const queue = { code: 'bench', name, channel: 'web', language: null, requirements: { skills: [] }, calendarKey: null }
  const { queueId = '' } = await admin('POST', '/api/routing/queues', queue)
  await admin('PUT', '/api/routing/topics/*', { name, routes: [{ channel: '*', language: '*', queueId }] })
  const entrance = { name, greeting: name, topics: [], allowedOrigins: [], isActive: true, version: 0 }
  await admin('PUT', '/api/web-channels/main', entrance)
  return { admin, queueId }
}

async function call(
  url: string,
  token: string | undefined,
  method: string,
  path: string,
  body: unknown,
): Promise<Answer> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json().catch(() => ({}))) as Answer
}

export async function visitorPair(url: string): Promise<Pair> {
  const answer = await fetch(`${url}/chat/visits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'main', language: 'en' }),
  })
  if (!answer.ok) throw new Error(`no visit: ${answer.status} ${await answer.text()}`)
  const visit = (await answer.json()) as { visitToken: string; conversationId: string }
  const open = () => openSocket(`${url.replace('http', 'ws')}/chat/socket`, ['yinuo.v1', `token.${visit.visitToken}`])
  const [sender, reader] = await Promise.all([open(), open()])
  const isOpen = new Promise<void>((opened) => reader.onFrame((frame) => frame.t === 'opened' && opened()))
  reader.socket.send(JSON.stringify({ t: 'open', topic: `conversation:${visit.conversationId}`, after: 0 }))
  await isOpen
  return pairOf(sender, reader, {
    encode: (id, text) => ({ t: 'do', id, name: 'post-message', body: { clientId: id, body: { kind: 'text', text } } }),
    acknowledged: (frame) => (frame.t === 'done' ? frame.id : undefined),
    pushedBy: (frame) => (frame.t === 'feed' ? (frame.items?.length ?? 0) : 0),
  })
}

export function firstLine(child: ChildProcess, wanted: (line: string) => boolean): Promise<string> {
  return new Promise((found, failed) => {
    if (!child.stdout) throw new Error('no standard output')
    child.once('exit', (code) => failed(new Error(`ended with ${code} before it served`)))
    createInterface(child.stdout).on('line', (line) => wanted(line) && found(line))
  })
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended()
    child.once('exit', () => ended())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
  })
}
