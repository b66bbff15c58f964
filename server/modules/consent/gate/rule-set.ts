import type { HolidayYear } from '#libs/business-calendar/holiday-year.ts'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import { rulesWith } from '#libs/contact-gate/house-limits.ts'
import type { GateRule, Jurisdiction } from '#libs/contact-gate/rule.ts'
import { choicesInForce } from '#modules/consent/rules/in-force.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

export interface RuleSet {
  readonly jurisdiction: Jurisdiction
  readonly rules: readonly GateRule[]
  /** Local dates, YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>
}

/** What holds now: the house's version of the rules, and its holidays. */
export async function loadRules(db: Queryable, calendars: Pick<PromiseQuestions, 'holidayYears'>): Promise<RuleSet> {
  const { jurisdiction, limits } = await choicesInForce(db)
  return {
    jurisdiction,
    rules: rulesWith(jurisdiction, limits),
    holidays: holidaysOf(jurisdiction, await calendars.holidayYears(db)),
  }
}

/** Known without anybody having imported them. */
const BUILT_IN: Readonly<Record<Jurisdiction, readonly string[]>> = {
  CN: CHINA_2026.holidays.map(({ date }) => date),
  US: [],
}

/** The holidays of the imported years, and what is built in of the others. An imported year stands as it was imported. */
export function holidaysOf(jurisdiction: Jurisdiction, years: readonly HolidayYear[]): ReadonlySet<string> {
  const imported = new Set(years.map(({ year }) => String(year)))
  const others = BUILT_IN[jurisdiction].filter((date) => !imported.has(date.slice(0, 4)))
  return new Set([...others, ...years.flatMap(({ holidays }) => holidays.map(({ date }) => date))])
}
