import { z } from 'zod'
import { ROLES } from '#platform/access.ts'

export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export const themes = ['system', 'light', 'dark'] as const
export const unitKinds = ['head-office', 'branch', 'department', 'team'] as const
export const skillKinds = ['product', 'language', 'soft'] as const
export const reaches = ['own', 'units', 'all'] as const
export const locale = z.enum(locales)
export const role = z.enum(ROLES)
const instant = z.number().describe('UTC milliseconds')

/** Letters, digits, dot, dash: what is printed on a badge. */
export const agentNo = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{1,31}$/, 'Use 2 to 32 letters, digits, dots or dashes')
export const displayName = z.string().trim().min(1).max(80)
export const unitName = z.string().trim().min(1).max(80)
const MOST_PASSWORD_BYTES = 1024
/** Length and rules for new ones are checked where they are set; here only what could hurt. */
export const password = z
  .string()
  .min(1)
  .refine((text) => new TextEncoder().encode(text).length <= MOST_PASSWORD_BYTES, 'At most 1,024 bytes')
export const names = z.strictObject({
  'zh-CN': z.string().trim().min(1).max(80),
  'zh-TW': z.string().trim().min(1).max(80),
  en: z.string().trim().min(1).max(80),
})

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
