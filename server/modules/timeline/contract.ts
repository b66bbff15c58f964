import { z } from 'zod'

export const ENTRY_KINDS = [
  'contact',
  'case',
  'complaint',
  'branch-visit',
  'consent',
  'contact-forbidden',
  'contact-freed',
  'outreach',
  'needs-changed',
  'identity-locked',
  'arrived',
  'merged',
  'parted',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One thing that happened with a customer, as it stands now. */
export const timelineEntry = z
  .object({
    entryId: z.int(),
    kind: z.enum(ENTRY_KINDS),
    sourceId: z.string().describe('The contact, case, complaint, visit or decision it is about'),
    customerId: z.uuid(),
    beganAt: z.number(),
    changedAt: z.number(),
    isOpen: z.boolean(),
    reference: z.string().nullable().describe('The number people quote'),
    words: z.string().describe('Summary or title, masked; empty when nothing was written'),
    detail: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('Codes by their names'),
    person: z.object({ personId: z.uuid(), name: z.string() }).nullable().describe('Who served or works on it'),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof timelineEntry>

const cursor = z
  .string()
  .regex(/^\d{1,16}_\d{1,16}$/)
  .optional()
  .describe('`next` of the page before')
const kinds = z
  .string()
  .max(200)
  .regex(/^[a-z-]+(,[a-z-]+)*$/)
  .optional()
  .describe('Kinds, parted by commas; all when left out')

export const timelineQuery = z.object({
  kinds,
  after: cursor,
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const timelinePage = z
  .object({ entries: z.array(timelineEntry), next: z.string().nullable() })
  .meta({ id: 'TimelinePage' })

/** In a body: what people search for has no place in an address, which proxies write down. */
export const timelineSearch = z.strictObject({
  words: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('A number people quote, or words of summaries and titles, all of which must be there'),
  after: cursor,
  limit: z.int().min(1).max(50).default(20),
})
export const searchHit = z.object({
  ...timelineEntry.shape,
  maskedName: z.string(),
  isKnown: z.boolean(),
})
export const searchPage = z
  .object({ hits: z.array(searchHit), next: z.string().nullable() })
  .meta({ id: 'TimelineSearchPage' })
