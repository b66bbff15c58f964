import { z } from 'zod'
import { STOPS } from '#libs/contact-gate/spoken-refusal.ts'
import { LAST_NUMBER } from '#libs/facts/limits.ts'

const seq = z.int().min(1).max(LAST_NUMBER).describe('Number of the customer’s message in the thread')
export const refusalList = z
  .object({
    asOf: z.number().int(),
    refusals: z.array(z.object({ seq, stops: z.array(z.enum(STOPS)), isCarriedOut: z.boolean() })),
  })
  .meta({ id: 'SpokenRefusals' })
export type RefusalList = z.infer<typeof refusalList>
export type HeardRefusal = RefusalList['refusals'][number]
export const refusalPut = z.strictObject({ seq })
