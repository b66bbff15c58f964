import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { ROLES } from '#platform/access.ts'

export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export const themes = ['system', 'light', 'dark'] as const
export const unitKinds = ['head-office', 'branch', 'department', 'team'] as const
export const skillKinds = ['product', 'language', 'soft'] as const
export const reaches = ['own', 'units', 'all'] as const
export const locale = z.enum(locales)
export const role = z.enum(ROLES)
const localDate = z.iso.date()
const instant = z.number().describe('UTC milliseconds')

/** Letters, digits, dot, dash: what is printed on a badge. */
export const agentNo = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{1,31}$/, 'Use 2 to 32 letters, digits, dots or dashes')
  .refine(holdsNoNumber, NO_NUMBER)
export const displayName = z.string().trim().min(1).max(80).overwrite(masked)
export const unitName = z.string().trim().min(1).max(80).overwrite(masked)
const MOST_PASSWORD_BYTES = 1024
/** Length and rules for new ones are checked where they are set; here only what could hurt. */
export const password = z
  .string()
  .min(1)
  .max(MOST_PASSWORD_BYTES)
  .refine((text) => new TextEncoder().encode(text).length <= MOST_PASSWORD_BYTES, 'At most 1,024 bytes')
const name = z.string().trim().min(1).max(80)
export const names = z.strictObject({ 'zh-CN': name, 'zh-TW': name, en: name })
const typedName = name.overwrite(masked)
const typedNames = z.strictObject({ 'zh-CN': typedName, 'zh-TW': typedName, en: typedName })

// Requests
export const signInRequest = z.strictObject({
  agentNo: z.string().min(1).max(100),
  password,
  /** `cookie` for browsers; `token` for programs, which then send it as bearer token. */
  as: z.enum(['cookie', 'token']).default('cookie'),
})
export const setUpRequest = z.strictObject({
  organisationName: unitName,
  displayName,
  agentNo,
  password,
  locale,
  as: z.enum(['cookie', 'token']).default('cookie'),
})

export const ownPasswordRequest = z.strictObject({ current: password, next: password })
export const setPasswordRequest = z.strictObject({ token: z.string().max(100), password })
export const ownLookRequest = z.strictObject({ locale: locale.optional(), theme: z.enum(themes).optional() })

export const addPersonRequest = z.strictObject({
  agentNo,
  displayName,
  unitId: z.uuid(),
  locale: locale.default('zh-CN'),
  roles: z
    .array(z.strictObject({ role, unitId: z.uuid() }))
    .max(20)
    .default([]),
})
export const changePersonRequest = z.strictObject({
  displayName: displayName.optional(),
  locale: locale.optional(),
  unitId: z.uuid().optional().describe('Roles held at the former unit move along'),
  active: z.boolean().optional().describe('False ends every session and keeps the person out'),
})
export const peopleSorts = ['agentNo', 'displayName', 'unitName', 'lastSignedInAt'] as const
export const peopleQuery = z.object({
  q: z.string().trim().max(80).optional().describe('Part of the name or of the agent number'),
  unit: z.uuid().optional().describe('This unit and below'),
  role: role.optional(),
  skill: z.string().max(40).optional().describe('Holds this skill today'),
  leastLevel: z.coerce.number().int().min(1).max(5).default(1).describe('Of that skill'),
  active: z.stringbool().optional(),
  sort: z.enum(peopleSorts).default('agentNo'),
  order: z.enum(['asc', 'desc']).default('asc'),
  cursor: z.string().max(500).optional().describe('`nextCursor` of the page before, with the same filters'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const grantSkillRequest = z.strictObject({
  level: z.int().min(1).max(5).describe('1 trainee, 2 developing, 3 competent, 4 proficient, 5 expert'),
  expiresOn: localDate.nullable().default(null).describe('The last local date on which it holds'),
})
export const skillCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'Use lower-case letters, digits, dots, dashes')
  .refine(holdsNoNumber, NO_NUMBER)
export const defineSkillRequest = z.strictObject({
  kind: z.enum(skillKinds),
  names: typedNames,
  offered: z.boolean().default(true).describe('False: kept by those who hold it, granted to nobody new'),
})
export const addSkillRequest = defineSkillRequest.extend({ code: skillCode })
/** From this many days before its last one on, a skill counts as ending soon. */
export const EXPIRING_DAYS = 60
export const skillStates = ['valid', 'expiring', 'expired'] as const
/** Who has a skill to look for: held is valid or expiring. */
export const matrixFilters = ['held', 'missing', 'expiring', 'expired'] as const
export const skillMatrixQuery = peopleQuery.pick({ q: true, unit: true, cursor: true, limit: true }).extend({
  skill: skillCode.optional().describe('Only the cells of this skill'),
  state: z.enum(matrixFilters).optional().describe('Only people who have such a cell, of `skill` when that is given'),
})
export const addUnitRequest = z.strictObject({ kind: z.enum(unitKinds), name: unitName, parentId: z.uuid().nullable() })
export const changeUnitRequest = z.strictObject({ name: unitName.optional(), parentId: z.uuid().optional() })
export const auditQuery = z.object({
  about: z.string().max(100).optional().describe('Id of what the facts are about'),
  type: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, 'module.what-happened')
    .max(80)
    .optional()
    .describe('Type of fact, for example identity.signed-in'),
  person: z.uuid().optional().describe('Who caused them'),
  from: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('From this instant on'),
  to: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('Before this instant'),
  before: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Position: only older facts; `nextBefore` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

// Replies
export const roleAtUnit = z.object({ role, unitId: z.uuid(), unitName: z.string() }).meta({ id: 'RoleAtUnit' })
export const me = z
  .object({
    personId: z.uuid(),
    agentNo: z.string(),
    displayName: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    locale,
    theme: z.enum(themes),
    timeZone: z.string().describe('The bank’s own IANA zone: its days begin at that midnight'),
    roles: z.array(roleAtUnit),
    /** Permission → how far it reaches. */
    permissions: z.record(z.string(), z.enum(reaches)),
    session: z.object({
      sessionId: z.uuid(),
      endsAt: instant.describe('However busy, the session ends now'),
      idleMinutes: z.int().describe('Without a request or socket command for this long it ends'),
    }),
    hasPassword: z.boolean(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>
export const signedInReply = z
  .object({ personId: z.uuid(), token: z.string().optional().describe('Only when asked for by `as: token`') })
  .meta({ id: 'SignedIn' })

export const personSummary = z
  .object({
    personId: z.uuid(),
    agentNo: z.string(),
    displayName: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    locale,
    active: z.boolean(),
    roles: z.array(roleAtUnit),
    lastSignedInAt: instant.nullable(),
  })
  .meta({ id: 'PersonSummary' })
export type PersonSummary = z.infer<typeof personSummary>
export const peoplePage = z
  .object({ people: z.array(personSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'PeoplePage' })

export const heldSkill = z
  .object({
    skill: z.string(),
    level: z.int(),
    grantedBy: z.string().nullable().describe('Name of the person who granted it'),
    grantedAt: instant,
    expiresOn: localDate.nullable(),
    isExpired: z.boolean(),
  })
  .meta({ id: 'HeldSkill' })
export const personDetail = personSummary
  .extend({
    createdAt: instant,
    hasPassword: z.boolean(),
    usesSingleSignOn: z.boolean(),
    closedUntil: instant.nullable().describe('Closed by too many wrong passwords until then'),
    skills: z.array(heldSkill),
    /** What the one who asks may do to this person. */
    allowed: z.object({
      manage: z.boolean(),
      grantRoles: z.array(role).describe('Roles the one who asks may give or take'),
      grantSkills: z.boolean(),
      endSessions: z.boolean(),
    }),
  })
  .meta({ id: 'PersonDetail' })
export type PersonDetail = z.infer<typeof personDetail>

export const passwordLinkReply = z
  .object({
    token: z.string(),
    path: z.string().describe('To append to the address people use: `/set-password#token`'),
    url: z.string().nullable().describe('The whole link, when PUBLIC_URL is set'),
    expiresAt: instant,
  })
  .meta({ id: 'PasswordLink' })
export const sessionItem = z
  .object({
    sessionId: z.uuid(),
    method: z.string(),
    createdAt: instant,
    seenAt: instant.describe('To the minute'),
    endsAt: instant,
    address: z.string(),
    userAgent: z.string(),
    isThisOne: z.boolean(),
  })
  .meta({ id: 'SessionItem' })
export const sessionList = z.object({ sessions: z.array(sessionItem) })
export const unitItem = z
  .object({
    unitId: z.uuid(),
    parentId: z.uuid().nullable(),
    kind: z.enum(unitKinds),
    name: z.string(),
    peopleCount: z.int().describe('Active people of the unit itself'),
  })
  .meta({ id: 'Unit' })
export const skillItem = z
  .object({
    code: z.string(),
    kind: z.enum(skillKinds),
    names,
    offered: z.boolean(),
    holders: z.int().describe('Active people who hold it today'),
    expiring: z.int().describe(`Of the holders, those for whom it ends within ${EXPIRING_DAYS} days`),
  })
  .meta({ id: 'Skill' })
export const skillCell = z
  .object({ skill: z.string(), level: z.int(), expiresOn: localDate.nullable(), state: z.enum(skillStates) })
  .meta({ id: 'SkillCell' })
export type SkillCell = z.infer<typeof skillCell>
export const skillMatrixRow = z
  .object({
    personId: z.uuid(),
    agentNo: z.string(),
    displayName: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    mayGrant: z.boolean().describe('Whether the one who asks may change the cells of this person'),
    cells: z.array(skillCell).describe('Skills on file; those the person never had are left out'),
  })
  .meta({ id: 'SkillMatrixRow' })
export type SkillMatrixRow = z.infer<typeof skillMatrixRow>
export const skillMatrixPage = z
  .object({ people: z.array(skillMatrixRow), peopleCount: z.int(), nextCursor: z.string().nullable() })
  .meta({ id: 'SkillMatrixPage' })
export type SkillMatrixPage = z.infer<typeof skillMatrixPage>
export const auditFact = z
  .object({
    position: z.int(),
    id: z.string(),
    type: z.string(),
    version: z.int(),
    about: z.string(),
    at: instant,
    cause: z.object({ kind: z.string(), id: z.string(), purpose: z.string().optional() }),
    data: z.record(z.string(), z.unknown()).describe('Ids and codes; never what people wrote'),
  })
  .meta({ id: 'AuditFact' })
export const auditPage = z
  .object({
    facts: z.array(auditFact),
    nextBefore: z.int().nullable(),
    people: z.record(z.string(), z.object({ displayName: z.string(), agentNo: z.string() })),
  })
  .meta({ id: 'AuditPage' })
