import { z } from 'zod'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { ownPasswordRequest, setPasswordRequest } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { changeOwnPassword, type OwnPasswordRefusal } from './own-password.ts'
import { type SetPasswordRefusal, setPasswordByLink } from './password-link.ts'
import type { PasswordFault } from './password-rules.ts'

const FAULT: Statuses<PasswordFault> = {
  'password-too-short': 422,
  'password-too-common': 422,
  'password-holds-agent-number': 422,
}
const OWN: Statuses<OwnPasswordRefusal> = {
  ...FAULT,
  'wrong-password': 403,
  'no-password': 409,
  'too-many-tries': 429,
  'too-busy': 503,
  'password-unchanged': 422,
}
const LINK: Statuses<SetPasswordRefusal> = { ...FAULT, 'link-not-valid': 410, 'too-busy': 503 }

export function passwordRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.put(
    '/api/me/password',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['Me'],
        summary: 'Change the own password; every other session ends',
        description: 'At least 12 characters, not the agent number, not a common one; at most 1,024 bytes.',
        body: ownPasswordRequest,
        response: { 200: z.null() },
      },
    },
    async (request) => answer(await changeOwnPassword(deps, actorOf(request), request.body), OWN),
  )

  app.post(
    '/api/set-password',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Sign-in'],
        summary: 'Set a password by a one-time link; every session of the person ends',
        body: setPasswordRequest,
        response: { 200: z.null() },
      },
    },
    async (request) => answer(await setPasswordByLink(deps, request.body), LINK),
  )
}
