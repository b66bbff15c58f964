import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { type Authority, causeOf } from './authority.ts'
import type { IdentityDeps } from './deps.ts'
import { rightsChanged, unitChanged } from './events.ts'
import { holdersAbove, lockTree, nameTaken, unitExists } from './units.ts'

export type ChangeUnitRefusal = 'unit-not-found' | 'unit-name-taken' | 'head-office-stays' | 'unit-inside-itself'

/** Renames a unit, moves it below another, or both. */
export async function changeUnit(
  deps: IdentityDeps,
  by: Authority,
  unitId: string,
  change: { readonly name?: string | undefined; readonly parentId?: string | undefined },
): Promise<Outcome<null, ChangeUnitRefusal>> {
  return deps.db.transaction(async (tx) => {
    await lockTree(tx)
    const unit = await tx.maybe<{ parent_id: string | null; name: string }>(
      sql`select parent_id, name from identity.unit where id = ${unitId}`,
    )
    if (!unit) return refused('unit-not-found')
    const parentId = change.parentId ?? unit.parent_id
    const name = change.name ?? unit.name
    const refusal = await refusalOf(tx, unitId, unit.parent_id, parentId, name)
    if (refusal) return refused(refusal)
    const moves = parentId !== unit.parent_id
    const before = moves ? await holdersAbove(tx, unitId) : []
    await tx.run(sql`update identity.unit set name = ${name}, parent_id = ${parentId} where id = ${unitId}`)
    if (moves) await moveWithin(tx, unitId, parentId)
    const after = moves ? await holdersAbove(tx, unitId) : []
    const now = deps.clock.now()
    await deps.log.announce(tx, causeOf(by), [
      ...(name === unit.name ? [] : [unitChanged.of(unitId, now, { unitId, what: 'renamed', parentId })]),
      ...(moves ? [unitChanged.of(unitId, now, { unitId, what: 'moved', parentId })] : []),
      // Whoever reached the unit before, or reaches it now, has other rights.
      ...[...new Set([...before, ...after])].map((personId) => rightsChanged.of(personId, now, { personId })),
    ])
    return done(null)
  })
}

async function refusalOf(
  tx: Tx,
  unitId: string,
  formerParentId: string | null,
  parentId: string | null,
  name: string,
): Promise<ChangeUnitRefusal | undefined> {
  if (parentId === null) return undefined
  if (formerParentId === null) return 'head-office-stays'
  if (!(await unitExists(tx, parentId))) return 'unit-not-found'
  const inside = await tx.maybe(
    sql`select from identity.unit_within where unit_id = ${parentId} and within_id = ${unitId}`,
  )
  if (inside) return 'unit-inside-itself'
  return (await nameTaken(tx, parentId, name, unitId)) ? 'unit-name-taken' : undefined
}

/** The unit and all below it leave what was above and enter what is above now. */
async function moveWithin(tx: Tx, unitId: string, parentId: string | null): Promise<void> {
  await tx.run(sql`delete from identity.unit_within w
    using identity.unit_within moved, identity.unit_within above
    where moved.within_id = ${unitId} and above.unit_id = ${unitId} and above.within_id <> ${unitId}
      and w.unit_id = moved.unit_id and w.within_id = above.within_id`)
  await tx.run(sql`insert into identity.unit_within (unit_id, within_id)
    select moved.unit_id, above.within_id from identity.unit_within moved, identity.unit_within above
    where moved.within_id = ${unitId} and above.unit_id = ${parentId}`)
}

export type RemoveUnitRefusal = 'unit-not-found' | 'head-office-stays' | 'unit-in-use'

/** Removes a unit that nobody belongs to, no role is held at and no unit lies below. */
export async function removeUnit(
  deps: IdentityDeps,
  by: Authority,
  unitId: string,
): Promise<Outcome<null, RemoveUnitRefusal>> {
  return deps.db.transaction(async (tx) => {
    await lockTree(tx)
    const unit = await tx.maybe<{ parent_id: string | null }>(
      sql`select parent_id from identity.unit where id = ${unitId} for update`,
    )
    if (!unit) return refused('unit-not-found')
    if (unit.parent_id === null) return refused('head-office-stays')
    if (await isUsed(tx, unitId)) return refused('unit-in-use', 'Move its people, roles and units elsewhere first.')
    await tx.run(sql`delete from identity.unit where id = ${unitId}`)
    await deps.log.announce(tx, causeOf(by), [
      unitChanged.of(unitId, deps.clock.now(), { unitId, what: 'removed', parentId: unit.parent_id }),
    ])
    return done(null)
  })
}

async function isUsed(tx: Tx, unitId: string): Promise<boolean> {
  const { used } = await tx.one<{ used: boolean }>(sql`select
    exists (select from identity.unit where parent_id = ${unitId})
    or exists (select from identity.person where unit_id = ${unitId})
    or exists (select from identity.person_role where unit_id = ${unitId}) used`)
  return used
}
