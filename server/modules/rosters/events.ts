import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const workContractChanged = factKind(
  'rosters.work-contract-changed',
  1,
  z.object({ contractId: z.string(), revision: z.number() }),
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
