import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Actor } from '#platform/access.ts'
import { may } from '#platform/access.ts'
import { Problem, problemBody, toBody } from '#platform/http/problem.ts'
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
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: true,
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
  readonly version: string
}

/** The HTTP edge: parses, authenticates, checks the permission, answers refusals in one form. Knows no module. */
export async function createHttpServer(options: HttpOptions): Promise<HttpApp> {
  const app = newServer(options)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('signedIn', null)
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, request, new Problem(404, 'not-found', 'No such address. See /api/docs for what exists.')),
  )
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
        connectSrc: ["'self'", 'ws:', 'wss:'],
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
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Yinuo 一诺', version: options.version, description: 'The public door of the service centre.' },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
  app.addHook('onRoute', (route) => {
    const served = route.url.startsWith('/api/docs') || route.method === 'OPTIONS' || route.method === 'HEAD'
    if (!served && route.config?.access === undefined) {
      throw new Error(`route ${String(route.method)} ${route.url} declares no access: add config.access`)
    }
    const schema = route.schema as { response?: Record<string, unknown> } | undefined
    if (!served && schema?.response) schema.response = { '4xx': problemBody, ...schema.response }
    if (!served && schema) Object.assign(schema, { 'x-access': route.config?.access })
  })
  app.addHook('onRequest', (request) => checkAccess(request, options))
  return app
}

async function checkAccess(request: FastifyRequest, options: HttpOptions): Promise<void> {
  const access = request.routeOptions.config.access
  if (access === undefined || access === 'visitor') return
  if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request, options)
  if (access === 'public') return
  const actor = await options.authenticate(request)
  if (!actor) throw new Problem(401, 'not-signed-in', 'Sign in and try again.')
  request.signedIn = actor
  if (access !== 'signed-in' && !may(actor, access.permission)) {
    throw new Problem(403, 'not-permitted', `This needs the permission ${access.permission}.`)
  }
}

/** Browsers always name the origin of a state-changing request; another site's is refused before anything else. */
export function refuseForeignOrigin(
  request: Pick<FastifyRequest, 'headers'>,
  options: { readonly allowedOrigins: readonly string[] },
): void {
  const origin = request.headers.origin
  if (origin === undefined || options.allowedOrigins.includes(origin)) return
  const host = request.headers.host
  if (URL.canParse(origin) && new URL(origin).host === host) return
  throw new Problem(403, 'foreign-origin', 'This page may not call the service centre.')
}

/** The signed-in person of a request; only for routes whose access is a permission or `signed-in`. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.signedIn) throw new Error('route has no signed-in person: check its config.access')
  return request.signedIn
}

function answerError(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Problem) return sendProblem(reply, request, error)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.slice(0, 20).map((issue) => ({
      path: `${error.validationContext ?? ''}${issue.instancePath.replaceAll('/', '.')}`,
      message: issue.message ?? 'malformed',
    }))
    return sendProblem(
      reply,
      request,
      new Problem(400, 'malformed-input', 'Correct the named fields and send it again.', fields),
    )
  }
  const status = error.statusCode ?? 500
  if (status < 500)
    return sendProblem(reply, request, new Problem(status, clientErrorName(error), clientErrorAdvice(status)))
  if (isUnavailable(error)) {
    request.log.warn({ err: error, requestId: request.id }, 'database not available')
    return sendProblem(
      reply.header('retry-after', '2'),
      request,
      new Problem(503, 'not-available', 'Try again in 2 seconds.'),
    )
  }
  request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed')
  return sendProblem(
    reply,
    request,
    new Problem(500, 'internal-fault', 'Nothing was changed. Report the request id if it happens again.'),
  )
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem) {
  return reply
    .status(problem.status)
    .serializer((body: unknown) => JSON.stringify(body))
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(toBody(problem, request.id))
}

function clientErrorName(error: FastifyError): string {
  if (error.statusCode === 413) return 'too-large'
  if (error.statusCode === 429) return 'too-many-requests'
  if (error.statusCode === 415) return 'wrong-content-type'
  return 'malformed-input'
}

function clientErrorAdvice(status: number): string {
  if (status === 413) return 'Send less: the limits are in /api/docs.'
  if (status === 429) return 'Wait and try again.'
  if (status === 415) return 'Send application/json.'
  return 'Send a well-formed request: see /api/docs.'
}

/** The database is away, starting, full or out of connections: worth trying again, and no fault of the request. */
export function isUnavailable(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    /^(08|57P|53|25006|ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client was closed/.test(message)
  )
}

export type { FastifyInstance }
