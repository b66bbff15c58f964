import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '#platform/http/problem.ts'
import type { HttpApp } from '#platform/http/server.ts'
import { cookieFlags, cookieName, cookieOf } from './cookies.ts'
import type { IdentityDeps } from './deps.ts'
import { originOf } from './sign-in-routes.ts'
import { createSingleSignOn, type SsoRefusal } from './single-sign-on.ts'
import { type SsoSignInRefusal, signInBySso } from './sso-sign-in.ts'

const PATH = '/api/sign-in/sso'
const ROUND_TRIP_SECONDS = 600
const tags = ['Sign-in']

/** A path of this house: never another site, however it is written. */
const returnTo = z
  .string()
  .max(300)
  .regex(/^\/(?!\/)[A-Za-z0-9_\-./?=&%~]*$/)
  .default('/')

const elsewhere = z.null().describe('On to the address in `location`')

/** Single sign-on. Refusals end on the sign-in page, as `?refused=`; a person sits before it, no program. */
export function ssoRoutes(app: HttpApp, deps: IdentityDeps): void {
  const singleSignOn = createSingleSignOn(deps)

  app.get(
    '/api/sign-in/options',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'The ways to sign in',
        response: { 200: z.object({ password: z.boolean(), singleSignOn: z.boolean() }) },
      },
    },
    async () => ({ password: true, singleSignOn: singleSignOn !== undefined }),
  )

  app.get(
    PATH,
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: "Go to the bank's identity provider",
        querystring: z.object({ returnTo }),
        response: { 303: elsewhere },
      },
    },
    async (request, reply) => {
      if (!singleSignOn) throw new Problem(404, 'sso-not-set', 'Set OIDC_ISSUER: docs/recipes/configure.md')
      if (isSentByOthers(request)) return refuse(reply, 'sso-refused')
      const begun = await singleSignOn.begin(redirectUri(request, deps), request.query.returnTo)
      if (!begun.ok) return refuse(reply, begun.refusal)
      reply.setCookie(cookieName('sso', deps.config), begun.value.cookie, {
        ...roundTripFlags(deps),
        maxAge: ROUND_TRIP_SECONDS,
      })
      return reply.header('cache-control', 'no-store').redirect(begun.value.url, 303)
    },
  )

  app.get(
    `${PATH}/callback`,
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Where the identity provider sends people back to',
        querystring: z.looseObject({}),
        response: { 303: elsewhere },
      },
    },
    async (request, reply) => {
      if (!singleSignOn) throw new Problem(404, 'sso-not-set', 'Set OIDC_ISSUER: docs/recipes/configure.md')
      reply.header('cache-control', 'no-store').clearCookie(cookieName('sso', deps.config), roundTripFlags(deps))
      const cameBackTo = new URL(request.url, redirectUri(request, deps))
      const identity = await singleSignOn.finish(
        cameBackTo,
        cookieOf(request.headers.cookie, cookieName('sso', deps.config)),
      )
      if (!identity.ok) return refuse(reply, identity.refusal)
      const signedIn = await signInBySso(deps, identity.value, originOf(request))
      if (!signedIn.ok) return refuse(reply, signedIn.refusal)
      reply.setCookie(cookieName('session', deps.config), signedIn.value.token, cookieFlags(deps.config))
      return reply.redirect(identity.value.returnTo, 303)
    },
  )
}

/** A strict cookie would stay behind when the provider, another site, sends the browser back. */
const roundTripFlags = (deps: IdentityDeps) => ({ ...cookieFlags(deps.config), sameSite: 'lax' as const })

/**
 * Another site may not sign people in behind their back, where the provider would ask nothing: who begins does it from
 * a page of ours, or by the address itself. Browsers say which; others say nothing and carry no one's session.
 */
function isSentByOthers(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}

/** Registered at the provider, which refuses every other: a forged host header leads nowhere. */
function redirectUri(request: FastifyRequest, deps: IdentityDeps): string {
  return new URL(`${PATH}/callback`, deps.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`).href
}

function refuse(reply: FastifyReply, refusal: SsoRefusal | SsoSignInRefusal) {
  return reply.redirect(`/sign-in?refused=${refusal}`, 303)
}
