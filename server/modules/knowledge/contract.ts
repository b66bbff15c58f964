import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { unknownVariables } from '#libs/reply-template/reply-template.ts'
import { fieldKind } from '#modules/knowledge/form-contract.ts'

const wording = z.string().min(1).max(2_000).overwrite(masked)
/** Words in the three languages of the house. */
export const words = z.strictObject({ 'zh-CN': wording, 'zh-TW': wording, en: wording })
export type Words = z.infer<typeof words>

const shortcut = z
  .string()
  .regex(/^[\p{L}\p{N}_-]{1,30}$/u, 'letters, digits, - and _, at most 30')
  .refine(holdsNoNumber, NO_NUMBER)
  .describe('What the agent types after /')

export const cannedReply = z
  .object({
    replyId: z.uuid(),
    shortcut,
    title: words,
    text: words,
    topic: z.string().nullable(),
    audience: z.enum(['everyone', 'unit', 'own']),
    unitId: z.uuid().nullable(),
    version: z.int(),
    changedAt: z.number(),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'CannedReply' })
export type CannedReply = z.infer<typeof cannedReply>

export const cannedReplyList = z.object({ replies: z.array(cannedReply) })

const namesItsUnit = (body: { readonly audience: string; readonly unitId: string | null }) =>
  (body.audience === 'unit') === (body.unitId !== null)
const UNIT_RULE = { path: ['unitId'], message: 'names a unit exactly when the audience is a unit' }

export const cannedReplyBody = z
  .strictObject({
    shortcut,
    title: words,
    text: words,
    topic: z.string().max(60).overwrite(masked).nullable().default(null),
    audience: z.enum(['everyone', 'unit', 'own']),
    unitId: z.uuid().nullable().default(null),
  })
  .refine(namesItsUnit, UNIT_RULE)
export const cannedReplyChange = z
  .object({
    ...cannedReplyBody.shape,
    version: z.int().min(1).describe('The version that was edited; a newer one refuses the change'),
  })
  .refine(namesItsUnit, UNIT_RULE)

const code = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)
export const scriptStep = z.strictObject({
  stepId: code,
  isMandatory: z.boolean(),
  title: words,
  say: words.nullable().describe('What must be said, word for word; may ask for the variables of canned replies'),
  minIdentityLevel: z
    .int()
    .min(0)
    .max(4)
    .default(0)
    .describe(
      'To be reached in the contact before it can be ticked; 0: none. What protects may need less than the rest',
    ),
})
export const formField = z.strictObject({
  field: code,
  name: words,
  kind: fieldKind.default('text').describe('What it holds'),
  isRequired: z.boolean().default(false).describe('Quality sees when it was left empty'),
  options: z
    .array(z.strictObject({ option: code, name: words }))
    .max(20)
    .default([])
    .describe('What can be chosen, two at least; empty for every other kind'),
})
export type FormField = z.infer<typeof formField>

/** A choice has something to choose from, each once; nothing else has. */
function optionsFit({ kind, options }: FormField): boolean {
  if (kind !== 'choice') return options.length === 0
  return options.length >= 2 && new Set(options.map(({ option }) => option)).size === options.length
}
const person = z.object({ personId: z.uuid(), name: z.string() })
/** How far a version has come. `submitted`: waits for a second person; `replaced`: another was handed in over it. */
export const scriptReview = z.object({
  state: z.enum(['submitted', 'returned', 'replaced', 'approved']),
  effectiveAt: z.number().nullable().describe('From this instant it is used; null: as soon as it is approved'),
  expiresAt: z.number().nullable().describe('From this instant it is used no more'),
  by: person.nullable().describe('Who reviewed it'),
  at: z.number().nullable(),
  note: z.string().nullable(),
  goesBackTo: z.int().nullable(),
  mayReview: z.boolean().describe('It waits, and this reader wrote none of it and may review'),
  inForce: z.int().nullable().describe('The version that agents use now'),
})
export type ScriptReview = z.infer<typeof scriptReview>
export const script = z
  .object({
    scriptId: z.uuid(),
    code: z.string(),
    version: z.int(),
    name: words,
    minIdentityLevel: z.int().min(0).max(4),
    topics: z.array(z.string()),
    steps: z.array(scriptStep),
    handOff: words.describe('When to hand over, and to whom'),
    formFields: z.array(formField),
    madeAt: z.number(),
    madeBy: person.nullable().describe('Null when nobody is known by that id any more'),
    retiredAt: z.number().nullable().describe('Since when it is no longer offered to agents'),
    review: scriptReview.nullable().describe('Null only before it is handed in'),
  })
  .meta({ id: 'Script' })
export type Script = z.infer<typeof script>
export const scriptList = z.object({ scripts: z.array(script) })
export const scriptSearch = z.object({
  topic: z.string().max(60).optional().describe('Those made for it come first'),
  state: z.enum(['in-use', 'retired', 'all']).default('in-use'),
})
/** Newest first. */
export const scriptHistory = z.object({
  changes: z.array(
    z.object({
      change: z.enum(['submitted', 'returned', 'published', 'retired']),
      version: z.int().nullable().describe('Null when it was retired'),
      at: z.number(),
      by: person.nullable(),
    }),
  ),
})
export type ScriptHistory = z.infer<typeof scriptHistory>

const instant = z.int().min(0).max(LAST_INSTANT)
export const scriptBody = z
  .strictObject({
    code,
    basedOnVersion: z.int().min(0).describe('0 for a new script'),
    name: words,
    minIdentityLevel: z.int().min(0).max(4),
    topics: z.array(z.string().max(60).overwrite(masked)).max(20),
    steps: z.array(scriptStep).min(1).max(40),
    handOff: words,
    formFields: z
      .array(formField.refine(optionsFit, { path: ['options'], message: 'A choice needs two options at least' }))
      .max(30)
      .refine((fields) => new Set(fields.map(({ field }) => field)).size === fields.length, 'fields are unique'),
    effectiveAt: instant.nullable().default(null).describe('Null: as soon as a second person approves it'),
    expiresAt: instant.nullable().default(null).describe('Null: until another version takes its place'),
  })
  .refine(({ effectiveAt, expiresAt }) => expiresAt === null || effectiveAt === null || effectiveAt < expiresAt, {
    path: ['expiresAt'],
    message: 'It must end after it begins',
  })
  .refine((body) => new Set(body.steps.map((step) => step.stepId)).size === body.steps.length, {
    path: ['steps'],
    message: 'step ids are unique',
  })
  .superRefine(({ steps }, context) => {
    for (const [place, { say }] of steps.entries()) {
      for (const [locale, text] of Object.entries(say ?? {})) {
        const names = unknownVariables(text)
        if (names.length === 0) continue
        const message = `there is no variable ${names.join(', ')}`
        context.addIssue({ code: 'custom', path: ['steps', place, 'say', locale], message, params: { names } })
      }
    }
  })
export type ScriptBody = z.infer<typeof scriptBody>

const scriptVersion = z.int().min(1).max(LAST_NUMBER)
export const scriptReviewBody = z.strictObject({
  version: scriptVersion.describe('The version that was read; a newer one refuses'),
  decision: z.enum(['approve', 'return']),
  note: z.string().trim().max(1_000).overwrite(masked).nullable().describe('Why; must be said when it is returned'),
})
export const scriptGoBackBody = z.strictObject({
  toVersion: scriptVersion,
  insteadOf: scriptVersion.describe('The newest version known'),
})
