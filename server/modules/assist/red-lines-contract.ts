import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { crossing } from '#modules/conversations/red-line-contract.ts'

/** Words that went to customers although they cross a red line: the list of those who look after it. */
const instant = z.number().int().describe('UTC milliseconds')
const person = z.object({ personId: z.uuid(), name: z.string() })

export const overruledQuery = z.object({
  rule: z
    .string()
    .max(40)
    .regex(/^[a-z0-9-]+$/, 'the code of a line')
    .optional()
    .describe('`guaranteed-return`'),
  personId: z.uuid().optional().describe('Who wrote it'),
  from: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('Sent at or after'),
  before: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('Sent before'),
  state: z.enum(['open', 'looked-at', 'all']).default('all'),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const overruledEntry = z
  .object({
    entryId: z.uuid(),
    at: instant,
    contactId: z.uuid().nullable(),
    conversationId: z.uuid(),
    seq: z.int(),
    person: person.nullable().describe('Who wrote it; null when nobody is known by that id any more'),
    crossings: z.array(crossing),
    text: z.string().nullable().describe('The message; null for whoever may not open the contact'),
    reason: z.string(),
    lookedAt: z.object({ at: instant, by: person.nullable() }).nullable(),
  })
  .meta({ id: 'OverruledRedLine' })
export type OverruledEntry = z.infer<typeof overruledEntry>
/** Newest first. */
export const overruledList = z.object({
  asOf: instant,
  openCount: z.int().describe('Of all these, not looked at yet'),
  entries: z.array(overruledEntry),
  next: z.string().nullable(),
})
