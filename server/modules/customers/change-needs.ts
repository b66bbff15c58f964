import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { needNoted, needsChanged } from '#modules/customers/events.ts'
import { type LevelRefusal, needsLevel } from '#modules/customers/levels/needs-level.ts'
import { LEVEL_OF_ACTION } from '#modules/customers/levels-contract.ts'
import { fillNeedsOf } from '#modules/customers/needs/fill-needs.ts'
import { changeBy, decideReviewer, nextReview } from '#modules/customers/needs/need.ts'
import { keepReview, type NeedDeps, promiseReview } from '#modules/customers/needs/reviews.ts'
import {
  deleteNeed,
  insertNeed,
  type KeptNeed,
  lockPerson,
  needsOf,
  repeatNeeds,
  reviewNeed,
} from '#modules/customers/needs/store.ts'
import type { NeedTold } from '#modules/customers/needs-contract.ts'
import { holdPersons, shownAs } from '#modules/customers/person/members.ts'
import { viewCustomer } from '#modules/customers/views.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import type { Tx } from '#platform/database/database.ts'

export type NeedsRefusal = 'customer-not-found' | 'need-not-recorded' | LevelRefusal

/** Records the needs ("speak slowly") that a customer has, all at once; never the reason for them. */
export const changeNeeds = (
  deps: NeedDeps,
  actor: Actor,
  customerId: string,
  needs: readonly string[],
  told: NeedTold,
): Promise<Outcome<null, NeedsRefusal>> =>
  changing(deps, actor, customerId, async (on) => {
    const gone = new Set(on.kept.map(({ need }) => need).filter((need) => !needs.includes(need)))
    for (const need of gone) await takeOut(on, need)
    for (const need of new Set(needs)) if (!on.kept.some((one) => one.need === need)) await record(on, need, told)
    return done(null)
  })

/** Records one need; one that stands already is confirmed, or put right, and is good for another year. */
export const recordNeed = (
  deps: NeedDeps,
  actor: Actor,
  customerId: string,
  need: string,
  told: NeedTold,
): Promise<Outcome<null, NeedsRefusal>> =>
  changing(deps, actor, customerId, async (on) => {
    if (on.kept.some((one) => one.need === need)) await review(on, need, told)
    else await record(on, need, told)
    return done(null)
  })

export const takeOutNeed = (
  deps: NeedDeps,
  actor: Actor,
  customerId: string,
  need: string,
): Promise<Outcome<null, NeedsRefusal>> =>
  changing(deps, actor, customerId, async (on) => {
    if (!on.kept.some((one) => one.need === need)) return refused('need-not-recorded')
    await takeOut(on, need)
    return done(null)
  })

/** One act on what a person needs, who may be several customers; `kept` is what stood before. */
interface Change {
  readonly deps: NeedDeps
  readonly tx: Tx
  readonly actor: Actor
  readonly cause: Cause
  readonly now: Instant
  readonly customerId: string
  readonly kept: readonly KeptNeed[]
  readonly owner: ReturnType<typeof decideReviewer>
}

function changing(
  deps: NeedDeps,
  actor: Actor,
  customerId: string,
  act: (on: Change) => Promise<Outcome<null, NeedsRefusal>>,
): Promise<Outcome<null, NeedsRefusal>> {
  const { platform } = deps
  return platform.db.transaction(async (tx) => {
    await holdPersons(tx)
    const scope = scopeOf(actor, 'customers.change-needs')
    const before = await viewCustomer(tx, scope, customerId)
    if (!before) return refused('customer-not-found')
    const now = platform.clock.now()
    const tooLow = await needsLevel(tx, actor, customerId, LEVEL_OF_ACTION['change-needs'], now)
    if (tooLow) return tooLow
    const ids = await lockPerson(tx, customerId)
    await fillNeedsOf(deps, tx, ids)
    const by = { personId: actor.personId, unitId: actor.unitPath[0] ?? null, reach: scope.kind }
    const cause = { kind: 'person', id: actor.personId } as const
    const owner = decideReviewer(by, before.managerId)
    const kept = await needsOf(tx, ids)
    const outcome = await act({ deps, tx, actor, cause, now, customerId, kept, owner })
    if (!outcome.ok) return outcome
    await repeatNeeds(tx, ids)
    const [was, is] = [namesOf(kept), namesOf(await needsOf(tx, ids))]
    if (was.join() !== is.join())
      await platform.log.announce(tx, cause, [needsChanged.of(customerId, now, { needs: is })])
    return outcome
  })
}

const namesOf = (needs: readonly KeptNeed[]) => [...new Set(needs.map(({ need }) => need))].toSorted()

/** New needs are the customer's under whom the person is shown. */
async function record(on: Change, need: string, told: NeedTold): Promise<void> {
  const { deps, tx, cause, now, owner, actor } = on
  const reviewAt = nextReview(now)
  const about = { customerId: await shownAs(tx, on.customerId), need }
  await insertNeed(tx, { ...about, ...told }, { at: now, by: actor.personId, reviewAt })
  await promiseReview(deps, tx, cause, about, { madeAt: now, reviewAt, owner })
  await note(on, need, { change: 'recorded', ...told, reviewAt })
}

async function review(on: Change, need: string, told: NeedTold): Promise<void> {
  const { deps, tx, cause, now, owner, actor } = on
  const reviewAt = nextReview(now)
  const stood = on.kept.filter((one) => one.need === need)
  const change = stood.every((one) => changeBy(one, told) === 'confirmed') ? 'confirmed' : 'changed'
  for (const one of stood) {
    await reviewNeed(tx, one, told, { at: now, by: actor.personId, reviewAt })
    await keepReview(deps, tx, cause, one, now, change)
    await promiseReview(deps, tx, cause, one, { madeAt: now, reviewAt, owner })
  }
  await note(on, need, { change, ...told, reviewAt })
}

async function takeOut(on: Change, need: string): Promise<void> {
  for (const one of on.kept.filter((kept) => kept.need === need)) {
    await deleteNeed(on.tx, one)
    await keepReview(on.deps, on.tx, on.cause, one, on.now, 'taken-out')
  }
  await note(on, need, { change: 'taken-out', source: null, agreement: null, reviewAt: null })
}

const note = (
  { deps, tx, cause, now, customerId }: Change,
  need: string,
  data: Omit<Parameters<typeof needNoted.of>[2], 'need'>,
) => deps.platform.log.announce(tx, cause, [needNoted.of(customerId, now, { need, ...data })])
