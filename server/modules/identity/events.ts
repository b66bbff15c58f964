import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const signedIn = factKind(
  'identity.signed-in',
  1,
  z.object({ personId: z.string(), sessionId: z.string(), method: z.enum(['password', 'single-sign-on', 'set-up']) }),
)

/** The session may do nothing any more; open sockets of it are cut. */
export const sessionEnded = factKind(
  'identity.session-ended',
  1,
  z.object({
    personId: z.string(),
    sessionId: z.string(),
    reason: z.enum(['signed-out', 'revoked', 'expired', 'person-disabled', 'password-changed']),
  }),
)

/** Roles, unit or reach of a person changed: what was computed from them is stale. */
export const rightsChanged = factKind('identity.rights-changed', 1, z.object({ personId: z.string() }))

/** Skills or levels of a person changed, were granted, withdrawn or expired. */
export const skillsChanged = factKind('identity.skills-changed', 1, z.object({ personId: z.string() }))

/** A masked field was shown to someone. The value itself is never in the log. */
export const fieldRevealed = factKind(
  'identity.field-revealed',
  1,
  z.object({ personId: z.string(), subject: z.string(), field: z.string(), purpose: z.string() }),
)
