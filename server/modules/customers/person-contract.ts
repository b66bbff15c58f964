import { z } from 'zod'

/** Why two customers are taken for one person. No words of one's own: what is said about people stands in cases. */
export const MERGE_REASONS = ['customer-said-so', 'signed-in-there', 'same-number', 'branch-confirmed'] as const
export const UNDO_REASONS = ['wrong-person', 'shared-device', 'customer-asked'] as const

export const mergeBody = z.strictObject({
  otherId: z.uuid().describe('The customer who is the same person'),
  reason: z.enum(MERGE_REASONS),
})
export const undoBody = z.strictObject({ reason: z.enum(UNDO_REASONS) })

const by = z.object({ personId: z.uuid(), name: z.string() }).nullable()
export const personView = z
  .object({
    personId: z.uuid().describe('The customer under whom the person is shown: the one the bank knows, if any'),
    members: z
      .array(
        z.object({
          customerId: z.uuid(),
          isKnown: z.boolean(),
          maskedName: z.string().describe('Empty for a visitor'),
          since: z.number().describe('When the house first met them'),
          channels: z.array(
            z.object({
              channel: z.string(),
              isVouched: z.boolean().describe('The bank’s own page said who it is'),
              firstSeenAt: z.number(),
            }),
          ),
        }),
      )
      .describe('Each with the channels that bring them; a merge hides none'),
    merges: z
      .array(
        z.object({
          mergeId: z.uuid(),
          keptId: z.uuid(),
          joinedId: z.uuid(),
          reason: z.enum(MERGE_REASONS),
          at: z.number(),
          by,
          undone: z.object({ reason: z.enum(UNDO_REASONS), at: z.number(), by }).nullable(),
        }),
      )
      .describe('Newest first, those undone too'),
  })
  .meta({ id: 'CustomerPerson' })
export type PersonView = z.infer<typeof personView>
