import { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'
import { SHIFT_CHANGE_CAUSES, shiftInForce } from '#modules/rosters/contract.ts'
import { date, instant } from '#modules/rosters/wire-contract.ts'

/** What people hear and say about their own shifts, leave and swaps. Dates follow the wall clock of the house. */

const note = z.string().trim().max(300).overwrite(masked).default('')

/** So many days of shifts are shown, today the first. */
export const OWN_DAYS = 28

// ---- Leave

export const LEAVE_KINDS = ['annual', 'sick', 'personal', 'family', 'compensatory', 'course'] as const
export type LeaveKind = (typeof LEAVE_KINDS)[number]
export const LEAVE_STATES = ['asked', 'granted', 'refused', 'withdrawn'] as const
/** What decided: a rule, or a person. */
export const LEAVE_ANSWERS = [
  'sick-at-once',
  'pool-has-room',
  'pool-full',
  'no-pool',
  'balance-short',
  'kind-needs-person',
  'by-person',
] as const
export type LeaveAnswer = (typeof LEAVE_ANSWERS)[number]

export const leaveItem = z
  .object({
    leaveId: z.uuid(),
    kind: z.enum(LEAVE_KINDS),
    from: date,
    to: date.describe('Included'),
    state: z.enum(LEAVE_STATES),
    words: z.string(),
    askedAt: instant,
    decidedAt: instant.nullable(),
    decidedBy: z.string().nullable().describe('Name; null: a rule'),
    answer: z.enum(LEAVE_ANSWERS).nullable(),
    answerOn: date.nullable().describe('The date that decided it'),
    decision: z.string().nullable().describe('Words of the person who decided'),
    countedDays: z.int().describe('Days of annual leave that it uses'),
    givenBack: z.array(date).describe('Dates whose shift is in force again since the leave ended'),
    leftOpen: z
      .array(
        z.object({
          date,
          why: z.enum(['rule-broken', 'not-rostered']),
          ruleId: z.string().nullable().describe('Of `rule-broken`: the first rule against it'),
        }),
      )
      .describe('Dates whose shift could not come back: for a planner to fill'),
  })
  .meta({ id: 'LeaveItem' })
export type LeaveItem = z.infer<typeof leaveItem>

/** `POST /api/rosters/own/leave`: answered at once. */
export const leaveBody = z.strictObject({ kind: z.enum(LEAVE_KINDS), from: date, to: date, words: note })

/** `POST /api/rosters/leave`: what someone told by phone or in person, answered by the same rules. */
export const leaveForBody = leaveBody.extend({ personId: z.uuid() })

/** `GET /api/rosters/leave` */
export const leaveQuery = z.object({
  from: date,
  days: z.coerce.number().int().min(1).max(92),
  state: z.enum(LEAVE_STATES).optional(),
  unitId: z.uuid().optional(),
})
export const teamLeave = leaveItem
  .extend({
    personId: z.uuid(),
    displayName: z.string(),
    agentNo: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    shifts: z.int().describe('Shifts in force on these days'),
    isOwn: z.boolean().describe('Of the reader, who may not decide it'),
  })
  .meta({ id: 'TeamLeave' })
export type TeamLeave = z.infer<typeof teamLeave>
export const teamLeaveList = z.object({ asOf: instant, leave: z.array(teamLeave) })

/** `POST /api/rosters/leave/{leaveId}/decision` */
export const leaveDecisionBody = z.strictObject({
  isGranted: z.boolean(),
  words: note,
  revokes: z
    .boolean()
    .default(false)
    .describe('With `isGranted: false`: takes back a leave that was granted, with words, seven days ahead at least'),
})

/** `GET /api/rosters/leave-pool`, `PUT /api/rosters/leave-pool` */
export const poolQuery = z.object({ unitId: z.uuid(), from: date, days: z.coerce.number().int().min(1).max(92) })
export const poolBody = z.strictObject({
  unitId: z.uuid().describe('With everyone below it'),
  from: date,
  to: date.describe('Included'),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional().describe('1 Monday; all when left out'),
  most: z.int().min(0).max(10_000).nullable().describe('null: nothing is said any more'),
})
export const poolDays = z.object({
  asOf: instant,
  unitId: z.uuid(),
  days: z.array(
    z.object({
      date,
      most: z.int().nullable().describe('null: nobody has said; a person decides'),
      granted: z.int().describe('People on leave'),
      asked: z.int().describe('People who wait for a word'),
    }),
  ),
})
export type PoolDays = z.infer<typeof poolDays>

// ---- Own shifts

const changeShape = shiftInForce.pick({ kindId: true, startsAt: true, endsAt: true }).nullable()
export const shiftChangeItem = z
  .object({
    changeId: z.uuid(),
    date,
    before: changeShape.describe('null: no shift'),
    after: changeShape,
    cause: z.enum(SHIFT_CHANGE_CAUSES),
    reason: z.string(),
    state: z.enum(['asked', 'made', 'declined', 'withdrawn']),
    askedAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'ShiftChangeItem' })
export type ShiftChangeItem = z.infer<typeof shiftChangeItem>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like 07:30')
/** `PUT /api/rosters/own/preferences`: what the next roster tries to keep. */
export const preferences = z.strictObject({
  daysOff: z.array(date).max(31),
  startBetween: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
})
export type Preferences = z.infer<typeof preferences>

/** `GET /api/rosters/own` */
export const ownShifts = z
  .object({
    asOf: instant,
    from: date.describe('Today'),
    days: z.int(),
    publishedTo: date.nullable().describe('The last date of a published roster of their unit; null: none'),
    shifts: z.array(shiftInForce),
    waiting: z.array(shiftChangeItem).describe('Changes inside the notice, which wait for their word'),
    changes: z.array(shiftChangeItem).describe('The latest first'),
    leave: z.array(leaveItem).describe('Of these days and later, and the latest answers'),
    annual: z
      .object({ year: z.int(), days: z.int(), used: z.int(), asked: z.int() })
      .nullable()
      .describe('null: not kept here'),
    preferences,
    marketNumber: z.int().describe('Grows when what people offer each other changed'),
  })
  .meta({ id: 'OwnShifts' })
export type OwnShifts = z.infer<typeof ownShifts>

/** `POST /api/rosters/own/changes/{changeId}/answer` */
export const changeAnswerBody = z.strictObject({ agrees: z.boolean() })

// ---- Swaps

export const brokenRule = z
  .object({
    ruleId: z.string(),
    kind: z.string(),
    found: z.number(),
    allowed: z.number(),
    unit: z.string(),
    isOwn: z.boolean().describe('Of the reader; otherwise of the colleague'),
  })
  .meta({ id: 'BrokenRule' })
export type BrokenRule = z.infer<typeof brokenRule>

const offered = { swapId: z.uuid(), date, kindId: z.string(), startsAt: instant, endsAt: instant }
/** `GET /api/rosters/own/market` */
export const market = z
  .object({
    asOf: instant,
    mine: z
      .array(
        z.object({
          ...offered,
          to: z.string().nullable().describe('Name; null: whoever can'),
          wantedDates: z.array(date),
          words: z.string(),
          state: z.enum(['open', 'taken', 'refused', 'withdrawn', 'expired', 'changed']),
          takenBy: z.string().nullable().describe('Name'),
          takenDate: date.nullable(),
        }),
      )
      .describe('Of the last four weeks, the latest first'),
    open: z
      .array(
        z.object({
          ...offered,
          from: z.string().describe('Name'),
          isForMe: z.boolean().describe('Offered to the reader alone'),
          wantedDates: z.array(date),
          words: z.string(),
          ways: z.array(
            z.object({
              returnDate: date.nullable().describe('Of the shift given in return; null: none'),
              startsAt: instant.nullable(),
              endsAt: instant.nullable(),
              broken: z.array(brokenRule).describe('Empty: it may be taken so'),
            }),
          ),
        }),
      )
      .describe('What the reader could take; what is offered to them alone also when a rule forbids it'),
  })
  .meta({ id: 'ShiftMarket' })
export type ShiftMarket = z.infer<typeof market>

/** `POST /api/rosters/own/swaps` */
export const swapBody = z.strictObject({
  date,
  revision: z.int().min(1).describe('Of the shift, as it was seen'),
  toPersonId: z.uuid().nullable().describe('null: whoever can take it'),
  wantedDates: z.array(date).max(14).describe('Dates they would work instead; empty: it is given away'),
  words: note,
})
export const swapMade = z.object({ swapId: z.uuid() })
/** `POST /api/rosters/own/swaps/{swapId}/acceptance` */
export const swapAcceptance = z.strictObject({ returnDate: date.nullable() })
/** `GET /api/rosters/own/colleagues?date=`: who can take the contacts of the shift on that date. */
export const colleagueQuery = z.object({ date })
export const colleagueList = z.object({
  colleagues: z.array(z.object({ personId: z.uuid(), displayName: z.string(), isFree: z.boolean() })),
})
export type Colleagues = z.infer<typeof colleagueList>
