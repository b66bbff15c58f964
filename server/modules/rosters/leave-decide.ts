import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { leaveDecided, leaveWithdrawn } from '#modules/rosters/events.ts'
import { decideWithdrawal, type LeaveWithdrawal } from '#modules/rosters/leave-decision.ts'
import { freeDays } from '#modules/rosters/leave-free-days.ts'
import { endLeave, lockLeave, lockLeaveOf } from '#modules/rosters/leave-store.ts'
import type { leaveDecisionBody } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { isWithin } from '#modules/rosters/own-scope.ts'
import type { RowScope } from '#platform/access.ts'

export type DecideLeaveRefusal = 'leave-not-found' | 'leave-already-decided' | 'own-leave'

/** A person's word on what the rules left to one; nobody decides their own. */
export async function decideAskedLeave(
  deps: OwnDeps,
  by: { readonly personId: string; readonly scope: RowScope },
  leaveId: string,
  body: z.output<typeof leaveDecisionBody>,
): Promise<Outcome<null, DecideLeaveRefusal>> {
  const { platform, asks } = deps
  const now = platform.clock.now()
  const cause = { kind: 'person', id: by.personId } as const
  return platform.db.transaction(async (tx) => {
    const leave = await lockLeave(tx, leaveId)
    if (!leave) return refused('leave-not-found')
    const [person] = await asks.identity.people(tx, [leave.personId])
    if (!person || !isWithin(by.scope, person)) return refused('leave-not-found')
    if (leave.personId === by.personId) return refused('own-leave')
    if (leave.state !== 'asked') return refused('leave-already-decided')
    const state = body.isGranted ? 'granted' : 'refused'
    const decision = body.words === '' ? null : body.words
    await endLeave(tx, { leaveId, state, at: now, by: by.personId, decision, isDecision: true })
    if (body.isGranted) await freeDays(deps, tx, leave, by.personId)
    const { personId, from, to } = leave
    await platform.log.announce(tx, cause, [leaveDecided.of(leaveId, now, { leaveId, personId, from, to, state })])
    return done(null)
  })
}

export type WithdrawLeaveRefusal = LeaveWithdrawal | 'leave-not-found'

/** Takes back one's own leave; shifts that it took out of force do not come back by themselves. */
export async function withdrawLeave(
  { platform, zone }: OwnDeps,
  personId: string,
  leaveId: string,
): Promise<Outcome<null, WithdrawLeaveRefusal>> {
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    await lockLeaveOf(tx, personId)
    const leave = await lockLeave(tx, leaveId)
    if (leave?.personId !== personId) return refused('leave-not-found')
    const refusal = decideWithdrawal(leave, localDateOf(zone, now))
    if (refusal) return refused(refusal)
    await endLeave(tx, { leaveId, state: 'withdrawn', at: now, by: personId, decision: null, isDecision: false })
    const { from, to } = leave
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      leaveWithdrawn.of(leaveId, now, { leaveId, personId, from, to }),
    ])
    return done(null)
  })
}
