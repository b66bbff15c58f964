import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem, toBody } from '#platform/http/problem.ts'

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'
const RETRY_AFTER_SECONDS = 2

/** Whatever went wrong becomes a problem; what it was exactly is for the log, which has the same request id. */
export function answerError(
  error: FastifyError | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  tell: (request: FastifyRequest, problem: Problem) => void = () => {},
) {
  const problem = problemOf(error, request)
  tell(request, problem)
  return sendProblem(reply, request, problem)
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem) {
  if (problem.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_AFTER_SECONDS)
  return reply
    .status(problem.status)
    .serializer((body: unknown) => JSON.stringify(body))
    .header('content-type', PROBLEM_TYPE)
    .send(toBody(problem, request.id))
}

/** Answers what is not even HTTP, or came too slowly; there is no request yet, so the socket is all there is. */
export function answerBrokenHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = BROKEN_HTTP[error.code ?? ''] ?? 400
  const body = JSON.stringify(toBody(clientError(status)))
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', `Content-Type: ${PROBLEM_TYPE}`]
  head.push(...SAFE_HEADERS)
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** What every other answer carries by the server's own rules. */
const SAFE_HEADERS = [
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security: max-age=31536000; includeSubDomains',
  'X-Content-Type-Options: nosniff',
  'Cache-Control: no-store',
]

const UNAVAILABLE =
  /^(08...|57P..|57014|53...|25006|25P03|40001|40P01|55P03|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** The database is away, starting, full, busy or out of connections: worth trying again, and no fault of the request. */
export function isUnavailable(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  return UNAVAILABLE.test(code)
}

function problemOf(error: FastifyError | Problem, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) return malformedFields(error)
  const status = error.statusCode ?? 500
  if (status < 500) return clientError(status)
  const about = { err: error, requestId: request.id, route: request.routeOptions.url }
  if (isUnavailable(error)) {
    request.log.warn(about, 'database not available')
    return new Problem(503, 'not-available', `Try again in ${RETRY_AFTER_SECONDS} seconds.`)
  }
  request.log.error(about, 'request failed')
  return new Problem(500, 'internal-fault', 'Nothing was changed. Report the request id if it happens again.')
}

function malformedFields(error: FastifyError): Problem {
  const context = error.validationContext ?? ''
  const fields = (error.validation ?? []).slice(0, 20).map((issue) => ({
    path: `${context}${issue.instancePath.replaceAll('/', '.')}`,
    message: issue.message ?? 'malformed',
  }))
  return new Problem(400, 'malformed-input', 'Correct the named fields and send it again.', fields)
}

function clientError(status: number): Problem {
  const [refusal, detail] = CLIENT_ERRORS[status] ?? ['malformed-input', 'Send a well-formed request: see /api/docs.']
  return new Problem(status, refusal, detail)
}

/** What the HTTP machinery refuses before a route is asked. */
const CLIENT_ERRORS: Readonly<Record<number, readonly [refusal: string, detail: string]>> = {
  408: ['too-slow', 'The request took too long to arrive: send it again.'],
  413: ['too-large', 'Send less: the limits are in /api/docs.'],
  415: ['wrong-content-type', 'Send application/json.'],
  429: ['too-many-requests', 'Wait and try again.'],
  431: ['too-large', 'The headers are too large: send fewer cookies.'],
}

const BROKEN_HTTP: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}
