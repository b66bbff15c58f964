import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyError, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Actor } from '#platform/access.ts'
import { checkAccess } from '#platform/http/access-check.ts'
import { hurryBodies, uploadWithinMs } from '#platform/http/body-time.ts'
import { cleanInput } from '#platform/http/clean-input.ts'
import { answerBrokenHttp, answerError, sendProblem } from '#platform/http/errors.ts'
import { documentApi } from '#platform/http/openapi.ts'
import { createPace } from '#platform/http/pace.ts'
import { Problem, problemBody } from '#platform/http/problem.ts'
import { readJsonBodies } from '#platform/http/read-json.ts'
import { refusalLines } from '#platform/http/refusal-lines.ts'
import type { Logger } from '#platform/logger.ts'

/**
 * Who may call a route. A permission: people who hold it. `signed-in`: any person. `public`: anyone, for sign-in and
 * health. `visitor`: the customer's side; the channel that declares it authenticates by its own token.
 */
export type RouteAccess = { readonly permission: string } | 'signed-in' | 'public' | 'visitor'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    /** A state-changing route that takes no JSON (uploads). */
    rawBody?: boolean
  }
  interface FastifyRequest {
    /** Set for every route that is not `public` or `visitor`. */
    signedIn: Actor | null
  }
}

const newServer = (options: HttpOptions) =>
  fastify({
    loggerInstance: options.logger.child(
      { part: 'http' },
      { level: options.logger.level === 'info' ? 'warn' : options.logger.level },
    ),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies,
    bodyLimit: 256 * 1024,
    http: { headersTimeout: 15_000 },
    requestTimeout: uploadWithinMs(options.fileMostBytes),
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    clientErrorHandler: answerBrokenHttp,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()

/** A Fastify instance whose schemas are zod: what modules register their routes on. */
export type HttpApp = ReturnType<typeof newServer>

export interface HttpOptions {
  readonly logger: Logger
  /** The person behind a request's cookie or bearer token; undefined when there is none. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | undefined>
  readonly trustedProxies: string[] | boolean
  /** Origins, besides its own, whose pages may call the staff API. */
  readonly allowedOrigins: readonly string[]
  /** Whether this origin may call the customers' routes (`/chat/...`), for example a bank's home page. */
  readonly visitorOriginAllowed: (origin: string) => Promise<boolean>
  /** The largest file that may be sent: it gets the time it needs over a weak mobile link. */
  readonly fileMostBytes: number
  /** GET requests of one session a minute, and at once. */
  readonly readsPerMinute: number
  readonly version: string
}

const PROBLEM = {
  description: 'Refused, or failed, as a problem (RFC 9457)',
  content: { 'application/problem+json': { schema: problemBody } },
}

/** The HTTP edge: parses, authenticates, checks the permission, answers refusals in one form. Knows no module. */
export async function createHttpServer(options: HttpOptions): Promise<HttpApp> {
  const app = newServer(options)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('signedIn', null)
  const tell = refusalLines()
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, tell))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, request, new Problem(404, 'not-found', 'No such address. See /api/docs for what exists.')),
  )
  readJsonBodies(app)
  hurryBodies(app)
  refuseWhileClosing(app)
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Problem(429, 'too-many-requests', 'Wait a minute and try again.'),
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    crossOriginEmbedderPolicy: false,
  })
  await app.register(cors, {
    delegator: (request, done) => {
      const visitorRoute = request.url.startsWith('/chat/')
      const origin = request.headers.origin
      if (!visitorRoute || origin === undefined) return done(null, { origin: false })
      options.visitorOriginAllowed(origin).then(
        (allowed) =>
          done(null, {
            origin: allowed ? origin : false,
            allowedHeaders: ['authorization', 'content-type'],
            methods: ['GET', 'POST', 'PUT'],
            exposedHeaders: ['retry-after'],
            maxAge: 600,
          }),
        (error: Error) => done(error, { origin: false }),
      )
    },
  })
  await documentApi(app, options.version)
  app.addHook('onRoute', (route) => {
    const served = route.url.startsWith('/api/docs') || route.method === 'OPTIONS' || route.method === 'HEAD'
    if (!served && route.config?.access === undefined) {
      throw new Error(`route ${String(route.method)} ${route.url} declares no access: add config.access`)
    }
    const schema = route.schema as { response?: Record<string, unknown> } | undefined
    if (served || !schema) return
    schema.response = { '4xx': PROBLEM, '5xx': PROBLEM, ...schema.response }
    Object.assign(schema, { 'x-access': route.config?.access })
  })
  const access = { ...options, readPace: createPace(options.readsPerMinute) }
  app.addHook('onRequest', (request, reply) => checkAccess(request, reply, access))
  app.addHook('preValidation', async ({ params, query, body }) => cleanInput({ params, querystring: query, body }))
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  return app
}

/** A node that stops still finishes what it has, and sends the rest to another. */
function refuseWhileClosing(app: HttpApp): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onRequest', async (_request, reply) => {
    if (!closing) return
    reply.header('connection', 'close')
    throw new Problem(503, 'stopping', 'Use another node.')
  })
}

/** The signed-in person of a request; only for routes whose access is a permission or `signed-in`. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.signedIn) throw new Error('route has no signed-in person: check its config.access')
  return request.signedIn
}
