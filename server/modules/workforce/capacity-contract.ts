import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'

/**
 * What the capacity plan says and hears on the wire. Months follow the wall clock of the house; shares are 0..1. What a
 * scenario comes to is worked out by `libs/capacity-plan`, alike on the server and on the screen.
 */

const instant = z.int().min(0).max(LAST_INSTANT).describe('UTC milliseconds')
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'write a month like 2027-01')
const share = z.number().min(0).max(0.9)
const words = z.string().trim().min(1).overwrite(masked)
const names = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })

export const LEAST_MONTHS = 12
export const MOST_MONTHS = 24

export const scenarioMonth = z.strictObject({
  contacts: z.number().min(0).max(100_000_000).nullable().describe('null: from history and growth'),
  handleSeconds: z.number().min(1).max(7200).nullable().describe('null: as for all months'),
  plannedShrinkage: share.nullable().describe('null: as for all months'),
  hires: z.int().min(0).max(5000).describe('Start on the first day of the month'),
})
export const scenarioBody = z.strictObject({
  name: words.max(60),
  queueIds: z.array(z.uuid()).min(1).max(60),
  firstMonth: month,
  months: z.array(scenarioMonth).min(LEAST_MONTHS).max(MOST_MONTHS),
  yearlyGrowth: z.number().min(-0.9).max(5).describe('0.05: five percent more contacts each year'),
  handleSeconds: z
    .number()
    .min(1)
    .max(7200)
    .describe('Of an agent’s time a contact: with several at once, the handle time over how many'),
  plannedShrinkage: share,
  unplannedShrinkage: share,
  occupancy: z.number().min(0.3).max(1).describe('Cap: share of ready time spent on contacts'),
  fullTimeHours: z.number().min(20).max(300).describe('Paid hours of a full-time person in a month'),
  present: z
    .array(
      z.strictObject({
        share: z.number().min(0.1).max(1).describe('Of full time'),
        tenureMonths: z.int().min(0).max(600),
        heads: z.number().min(0).max(100_000),
      }),
    )
    .max(20)
    .describe('Who is there when the first month begins'),
  attrition: z
    .array(z.strictObject({ fromTenureMonths: z.int().min(0).max(600), monthlyShare: z.number().min(0).max(1) }))
    .min(1)
    .max(6)
    .describe('Who leaves within a month, by tenure; bands in order from 0'),
  learning: z.strictObject({
    trainingMonths: z.int().min(0).max(12).describe('On the payroll, not yet on the floor'),
    floorShares: z
      .array(z.number().min(0).max(1))
      .max(12)
      .describe('Of a full agent’s work in the first, second, … month on the floor'),
  }),
  hiring: z.strictObject({
    leadMonths: z.int().min(0).max(24).describe('From the decision to the first day'),
    gapLimitFte: z.number().min(0).max(10_000).describe('May be missing in a month'),
    mostPerMonth: z.int().min(1).max(5000).nullable().describe('Seats in training; null: no limit'),
  }),
})
export type ScenarioBody = z.output<typeof scenarioBody>
export const scenarioChange = scenarioBody.extend({ revision: z.int().min(1).describe('The one that was seen') })

export const scenario = scenarioBody
  .extend({ scenarioId: z.uuid(), revision: z.int(), changedAt: instant, changedBy: z.string().describe('Name') })
  .meta({ id: 'CapacityScenario' })
export type ScenarioView = z.infer<typeof scenario>
export const scenarioList = z.object({
  scenarios: z.array(
    scenario.pick({
      scenarioId: true,
      name: true,
      firstMonth: true,
      revision: true,
      changedAt: true,
      changedBy: true,
    }),
  ),
})

const monthFigures = z.object({
  month,
  contacts: z.number(),
  basis: z.enum(['own-figure', 'history', 'lacking']).describe('`lacking`: no history and no figure; counts as 0'),
  headsAtStart: z.number(),
  hires: z.int(),
  leavers: z.number(),
  inTraining: z.number(),
  requiredFte: z.number(),
  availableFte: z.number(),
  gapFte: z.number().describe('Above 0: missing'),
  wantedHires: z.int().describe('Beside `hires`, so that no month misses more than the limit'),
})
export const capacityFigures = z
  .object({
    asOf: instant.describe('Of the history'),
    months: z.array(monthFigures),
    attrition: z.number().nullable().describe('Leavers over mean heads, as a yearly share'),
    wanted: z.int().describe('Heads to hire beside those written down'),
    notReached: z.array(z.object({ month, gapFte: z.number() })).describe('Whatever is hired, more is missing'),
  })
  .meta({ id: 'CapacityFigures' })
export const scenarioReply = z.object({ scenario, figures: capacityFigures })

/** What a scenario can start from: measured here, and nothing assumed but what says so. */
export const capacityBasis = z
  .object({
    asOf: instant,
    thisMonth: month,
    agents: z.int().describe('Active people who are agents'),
    fullTimeHours: z.number().describe('Of the country of the house: by the law of mainland China, else 40 h a week'),
    queues: z.array(
      z.object({
        queueId: z.uuid(),
        name: names,
        channel: z.string(),
        handleSeconds: z.number(),
        handleFrom: z.enum(['setting', 'history', 'assumed']),
        atOnce: z.int(),
        plannedShrinkage: z.number(),
        unplannedShrinkage: z.number(),
        history: z.object({
          months: z.array(z.object({ month, contacts: z.number(), countedDays: z.int() })),
          openWeekdays: z.array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])),
        }),
      }),
    ),
  })
  .meta({ id: 'CapacityBasis' })
export type CapacityBasis = z.infer<typeof capacityBasis>
