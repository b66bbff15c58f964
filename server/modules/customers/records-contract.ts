import { z } from 'zod'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { REVEAL_PURPOSES } from '#modules/customers/contract.ts'
import { PROFILE_FIELD_NAMES, PROFILE_GROUPS } from '#modules/customers/profile-contract.ts'

/** What a file from the bank holds. */
export const IMPORT_KINDS = [
  'customers',
  'profile',
  'products',
  'balances',
  'policies',
  'repayments',
  'events',
] as const
interface Columns {
  readonly needed: readonly string[]
  readonly others: readonly string[]
}

const record = (more: readonly string[]): Columns => ({
  needed: ['customer_no', 'source_id', 'version', 'title', ...more],
  others: ['status', 'number', 'amount', 'currency', 'due_on', 'at'].filter((column) => !more.includes(column)),
})

/**
 * What a file of each kind has in its columns. `version` only grows: a row at or below the one on record changes nothing.
 * `relation_ended_on`: the last day of the relation with the bank; empty: still a customer, also one whose relation had ended;
 * a file without the column says nothing of it. Whoever is not on record and no longer a customer is refused as unknown.
 */
export const IMPORT_COLUMNS: Readonly<Record<(typeof IMPORT_KINDS)[number], Columns>> = {
  customers: {
    needed: ['customer_no', 'version', 'name', 'tier', 'language'],
    others: ['phone', 'customer_since', 'branch', 'relation_ended_on'],
  },
  profile: { needed: ['customer_no', 'version'], others: PROFILE_FIELD_NAMES },
  products: record([]),
  balances: record(['amount', 'currency']),
  policies: record([]),
  repayments: record(['amount', 'currency', 'due_on']),
  events: record(['at']),
}

export const RECORD_KINDS = ['product', 'balance', 'policy', 'repayment', 'event'] as const

/** Why one row was not taken in; the rest of its file was. */
export const ROW_REFUSALS = [
  'missing',
  'not-a-number',
  'not-a-date',
  'not-known',
  'too-long',
  'columns-differ',
  'customer-unknown',
] as const
export type RowRefusal = (typeof ROW_REFUSALS)[number]

const source = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)
  .describe('The bank’s system the rows come from, for example core-banking')

export const importBody = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  source,
  asOf: z.iso.date().describe('The day the file tells of'),
  fileName: z.string().trim().min(1).max(120).overwrite(masked),
})

export const importView = z
  .object({
    importId: z.uuid(),
    kind: z.enum(IMPORT_KINDS),
    source: z.string(),
    asOf: z.iso.date(),
    fileName: z.string(),
    linesDone: z.int().describe('Lines that are committed; a file sent again goes on behind them'),
    taken: z.int().describe('Rows that were new or newer; for profile, values'),
    unchanged: z.int().describe('Rows that were on record already, in this version or a later one'),
    refused: z.int(),
    startedBy: z.string(),
    startedAt: z.number(),
    movedAt: z.number(),
    finishedAt: z.number().nullable(),
  })
  .meta({ id: 'CustomerImport' })
export type ImportView = z.infer<typeof importView>
export const importList = z.object({ asOf: z.number(), imports: z.array(importView), next: z.uuid().nullable() })
export const importSearch = z.object({
  kind: z.enum(IMPORT_KINDS).optional(),
  before: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A few rows at once, for systems that tell of each change. The same rows again change nothing. */
export const recordsBody = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  source,
  asOf: z.iso.date(),
  rows: z
    .array(z.record(z.string().max(60), z.string().max(500)))
    .min(1)
    .max(500)
    .describe('Columns and values as in a file of this kind'),
})
export const recordsReply = z
  .object({
    taken: z.int(),
    unchanged: z.int(),
    refused: z.array(z.object({ row: z.int().describe('From 0'), field: z.string(), reason: z.enum(ROW_REFUSALS) })),
  })
  .meta({ id: 'TakenRecords' })

export const profileField = z.object({
  field: z.enum(PROFILE_FIELD_NAMES),
  group: z.enum(PROFILE_GROUPS),
  maskedValue: z.string(),
  isMasked: z.boolean().describe('The whole value is shown for a purpose only'),
  source: z.string(),
  asOf: z.iso.date(),
})
export const bankRecord = z.object({
  kind: z.enum(RECORD_KINDS),
  source: z.string(),
  sourceId: z.string(),
  title: z.string(),
  status: z.string().nullable(),
  numberTail: z.string().nullable(),
  hasAmount: z.boolean().describe('Shown for a purpose only'),
  dueOn: z.iso.date().nullable(),
  happenedAt: z.number().nullable(),
  asOf: z.iso.date(),
})
export type BankRecord = z.infer<typeof bankRecord>

/** What the bank tells of a customer: read-only here, masked, each with the day it is of. */
export const profileView = z
  .object({ fields: z.array(profileField), records: z.array(bankRecord), hasMore: z.boolean() })
  .meta({ id: 'CustomerProfile' })
export type ProfileView = z.infer<typeof profileView>

export const profileRevealBody = z.strictObject({
  of: z.union([
    z.strictObject({ field: z.enum(PROFILE_FIELD_NAMES) }),
    z.strictObject({ kind: z.enum(RECORD_KINDS), source: z.string().max(40), sourceId: z.string().max(100) }),
  ]),
  purpose: z.enum(REVEAL_PURPOSES),
})
export const profileRevealReply = z
  .object({ values: z.array(z.object({ name: z.string(), value: z.string() })) })
  .meta({ id: 'RevealedProfile' })
