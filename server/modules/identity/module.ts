import type { IncomingHttpHeaders } from 'node:http'
import { Gauge } from 'prom-client'
import type { RecordedFact } from '#libs/facts/event.ts'
import { identityWaiting } from '#modules/identity/waiting.ts'
import type { Actor, PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { Door } from '#platform/realtime/topics.ts'
import { identityAnswers } from './answers.ts'
import { createAuthenticator } from './authenticate.ts'
import { identityDeps } from './deps.ts'
import { rightsChanged, sessionEnded } from './events.ts'
import { identityTimers } from './jobs.ts'
import { identityPermissions } from './permissions.ts'
import type { IdentityQuestions } from './questions.ts'
import { identityRoutes } from './routes.ts'
import { createSeenMarks } from './seen-marks.ts'
import { standingSessions } from './sessions.ts'

export interface IdentityModule extends Module {
  readonly questions: IdentityQuestions
  readonly authenticate: (headers: IncomingHttpHeaders) => Promise<Actor | undefined>
  readonly standingSessions: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>
  readonly severedBy: NonNullable<Door<Actor>['severedBy']>
  /** The person used their session over a socket. */
  readonly markSeen: (actor: Actor) => void
}

/** @param permissionTables every module's table; asked at each sign-in check, when all modules are built */
export function identityModule(
  platform: Platform,
  asks: { readonly permissionTables: () => readonly PermissionTable[] },
): IdentityModule {
  const seen = createSeenMarks(platform)
  const authenticator = createAuthenticator({ ...platform, seen }, asks.permissionTables)
  const deps = identityDeps(platform, authenticator.heard, seen)
  platform.log.listen(authenticator.heard)
  return {
    name: 'identity',
    questions: identityAnswers(deps),
    permissions: identityPermissions,
    waiting: identityWaiting,
    routes: (app) => identityRoutes(app, deps),
    timers: identityTimers(deps),
    authenticate: authenticator.authenticate,
    standingSessions: (sessionIds) => standingSessions(platform.db, deps, sessionIds),
    severedBy,
    markSeen: ({ sessionId }) => seen.mark(sessionId),
    async stop() {
      await seen.stop()
      await deps.passwords.stop()
    },
    metrics(registry) {
      new Gauge({
        name: 'yinuo_passwords_in_line',
        help: 'People whose password is being hashed or waits for it on this node',
        registers: [registry],
        collect() {
          this.set(deps.passwords.waiting())
        },
      })
    },
  }
}

/** Which open sockets a fact cuts off: those of a session that ended, or of a person whose rights changed. */
export function severedBy(fact: RecordedFact): ReturnType<IdentityModule['severedBy']> {
  if (sessionEnded.is(fact)) {
    const { sessionId } = fact.data
    return { reason: 'session-ended', hits: (actor) => actor.sessionId === sessionId }
  }
  if (rightsChanged.is(fact)) {
    const { personId } = fact.data
    return { reason: 'rights-changed', hits: (actor) => actor.personId === personId }
  }
  return undefined
}
