import { z } from 'zod'

export const TIERS = ['mass', 'gold', 'affluent', 'diamond', 'private'] as const

/** A customer as screens show one: masked. */
export const customerView = z
  .object({
    customerId: z.uuid(),
    customerNo: z.string().nullable().describe('The bank’s number, last four digits; null for a visitor'),
    maskedName: z.string(),
    maskedPhone: z.string().nullable(),
    tier: z.enum(TIERS).nullable(),
    language: z.string(),
    isKnown: z.boolean(),
    vulnerabilityNeeds: z.array(z.string()),
    managerId: z.uuid().nullable(),
    branchName: z.string().nullable(),
    customerSince: z.iso.date().nullable(),
    relationEndedOn: z.iso
      .date()
      .nullable()
      .describe('The last day of the relation with the bank; null: a customer still'),
    erasedAt: z.number().nullable().describe('Since when the profile is erased, its time of keeping over'),
  })
  .meta({ id: 'Customer' })
export type CustomerView = z.infer<typeof customerView>

/** In a body: numbers of people have no place in an address, which proxies write down. */
export const customerSearch = z.strictObject({
  customerNo: z.string().max(40).optional().describe('Whole number'),
  phone: z.string().max(30).optional().describe('Whole number; compared without being shown'),
  name: z.string().trim().min(1).max(100).optional().describe('Whole name, or as masked: the surname and stars'),
  phoneTail: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .describe('The last four digits'),
  tier: z.enum(TIERS).optional(),
  known: z.boolean().optional().describe('Customers of the bank, or those who only visited; both when left out'),
  after: z.uuid().nullish().describe('`next` of the page before'),
  limit: z.int().min(1).max(100).default(50),
})
export const customerList = z.object({ customers: z.array(customerView), next: z.uuid().nullable() })

export const REVEALABLE = ['name', 'phone', 'customer-no'] as const
export const REVEAL_PURPOSES = ['identity-check', 'callback', 'complaint', 'fraud', 'correction'] as const
export const revealRequest = z.strictObject({
  field: z.enum(REVEALABLE),
  purpose: z.enum(REVEAL_PURPOSES),
})
export const revealReply = z.object({ field: z.enum(REVEALABLE), value: z.string() }).meta({ id: 'RevealedField' })

/** The agent types what the caller says; the system answers whether it matches. Nothing is shown. */
export const blindCheckRequest = z.strictObject({ field: z.enum(['name', 'phone']), said: z.string().min(1).max(100) })
export const blindCheckReply = z.object({ matches: z.boolean() })
