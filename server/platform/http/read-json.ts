import type { FastifyRequest } from 'fastify'
import { Problem } from '#platform/http/problem.ts'
import type { HttpApp } from '#platform/http/server.ts'

/**
 * Bodies are JSON in UTF-8 or nothing: bytes that are no UTF-8 are refused rather than replaced, and so are the names
 * `__proto__` and `constructor.prototype`. An empty body is no body; the route's schema says whether it needs one.
 */
export function readJsonBodies(app: HttpApp): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined)
    let text: string
    try {
      text = utf8.decode(body)
    } catch {
      return done(new Problem(400, 'malformed-input', 'Send the body in UTF-8.'))
    }
    parse(request, text, done)
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
