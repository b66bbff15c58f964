import type { RostersDeps } from '#modules/rosters/deps.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'

/** What people's own shifts, leave and swaps work with. */
export interface OwnDeps extends RostersDeps {
  /** Reads the shifts in force, and checks changes by the rules of everyone concerned. */
  readonly rosters: RosterQuestions
}
