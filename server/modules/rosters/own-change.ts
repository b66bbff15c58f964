import { changeShifts } from '#modules/rosters/change-shifts.ts'
import { isTooLittle } from '#modules/rosters/check-shifts.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { ShiftChangeRequest } from '#modules/rosters/questions.ts'
import type { Tx } from '#platform/database/database.ts'

/** A change that people agreed on: who gives work up may work too little in that week, and every other rule holds. */
export const changeAgreed = (deps: OwnDeps, tx: Tx, request: ShiftChangeRequest) =>
  changeShifts(deps, tx, request, { tolerates: isTooLittle })
