import { z } from 'zod'

/**
 * What can prove who is on the line. `name` and `phone` are answers to blind checks, `vouched-sign-in` is what the bank's own
 * page says; the rest an agent reads off the bank's own systems and writes down as passed or failed, never the value itself.
 */
export const EVIDENCE_KINDS = [
  'vouched-sign-in',
  'caller-number',
  'name',
  'id-document',
  'phone',
  'fact-transaction',
  'fact-product',
  'fact-security-question',
  'otp',
  'query-pin',
  'app-approval',
  'biometrics',
  'video',
  'branch-visit',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Those that a person writes down; the others come by themselves. */
export const ATTESTED_KINDS = [
  'caller-number',
  'id-document',
  'fact-transaction',
  'fact-product',
  'fact-security-question',
  'otp',
  'query-pin',
  'app-approval',
  'biometrics',
  'video',
  'branch-visit',
] as const satisfies readonly EvidenceKind[]

/** What an act on behalf of the person on the line takes; who serves nobody acts by permission and purpose alone. */
export const LEVEL_OF_ACTION = {
  'reveal-for-fraud': 0,
  'reveal-name': 1,
  'reveal-phone': 2,
  'reveal-customer-no': 2,
  'change-needs': 2,
} as const satisfies Readonly<Record<string, number>>
export type LevelledAction = keyof typeof LEVEL_OF_ACTION

export const levelNumber = z.int().min(0).max(4)
export type IdentityLevel = 0 | 1 | 2 | 3 | 4

const kind = z.enum(EVIDENCE_KINDS)
export const wayUp = z
  .object({
    level: levelNumber,
    missing: z.array(kind).describe('Each of these'),
    facts: z.int().describe('And so many more facts that stand on no identity document'),
  })
  .meta({ id: 'WayUp' })
export type WayUp = z.infer<typeof wayUp>

export const contactIdentity = z
  .object({
    contactId: z.uuid(),
    level: levelNumber,
    isOver: z.boolean().describe('The contact is over, and its level with it'),
    lockedUntil: z.number().nullable().describe('After three failures within 24 hours; also a flag for the fraud desk'),
    failuresLeft: z.int().describe('Failures until it is locked'),
    evidence: z.array(
      z.object({
        kind,
        passed: z.boolean(),
        at: z.number(),
        by: z.object({ personId: z.uuid(), name: z.string() }).nullable().describe('Null: the bank’s own page'),
      }),
    ),
    waysUp: z.array(wayUp).describe('What each higher level still wants, one entry a way'),
  })
  .meta({ id: 'ContactIdentity' })
export type ContactIdentity = z.infer<typeof contactIdentity>

export const evidenceBody = z.strictObject({
  kind: z.enum(ATTESTED_KINDS),
  passed: z.boolean().describe('How the check ended in the bank’s own system'),
})

export const identityWarningSearch = z.object({
  kind: z.enum(['locked', 'duress']).optional(),
  before: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const identityWarning = z
  .object({
    warningId: z.uuid(),
    kind: z.enum(['locked', 'duress']),
    at: z.number(),
    until: z.number().nullable(),
    contactId: z.uuid(),
    reference: z.string(),
    customerId: z.uuid(),
    maskedName: z.string(),
    by: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'IdentityWarning' })
export type IdentityWarning = z.infer<typeof identityWarning>
export const identityWarningList = z.object({
  asOf: z.number(),
  warnings: z.array(identityWarning),
  next: z.uuid().nullable(),
})
