/**
 * How contacts abandoned within the threshold T, or within the short-abandon limit S, enter service level.
 *
 * | id | formula | |
 * |---|---|---|
 * | `abandons-missed` | answered≤T / (answered + abandoned) | every abandon counts as missed |
 * | `abandons-left-out` | answered≤T / (answered + abandoned>T) | who gave up within T was never there |
 * | `abandons-met` | (answered≤T + abandoned≤T) / (answered + abandoned) | who gave up within T was no failure |
 * | `short-abandons-left-out` | answered≤T / (answered + abandoned − abandoned≤S) | the house formula, S = 5 s |
 * | `short-abandons-met` | (answered≤T + abandoned≤S) / (answered + abandoned) | |
 * | `answered-only` | answered≤T / answered | hides every abandon; for comparison only |
 *
 * The same day reads between 81 and 86 % by them, so keep the id beside every value.
 */
export const serviceLevelFormulas = [
  'abandons-missed',
  'abandons-left-out',
  'abandons-met',
  'short-abandons-left-out',
  'short-abandons-met',
  'answered-only',
] as const

export type ServiceLevelFormula = (typeof serviceLevelFormulas)[number]

/** Counts of an interval, or shares of all contacts: the formulas are ratios and take both. All 0 or more. */
export type Outcomes = {
  readonly answered: number
  readonly abandoned: number
  readonly answeredInThreshold: number
  readonly abandonedInThreshold: number
  readonly abandonedShort: number
}

/** @returns 0..1; 1 where nobody came, since no promise was broken; 0 where some came and the formula counts none */
export function serviceLevelOf(outcomes: Outcomes, formula: ServiceLevelFormula): number {
  const { answered, abandoned, answeredInThreshold, abandonedInThreshold, abandonedShort } = outcomes
  const offered = answered + abandoned
  if (offered === 0) return 1
  switch (formula) {
    case 'abandons-missed':
      return ratio(answeredInThreshold, offered)
    case 'abandons-left-out':
      return ratio(answeredInThreshold, offered - abandonedInThreshold)
    case 'abandons-met':
      return ratio(answeredInThreshold + abandonedInThreshold, offered)
    case 'short-abandons-left-out':
      return ratio(answeredInThreshold, offered - abandonedShort)
    case 'short-abandons-met':
      return ratio(answeredInThreshold + abandonedShort, offered)
    case 'answered-only':
      return ratio(answeredInThreshold, answered)
  }
}

/** At most 1: differences of shares may end a rounding above it. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0
}
