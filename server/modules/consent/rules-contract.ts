import { z } from 'zod'
import { JURISDICTIONS } from '#libs/contact-gate/rule.ts'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'
import { channel, purpose } from '#modules/consent/contract.ts'

/** The gate's rules on the wire: what holds, what a house sets of it, who wrote that and who let it in. */
const instant = z.number().int().describe('UTC milliseconds')
const clockTime = z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, 'HH:MM, up to 24:00')
const span = z.strictObject({ from: clockTime, to: clockTime })

export const houseLimit = z.strictObject({
  ruleId: z.string().regex(/^[A-Z]{2}(\.[a-z]+(-[a-z]+)*){1,3}$/),
  open: z.array(span).min(1).max(4).nullable().describe('Local hours of a window, half-open; null for a cap'),
  most: z.int().min(0).max(1000).nullable().describe('Contacts a cap allows; null for a window'),
})
const choices = {
  jurisdiction: z.enum(JURISDICTIONS),
  consentMonths: z.int().min(1).max(120).describe('How long a consent given from then on holds'),
  doNotContactMonths: z
    .int()
    .min(6)
    .max(120)
    .nullable()
    .describe('How long “do not contact me” without an end holds; null: until the customer says otherwise'),
  limits: z
    .array(houseLimit)
    .max(40)
    .refine((all) => new Set(all.map(({ ruleId }) => ruleId)).size === all.length, 'each rule once'),
}
export const gateChoices = z.object(choices)
export type GateChoices = z.infer<typeof gateChoices>

export const ruleSetBody = z.strictObject({
  ...choices,
  why: z.string().trim().min(1).max(300).overwrite(masked),
  revision: z.int().min(0).max(LAST_NUMBER).describe('The writing it replaces; 0 when no draft is open'),
})
export const ruleSetSubmission = z.strictObject({ revision: z.int().min(1).max(LAST_NUMBER) })
export const ruleSetReview = z.strictObject({
  revision: z.int().min(1).max(LAST_NUMBER).describe('The writing that was read'),
  decision: z.enum(['approve', 'return']),
  note: z.string().trim().max(300).overwrite(masked).default(''),
})
export const ruleSetReturn = z.strictObject({
  toVersion: z.int().min(1).max(LAST_NUMBER).describe('1: as the product comes'),
  insteadOf: z.int().min(1).max(LAST_NUMBER).describe('The version in force as it was read'),
})

const person = z.object({ personId: z.uuid(), name: z.string() })
export const ruleSet = z
  .object({
    setId: z.string(),
    version: z.int().nullable().describe('null until it comes into force'),
    state: z.enum(['draft', 'submitted', 'approved']),
    isInForce: z.boolean(),
    revision: z.int(),
    ...choices,
    why: z.string(),
    changedAt: instant.nullable(),
    writers: z.array(person),
    reviewedBy: person.nullable(),
    reviewNote: z.string().nullable(),
    effectiveAt: instant.nullable(),
    goesBackTo: z.int().nullable(),
    faults: z
      .array(
        z.object({
          ruleId: z.string(),
          fault: z.enum(['unknown-rule', 'wrong-kind', 'hours-wrong', 'looser-than-source']),
        }),
      )
      .describe('Limits that cannot come into force'),
  })
  .meta({ id: 'GateRuleSet' })
export type RuleSet = z.infer<typeof ruleSet>
export const ruleSetList = z.object({
  asOf: instant,
  inForce: z.int(),
  sets: z.array(ruleSet).describe('The open one first, then newest first, down to what the product comes with'),
})
export type RuleSetList = z.infer<typeof ruleSetList>

export const gateRules = z.object({
  version: z.int(),
  jurisdiction: z.enum(JURISDICTIONS),
  consentMonths: z.int(),
  doNotContactMonths: z.int().nullable(),
  rules: z.array(
    z
      .object({
        ruleId: z.string(),
        kind: z.enum(['basis', 'do-not-contact', 'window', 'cap']),
        purposes: z.array(purpose),
        channels: z.array(channel).nullable().describe('null: all'),
        basis: z.enum(['contract', 'notice', 'consent']).nullable(),
        open: z.array(z.object({ from: z.string(), to: z.string() })).nullable(),
        notOnHolidays: z.boolean().nullable(),
        most: z.int().nullable(),
        per: z.enum(['day', 'week', 'month']).nullable(),
        rollingDays: z.int().nullable().describe('Of a cap over 24-hour days instead of the calendar’s'),
        ended: z.enum(['unanswered', 'talked']).nullable(),
        isHouse: z.boolean().describe('No: it may be made stricter only'),
        isAdjustable: z.boolean(),
        source: z.string(),
        effectiveFrom: z.iso.date(),
        effectiveTo: z.iso.date().nullable(),
      })
      .meta({ id: 'GateRule' }),
  ),
})
export type GateRules = z.infer<typeof gateRules>
