import { z } from 'zod'
import { holdsNoNumber, NO_NUMBER } from '#libs/masking/masked.ts'
import {
  date,
  instant,
  MARKS,
  PROTECTIONS,
  seconds,
  timeOfDay,
  weekday,
  words,
} from '#modules/rosters/wire-contract.ts'

/**
 * Work contracts and what people work under, on the wire. Rules and shapes of shifts are those of `libs/rostering`.
 */

const night = z.strictObject({ from: timeOfDay, to: timeOfDay, leastSeconds: seconds })
const protections = z.array(z.enum(PROTECTIONS)).max(20)
const ruleHead = {
  id: z
    .string()
    .regex(/^[A-Z0-9-]{1,40}$/)
    .refine(holdsNoNumber, NO_NUMBER)
    .describe('Stays the same for ever'),
  source: words.max(300).describe('The law or agreement it comes from'),
  effectiveFrom: z.iso.date(),
  severity: z.enum(['hard', 'house']).describe('`house`: a planner may overrule it, with a reason'),
}
export const workRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...ruleHead, kind: z.literal('work-per-day'), maxSeconds: seconds }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('work-per-week'),
    minSeconds: seconds.optional(),
    maxSeconds: seconds,
    leaveDaySeconds: seconds.optional(),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('days-per-week'),
    min: z.int().min(0).max(7),
    max: z.int().min(0).max(7),
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('days-off-per-week'), min: z.int().min(0).max(7) }),
  z.strictObject({ ...ruleHead, kind: z.literal('rest-between-shifts'), seconds }),
  z.strictObject({ ...ruleHead, kind: z.literal('days-in-a-row'), max: z.int().min(1).max(35) }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('nights-in-a-row'),
    max: z.int().min(0).max(35),
    thenRestSeconds: seconds,
    night,
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('no-nights-for'), protections, night }),
  z.strictObject({ ...ruleHead, kind: z.literal('weekends-worked'), max: z.int().min(0).max(5) }),
  z.strictObject({ ...ruleHead, kind: z.literal('stretch-without-break'), maxSeconds: seconds }),
  z.strictObject({ ...ruleHead, kind: z.literal('meal-away-from-ends'), seconds }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('overtime'),
    maxDaySeconds: seconds,
    maxDayTotalSeconds: seconds.optional(),
    maxMonthSeconds: seconds,
    barredProtections: protections,
  }),
])
export const shiftKind = z.strictObject({
  id: words.max(40).describe('The name by which planners know it'),
  spanSeconds: z
    .int()
    .min(900)
    .max(24 * 3600),
  starts: z.strictObject({
    from: timeOfDay,
    to: timeOfDay.describe('Included; before `from`: past midnight is not meant, it is refused'),
    everySeconds: z
      .int()
      .min(900)
      .max(24 * 3600),
    weekdays: z.array(weekday).min(1).max(7).optional(),
  }),
  breaks: z
    .array(
      z.strictObject({
        id: words.max(40),
        seconds: z
          .int()
          .min(300)
          .max(4 * 3600),
        isPaid: z.boolean(),
        earliestSeconds: seconds,
        latestSeconds: seconds,
      }),
    )
    .max(8),
})
export const workContractBody = z.strictObject({
  name: words.max(60),
  pack: z.enum(['CN', 'TW']),
  rules: z.array(workRule).max(60),
  shifts: z.array(shiftKind).min(1).max(40),
})
export const workContract = workContractBody
  .extend({
    contractId: z.uuid(),
    revision: z.int(),
    people: z.int().describe('Who work under it'),
    changedAt: instant,
    effectiveFrom: date.describe('This revision is in force from here on; `2000-01-01`: ever'),
    earlier: z
      .array(z.object({ revision: z.int(), from: date, until: date.describe('Included') }))
      .describe('Revisions in force before, the latest first'),
  })
  .meta({ id: 'WorkContract' })
export type WorkContract = z.infer<typeof workContract>
export const rulePack = z
  .object({ id: z.enum(['CN', 'TW']), asOf: z.iso.date(), rules: z.array(workRule) })
  .meta({ id: 'RulePack' })
/** `GET /api/rosters/contracts` */
export const workContractList = z.object({ contracts: z.array(workContract), packs: z.array(rulePack) })
/** `POST /api/rosters/contracts` {body}; `PUT /api/rosters/contracts/{contractId}` {body, revision seen} */
export const workContractChange = workContractBody.extend({
  revision: z.int().min(1).describe('The one that was seen'),
  effectiveFrom: date.optional().describe('In force from here on, today or later; today when left out'),
})

/** `PUT /api/rosters/people/{personId}/terms` */
export const termsBody = z.strictObject({
  contractId: z.uuid(),
  protections: z.array(z.enum(PROTECTIONS)).max(4),
  marks: z.array(z.enum(MARKS)).max(3),
  annualLeaveDays: z.int().min(0).max(366).nullable(),
})
export const termsChange = termsBody.extend({
  effectiveFrom: date.optional().describe('In force from here on, today or later; today when left out'),
})
export const rosteredPerson = z
  .object({
    personId: z.uuid(),
    displayName: z.string(),
    agentNo: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    queueIds: z.array(z.uuid()).describe('Whose contacts the person can take'),
    terms: termsBody.nullable().describe('null: works under no contract yet, so is in no roster'),
    termsFrom: date.nullable().describe('These terms are in force from here on; `2000-01-01`: ever'),
  })
  .meta({ id: 'RosteredPerson' })
export type RosteredPerson = z.infer<typeof rosteredPerson>
/** `GET /api/rosters/people?unitId=` */
export const rosteredPeople = z.object({ people: z.array(rosteredPerson) })
