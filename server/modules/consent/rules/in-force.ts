import { adjustableRules, isHouseRule, rulesWith } from '#libs/contact-gate/house-limits.ts'
import type { GateChoices, GateRules } from '#modules/consent/rules-contract.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** The version of the rules that come with the product; a house's own begin with 2. */
export const SHIPPED_VERSION = 1

export interface ChoicesInForce extends GateChoices {
  readonly version: number
}

/** As the product comes; jurisdiction and months were set before there were versions. */
export async function shippedChoices(db: Queryable): Promise<ChoicesInForce> {
  const set = await db.one<Pick<GateChoices, 'jurisdiction' | 'consentMonths'>>(
    sql`select jurisdiction, consent_months "consentMonths" from consent.setting`,
  )
  return { version: SHIPPED_VERSION, ...set, doNotContactMonths: null, limits: [] }
}

/** What the house has set: the newest version there is. */
export async function choicesInForce(db: Queryable): Promise<ChoicesInForce> {
  const row = await db.maybe<{ version: number; choices: GateChoices }>(
    sql`select version, choices from consent.rule_set where version is not null order by version desc limit 1`,
  )
  return row ? { version: row.version, ...row.choices } : shippedChoices(db)
}

/** The rules that hold, with their numbers and sources. */
export function viewRules({
  version,
  jurisdiction,
  consentMonths,
  doNotContactMonths,
  limits,
}: ChoicesInForce): GateRules {
  const adjustable = new Set(adjustableRules(jurisdiction).map(({ id }) => id))
  return {
    ...{ version, jurisdiction, consentMonths, doNotContactMonths },
    rules: rulesWith(jurisdiction, limits).map((rule) => ({
      ruleId: rule.id,
      kind: rule.kind,
      purposes: [...rule.purposes],
      channels: rule.channels ? [...rule.channels] : null,
      basis: rule.kind === 'basis' ? rule.basis : null,
      open: rule.kind === 'window' ? [...rule.open] : null,
      notOnHolidays: rule.kind === 'window' ? rule.notOnHolidays : null,
      most: rule.kind === 'cap' ? rule.most : null,
      per: rule.kind === 'cap' && typeof rule.per === 'string' ? rule.per : null,
      rollingDays: rule.kind === 'cap' && typeof rule.per === 'object' ? rule.per.rollingDays : null,
      ended: rule.kind === 'cap' ? (rule.ended ?? null) : null,
      isHouse: isHouseRule(rule),
      isAdjustable: adjustable.has(rule.id),
      source: rule.source,
      effectiveFrom: rule.effectiveFrom,
      effectiveTo: rule.effectiveTo,
    })),
  }
}
