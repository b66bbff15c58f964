import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseMoved, PromiseSearch } from '#modules/promises/contract.ts'
import { promisesHandedOver } from '#modules/promises/events.ts'
import type { MoveOwed } from '#modules/promises/questions.ts'
import { openOwedBy } from '#modules/promises/views.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type MoveRefusal = 'person-not-found' | 'unit-not-found' | 'owner-not-of-unit'

export interface PromiseDeps {
  readonly platform: Platform
  readonly identity: IdentityQuestions
  /** How things of a kind are moved, as the modules that own them said. */
  readonly movers: ReadonlyMap<string, MoveOwed>
}

/**
 * Hands all that somebody owes to another person or unit, in one transaction: each thing by the module that owns it. What
 * no module moves (an open contact, for example) stays, and is told.
 */
export function handOverAll(
  { platform, identity, movers }: PromiseDeps,
  actor: Actor,
  fromId: string,
  { unitId, ownerId = null }: { readonly unitId: string; readonly ownerId?: string | null | undefined },
): Promise<Outcome<PromiseMoved, MoveRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<PromiseMoved, MoveRefusal>> => {
    const [from] = await identity.people(tx, [fromId])
    if (!from || !reaches(actor, from.unitId)) return refused('person-not-found')
    if (!(await identity.units(tx)).some((unit) => unit.unitId === unitId))
      return refused('unit-not-found', 'Choose a unit of the house.')
    if (ownerId !== null) {
      const [to] = await identity.people(tx, [ownerId])
      const fits = to?.active && ownerId !== fromId && (await identity.unitsBelow(tx, unitId)).includes(to.unitId)
      if (!fits) return refused('owner-not-of-unit', 'Choose somebody else who is active and of that unit.')
    }
    const cause = { kind: 'person', id: actor.personId } as const
    const owed = await openOwedBy(tx, fromId)
    const stayed = []
    for (const promise of owed) {
      const move = movers.get(promise.aboutKind)
      const moved = move ? await move(tx, cause, promise.aboutId, { unitId, ownerId }) : undefined
      if (!moved?.ok) stayed.push(promise)
    }
    const moved = owed.length - stayed.length
    const data = { fromId, unitId, ownerId, moved, stayed: stayed.length }
    await platform.log.announce(tx, cause, [promisesHandedOver.of(fromId, platform.clock.now(), data)])
    return done({ moved, stayed })
  })
}

function reaches(actor: Actor, unitId: string): boolean {
  const scope = scopeOf(actor, 'promises.hand-over')
  return scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(unitId))
}

/** Whose promises a search is about. */
export async function within(
  identity: IdentityQuestions,
  db: Queryable,
  actor: Actor,
  search: Pick<PromiseSearch, 'show' | 'unitId'>,
): Promise<{ readonly personId?: string; readonly unitIds?: readonly string[] }> {
  const [ownUnit] = actor.unitPath
  const unitId = search.unitId ?? (search.show === 'unit' ? ownUnit : undefined)
  return {
    ...(search.show === 'mine' ? { personId: actor.personId } : {}),
    ...(unitId === undefined ? {} : { unitIds: await identity.unitsBelow(db, unitId) }),
  }
}
