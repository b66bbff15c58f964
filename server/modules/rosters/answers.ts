import { changeShifts, violationsOfChange } from '#modules/rosters/change-shifts.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'
import { shiftsTouching } from '#modules/rosters/store-shifts.ts'
import { termsInForce } from '#modules/rosters/terms-in-force.ts'

export const rosterAnswers = (deps: Pick<RostersDeps, 'platform' | 'asks' | 'zone'>): RosterQuestions => ({
  shifts: shiftsTouching,
  terms: termsInForce,
  violations: (db, wanted) => violationsOfChange(deps, db, wanted),
  change: (tx, request) => changeShifts(deps, tx, request),
})
