import { z } from 'zod'
import { rosteredPerson, shiftKind, workContract } from '#modules/rosters/terms-contract.ts'
import { date, instant, MOST_DAYS, seconds, words } from '#modules/rosters/wire-contract.ts'

/** What rosters say and hear on the wire. */

// ---- Shifts

export const span = z.object({ startsAt: instant, endsAt: instant })
export const shiftBreak = z.strictObject({ startsAt: instant, endsAt: instant, isPaid: z.boolean() })
export const shiftShape = z.strictObject({
  kindId: z.string().min(1).max(40),
  startsAt: instant,
  endsAt: instant,
  breaks: z.array(shiftBreak).max(8).describe('In order'),
  activities: z
    .array(z.strictObject({ kind: z.enum(['training', 'meeting']), startsAt: instant, endsAt: instant }))
    .max(8)
    .default([]),
  overtimeFromAt: instant.nullable().default(null).describe('From here to the end it is overtime'),
  cutSeconds: seconds.default(0).describe('Ends so much earlier than its kind, by agreement'),
})
export type ShiftShape = z.output<typeof shiftShape>
export const shiftInForce = shiftShape
  .extend({ shiftId: z.uuid(), rosterId: z.uuid(), personId: z.uuid(), date, revision: z.int() })
  .meta({ id: 'ShiftInForce' })
export type ShiftInForce = z.infer<typeof shiftInForce>
export const SHIFT_CHANGE_CAUSES = [
  'publication',
  'planner',
  'swap',
  'bid',
  'overtime',
  'early-leave',
  'leave',
  'intraday',
  'autopilot',
  'undo',
] as const
export type ShiftChangeCause = (typeof SHIFT_CHANGE_CAUSES)[number]

// ---- Rosters

/** `POST /api/rosters` */
export const rosterBody = z.strictObject({
  unitId: z.uuid().describe('Everyone in it and below it'),
  from: date,
  days: z.int().min(1).max(MOST_DAYS),
  queueIds: z.array(z.uuid()).min(1).max(200).describe('Whose need is to be met'),
})
export const violation = z
  .object({
    ruleId: z.string(),
    kind: z.string(),
    severity: z.enum(['hard', 'house']),
    personId: z.string(),
    dates: z.array(date),
    fromAt: instant,
    toAt: instant,
    found: z.number(),
    allowed: z.number(),
    unit: z.enum(['seconds', 'days', 'shifts', 'nights', 'weekends', 'breaks']),
  })
  .meta({ id: 'RosterViolation' })
export type RosterViolation = z.infer<typeof violation>
/** What no rule forbids, but the house wants otherwise. */
const floorSubject = {
  kind: z.enum(['leader', 'expert', 'trainee']),
  queueId: z.uuid().nullable().describe('null: of the whole roster'),
}
const floorSpan = { fromAt: instant, toAt: instant }
export const rosterFinding = z
  .object({
    ...floorSubject,
    ...floorSpan,
    found: z.number().describe('Of leaders and experts the fewest at work; of trainees the largest share'),
    wanted: z.number().describe('Leaders and experts at least; of trainees the share at most'),
  })
  .meta({ id: 'RosterFinding' })
export type RosterFinding = z.infer<typeof rosterFinding>
const cost = z.object({
  total: z.number().describe('In agents missing for one slot'),
  bound: z.number().describe('What no roster can undercut'),
  gap: z.number().describe('Share of all agent-slots needed'),
})
export const rosterRun = z
  .object({
    runId: z.uuid(),
    state: z.enum(['running', 'stopping', 'done', 'stopped', 'refused', 'failed']),
    seconds: z.int().describe('Budget'),
    share: z.number().min(0).max(1).describe('Of the budget used'),
    cost: cost.nullable(),
    /** Of `refused`: per person the rules, leave and locks that together leave no plan; slots out of reach. */
    conflicts: z.array(
      z.object({
        personId: z.string(),
        displayName: z.string(),
        parts: z.array(z.string()).describe('Rule ids; `leave 2026-12-01..2026-12-03`; `lock 2026-12-01`; `history`'),
      }),
    ),
    /** Of `refused` and `failed`: why. */
    reason: z
      .enum(['no-legal-plan', 'draft-changed', 'problem-faulty', 'node-lost', 'fault'])
      .nullable()
      .describe('`draft-changed`: somebody changed the draft meanwhile, so it stays as they left it'),
    detail: z.string().nullable().describe('More of it, in English'),
    /** Hours in which not enough people of a queue could be at work, whatever the roster. */
    outOfReach: z.array(
      z.object({
        queueId: z.uuid(),
        fromAt: instant,
        toAt: instant,
        required: z.int().describe('The most'),
        possible: z.int().describe('The fewest'),
      }),
    ),
    /** Leaders or experts of whom no roster has enough at work. */
    floorsOutOfReach: z.array(
      z.object({
        ...floorSubject,
        neededSeconds: z.int().describe('Of person-time'),
        possibleSeconds: z.int().describe('What they can fill at most, each by the rules'),
        ranges: z
          .array(z.object({ ...floorSpan, required: z.int(), possible: z.int() }))
          .describe('In which not even all of them at once would be enough'),
      }),
    ),
    startedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'RosterRun' })
export type RosterRun = z.infer<typeof rosterRun>
export const rosterHead = z
  .object({
    rosterId: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    from: date,
    days: z.int(),
    queueIds: z.array(z.uuid()),
    version: z.int().describe('0: never published'),
    publishedAt: instant.nullable(),
    people: z.int(),
    madeAt: instant,
    madeBy: z.string().describe('Name'),
    run: rosterRun.nullable().describe('The latest'),
  })
  .meta({ id: 'RosterHead' })
export type RosterHead = z.infer<typeof rosterHead>
/** `GET /api/rosters` */
export const rosterList = z.object({ rosters: z.array(rosterHead) })

export const draftShift = shiftShape
  .pick({ kindId: true, startsAt: true, endsAt: true, breaks: true })
  .extend({ personId: z.uuid(), date, isLocked: z.boolean() })
  .meta({ id: 'DraftShift' })
export type DraftShift = z.infer<typeof draftShift>
/** Of one queue, by slots from the start of the first day. */
export const coverage = z.object({
  queueId: z.uuid(),
  name: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  required: z.array(z.int()),
  planned: z.array(z.number()).describe('At work, at the best split of people with several skills'),
})
/** What the draft was foretold when it was last played. `POST /api/rosters/{rosterId}/simulation` plays it anew. */
export const draftPrediction = z
  .object({
    revision: z.int().describe('Of the draft that was played'),
    playedAt: instant,
    isStale: z.boolean().describe('The draft, the forecast, the staffing or what people can take is another by now'),
    replications: z.int(),
    queues: z.array(
      z.object({
        queueId: z.uuid(),
        days: z.array(
          z.object({
            date,
            contacts: z.number(),
            serviceLevel: z.number().nullable(),
            abandonmentRate: z.number().nullable(),
          }),
        ),
        serviceLevel: z.number().nullable().describe('0..1, of all days'),
        low: z.number().nullable().describe('Of the replications, not undercut with 90 %'),
        targetShare: z.number(),
      }),
    ),
  })
  .meta({ id: 'DraftPrediction' })
export type DraftPrediction = z.infer<typeof draftPrediction>
export const rosterBoard = rosterHead
  .extend({
    asOf: instant,
    revision: z.int().describe('Of the draft; name it when changing'),
    slotSeconds: z.int(),
    startsAt: instant.describe('Of slot 0'),
    persons: z.array(
      rosteredPerson.extend({
        leave: z.array(z.object({ leaveId: z.uuid(), kind: z.string(), from: date, to: date, state: z.string() })),
        workSeconds: z.int().describe('Of the draft, in these days'),
        later: z
          .array(z.object({ from: date, contractName: z.string(), shifts: z.array(shiftKind) }))
          .describe('Terms that begin on a later of these days; until then those of the first day'),
      }),
    ),
    left: z
      .array(z.object({ personId: z.uuid(), displayName: z.string() }))
      .describe('Under no contract, so in no roster'),
    contracts: z.array(workContract),
    shifts: z.array(draftShift),
    carriedIn: z
      .array(draftShift.omit({ isLocked: true }))
      .describe('Shifts in force of the days before that end in these days'),
    daysOff: z.array(z.object({ personId: z.uuid(), date })).describe('Locked: the search puts no shift there'),
    violations: z.array(violation),
    findings: z.array(rosterFinding),
    coverage: z.array(coverage),
    cost: cost.nullable().describe('Of the draft; null: nothing is needed, as no forecast covers these days'),
    prediction: draftPrediction.nullable().describe('null: never played'),
    hasUnpublished: z.boolean().describe('The draft differs from what is in force'),
  })
  .meta({ id: 'RosterBoard' })
export type RosterBoard = z.infer<typeof rosterBoard>

/** `PUT /api/rosters/{rosterId}/draft` and, with nothing written, `POST /api/rosters/{rosterId}/preview`. */
export const draftChange = z.strictObject({
  revision: z.int().min(0).describe('The one that was seen'),
  changes: z
    .array(
      z.strictObject({
        personId: z.uuid(),
        date,
        /** Without breaks: they are put where they are missed least. null: a day off. */
        shift: z
          .strictObject({
            kindId: z.string().min(1).max(40),
            startsAt: instant,
            breaks: z.array(shiftBreak).max(8).optional(),
          })
          .nullable(),
        isLocked: z.boolean().default(true),
      }),
    )
    .min(1)
    .max(200),
})
/** What the change makes of the draft: the days changed, every violation that is new or gone, and the cost. */
export const draftChanged = z
  .object({
    revision: z.int(),
    shifts: z.array(draftShift).describe('Of the people named, whole'),
    daysOff: z.array(z.object({ personId: z.uuid(), date })).describe('Locked, of the people named, whole'),
    violations: z.array(violation).describe('Of the people named, whole'),
    findings: z.array(rosterFinding).describe('Of everyone, whole'),
    coverage: z.array(coverage),
    cost: cost.nullable(),
  })
  .meta({ id: 'DraftChanged' })
export type DraftChanged = z.infer<typeof draftChanged>

/** `POST /api/rosters/{rosterId}/runs`; `DELETE /api/rosters/{rosterId}/run` stops it and keeps the best so far. */
export const runBody = z.strictObject({
  seconds: z.int().min(1).max(600),
  seed: z.int().min(1).max(2_000_000_000).default(1),
})

/** `POST /api/rosters/{rosterId}/publication` */
export const publicationBody = z.strictObject({
  revision: z.int().min(0),
  /**
   * Needed when a house rule is broken, when it comes later than `NOTICE_DAYS` before, or when a forecast covers these days
   * and the draft as it is now was not played against it.
   */
  reason: words.max(300).nullable(),
})
export const publication = z
  .object({
    version: z.int(),
    publishedAt: instant,
    publishedBy: z.string().describe('Name'),
    lateReason: z.string().nullable(),
    shifts: z.int(),
    /** Changes of days inside the notice, which wait for the word of the person. */
    waiting: z.int(),
    prediction: z
      .array(z.object({ queueId: z.uuid(), serviceLevel: z.number().nullable(), targetShare: z.number() }))
      .nullable()
      .describe('By queue, as foretold when it was published; null: published without'),
  })
  .meta({ id: 'RosterPublication' })
/** `GET /api/rosters/{rosterId}/publications` */
export const publicationList = z.object({ publications: z.array(publication) })
