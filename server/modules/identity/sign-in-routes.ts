import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { setUpRequest, signedInReply, signInRequest } from './contract.ts'
import { cookieFlags, cookieName, cookieOf } from './cookies.ts'
import type { IdentityDeps } from './deps.ts'
import { DEVICE_COOKIE_SECONDS } from './devices.ts'
import { endSessions, type Origin } from './sessions.ts'
import { type SetUpRefusal, setUp } from './set-up.ts'
import { type SignedIn, type SignInRefusal, signIn } from './sign-in.ts'
import { anyoneExists } from './store.ts'

const SIGN_IN: Statuses<SignInRefusal> = { 'sign-in-refused': 401, 'too-many-tries': 429, 'too-busy': 503 }
const SET_UP: Statuses<SetUpRefusal> = {
  'already-set-up': 409,
  'too-busy': 503,
  'password-too-short': 422,
  'password-too-common': 422,
  'password-holds-agent-number': 422,
}
const tags = ['Sign-in']
const nothing = z.null()

export function signInRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.get(
    '/api/setup',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Whether this installation still needs its first administrator',
        response: { 200: z.object({ needed: z.boolean() }) },
      },
    },
    async () => ({ needed: !(await anyoneExists(deps.db)) }),
  )

  app.post(
    '/api/setup',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Create the first administrator of an empty installation, and sign in',
        body: setUpRequest,
        response: { 200: signedInReply },
      },
    },
    async (request, reply) => {
      const signedIn = answer(await setUp(deps, { ...request.body, origin: originOf(request) }), SET_UP)
      return handOver(reply, deps, signedIn, request.body.as)
    },
  )

  app.post(
    '/api/sign-in',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Sign in by agent number and password',
        description:
          'Refusals do not tell whether the account exists. Ten wrong passwords close an account for 30 minutes to all ' +
          'browsers it was not used from before.',
        body: signInRequest,
        response: { 200: signedInReply },
      },
    },
    async (request, reply) => {
      const asCookie = request.body.as === 'cookie'
      const outcome = await signIn(deps, {
        agentNo: request.body.agentNo.trim(),
        password: request.body.password,
        origin: originOf(request),
        deviceToken: cookieOf(request.headers.cookie, cookieName('device', deps.config)),
        remembersDevice: asCookie,
        formerToken: asCookie ? cookieOf(request.headers.cookie, cookieName('session', deps.config)) : undefined,
      })
      if (!outcome.ok && outcome.refusal === 'too-busy')
        reply.header('retry-after', String(Math.ceil(deps.passwords.comeBackMs() / 1000)))
      if (!outcome.ok && outcome.refusal === 'too-many-tries') reply.header('retry-after', '900')
      return handOver(reply, deps, answer(outcome, SIGN_IN), request.body.as)
    },
  )

  app.post(
    '/api/sign-out',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'End this session', response: { 200: nothing } },
    },
    async (request, reply) => {
      const { personId, sessionId } = actorOf(request)
      await deps.db.transaction((tx) =>
        endSessions(tx, deps, { kind: 'person', id: personId }, [sessionId], 'signed-out'),
      )
      reply.clearCookie(cookieName('session', deps.config), cookieFlags(deps.config))
      return null
    },
  )
}

export function originOf(request: FastifyRequest): Origin {
  return { address: request.ip.slice(0, 64), userAgent: masked(request.headers['user-agent'] ?? '') }
}

/** A browser gets cookies, out of reach of scripts; a program gets the token it asked for. */
export function handOver(reply: FastifyReply, deps: IdentityDeps, signedIn: SignedIn, as: 'cookie' | 'token') {
  reply.header('cache-control', 'no-store')
  if (as === 'token') return { personId: signedIn.personId, token: signedIn.token }
  const flags = cookieFlags(deps.config)
  reply.setCookie(cookieName('session', deps.config), signedIn.token, flags)
  if (signedIn.deviceToken !== undefined)
    reply.setCookie(cookieName('device', deps.config), signedIn.deviceToken, {
      ...flags,
      maxAge: DEVICE_COOKIE_SECONDS,
    })
  return { personId: signedIn.personId }
}
