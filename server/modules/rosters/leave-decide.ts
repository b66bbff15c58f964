import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { leaveDecided, leaveWithdrawn } from '#modules/rosters/events.ts'
import {
  decideRevocation,
  decideWithdrawal,
  type LeaveRevocation,
  type LeaveWithdrawal,
} from '#modules/rosters/leave-decision.ts'
import { freeDays } from '#modules/rosters/leave-free-days.ts'
import { type GivenBack, giveBack } from '#modules/rosters/leave-give-back.ts'
import { endLeave, lockLeave, lockLeaveOf } from '#modules/rosters/leave-store.ts'
import type { leaveDecisionBody } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { isWithin } from '#modules/rosters/own-scope.ts'
import type { RowScope } from '#platform/access.ts'

export type DecideLeaveRefusal = 'leave-not-found' | 'leave-already-decided' | 'own-leave' | LeaveRevocation

/**
 * A person's word on what the rules left to one, or, told to revoke, on what was granted: then its shifts come back as far as
 * the rules allow. Nobody decides their own.
 */
export async function decideAskedLeave(
  deps: OwnDeps,
  by: { readonly personId: string; readonly scope: RowScope },
  leaveId: string,
  body: z.output<typeof leaveDecisionBody>,
): Promise<Outcome<null, DecideLeaveRefusal>> {
  const { platform, asks, zone } = deps
  const now = platform.clock.now()
  const cause = { kind: 'person', id: by.personId } as const
  return platform.db.transaction(async (tx) => {
    const leave = await lockLeave(tx, leaveId)
    if (!leave) return refused('leave-not-found')
    const [person] = await asks.identity.people(tx, [leave.personId])
    if (!person || !isWithin(by.scope, person)) return refused('leave-not-found')
    if (leave.personId === by.personId) return refused('own-leave')
    const revokes = body.revokes && !body.isGranted && leave.state === 'granted'
    if (leave.state !== 'asked' && !revokes) return refused('leave-already-decided')
    const refusal = revokes ? decideRevocation(leave, body.words, localDateOf(zone, now)) : undefined
    if (refusal) return refused(refusal)
    const state = body.isGranted ? 'granted' : 'refused'
    const decision = body.words === '' ? null : body.words
    await endLeave(tx, { leaveId, state, at: now, by: by.personId, decision, isDecision: true })
    if (body.isGranted) await freeDays(deps, tx, leave, by.personId)
    const given = revokes ? counted(await giveBack(deps, tx, leave, by.personId)) : {}
    const { personId, from, to } = leave
    await platform.log.announce(tx, cause, [
      leaveDecided.of(leaveId, now, { leaveId, personId, from, to, state, ...given }),
    ])
    return done(null)
  })
}

export type WithdrawLeaveRefusal = LeaveWithdrawal | 'leave-not-found'

/** Takes back one's own leave; shifts that it took out of force come back as far as the rules allow. */
export async function withdrawLeave(
  deps: OwnDeps,
  personId: string,
  leaveId: string,
): Promise<Outcome<GivenBack, WithdrawLeaveRefusal>> {
  const { platform, zone } = deps
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    await lockLeaveOf(tx, personId)
    const leave = await lockLeave(tx, leaveId)
    if (leave?.personId !== personId) return refused('leave-not-found')
    const refusal = decideWithdrawal(leave, localDateOf(zone, now))
    if (refusal) return refused(refusal)
    await endLeave(tx, { leaveId, state: 'withdrawn', at: now, by: personId, decision: null, isDecision: false })
    const given: GivenBack =
      leave.state === 'granted' ? await giveBack(deps, tx, leave, personId) : { givenBack: [], leftOpen: [] }
    const { from, to } = leave
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      leaveWithdrawn.of(leaveId, now, { leaveId, personId, from, to, ...counted(given) }),
    ])
    return done(given)
  })
}

const counted = ({ givenBack, leftOpen }: GivenBack) => ({ givenBack: givenBack.length, leftOpen: leftOpen.length })
