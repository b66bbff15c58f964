import type { Outcome } from '#libs/facts/decision.ts'
import { decideShiftChange, type ShiftAnswerRefusal } from '#modules/rosters/decide-shift-change.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'

/** One's own word on a change that waits for it. */
export function answerShiftChange(
  deps: OwnDeps,
  personId: string,
  changeId: string,
  agrees: boolean,
): Promise<Outcome<null, ShiftAnswerRefusal>> {
  const now = deps.platform.clock.now()
  return deps.platform.db.transaction((tx) => decideShiftChange(deps, tx, { changeId, personId, agrees, now }))
}
