import type { FastifyReply, FastifyRequest } from 'fastify'
import { may } from '#platform/access.ts'
import { Problem } from '#platform/http/problem.ts'
import type { HttpOptions } from '#platform/http/server.ts'

type AccessOptions = Pick<HttpOptions, 'authenticate' | 'allowedOrigins'> & {
  /** After how many seconds this session may read again; 0 when it may now. */
  readonly readPace: (sessionId: string, nowMs: number) => number
}

/** Before anything else of a request is looked at: does this page, and this person, have any business here? */
export async function checkAccess(request: FastifyRequest, reply: FastifyReply, options: AccessOptions): Promise<void> {
  const { access } = request.routeOptions.config
  if (access === undefined || access === 'visitor') return
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead) refuseForeignOrigin(request, options)
  if (access === 'public') return
  const actor = await options.authenticate(request)
  if (!actor) throw new Problem(401, 'not-signed-in', 'Sign in and try again.')
  request.signedIn = actor
  const afterSeconds = isRead ? options.readPace(actor.sessionId, performance.now()) : 0
  if (afterSeconds > 0) {
    reply.header('retry-after', afterSeconds)
    throw new Problem(429, 'too-many-requests', `Wait ${afterSeconds} seconds and try again.`)
  }
  if (access !== 'signed-in' && !may(actor, access.permission)) {
    const { personId } = actor
    request.log.warn({ requestId: request.id, personId, permission: access.permission }, 'not permitted')
    throw new Problem(403, 'not-permitted', `This needs the permission ${access.permission}.`)
  }
}

/** Browsers always name the origin of a state-changing request; another site's is refused. Programs name none. */
function refuseForeignOrigin(request: Pick<FastifyRequest, 'headers'>, options: AccessOptions): void {
  if (!isOwnPage(request.headers, options.allowedOrigins))
    throw new Problem(403, 'foreign-origin', 'This page may not call the service centre.')
}

/** Whether a page of ours, or of an allowed origin, is calling, or a program, which names no origin. */
export function isOwnPage(
  { origin, host }: { readonly origin?: string | undefined; readonly host?: string | undefined },
  allowedOrigins: readonly string[],
): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
