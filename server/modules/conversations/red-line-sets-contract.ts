import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { isUsablePhrase } from '#libs/language/feeling/house-red-lines.ts'
import { masked } from '#libs/masking/masked.ts'

/** The red lines a bank makes for itself, on the wire: what is looked for, who wrote it, who let it in. */
const instant = z.number().int().describe('UTC milliseconds')
const said = (most: number) => z.string().trim().min(1).max(most).overwrite(masked)
const words = z.strictObject({ 'zh-CN': said(60), 'zh-TW': said(60), en: said(60) })
const advice = z.strictObject({ 'zh-CN': said(200), 'zh-TW': said(200), en: said(200) })
const phrases = z
  .array(said(40).refine(isUsablePhrase, 'begins and ends with a word, two characters at least, … at most twice'))
  .max(100)

export const ownLine = z
  .strictObject({
    code: z
      .string()
      .regex(/^bank-[1-9][0-9]{0,3}$/)
      .describe('`bank-7`; kept by the line through its versions'),
    severity: z.enum(['fatal', 'serious']),
    name: words,
    instead: advice.describe('What to say instead'),
    zh: phrases.describe('Simplified or traditional: each finds both; … stands for up to six characters'),
    en: phrases.describe('`invest*` finds every ending'),
    mustFire: z.array(said(200)).min(1).max(20),
    mustNotFire: z.array(said(200)).min(1).max(20),
  })
  .refine(({ zh, en }) => zh.length + en.length > 0, { path: ['zh'], message: 'at least one phrase' })
export type OwnLine = z.infer<typeof ownLine>

/** Asking for a secret cannot be let go. */
export const SHIPPED_OPTIONAL = [
  'guaranteed-return',
  'no-risk',
  'same-as-deposit',
  'principal-safe',
  'last-chance',
  'approval-promised',
  'test-coached',
  'complaint-refused',
  'collection-threat',
  'insult',
  'privacy-leak',
  'off-channel',
] as const

const lines = {
  off: z.array(z.enum(SHIPPED_OPTIONAL)).max(SHIPPED_OPTIONAL.length).describe('Shipped lines not looked for'),
  own: z
    .array(ownLine)
    .max(100)
    .refine((own) => new Set(own.map(({ code }) => code)).size === own.length, 'each code once'),
}
export const redLineSetBody = z.strictObject({
  ...lines,
  why: said(300),
  revision: z.int().min(0).max(LAST_NUMBER).describe('The writing it replaces; 0 when no draft is open'),
})
export const redLineSubmission = z.strictObject({ revision: z.int().min(1).max(LAST_NUMBER) })
export const redLineReview = z.strictObject({
  revision: z.int().min(1).max(LAST_NUMBER).describe('The writing that was read'),
  decision: z.enum(['approve', 'return']),
  note: z.string().trim().max(300).overwrite(masked).default(''),
})
export const redLineReturn = z.strictObject({
  toVersion: z.int().min(1).max(LAST_NUMBER).describe('1: as the product comes'),
  insteadOf: z.int().min(1).max(LAST_NUMBER).describe('The version in force as it was read'),
})

/** What is looked for now; for whoever writes to customers, and whoever reads what was sent. */
export const redLinesInForce = z
  .object({
    version: z.int(),
    ...lines,
    known: z
      .array(z.object({ code: z.string(), name: words }))
      .describe('Lines of every version: a record may name one that is gone'),
  })
  .meta({ id: 'RedLinesInForce' })
export type RedLinesInForce = z.infer<typeof redLinesInForce>

const person = z.object({ personId: z.uuid(), name: z.string() })
export const redLineSet = z
  .object({
    setId: z.uuid(),
    version: z.int().nullable().describe('null until it comes into force'),
    state: z.enum(['draft', 'submitted', 'approved']),
    isInForce: z.boolean(),
    revision: z.int(),
    ...lines,
    why: z.string(),
    changedAt: instant,
    writers: z.array(person),
    reviewedBy: person.nullable(),
    reviewNote: z.string().nullable(),
    effectiveAt: instant.nullable(),
    goesBackTo: z.int().nullable(),
    faults: z
      .array(z.object({ code: z.string(), fault: z.enum(['silent', 'fires']), text: z.string() }))
      .describe('Examples that do not do what they are there for'),
  })
  .meta({ id: 'RedLineSet' })
export type RedLineSet = z.infer<typeof redLineSet>
export const redLineSetList = z.object({
  asOf: instant,
  inForce: z.int().describe('The version in force; 1: as the product comes'),
  sets: z.array(redLineSet).describe('The open one first, then newest first'),
})
export type RedLineSetList = z.infer<typeof redLineSetList>
