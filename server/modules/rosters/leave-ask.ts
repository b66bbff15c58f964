import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import { leaveAsked } from '#modules/rosters/events.ts'
import {
  countedDates,
  decideLeave,
  type LeaveFacts,
  type LeaveRefusal,
  type LeaveSpan,
} from '#modules/rosters/leave-decision.ts'
import { freeDays, shiftsOn } from '#modules/rosters/leave-free-days.ts'
import { lockPools } from '#modules/rosters/leave-pools.ts'
import { annualDays, insertLeave, lockLeaveOf, standingLeave } from '#modules/rosters/leave-store.ts'
import type { LeaveItem, LeaveKind, leaveBody } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { isWithin } from '#modules/rosters/own-scope.ts'
import { publishedDates } from '#modules/rosters/own-units.ts'
import type { RowScope } from '#platform/access.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type AskLeaveRefusal = LeaveRefusal | 'person-not-found'

/**
 * Asks for leave and answers at once; granted leave takes the shifts of its days out of force.
 * @param by whoever asks for somebody else, and for whom they may; left out: the person themselves
 */
export async function askLeave(
  deps: OwnDeps,
  personId: string,
  body: z.output<typeof leaveBody>,
  by: { readonly personId: string; readonly scope: RowScope } = { personId, scope: { kind: 'own', personId } },
): Promise<Outcome<LeaveItem, AskLeaveRefusal>> {
  const { platform, asks, zone } = deps
  const { kind, from, to, words } = body
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    await lockLeaveOf(tx, personId)
    const [person] = await asks.identity.people(tx, [personId])
    if (!person?.active || !isWithin(by.scope, person)) return refused('person-not-found')
    const facts = await factsOf(deps, tx, person, { kind, from, to }, localDateOf(zone, now))
    const decision = decideLeave({ kind, from, to }, facts)
    if (!decision.ok) return refused(decision.refusal, `See ${decision.on}.`)
    const { state, answer, on } = decision
    const leaveId = newId(now)
    const counted = state === 'refused' || kind !== 'annual' ? [] : facts.counted
    const span = { kind, from, to, state, answer }
    const row = await insertLeave(tx, { leaveId, personId, ...span, words, askedAt: now, answerOn: on, counted })
    if (state === 'granted')
      await freeDays(deps, tx, { personId, from, to }, by.personId === personId ? null : by.personId)
    await platform.log.announce(tx, { kind: 'person', id: by.personId }, [
      leaveAsked.of(leaveId, now, { leaveId, personId, ...span }),
    ])
    const { personId: _, counted: days, ...item } = row
    return done({ ...item, countedDays: days.length })
  })
}

async function factsOf(
  deps: OwnDeps,
  tx: Tx,
  person: PersonCard,
  ask: LeaveSpan & { readonly kind: LeaveKind },
  today: string,
): Promise<LeaveFacts> {
  const { personId, unitId } = person
  // A span that is wrong by itself is refused before anything else of it is looked at.
  const span = ask.to < ask.from ? { from: ask.from, to: ask.from } : ask
  const shifts = await shiftsOn(deps, tx, personId, span)
  const isPublished = await publishedDates(deps, tx, unitId, span)
  const counted = countedDates(span, { shiftDates: new Set(shifts.map(({ date }) => date)), isPublished })
  const years = [...new Set(counted.map((date) => date.slice(0, 4)))]
  const annual = ask.kind === 'annual' ? await annualDays(tx, personId, years) : null
  const left =
    annual && Object.fromEntries(Object.entries(annual).map(([year, of]) => [year, of.days - of.used - of.asked]))
  const now = deps.platform.clock.now()
  return {
    today,
    others: await standingLeave(tx, [personId], span),
    begunOn: shifts.find(({ startsAt }) => startsAt <= now)?.date ?? null,
    counted,
    left,
    pools: ask.kind === 'annual' || ask.kind === 'personal' ? await lockPools(deps, tx, person, span) : [],
  }
}
