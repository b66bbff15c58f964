import { z } from 'zod'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { PAPER_CODES, SERVICE_CODES } from '#modules/branches/services-contract.ts'
import { caseCard, caseClock } from '#modules/cases/contract.ts'
import { levelNumber } from '#modules/customers/levels-contract.ts'

export const visitStates = ['booked', 'checked-in', 'in-service', 'done', 'left', 'no-show', 'cancelled'] as const
export type VisitState = (typeof visitStates)[number]
export const visitActs = [
  'check-in',
  'serve',
  'leave',
  'name',
  'identify',
  'finish',
  'move',
  'cancel',
  'rebook',
] as const
export type VisitAct = (typeof visitActs)[number]
/** What was shown, from which a customer number was read. */
export const shownDocuments = ['identity-card', 'passport', 'travel-permit', 'bank-card', 'passbook'] as const
export type ShownDocument = (typeof shownDocuments)[number]
export const visitOutcomes = ['solved', 'work-order', 'come-again', 'handed-back'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]
/** Figures of a day; each is the list that `show` names. */
export const dayFigures = [
  'booked',
  'walk-ins',
  'referred',
  'waiting',
  'served',
  'in-time',
  'no-shows',
  'left',
] as const
export type DayFigure = (typeof dayFigures)[number]

const service = z.enum(SERVICE_CODES)
const paper = z.enum(PAPER_CODES)
const day = z.iso.date().describe('The day at the branch')
const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()
const text = (most: number) => z.string().trim().max(most).overwrite(masked)
const link = z.object({ caseId: z.uuid(), reference: z.string() })

export const branchSettings = z.strictObject({
  calendar: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .refine(holdsNoNumber, NO_NUMBER)
    .describe('Opening hours and holidays, as kept under hours'),
  slotMinutes: z.int().min(5).max(240),
  desks: z.int().min(1).max(50).describe('How many are served at the same time'),
  serveWithinMinutes: z.int().min(1).max(240).describe('Promised from check-in'),
  graceMinutes: z.int().min(0).max(240).describe('After the slot: then who was booked counts as not come'),
  services: z.array(service).min(1).max(SERVICE_CODES.length),
  address: text(200),
})
export type BranchSettings = z.output<typeof branchSettings>
export const branchSettingsBody = branchSettings.extend({
  version: z.int().min(0).describe('The version that was edited; 0 for a branch that has none yet'),
})
export const branchView = z
  .object({
    unitId: z.uuid(),
    name: z.string(),
    /** Null: not set up, it takes no bookings. */
    settings: z.object({ ...branchSettings.shape, version: z.int(), changedAt: z.number() }).nullable(),
  })
  .meta({ id: 'Branch' })
export type BranchView = z.infer<typeof branchView>
export const branchList = z.object({ branches: z.array(branchView) })
export const branchSettingsList = z.object({
  branches: z.array(branchView),
  calendars: z.array(z.object({ key: z.string(), name: z.record(z.string(), z.string()) })),
})

export const slotQuery = z.object({ from: day, days: z.coerce.number().int().min(1).max(31).default(7) })
export const slotList = z.object({
  asOf: z.number(),
  slots: z.array(z.object({ from: z.number(), to: z.number(), free: z.int() })),
})
export type SlotList = z.infer<typeof slotList>

export const visitView = z
  .object({
    visitId: z.uuid(),
    reference: z.string().describe('The number people quote'),
    branch: z.object({ unitId: z.uuid(), name: z.string() }),
    service,
    state: z.enum(visitStates),
    onDay: day,
    plannedFrom: z.number().nullable().describe('Null: walked in'),
    plannedTo: z.number().nullable(),
    customer: z
      .object({
        customerId: z.uuid(),
        maskedName: z.string(),
        isKnown: z.boolean(),
        language: z.string(),
        needs: z.array(z.string()),
      })
      .nullable(),
    wish: z.string(),
    isReferral: z.boolean().describe('Booked in a contact by somebody of another unit'),
    madeBy: person,
    madeByUnitId: z.uuid(),
    contactId: z.uuid().nullable(),
    caseId: z.uuid().nullable(),
    checkedInAt: z.number().nullable(),
    promise: caseClock.nullable().describe('Served within the minutes of the branch, from check-in'),
    servedBy: person,
    serviceBeganAt: z.number().nullable(),
    endedAt: z.number().nullable(),
    outcome: z.enum(visitOutcomes).nullable(),
    note: z.string().nullable(),
    missing: z.array(paper).describe('What the customer still owes'),
    followUp: link.nullable().describe('The case that goes on with it'),
    next: z
      .object({ visitId: z.uuid(), reference: z.string(), plannedFrom: z.number().nullable() })
      .nullable()
      .describe('The visit that was booked after it'),
    numberTriesLeft: z.int().describe('Wrong customer numbers that may still be tried at this visit'),
    acts: z.array(z.enum(visitActs)),
  })
  .meta({ id: 'Visit' })
export type VisitView = z.infer<typeof visitView>

export const dayQuery = z.object({ date: day.optional(), show: z.enum(dayFigures).optional() })
export const dayView = z
  .object({
    asOf: z.number(),
    branch: branchView,
    date: day,
    figures: z.object({
      counts: z.record(z.enum(dayFigures), z.int()),
      waitP50Ms: z.number().nullable(),
      waitP90Ms: z.number().nullable(),
    }),
    visits: z.array(visitView),
  })
  .meta({ id: 'BranchDay' })
export type DayView = z.infer<typeof dayView>

export const bookingBody = z.strictObject({
  clientId: z.uuid().describe('Chosen by the sender: sent twice it is one booking'),
  from: z.int().min(0).describe('The beginning of a free slot'),
  service,
  contactId: z.uuid().optional().describe('The contact it is agreed in, whose customer comes'),
  customerId: z.uuid().optional(),
  afterVisitId: z.uuid().optional().describe('Books again what was missed, left or cancelled'),
  caseId: z.uuid().optional().describe('A case of the customer it belongs to'),
  wish: text(300).optional(),
})
export type BookingBody = z.output<typeof bookingBody>
export const walkInBody = z.strictObject({
  clientId: z.uuid(),
  service,
  customerId: z.uuid().optional().describe('Left out: not known yet'),
  wish: text(300).optional(),
})
export const moveBody = z.strictObject({ from: z.int().min(0), reason: text(300).min(1) })
export const reasonBody = z.strictObject({ reason: text(300).min(1) })
export const nameBody = z.strictObject({ customerId: z.uuid() })
export const identificationBody = z.strictObject({
  document: z.enum(shownDocuments).describe('What the customer showed'),
  customerNo: z.string().trim().min(1).max(40).describe('The whole number, as read from it; compared and not kept'),
})

const note = text(2_000).min(1)
const missing = z.array(paper).max(PAPER_CODES.length).default([])
export const outcomeBody = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('solved'), note: text(2_000).optional(), missing }),
  z.strictObject({ outcome: z.literal('work-order'), note, missing, unitId: z.uuid() }),
  z.strictObject({ outcome: z.literal('handed-back'), note, missing, unitId: z.uuid() }),
  z.strictObject({ outcome: z.literal('come-again'), note, missing, from: z.int().min(0) }),
])
export type OutcomeBody = z.output<typeof outcomeBody>

/** What the branch sees of the customer who is expected or there. */
export const visitStory = z
  .object({
    visit: visitView,
    level: levelNumber.nullable().describe('Of this visit; null before check-in'),
    openCases: z.array(caseCard),
    earlier: z.array(visitView).describe('Their visits before and after, at any branch, latest first'),
  })
  .meta({ id: 'VisitStory' })
export type VisitStory = z.infer<typeof visitStory>
/** A visit as it stands in a case: when, where and how far, without what is the customer's. */
export const linkedVisit = visitView
  .pick({
    visitId: true,
    reference: true,
    branch: true,
    service: true,
    state: true,
    onDay: true,
    plannedFrom: true,
    checkedInAt: true,
  })
  .meta({ id: 'LinkedVisit' })
export const linkedVisitList = z.object({ visits: z.array(linkedVisit) })
export type LinkedVisits = z.infer<typeof linkedVisitList>
export const visitList = z.object({ visits: z.array(visitView) })
