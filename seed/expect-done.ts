import type { Outcome } from '#libs/facts/decision.ts'

/** The value of a use case that cannot be refused here: a refusal means that the plan of the demo bank is wrong. */
export function expectDone<T>(what: string, outcome: Outcome<T, string>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`demo bank, ${what}: ${outcome.refusal}${outcome.detail === undefined ? '' : ` (${outcome.detail})`}`)
}
