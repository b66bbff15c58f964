import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#platform/access.ts'
import { DatabaseLost } from '#platform/database/database.ts'
import { hurryBodies, uploadWithinMs } from '#platform/http/body-time.ts'
import { Problem, problemBody } from '#platform/http/problem.ts'
import { createSampledLines } from '#platform/http/refusal-lines.ts'
import { createHttpServer, type HttpApp } from '#platform/http/server.ts'
import { createLogger } from '#platform/logger.ts'

const CANARY = 'canary-6222021234567890'
const logged: string[] = []
let app: HttpApp
let url: string

beforeAll(async () => {
  const sink = new Writable({
    write(line, _encoding, done) {
      logged.push(String(line))
      done()
    },
  })
  app = await createHttpServer({
    logger: createLogger({ level: 'info', to: sink }),
    authenticate: async ({ headers }) => {
      const name = headers.authorization?.slice('Bearer '.length)
      return name === undefined ? undefined : actor(name)
    },
    trustedProxies: ['192.0.2.1'],
    allowedOrigins: ['https://intranet.bank.example'],
    visitorOriginAllowed: async (origin) => origin === 'https://www.bank.example',
    fileMostBytes: 10 * 1024 * 1024,
    readsPerMinute: 100,
    version: 'test',
  })
  hurryBodies(app, 1_000)
  routes(app)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

const actor = (name: string): Actor => ({
  personId: name,
  sessionId: name,
  displayName: name,
  agentNo: name,
  locale: 'en',
  roles: [],
  permissions: new Map(name === 'anna' ? [['things.write', 'all']] : []),
  unitIds: [],
  unitPath: [],
})

function routes(app: HttpApp): void {
  const body = z.strictObject({ text: z.string().max(300_000), count: z.int().optional(), more: z.unknown() })
  const query = z.object({ limit: z.coerce.number().int().min(1).max(100).default(10), q: z.string().optional() })
  const write = { access: { permission: 'things.write' } } as const
  app.post('/api/things', { config: write, schema: { body } }, async ({ body }) => ({ got: body }))
  app.post('/api/upload', { config: { access: 'public', rawBody: true } }, async () => ({ done: true }))
  app.post('/api/enter', { config: { access: 'public' }, schema: { body } }, async () => ({ done: true }))
  app.get('/api/things', { config: { access: 'public' }, schema: { querystring: query } }, async ({ query }) => query)
  app.get(
    '/api/things/:name',
    { config: { access: 'public' }, schema: { params: z.object({ name: z.string() }) } },
    async ({ params }) => params,
  )
  app.get('/api/own', { config: { access: 'signed-in' } }, async () => ({ read: true }))
  app.get('/api/address', { config: { access: 'public' } }, async ({ ip }) => ({ ip }))
  app.post('/chat/say', { config: { access: 'visitor' } }, async () => ({ said: true }))
  app.get('/api/faults/:kind', { config: { access: 'public' } }, async (request) => {
    throw fault((request.params as { kind: string }).kind)
  })
}

/** Faults as the driver and modules throw them, each with something in it that nobody may see. */
function fault(kind: string): Error {
  const database = (code: string) =>
    Object.assign(new Error(`duplicate key value "${CANARY}"`), {
      code,
      severity: 'ERROR',
      detail: `Key (phone)=(${CANARY}) already exists.`,
      where: `unnamed portal parameter $1 = '${CANARY}'`,
      internalQuery: `select '${CANARY}'`,
      table: 'customer',
    })
  if (kind === 'hidden') return new Problem(404, 'thing-not-found')
  if (kind === 'fast') return new Problem(429, 'too-many-requests')
  if (kind === 'refused') return new Problem(409, 'not-now', 'Later.')
  if (kind === 'unique') return database('23505')
  if (kind === 'away') return database('57P01')
  if (kind === 'pool') return new DatabaseLost(new Error('timeout exceeded when trying to connect'))
  if (kind === 'busy') return new Problem(503, 'too-busy')
  return new TypeError(`cannot read ${CANARY}`)
}

/** A request whose body begins and does not end until told to. `answer` is all that comes until the end of the link. */
async function slowly(path: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const head = [`POST ${path} HTTP/1.1`, 'Host: a', 'Connection: close', 'Content-Type: application/json']
  socket.write(`${head.join('\r\n')}\r\nContent-Length: 2\r\n\r\n{`)
  let text = ''
  socket.on('data', (bytes) => {
    text += bytes
  })
  const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(text)))
  await sleep(50)
  return { answer, finish: () => socket.write('}') }
}

const json = { 'content-type': 'application/json' }
const anna = { authorization: 'Bearer anna' }
const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { ...json, ...anna, ...headers }, body: body as BodyInit })

/** The status line of what comes back for a request that no browser sends. */
async function bare(method: string, path: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: a\r\nX-Canary: ${CANARY}\r\nConnection: close\r\n\r\n`)
  let text = ''
  for await (const bytes of socket) text += bytes
  return text
}

describe('every answer', () => {
  it('carries the headers that keep a browser from harm, and is kept in no cache', async () => {
    const { headers } = await fetch(`${url}/api/things`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toMatch(/connect-src 'self'(;|$)/)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('to something refused is a problem in one form', async () => {
    const answers: readonly [Promise<Response>, number, string][] = [
      [post('/api/things', '{'), 400, 'malformed-input'],
      [post('/api/things', '{}'), 400, 'malformed-input'],
      [fetch(`${url}/api/things`, { method: 'POST', headers: json, body: '{}' }), 401, 'not-signed-in'],
      [post('/api/things', '{}', { authorization: 'Bearer ben' }), 403, 'not-permitted'],
      [post('/api/things', '{}', { origin: 'https://evil.example' }), 403, 'foreign-origin'],
      [fetch(`${url}/api/nothing`), 404, 'not-found'],
      [fetch(`${url}/api/things`, { method: 'DELETE' }), 404, 'not-found'],
      [fetch(`${url}/api/faults/refused`), 409, 'not-now'],
      [post('/api/things', `{"text":"${'x'.repeat(300_000)}"}`), 413, 'too-large'],
      [
        post('/api/things', 'text=1', { 'content-type': 'application/x-www-form-urlencoded' }),
        415,
        'wrong-content-type',
      ],
      [post('/api/things', '{"text":"plain"}', { 'content-type': 'text/plain' }), 415, 'wrong-content-type'],
      [fetch(`${url}/api/things/%`), 400, 'malformed-input'],
      [fetch(`${url}/api/things/%ff`), 400, 'malformed-input'],
      [fetch(`${url}/api/things/${'x'.repeat(300)}`), 414, 'malformed-input'],
      [fetch(`${url}/api/faults/type`), 500, 'internal-fault'],
      [fetch(`${url}/api/faults/unique`), 500, 'internal-fault'],
      [fetch(`${url}/api/faults/away`), 503, 'not-available'],
      [fetch(`${url}/api/faults/pool`), 503, 'not-available'],
      [fetch(`${url}/api/faults/busy`), 503, 'too-busy'],
    ]
    for (const [answer, status, refusal] of answers) {
      const response = await answer
      const text = await response.text()
      expect([response.status, text]).toEqual([status, expect.stringContaining(`"refusal":"${refusal}"`)])
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(problemBody.parse(JSON.parse(text))).toMatchObject({ status, type: `/problems/${refusal}` })
      if (status === 503) expect(response.headers.get('retry-after')).toBe('2')
    }
  })

  it.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND'])('to %s does nothing and says nothing back', async (method) => {
    const answer = await bare(method, '/api/things')
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/)
    expect(answer).not.toContain(CANARY)
  })

  it('to who lacks the permission leaves a line with who, what and the request id', async () => {
    logged.length = 0
    const reply = await post('/api/things', '{}', { authorization: 'Bearer ben' })
    const { requestId } = (await reply.json()) as { requestId: string }
    const line = logged.map((text) => JSON.parse(text)).find((one) => one.msg === 'not permitted')
    expect(line).toMatchObject({ requestId, personId: 'ben', permission: 'things.write' })
  })

  it('to what is malformed, out of reach or too fast leaves a line: who, the route and the request id, and no values', async () => {
    const answers = [
      [await post('/api/things', `{"text":"${CANARY}","count":"${CANARY}"}`), 'malformed input'],
      [await fetch(`${url}/api/faults/hidden?q=${CANARY}`), 'not there, or out of reach'],
      [await fetch(`${url}/api/faults/fast`), 'too fast'],
    ] as const
    for (const [answer, msg] of answers) {
      const { requestId } = (await answer.json()) as { requestId: string }
      const line = logged.map((text) => JSON.parse(text)).find((one) => one.requestId === requestId)
      expect(line).toMatchObject({ msg, route: expect.stringMatching(/^\/api\//) })
    }
    expect(logged.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'malformed input').personId).toBe('anna')
    expect(logged.join('')).not.toContain(CANARY)
  })

  it('to a flood of what is refused leaves a few lines, and the next one says how many were left out', () => {
    const lines: unknown[] = []
    const write = createSampledLines(10)
    const log = { warn: (...line: unknown[]) => void lines.push(line) }
    for (let count = 0; count < 1_000; count += 1) write(log, 'malformed input', { count }, 0)
    expect(lines).toHaveLength(10)
    write(log, 'too fast', {}, 0)
    write(log, 'malformed input', {}, 60_000)
    expect(lines.slice(10)).toEqual([
      [{}, 'too fast'],
      [{ leftOut: 990 }, 'malformed input'],
    ])
  })

  it('to one session that reads without end is a 429 that says when to come back; others read on', async () => {
    const read = (name: string) => fetch(`${url}/api/own`, { headers: { authorization: `Bearer ${name}` } })
    const answers: Response[] = []
    for (let count = 0; count < 400 && answers.at(-1)?.status !== 429; count += 1) answers.push(await read('reader'))
    expect(answers.at(-1)?.status).toBe(429)
    expect(answers.length).toBeGreaterThan(100)
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect((await read('another')).status).toBe(200)
    expect((await post('/api/things', '{"text":"a","more":1}')).status).toBe(200)
  })

  it('to a fault tells nothing of it; the log has its kind and place under the same request id, but no values', async () => {
    logged.length = 0
    const ids: string[] = []
    for (const kind of ['unique', 'type', 'away']) {
      const text = await (await fetch(`${url}/api/faults/${kind}`)).text()
      expect(text).not.toMatch(/canary|select|duplicate|TypeError|\.ts|at /)
      ids.push((JSON.parse(text) as { requestId: string }).requestId)
    }
    const log = logged.join('')
    for (const id of ids) expect(log).toContain(id)
    expect(log).toContain('23505')
    expect(log).toContain('edge.test.ts')
    expect(log).not.toContain('6222021234567890')
  })
})

describe('input that no schema speaks of', () => {
  it('is refused when it names prototypes, and Object stays as it was', async () => {
    for (const body of [
      '{"text":"a","more":{"__proto__":{"polluted":true}}}',
      '{"text":"a","more":{"constructor":{"prototype":{"polluted":true}}}}',
      '{"__proto__":{"text":"a"}}',
    ]) {
      expect((await post('/api/things', body)).status).toBe(400)
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('is refused with NUL, by field; half a character becomes U+FFFD', async () => {
    const nul = await post('/api/things', '{"text":"a","more":{"list":["x\\u0000y"]}}')
    expect([nul.status, await nul.json()]).toEqual([
      400,
      expect.objectContaining({ fields: [{ path: 'body.more.list.0', message: 'holds the character NUL' }] }),
    ])
    expect((await post('/api/things', '{"text":"a","more":{"b\\u0000":1}}')).status).toBe(400)
    expect((await fetch(`${url}/api/things?q=a%00b`)).status).toBe(400)
    expect((await fetch(`${url}/api/things/a%00b`)).status).toBe(400)
    const half = await post('/api/things', '{"text":"cut \\ud83d","more":null}')
    expect(await half.json()).toEqual({ got: { text: 'cut \ufffd', more: null } })
    const whole = await post('/api/things', '{"text":"𠮷 👩‍🚀 \\ud83d\\ude80","more":null}')
    expect(await whole.json()).toEqual({ got: { text: '𠮷 👩‍🚀 🚀', more: null } })
  })

  it('is refused in depth, in numbers too large, twice the same parameter, and in bytes that are no UTF-8', async () => {
    const deep = `{"text":"a","more":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect((await post('/api/things', deep)).status).toBe(400)
    for (const count of ['1e400', '9007199254740993', '-1e400', '1.5', 'NaN'])
      expect((await post('/api/things', `{"text":"a","more":1,"count":${count}}`)).status).toBe(400)
    for (const query of ['limit=1&limit=2', 'limit=0', 'limit=1e9', 'limit=abc', 'limit[$ne]=1&limit=', 'q=1&q=2'])
      expect([query, (await fetch(`${url}/api/things?${query}`)).status]).toEqual([query, 400])
    expect((await post('/api/things', Buffer.from('{"text":"\xff\xfe"}', 'latin1'))).status).toBe(400)
  })

  it('is a request that is no HTTP: it gets a problem and the socket is closed', async () => {
    const broken = [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(70_000)}\r\n\r\n`,
    ]
    for (const text of broken) {
      const answer = await raw(text)
      expect(answer).toMatch(/^HTTP\/1\.1 (400|431) /)
      expect(answer).toContain('application/problem+json')
      expect(answer).toContain('"refusal":')
      expect(answer).toContain('nosniff')
      expect(answer).toContain("frame-ancestors 'none'")
    }
    const smuggled =
      'POST /api/enter HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
    expect(await raw(smuggled)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('may come slowly, but not for ever, and hinders nobody', async () => {
    expect(app.server.headersTimeout).toBe(15_000)
    const slow = await slowly('/api/enter')
    expect((await fetch(`${url}/api/things`)).status).toBe(200)
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 .*"refusal":"too-slow"/s)
  })

  it('that carries a file gets the time a weak link needs for the largest', async () => {
    expect(app.server.requestTimeout).toBe(320_000)
    expect([uploadWithinMs(1_024), uploadWithinMs(100 * 1024 * 1024)]).toEqual([120_000, 3_200_000])
    const slow = await slowly('/api/upload')
    await sleep(1_500)
    slow.finish()
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('who may call', () => {
  it('a browser’s page of another site may change nothing, also where no session is needed', async () => {
    const body = '{"text":"a","more":1}'
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://']) {
      expect((await post('/api/enter', body, { origin })).status).toBe(403)
      expect((await post('/api/things', body, { origin })).status).toBe(403)
    }
    for (const origin of [url, 'https://intranet.bank.example'])
      expect((await post('/api/enter', body, { origin })).status).toBe(200)
    expect((await post('/api/enter', body)).status).toBe(200)
  })

  it('pages learn of the customers’ door only where the bank allows them, and of the staff’s never', async () => {
    const preflight = (path: string, origin: string) =>
      fetch(`${url}${path}`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
    const allowed = await preflight('/chat/say', 'https://www.bank.example')
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://www.bank.example')
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
    for (const [path, origin] of [
      ['/chat/say', 'https://evil.example'],
      ['/api/things', 'https://www.bank.example'],
    ] as const)
      expect((await preflight(path, origin)).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('an address that somebody claims to come from counts only from a trusted proxy', async () => {
    const claimed = { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' }
    expect(await (await fetch(`${url}/api/address`, { headers: claimed })).json()).toEqual({ ip: '127.0.0.1' })
  })
})

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (bytes) => {
      answer += String(bytes)
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}
