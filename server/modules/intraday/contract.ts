import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'

/**
 * What the real-time desk says and hears on the wire. Dates and half hours follow the wall clock of the house; instants
 * are UTC milliseconds; shares are 0..1.
 */

const instant = z.int().min(0).max(LAST_INSTANT).describe('UTC milliseconds')
const date = z.iso.date()
const words = z.string().trim().min(1).overwrite(masked)
const names = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })
const share = z.number().min(0).nullable()

/** Length of a row of the curve; people are counted by quarter hours within it. */
export const ROW_MINUTES = 30
export const SLOT_MS = 900_000

// ---- Adherence

export const ACTIVITIES = ['on-queue', 'break', 'meal', 'training', 'meeting', 'off'] as const
export const PRESENCES = [
  'available',
  'busy',
  'wrap-up',
  'break',
  'meal',
  'training',
  'meeting',
  'cool-down',
  'offline',
] as const
const activity = z.enum(ACTIVITIES)
const presence = z.enum(PRESENCES)
export const DEVIATIONS = [
  'late',
  'left-early',
  'away',
  'break-too-long',
  'break-unplanned',
  'break-missed',
  'off-plan-work',
  'elsewhere',
] as const
const live = z.object({
  state: z.enum(['as-planned', 'off', 'grace', 'out', 'excused']),
  planned: activity,
  found: presence,
  kind: z.enum(DEVIATIONS).nullable().describe('null when as planned, or off'),
  sinceAt: instant.nullable().describe('Grace not deducted'),
  reason: z.string().nullable().describe('Of the approved exception'),
})
const figures = {
  adherence: share.describe('KPI 16: time as planned over time planned, up to now; null while nothing was planned'),
  conformance: share.describe('KPI 17: time worked over work planned, up to now; null as above'),
  scheduledMs: z.int(),
  keptMs: z.int(),
  scheduledWorkMs: z.int(),
  workedMs: z.int(),
}
export const adherenceRow = z
  .object({
    personId: z.uuid(),
    displayName: z.string(),
    agentNo: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    shift: z.object({ startsAt: instant, endsAt: instant }).nullable().describe('null: none today'),
    live,
    ...figures,
    occupancy: share.describe('KPI 13: time on contacts over that and ready time'),
    handled: z.int().describe('Contacts asked for today that they handled'),
  })
  .meta({ id: 'AdherenceRow' })
export type AdherenceRow = z.infer<typeof adherenceRow>
export const adherenceList = z
  .object({
    asOf: instant,
    date,
    graceSeconds: z.int(),
    people: z.array(adherenceRow).describe('What needs attention first'),
    together: z.object({
      ...figures,
      occupancy: share,
      utilisation: share.describe('KPI 14: time on contacts over paid time so far'),
      shrinkage: share.describe('KPI 15: paid time not available for contacts over paid time so far'),
      handledPerAgent: z
        .number()
        .nullable()
        .describe('KPI 18: contacts of today that were handled, over those who were at their service today'),
      out: z.int(),
      grace: z.int(),
      excused: z.int(),
      asPlanned: z.int(),
    }),
  })
  .meta({ id: 'AdherenceList' })
export type AdherenceList = z.infer<typeof adherenceList>

export const exceptionBody = z
  .strictObject({
    personId: z.uuid(),
    startsAt: instant,
    endsAt: instant,
    reason: words.max(200),
  })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], message: 'must be after the start' })
export const exception = z
  .object({
    exceptionId: z.uuid(),
    personId: z.uuid(),
    startsAt: instant,
    endsAt: instant,
    reason: z.string(),
    approvedAt: instant,
    approvedBy: z.string().describe('Name'),
  })
  .meta({ id: 'AdherenceException' })
export type ExceptionView = z.infer<typeof exception>
/** `GET /api/intraday/adherence/{personId}`: what the figures of a person are made of. */
export const adherenceDay = z
  .object({
    asOf: instant,
    row: adherenceRow,
    from: instant,
    before: instant,
    plan: z.array(z.object({ activity, startsAt: instant, endsAt: instant })),
    presence: z.array(z.object({ presence, startsAt: instant, endsAt: instant })),
    deviations: z.array(
      z.object({
        planned: activity,
        found: presence,
        startsAt: instant,
        endsAt: instant,
        reason: z.string().nullable().describe('Of the exception that excuses it'),
      }),
    ),
    exceptions: z.array(exception),
  })
  .meta({ id: 'AdherenceDay' })
export type AdherenceDay = z.infer<typeof adherenceDay>
/** `GET /api/intraday/own`: how one's own day goes; null without a shift today. */
export const ownDay = z.object({ day: adherenceDay.nullable() })
export type OwnDay = z.infer<typeof ownDay>

// ---- The day's curve

export const deskQueueList = z.object({
  queues: z.array(
    z.object({ queueId: z.uuid(), name: names, channel: z.string(), hasForecast: z.boolean().describe('For today') }),
  ),
})
export const FLAGS = ['volume', 'volume-day', 'handle-time', 'service-level'] as const
export const flag = z
  .object({
    kind: z.enum(FLAGS),
    startAt: instant.nullable().describe('Of the half hour; null: of the day so far'),
    deviation: z.number().describe('As a share: 0.12 is 12 % more; of the service level, less than the target'),
    withinChance: z.boolean().describe('So much happens by chance alone once in twenty times, or oftener'),
    needsNote: z.boolean().describe('Past 15 %: its cause is to be written down'),
    note: z.object({ words: z.string(), by: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'IntradayFlag' })
export type Flag = z.infer<typeof flag>
const level = z.number().min(0).max(1).nullable()
export const curveRow = z
  .object({
    startAt: instant,
    state: z.enum(['ended', 'now', 'ahead']),
    forecast: z.number().nullable().describe('With the overrides'),
    low: z.number().nullable(),
    high: z.number().nullable(),
    reforecast: z.number().nullable().describe('From what came so far; only of what has not ended'),
    actual: z.number().nullable().describe('What came; of the half hour under way, so far'),
    handleSeconds: z.number().nullable().describe('As measured'),
    need: z.int().nullable().describe('Agents on the queue: for the forecast where it ended, else for the reforecast'),
    planned: z.number().describe('On this queue by the shifts, at the best split of people with several skills'),
    present: z.number().nullable().describe('The same, of those who were there; null ahead'),
    expected: z.number().nullable().describe('Planned, less who is missing now; only of what has not ended'),
    serviceLevel: level.describe('As it was; null ahead, and where nobody came'),
    predicted: level.describe('With the expected staff; only of what has not ended'),
  })
  .meta({ id: 'IntradayRow' })
export type CurveRow = z.infer<typeof curveRow>
export const deskDay = z
  .object({
    asOf: instant,
    date,
    queueId: z.uuid(),
    targetShare: z.number(),
    thresholdSeconds: z.number(),
    rows: z.array(curveRow),
    reforecast: z.object({
      factor: z.number().describe('On the rest of the day'),
      share: z.number().describe('Of the deviation so far that is believed, 0..1'),
      basis: z.enum(['learned', 'assumed', 'none']),
      days: z.int().describe('Of the past from which it was learned'),
    }),
    soFar: z.object({
      forecast: z.number(),
      actual: z.number(),
      serviceLevel: level,
      handleSeconds: z.number().nullable(),
    }),
    rest: z.object({ reforecast: z.number(), serviceLevel: level }),
    planHandleSeconds: z.number(),
    missing: z.array(z.object({ personId: z.uuid(), displayName: z.string(), sinceAt: instant })),
    flags: z.array(flag),
  })
  .meta({ id: 'IntradayDay' })
export type DeskDay = z.infer<typeof deskDay>
export const noteBody = z.strictObject({ startAt: instant.describe('Of the half hour'), words: words.max(300) })

// ---- What can be done, and what was done

/** In the order of levers: what is asked of people first comes first. */
export const PROPOSALS = [
  'move-breaks',
  'move-activities',
  'pull-cross-skilled',
  'callback',
  'bot-message',
  'overtime',
  'early-leave',
  'training',
] as const
export type ProposalKind = (typeof PROPOSALS)[number]
export const touched = z.object({
  personId: z.uuid(),
  displayName: z.string(),
  moves: z.array(
    z.object({
      what: z.enum(['break', 'meal', 'training', 'meeting', 'queue', 'overtime', 'early-leave']),
      fromAt: instant.nullable().describe('null: was not there before'),
      toAt: instant,
      seconds: z.int(),
    }),
  ),
})
export const effect = z.object({
  contacts: z.number().describe('Expected in the half hours touched'),
  before: level.describe('Service level of these, as things are'),
  after: level,
  inTime: z.number().describe('Contacts more that are answered in time; negative: fewer'),
  intervals: z.array(z.object({ queueId: z.uuid(), startAt: instant, before: level, after: level })),
})
export type Effect = z.infer<typeof effect>
const measured = {
  kind: z.enum(PROPOSALS),
  queueIds: z.array(z.uuid()),
  people: z.array(touched).describe('Of an offer: all who are asked'),
  wanted: z.int().nullable().describe('Of an offer: so many of those asked; the effect is reckoned with them'),
  assumed: z
    .object({ share: z.number(), afterSeconds: z.int().nullable(), untilAt: instant })
    .nullable()
    .describe('Of a call-back or a message: the share of customers who are taken to heed it, and until when it holds'),
  effect,
  paidSeconds: z.int().describe('What it costs beyond the plan; below 0: what it saves'),
}
export const proposal = z
  .object({
    proposalId: z.uuid(),
    ...measured,
    validUntilAt: instant.describe('Then the first of its changes would come too soon to be told'),
  })
  .meta({ id: 'IntradayProposal' })
export type ProposalView = z.infer<typeof proposal>
export const measure = z
  .object({
    measureId: z.uuid(),
    ...measured,
    madeAt: instant,
    madeBy: z.string().nullable().describe('Name; null: the autopilot'),
    untilAt: instant.describe('End of the half hours it touches'),
    undoneAt: instant.nullable(),
    undoneBy: z.string().nullable(),
    canUndo: z.boolean(),
    accepted: z.int().nullable().describe('Of an offer: how many said yes'),
    brought: z
      .object({ contacts: z.int(), serviceLevel: level })
      .nullable()
      .describe('What came in these half hours; null until they have passed'),
  })
  .meta({ id: 'IntradayMeasure' })
export type MeasureView = z.infer<typeof measure>
export const proposalList = z
  .object({
    asOf: instant,
    lookedAt: instant.nullable().describe('When the proposals were worked out; null: never yet'),
    proposals: z.array(proposal),
    measures: z.array(measure).describe('Of today, the latest first'),
  })
  .meta({ id: 'IntradayProposals' })
export type ProposalList = z.infer<typeof proposalList>

// ---- Settings

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like 07:30')
export const rails = z.strictObject({
  kind: z.enum(PROPOSALS),
  isOn: z.boolean(),
  leastGain: z.number().min(0).max(1).describe('Of the service level of the half hours touched, at least so much'),
  mostPeopleHour: z.int().min(1).max(500).describe('Touched within an hour'),
  from: timeOfDay,
  to: timeOfDay.describe('Not included'),
})
export type Rails = z.infer<typeof rails>
export const settingsBody = z
  .strictObject({
    graceSeconds: z.int().min(0).max(3600),
    callbackAfterSeconds: z
      .int()
      .min(10)
      .max(3600)
      .describe('When relief is needed, a call-back is offered from there on'),
    callbackShare: z.number().min(0).max(1).describe('Of those who are offered one, so many are taken to choose it'),
    messageShare: z.number().min(0).max(1).describe('Of those who are told of a peak, so many are taken to come later'),
    leadMinutes: z.int().min(0).max(120).describe('Nothing is changed that begins sooner'),
    mostTouchedShare: z.number().min(0).max(1).describe('Of the people on duty, by one proposal'),
    autopilot: z.array(rails).length(PROPOSALS.length).describe('One of each kind, in the order of levers'),
  })
  .refine(({ autopilot }) => autopilot.every(({ kind }, place) => kind === PROPOSALS[place]), {
    path: ['autopilot'],
    message: 'give each kind once, in the order of levers',
  })
  .refine(({ autopilot }) => autopilot.every(({ from, to }) => from < to), {
    path: ['autopilot'],
    message: 'the hours of a kind end after they begin',
  })
export const settings = z
  .object({
    settings: settingsBody,
    revision: z.int(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable().describe('Name'),
  })
  .meta({ id: 'IntradaySettings' })
export type SettingsView = z.infer<typeof settings>
export type Settings = z.output<typeof settingsBody>
export const settingsChange = z.strictObject({ settings: settingsBody, revision: z.int().min(0) })
