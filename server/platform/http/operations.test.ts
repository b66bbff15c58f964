import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '#platform/database/database.ts'
import { registerOperations } from '#platform/http/operations.ts'
import { createHttpServer, type HttpApp } from '#platform/http/server.ts'
import { createLogger } from '#platform/logger.ts'

const TOKEN = 'a-long-metrics-token'

/** Two nodes of one house: one whose metrics want a token, one without; both with a database that can go away. */
let open: HttpApp
let guarded: HttpApp
let database: 'there' | 'away' | 'silent' = 'there'
let isStopping = false

const ask = async (): Promise<never[]> => {
  if (database === 'away') throw Object.assign(new Error('terminating connection'), { code: '57P01' })
  if (database === 'silent') return new Promise(() => {})
  return []
}
const db = { run: ask, pool: { query: async () => ({ rows: [{ n: (await ask()).length }] }) } } as unknown as Db

async function node(metricsToken: string | undefined): Promise<HttpApp> {
  const app = await createHttpServer({
    logger: createLogger({ level: 'silent' }),
    authenticate: async () => undefined,
    trustedProxies: false,
    allowedOrigins: [],
    visitorOriginAllowed: async () => false,
    readsPerMinute: 600,
    fileMostBytes: 1024,
    version: '1.2.3',
  })
  registerOperations(app, {
    db,
    hubs: () => ({ staff: { grew: () => {}, connectionCount: () => 3, watchCount: () => 5 } }),
    isStopping: () => isStopping,
    metricsToken,
    moreMetrics: () => {},
    version: '1.2.3',
  })
  return app
}
beforeAll(async () => {
  open = await node(undefined)
  guarded = await node(TOKEN)
})
afterAll(async () => {
  await open.close()
  await guarded.close()
})

const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1', app = open) =>
  app.inject({ url, headers, remoteAddress })

describe('whoever looks after a node', () => {
  it('learns that the process answers, whatever the database does', async () => {
    for (database of ['away', 'silent', 'there'] as const) {
      const answer = await get('/healthz')
      expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'alive', version: '1.2.3' }])
    }
  })

  it('learns that it can serve: not while the database is away or silent, nor when it stops', async () => {
    expect((await get('/readyz')).statusCode).toBe(200)
    for (database of ['away', 'silent'] as const) {
      const answer = await get('/readyz')
      expect([answer.statusCode, answer.json().refusal, answer.headers['retry-after']]).toEqual([
        503,
        'not-available',
        '2',
      ])
    }
    database = 'there'
    isStopping = true
    expect((await get('/readyz')).json().refusal).toBe('stopping')
    isStopping = false
  })

  it('reads figures on the machine itself, and not through a proxy on it', async () => {
    const { statusCode, body, headers } = await get('/metrics')
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')])
    for (const name of [
      'yinuo_process_cpu_seconds_total',
      'yinuo_outbox_facts 0',
      'yinuo_sockets{door="staff"} 3',
      'yinuo_watched_topics{door="staff"} 5',
    ])
      expect(body).toContain(name)
    expect((await get('/metrics', {}, '10.1.2.3')).statusCode).toBe(403)
    for (const header of ['x-forwarded-for', 'forwarded', 'via'])
      expect((await get('/metrics', { [header]: '127.0.0.1' })).statusCode).toBe(403)
  })

  it('reads them from anywhere with the token, and nowhere without it', async () => {
    const wanting = (headers: Record<string, string>) => get('/metrics', headers, '10.1.2.3', guarded)
    expect((await wanting({ authorization: `Bearer ${TOKEN}` })).statusCode).toBe(200)
    for (const authorization of ['', `Bearer ${TOKEN}x`, `bearer ${TOKEN}`, TOKEN, 'Bearer '])
      expect((await wanting({ authorization })).statusCode).toBe(403)
    expect((await get('/metrics', {}, '127.0.0.1', guarded)).statusCode).toBe(403)
  })

  it('reads what can be had while the database is away', async () => {
    database = 'away'
    const { statusCode, body } = await get('/metrics')
    database = 'there'
    expect(statusCode).toBe(200)
    expect(body).toContain('yinuo_sockets{door="staff"} 3')
    expect(body).toMatch(/yinuo_outbox_facts Nan/i)
  })
})
