import { z } from 'zod'

/** What it asks for: a second person's word, an answer before a clock ends, or a look. */
export const WAITING_GROUPS = ['approval', 'clock', 'alert'] as const

export const waitingList = z
  .object({
    asOf: z.number(),
    lines: z.array(
      z.object({
        kind: z.string(),
        group: z.enum(WAITING_GROUPS),
        count: z.int().min(0),
        oldestAt: z.number().nullable().describe('Since when the longest waits'),
      }),
    ),
  })
  .meta({ id: 'Waiting' })
export type WaitingList = z.infer<typeof waitingList>
