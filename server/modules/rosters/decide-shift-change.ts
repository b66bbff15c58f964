import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { changeShifts } from '#modules/rosters/change-shifts.ts'
import { isTooLittle } from '#modules/rosters/check-shifts.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { shiftChangeDecided } from '#modules/rosters/events.ts'
import type { ShiftChangeRefusal } from '#modules/rosters/questions.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

export type ShiftAnswerRefusal = 'shift-change-not-found' | ShiftChangeRefusal

export interface ShiftAnswer {
  readonly changeId: string
  readonly personId: string
  readonly agrees: boolean
  readonly now: Instant
}

interface Asked {
  readonly date: string
  readonly before: ShiftInForce | null
  readonly after: ShiftShape | null
  readonly reason: string
}

/**
 * The word of the person on a change that waits for it. Agreed, it takes effect at once: the whole roster was checked when
 * it was published, so a week that is too short until the next change is agreed on too is no reason against it. A
 * change whose shift is no longer what it was is withdrawn, and refused.
 */
export async function decideShiftChange(
  deps: Pick<RostersDeps, 'platform' | 'asks' | 'zone'>,
  tx: Tx,
  { changeId, personId, agrees, now }: ShiftAnswer,
): Promise<Outcome<null, ShiftAnswerRefusal>> {
  const asked = await tx.maybe<Asked>(sql`select date, before, after, reason from rosters.shift_change
    where id = ${changeId} and person_id = ${personId} and state = 'asked' for update`)
  if (!asked) return refused('shift-change-not-found', 'It was answered or withdrawn already: load your shifts again.')
  if (agrees) {
    const made = await takeEffect(deps, tx, personId, asked)
    if (!made.ok && made.refusal === 'shift-changed-meanwhile') await close(tx, changeId, 'withdrawn', personId, now)
    if (!made.ok) return made
  }
  await close(tx, changeId, agrees ? 'made' : 'declined', personId, now)
  await deps.platform.log.announce(tx, { kind: 'person', id: personId }, [
    shiftChangeDecided.of(personId, now, { changeId, personId, date: asked.date, agrees }),
  ])
  return done(null)
}

const takeEffect = (
  deps: Pick<RostersDeps, 'platform' | 'asks' | 'zone'>,
  tx: Tx,
  personId: string,
  { date, before, after, reason }: Asked,
) =>
  changeShifts(
    deps,
    tx,
    {
      wanted: [{ personId, date, revision: before?.revision ?? null, after }],
      cause: 'publication',
      reason,
      by: personId,
    },
    { tolerates: isTooLittle, isRecorded: true },
  )

const close = (tx: Tx, changeId: string, state: 'made' | 'declined' | 'withdrawn', personId: string, now: Instant) =>
  tx.run(sql`update rosters.shift_change set state = ${state}, decided_at = ${at(now)}, decided_by = ${personId}
    where id = ${changeId}`)
