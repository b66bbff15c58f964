import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

/** Contact reasons and dispositions on the wire, and how many came for which reason. */
const instant = z.number().int().describe('UTC milliseconds')
const name = z.string().trim().min(1).max(60)
export const names = z.strictObject({ 'zh-CN': name, 'zh-TW': name, en: name }).meta({ id: 'ConversationNames' })
const typedName = name.overwrite(masked)
const typedNames = z.strictObject({ 'zh-CN': typedName, 'zh-TW': typedName, en: typedName })

// ---- Reasons

export const reasonCode = z
  .string()
  .regex(/^[a-z0-9-]{1,26}(\.[a-z0-9-]{1,26}){0,2}$/, 'at most three levels, a.b.c')
  .refine(holdsNoNumber, NO_NUMBER)
export const reason = z
  .object({
    code: z.string().describe('`card.lost-stolen`: the path from level 1'),
    parentCode: z.string().nullable(),
    level: z.int().min(1).max(3),
    name: names,
    place: z.int(),
    isRetired: z.boolean().describe('Kept for what used it; no longer to be chosen'),
  })
  .meta({ id: 'ContactReason' })
export const reasonList = z.object({ reasons: z.array(reason).describe('In order of the tree') })
export const reasonCountsQuery = z.object({
  from: z.coerce.number().int().min(0).max(LAST_INSTANT).describe('Asked at or after'),
  before: z.coerce.number().int().min(0).max(LAST_INSTANT).describe('Asked before; at most 92 days later'),
  queueId: z.uuid().optional(),
})
/** How many contacts came for which reason; days are those of the bank, by when the customer asked. */
export const reasonCounts = z
  .object({
    asOf: instant,
    counts: z.array(
      z.object({
        day: z.iso.date(),
        reasonCode: z.string().nullable().describe('Null: answered and ended, and no reason was noted'),
        count: z.int(),
        notResolved: z.int().describe('Of these, not solved in the agent’s own eyes'),
      }),
    ),
  })
  .meta({ id: 'ReasonCounts' })
export type ReasonCounts = z.infer<typeof reasonCounts>
export const newReason = z.strictObject({ code: reasonCode, name: typedNames })
export const reasonChange = z.strictObject({ name: typedNames.optional(), isRetired: z.boolean().optional() })

// ---- Dispositions

export const disposition = z
  .object({
    code: z.string(),
    name: names,
    isResolved: z.boolean().describe('Counts as solved in the agent’s eyes'),
    place: z.int(),
    isRetired: z.boolean(),
  })
  .meta({ id: 'Disposition' })
export const dispositionList = z.object({ dispositions: z.array(disposition) })
export const newDisposition = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .refine(holdsNoNumber, NO_NUMBER),
  name: typedNames,
  isResolved: z.boolean(),
})
export const dispositionChange = z.strictObject({
  name: typedNames.optional(),
  isResolved: z.boolean().optional(),
  isRetired: z.boolean().optional(),
})
