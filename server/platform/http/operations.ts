import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { z } from 'zod'
import { type Db, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/http/problem.ts'
import type { HttpApp } from '#platform/http/server.ts'
import type { DoorHub } from '#platform/realtime/gateway.ts'

const READY_WITHIN_MS = 2_000

export interface OperationsDeps {
  readonly db: Db
  readonly hubs: () => Readonly<Record<string, DoorHub>>
  readonly isStopping: () => boolean
  readonly metricsToken: string | undefined
  readonly moreMetrics: (registry: Registry) => void
  readonly version: string
}

/** `/healthz` (the process answers), `/readyz` (it can serve: database reached, not stopping), `/metrics`. */
export function registerOperations(app: HttpApp, deps: OperationsDeps): void {
  const registry = createRegistry(deps)
  const tags = ['Operations']
  const answer = z.object({ status: z.string(), version: z.string() })
  app.get(
    '/healthz',
    { config: { access: 'public' }, schema: { tags, summary: 'Does this process answer?', response: { 200: answer } } },
    async () => ({
      status: 'alive',
      version: deps.version,
    }),
  )
  app.get(
    '/readyz',
    { config: { access: 'public' }, schema: { tags, summary: 'Can this node serve?', response: { 200: answer } } },
    async () => {
      if (deps.isStopping()) throw new Problem(503, 'stopping', 'Use another node.')
      await answersSoon(deps.db)
      return { status: 'ready', version: deps.version }
    },
  )
  const figures = { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } }
  const schema = { tags, summary: 'Figures for Prometheus', response: { 200: figures } }
  app.get('/metrics', { config: { access: 'public' }, schema }, async (request, reply) => {
    if (!mayReadMetrics(request, deps.metricsToken))
      throw new Problem(
        403,
        'not-permitted',
        'Read from this machine, or set METRICS_TOKEN and send it as bearer token.',
      )
    return reply.header('content-type', registry.contentType).send(await registry.metrics())
  })
}

/** A database that does not answer in time is as good as none, for who decides where to send customers. */
async function answersSoon(db: Db): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem(503, 'not-available', 'Try again in 2 seconds.')), READY_WITHIN_MS)
  })
  try {
    await Promise.race([db.run(sql`select 1`), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Without a token only this machine may read, and not who came through a proxy on it. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  const { authorization = '', forwarded, via, 'x-forwarded-for': forwardedFor } = request.headers
  if (token !== undefined) return isSame(authorization, `Bearer ${token}`)
  const isProxied = forwarded !== undefined || via !== undefined || forwardedFor !== undefined
  return !isProxied && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
}

/** Takes as long for a nearly right text as for a wrong one. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(wanted))
}

function createRegistry(deps: OperationsDeps): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'yinuo_' })
  gauge(registry, 'yinuo_outbox_facts', 'Facts announced and not yet in the log', async () =>
    count(deps.db, 'select count(*)::int n from platform.outbox'),
  )
  gauge(registry, 'yinuo_parked_facts', 'Facts a module could not digest', async () =>
    count(deps.db, 'select count(*)::int n from platform.parked_fact'),
  )
  gauge(registry, 'yinuo_timers_overdue', 'Timers more than 5 s late', async () =>
    count(deps.db, "select count(*)::int n from platform.timer where due_at < now() - interval '5 seconds'"),
  )
  gauge(registry, 'yinuo_log_position', 'Facts in the log', async () =>
    count(deps.db, 'select position n from platform.log_head'),
  )
  const sockets = new Gauge({
    name: 'yinuo_sockets',
    help: 'Open sockets by door',
    labelNames: ['door'],
    registers: [registry],
    collect() {
      for (const [door, hub] of Object.entries(deps.hubs())) sockets.set({ door }, hub.connectionCount())
    },
  })
  const watched = new Gauge({
    name: 'yinuo_watched_topics',
    help: 'Feeds and views that someone watches, by door',
    labelNames: ['door'],
    registers: [registry],
    collect() {
      for (const [door, hub] of Object.entries(deps.hubs())) watched.set({ door }, hub.watchCount())
    },
  })
  deps.moreMetrics(registry)
  return registry
}

function gauge(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      // The rest is worth reading also when the database is away.
      this.set(await read().catch(() => Number.NaN))
    },
  })
}

async function count(db: Db, text: string): Promise<number> {
  const { rows } = await db.pool.query<{ n: string | number }>(text)
  return Number(rows[0]?.n ?? 0)
}
