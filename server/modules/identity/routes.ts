import type { HttpApp } from '#platform/http/server.ts'
import { auditRoutes } from './audit-routes.ts'
import type { IdentityDeps } from './deps.ts'
import { meRoutes } from './me-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { skillRoutes } from './skill-routes.ts'
import { ssoRoutes } from './sso-routes.ts'

export function identityRoutes(app: HttpApp, deps: IdentityDeps): void {
  signInRoutes(app, deps)
  ssoRoutes(app, deps)
  meRoutes(app, deps)
  passwordRoutes(app, deps)
  sessionRoutes(app, deps)
  peopleRoutes(app, deps)
  organisationRoutes(app, deps)
  skillRoutes(app, deps)
  auditRoutes(app, deps)
}
