import { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'
import { LETTERS } from '#modules/complaints/codes.ts'

export const letterParams = z.object({ complaintId: z.uuid(), letterId: z.uuid() })
export const letterBody = z.strictObject({
  kind: z.enum(LETTERS),
  locale: z.enum(['zh-CN', 'zh-TW', 'en']),
})
export const letterText = z.strictObject({
  title: z.string().trim().min(1).max(100).overwrite(masked),
  text: z.string().trim().min(1).max(8_000).overwrite(masked),
  version: z.int().min(1).max(10_000).describe('The version that was edited'),
})
export const letterMade = z.object({ letterId: z.uuid() })
export const letterPrint = z.strictObject({
  purpose: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .overwrite(masked)
    .describe('Why the name is shown in full; stands in the log'),
})
