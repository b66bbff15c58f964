import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const workContractChanged = factKind(
  'rosters.work-contract-changed',
  1,
  z.object({ contractId: z.string(), revision: z.number(), effectiveFrom: z.string().optional() }),
)
export const termsChanged = factKind(
  'rosters.terms-changed',
  1,
  z.object({
    personId: z.string(),
    contractId: z.string(),
    protections: z.array(z.string()),
    marks: z.array(z.string()),
    annualLeaveDays: z.number().nullable(),
    effectiveFrom: z.string().optional(),
  }),
)
export const rosterMade = factKind(
  'rosters.roster-made',
  1,
  z.object({ rosterId: z.string(), unitId: z.string(), from: z.string(), days: z.number() }),
)
export const rosterDiscarded = factKind(
  'rosters.roster-discarded',
  1,
  z.object({ rosterId: z.string(), unitId: z.string() }),
)
/** `by: 'search'`: the result of a run was taken over. */
export const draftChanged = factKind(
  'rosters.draft-changed',
  1,
  z.object({
    rosterId: z.string(),
    revision: z.number(),
    by: z.enum(['planner', 'search', 'shift-change']),
    personIds: z.array(z.string()),
  }),
)
export const runStarted = factKind(
  'rosters.run-started',
  1,
  z.object({ rosterId: z.string(), runId: z.string(), seconds: z.number(), seed: z.number() }),
)
export const runEnded = factKind(
  'rosters.run-ended',
  1,
  z.object({
    rosterId: z.string(),
    runId: z.string(),
    state: z.enum(['done', 'stopped', 'refused', 'failed']),
    reason: z.string().nullable(),
  }),
)
export const rosterPublished = factKind(
  'rosters.roster-published',
  1,
  z.object({
    rosterId: z.string(),
    unitId: z.string(),
    from: z.string(),
    days: z.number(),
    version: z.number(),
    isLate: z.boolean(),
    /** Changes that wait for the word of their person. */
    waiting: z.number(),
  }),
)
/** Shifts in force of one person were changed; about the person. What a publication changes is told by itself. */
export const shiftsChanged = factKind(
  'rosters.shifts-changed',
  1,
  z.object({ personId: z.string(), dates: z.array(z.string()), cause: z.string() }),
)
/** A change inside the notice waits for the person's word; about the person. */
export const shiftChangeAsked = factKind(
  'rosters.shift-change-asked',
  1,
  z.object({ changeId: z.string(), personId: z.string(), date: z.string() }),
)
export const shiftChangeDecided = factKind(
  'rosters.shift-change-decided',
  1,
  z.object({ changeId: z.string(), personId: z.string(), date: z.string(), agrees: z.boolean() }),
)
/** Shifts or hours of people left the house as a file. */
export const rosterExported = factKind(
  'rosters.roster-exported',
  1,
  z.object({
    rosterId: z.string(),
    unitId: z.string(),
    what: z.enum(['roster', 'payroll']),
    as: z.enum(['csv', 'xlsx']),
    version: z.number(),
    people: z.number(),
  }),
)
/** A link by which calendars read one person's shifts without signing in. */
export const calendarLinkChanged = factKind(
  'rosters.calendar-link-changed',
  1,
  z.object({ personId: z.string(), change: z.enum(['made', 'revoked']) }),
)

// ---- Own shifts, leave, swaps, offers

const person = { personId: z.string() }
const span = { from: z.string(), to: z.string() }
/** Shifts in force again since granted leave ended, and days whose shift could not come back. */
const returned = { givenBack: z.number().optional(), leftOpen: z.number().optional() }

export const leaveAsked = factKind(
  'rosters.leave-asked',
  1,
  z.object({ leaveId: z.string(), ...person, ...span, kind: z.string(), state: z.string(), answer: z.string() }),
)
export const leaveDecided = factKind(
  'rosters.leave-decided',
  1,
  z.object({ leaveId: z.string(), ...person, ...span, state: z.enum(['granted', 'refused']), ...returned }),
)
export const leaveWithdrawn = factKind(
  'rosters.leave-withdrawn',
  1,
  z.object({ leaveId: z.string(), ...person, ...span, ...returned }),
)
export const leavePoolSet = factKind(
  'rosters.leave-pool-set',
  1,
  z.object({ unitId: z.string(), ...span, most: z.number().nullable() }),
)
export const preferencesSet = factKind('rosters.preferences-set', 1, z.object(person))
export const swapOffered = factKind(
  'rosters.swap-offered',
  1,
  z.object({ swapId: z.string(), ...person, date: z.string(), toPersonId: z.string().nullable() }),
)
export const swapEnded = factKind(
  'rosters.swap-ended',
  1,
  z.object({
    swapId: z.string(),
    ...person,
    state: z.enum(['taken', 'refused', 'withdrawn']),
    takenBy: z.string().nullable(),
  }),
)
export const staffingOffered = factKind(
  'rosters.staffing-offered',
  1,
  z.object({ offerId: z.string(), queueId: z.string(), kind: z.string(), seconds: z.number(), wanted: z.number() }),
)
export const staffingAnswered = factKind(
  'rosters.staffing-answered',
  1,
  z.object({ offerId: z.string(), ...person, accepts: z.boolean() }),
)
export const staffingWithdrawn = factKind('rosters.staffing-withdrawn', 1, z.object({ offerId: z.string() }))
export const openShiftOffered = factKind(
  'rosters.open-shift-offered',
  1,
  z.object({ openShiftId: z.string(), unitId: z.string(), date: z.string(), wanted: z.number(), rule: z.string() }),
)
export const openShiftEnded = factKind(
  'rosters.open-shift-ended',
  1,
  z.object({ openShiftId: z.string(), state: z.enum(['decided', 'withdrawn']) }),
)
export const bidAnswered = factKind(
  'rosters.bid-answered',
  1,
  z.object({ openShiftId: z.string(), ...person, state: z.enum(['waiting', 'won', 'lost', 'withdrawn']) }),
)
