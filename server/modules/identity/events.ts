import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const signedIn = factKind(
  'identity.signed-in',
  1,
  z.object({
    personId: z.string(),
    sessionId: z.string(),
    method: z.enum(['password', 'single-sign-on', 'set-up']),
    address: z.string().optional(),
  }),
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

/** A sign-in that was refused. Nothing that was typed is kept: people type passwords into the wrong field. */
export const signInRefused = factKind(
  'identity.sign-in-refused',
  1,
  z.object({
    /** Null when there is no such account. */
    personId: z.string().nullable(),
    reason: z.enum([
      'wrong-password',
      'unknown-account',
      'account-closed',
      'person-disabled',
      'no-password',
      'linked-elsewhere',
    ]),
    method: z.enum(['password', 'single-sign-on']),
    address: z.string(),
  }),
)

/** Too many wrong passwords: refused until `closedUntil`, the right one too. */
export const accountClosed = factKind(
  'identity.account-closed',
  1,
  z.object({ personId: z.string(), closedUntil: z.number() }),
)
/** An administrator opened a closed account before its time. */
export const accountOpened = factKind('identity.account-opened', 1, z.object({ personId: z.string() }))

export const personAdded = factKind('identity.person-added', 1, z.object({ personId: z.string(), unitId: z.string() }))
export const personChanged = factKind(
  'identity.person-changed',
  1,
  z.object({
    personId: z.string(),
    what: z.array(
      z.enum(['display-name', 'unit', 'locale', 'enabled', 'disabled', 'single-sign-on-linked', 'single-sign-on-cut']),
    ),
  }),
)
export const passwordChanged = factKind(
  'identity.password-changed',
  1,
  z.object({ personId: z.string(), how: z.enum(['own-change', 'one-time-link', 'set-up', 'seed']) }),
)
export const passwordLinkMade = factKind(
  'identity.password-link-made',
  1,
  z.object({ personId: z.string(), expiresAt: z.number() }),
)

const roleAtUnit = z.object({ personId: z.string(), role: z.string(), unitId: z.string() })
export const roleGranted = factKind('identity.role-granted', 1, roleAtUnit)
export const roleWithdrawn = factKind('identity.role-withdrawn', 1, roleAtUnit)

export const skillGranted = factKind(
  'identity.skill-granted',
  1,
  z.object({ personId: z.string(), skill: z.string(), level: z.number(), expiresOn: z.string().nullable() }),
)
export const skillWithdrawn = factKind(
  'identity.skill-withdrawn',
  1,
  z.object({ personId: z.string(), skill: z.string(), reason: z.enum(['withdrawn', 'expired']) }),
)
/** An entry of the skills catalogue was added or changed. */
export const skillDefined = factKind('identity.skill-defined', 1, z.object({ skill: z.string(), offered: z.boolean() }))

/** The organisation changed. After `moved`, everyone whose reach it alters gets `identity.rights-changed` too. */
export const unitChanged = factKind(
  'identity.unit-changed',
  1,
  z.object({
    unitId: z.string(),
    what: z.enum(['added', 'renamed', 'moved', 'removed']),
    parentId: z.string().nullable(),
  }),
)

/** Someone looked into the audit trail; what they asked for, never what they found. */
export const auditRead = factKind(
  'identity.audit-read',
  1,
  z.object({
    personId: z.string(),
    about: z.string().nullable(),
    type: z.string().nullable(),
    byPerson: z.string().nullable(),
  }),
)
