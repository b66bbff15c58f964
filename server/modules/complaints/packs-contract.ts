import { z } from 'zod'
import { CLOCKS, TRAITS } from '#libs/complaint-rules/pack.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { packKey } from '#modules/complaints/contract.ts'
import { calendarData } from '#modules/promises/contract.ts'

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()
const words = (most: number) => {
  const word = z.string().trim().min(1).max(most).overwrite(masked)
  return z.strictObject({ 'zh-CN': word, 'zh-TW': word, en: word })
}
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const allowance = z.strictObject({
  unit: z.enum(['calendar-days', 'working-days', 'months', 'hours']),
  amount: z.int().min(1).max(400),
})
export const packData = z.strictObject({
  key: packKey,
  name: words(60),
  effectiveFrom: date,
  lastVerifiedOn: date,
  calendar: calendarData,
  rollsOver: z.boolean(),
  clocks: z
    .array(
      z.strictObject({
        ruleId: z
          .string()
          .regex(/^[A-Za-z0-9-]{1,40}$/)
          .refine(holdsNoNumber, NO_NUMBER),
        clock: z.enum(CLOCKS),
        from: z.enum(['receipt', 'decision', 'review-asked']),
        allowance,
        insteadFor: z
          .array(z.strictObject({ trait: z.enum(TRAITS), allowance }))
          .max(3)
          .optional(),
        text: words(300),
        source: z.string().trim().min(1).max(200).overwrite(masked),
        basis: z.enum(['law', 'house', 'verify']),
      }),
    )
    .max(20),
  conditions: z.strictObject({
    representativesMost: z.int().min(1).max(1_000).nullable(),
    extensionNeedsComplex: z.boolean(),
    complexNeedsProvisionalCredit: z.boolean(),
  }),
  remedies: z.array(words(300)).max(10),
  source: z.string().trim().min(1).max(200).overwrite(masked),
})
export const packView = z
  .object({
    packId: z.uuid().nullable().describe('null: it came with the product'),
    key: z.string(),
    version: z.int(),
    state: z.enum(['proposed', 'in-force', 'declined']),
    data: packData,
    why: z.string().nullable(),
    proposedBy: person,
    proposedAt: z.number().nullable(),
    answeredBy: person,
    answeredAt: z.number().nullable(),
  })
  .meta({ id: 'ComplaintPack' })
export type PackView = z.infer<typeof packView>
export const packList = z.object({ packs: z.array(packView) })
export const packProposal = z.strictObject({
  data: packData,
  why: z.string().trim().min(1).max(500).overwrite(masked),
})
export const packAnswer = z.strictObject({ approved: z.boolean() })
export const packMade = z.object({ packId: z.uuid(), version: z.int() })
