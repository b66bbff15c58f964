import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

export const caseStates = ['open', 'in-work', 'waiting', 'solved', 'merged', 'withdrawn'] as const
export type CaseState = (typeof caseStates)[number]
export const caseActs = ['take', 'hand-over', 'wait', 'resume', 'solve', 'reopen', 'withdraw', 'merge'] as const
export type CaseAct = (typeof caseActs)[number]
/** All but `department` make the clock stand still. */
export const waitingFors = ['customer', 'documents', 'third-party', 'department'] as const
export type WaitingFor = (typeof waitingFors)[number]
export const caseOutcomes = ['done', 'explained', 'not-possible', 'customer-gave-up'] as const

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()
const unit = z.object({ unitId: z.uuid(), name: z.string() })
export const caseClock = z.object({
  state: z.enum(['running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn']),
  madeAt: z.number(),
  dueAt: z.number(),
  warnAt: z.number().nullable(),
  keptAt: z.number().nullable(),
  pausedRemainingMs: z.number().nullable(),
})

/** A case as lists show it. */
export const caseCard = z
  .object({
    caseId: z.uuid(),
    reference: z.string().describe('The number people quote'),
    title: z.string(),
    template: z.string(),
    state: z.enum(caseStates),
    customer: z.object({ customerId: z.uuid(), maskedName: z.string() }).nullable(),
    unit,
    owner: person,
    openedAt: z.number(),
    isBranchReferral: z.boolean(),
    mergedCount: z.int().describe('Duplicates that were merged into it'),
    promise: caseClock.nullable(),
  })
  .meta({ id: 'CaseCard' })
export type CaseCard = z.infer<typeof caseCard>

const workOrder = z.object({
  workOrderId: z.uuid(),
  title: z.string(),
  unit,
  owner: person,
  madeAt: z.number(),
  doneAt: z.number().nullable(),
  doneBy: person,
  result: z.string().nullable(),
  promise: caseClock.nullable(),
})
export type WorkOrder = z.infer<typeof workOrder>
const line = z.object({
  lineId: z.uuid(),
  kind: z.string().describe('comment, told-customer, opened, taken, waiting, ...'),
  audience: z.enum(['staff', 'customer']),
  by: person,
  at: z.number(),
  text: z.string().nullable(),
  values: z.record(z.string(), z.string()),
})
export type CaseLine = z.infer<typeof line>
export const caseFile = z.object({
  fileId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  byteCount: z.int(),
})
const link = z.object({ caseId: z.uuid(), reference: z.string() })

export const caseView = z
  .object({
    ...caseCard.shape,
    fields: z.record(z.string(), z.string()),
    topic: z.string().nullable(),
    contactId: z.uuid().nullable(),
    openedBy: person,
    waiting: z.object({ reason: z.enum(waitingFors), note: z.string().nullable(), since: z.number() }).nullable(),
    outcome: z.string().nullable(),
    endedAt: z.number().nullable(),
    mergedInto: link.nullable(),
    duplicates: z.array(link),
    reopenedCount: z.int(),
    acts: z.array(z.enum(caseActs)).describe('What is legal now'),
    canTell: z.boolean().describe('The customer has a thread in which they can be told'),
    workOrders: z.array(workOrder),
    lines: z.array(line),
    files: z.array(z.object({ ...caseFile.shape, uploadedBy: person, uploadedAt: z.number() })),
  })
  .meta({ id: 'Case' })
export type CaseView = z.infer<typeof caseView>

export const caseSearch = z.object({
  show: z.enum(['mine', 'unit', 'all']).default('all'),
  state: z.enum([...caseStates, 'unfinished']).optional(),
  due: z.enum(['overdue', 'endangered']).optional(),
  template: z.string().max(40).optional(),
  unitId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  find: z.string().trim().max(60).optional().describe('The beginning of a case number, or words of its title'),
  page: z.coerce.number().int().min(1).max(400).default(1),
})
export const caseList = z.object({
  asOf: z.number(),
  cases: z.array(caseCard),
  counts: z.object({
    raw: z.int().describe('Every case that was opened'),
    merged: z.int().describe('Duplicates counted once: raw without those merged into others'),
    branchReferrals: z.int(),
  }),
  pageSize: z.int(),
})
export type CaseList = z.infer<typeof caseList>

const text = (most: number) => z.string().trim().min(1).max(most).overwrite(masked)
export const templateCode = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and -, at most 40')
  .refine(holdsNoNumber, NO_NUMBER)
const fieldValues = z.record(templateCode, z.string().trim().max(500).overwrite(masked))
const instant = z.int().min(0).max(LAST_INSTANT)

export const newCaseBody = z.strictObject({
  template: templateCode,
  title: text(120),
  contactId: z.uuid().optional().describe('The contact it comes from: customer and topic are carried over'),
  customerId: z.uuid().optional().describe('Whose matter it is; with a contact, its customer and no other'),
  unitId: z.uuid().optional().describe('Left out: the unit of the template'),
  ownerId: z.uuid().optional(),
  dueAt: instant.optional().describe('Left out: by the days of the template'),
  fields: fieldValues.optional(),
  note: text(2_000).optional().describe('The first comment'),
})
export const handOverBody = z.strictObject({ unitId: z.uuid(), ownerId: z.uuid().optional(), note: text(500) })
export const waitBody = z.strictObject({ reason: z.enum(waitingFors), note: text(500) })
export const solveBody = z.strictObject({ outcome: z.enum(caseOutcomes), note: text(1_000) })
export const reasonBody = z.strictObject({ note: text(500).describe('Why') })
export const mergeBody = z.strictObject({ into: z.uuid(), note: text(500) })
export const commentBody = z.strictObject({
  text: text(2_000),
  audience: z.enum(['staff', 'customer']).describe('`customer`: written into the thread of the customer, too'),
})
export const workOrderBody = z.strictObject({
  title: text(200),
  unitId: z.uuid(),
  ownerId: z.uuid().optional(),
  dueAt: instant,
})
export const workOrderResult = z.strictObject({ result: text(1_000) })

const name = z.string().trim().min(1).max(80).overwrite(masked)
const names = z.strictObject({ 'zh-CN': name, 'zh-TW': name, en: name })
const long = z.string().trim().min(1).max(400).overwrite(masked)
export const caseTemplateBody = z.strictObject({
  name: names,
  hint: z.strictObject({ 'zh-CN': long, 'zh-TW': long, en: long }).nullable(),
  unitId: z.uuid().nullable(),
  fields: z.array(z.strictObject({ code: templateCode, name: names, isNeeded: z.boolean() })).max(20),
  dueDays: z.int().min(1).max(365),
  calendar: templateCode.nullable(),
  topics: z.array(templateCode).max(50),
  isOffered: z.boolean(),
  version: z.int().min(0).max(2_147_483_646).describe('The version that was edited; 0 for a new template'),
})
export const caseTemplate = z
  .object({ code: templateCode, ...caseTemplateBody.shape, unitName: z.string().nullable() })
  .meta({ id: 'CaseTemplate' })
export type CaseTemplate = z.infer<typeof caseTemplate>
export const caseTemplateList = z.object({ templates: z.array(caseTemplate) })

/** Units and colleagues to whom a case can go. */
export const caseTargets = z.object({
  units: z.array(z.object({ unitId: z.uuid(), name: z.string(), parentId: z.uuid().nullable() })),
  people: z.array(z.object({ personId: z.uuid(), name: z.string(), unitId: z.uuid() })),
})
export type CaseTargets = z.infer<typeof caseTargets>
