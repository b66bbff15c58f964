import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type Authority, causeOf } from './authority.ts'
import type { unitKinds } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { rightsChanged, unitChanged } from './events.ts'

export type UnitKind = (typeof unitKinds)[number]

export interface NewUnit {
  readonly kind: UnitKind
  readonly name: string
  /** Null only for the head office. */
  readonly parentId: string | null
}

export type AddUnitRefusal = 'unit-not-found' | 'head-office-exists' | 'head-office-needed' | 'unit-name-taken'

/** Adds a unit. The first is the head office; every other lies below one. */
export async function addUnit(
  deps: IdentityDeps,
  by: Authority,
  unit: NewUnit,
): Promise<Outcome<{ readonly unitId: string }, AddUnitRefusal>> {
  return deps.db.transaction(async (tx) => {
    await lockTree(tx)
    return addUnitIn(tx, deps, by, unit)
  })
}

/** The same inside a transaction that holds the tree. */
export async function addUnitIn(
  tx: Tx,
  deps: IdentityDeps,
  by: Authority,
  unit: NewUnit,
): Promise<Outcome<{ readonly unitId: string }, AddUnitRefusal>> {
  const refusal = await addRefusal(tx, unit)
  if (refusal) return refused(refusal)
  const now = deps.clock.now()
  const unitId = newId(now)
  await tx.run(sql`insert into identity.unit (id, parent_id, kind, name)
    values (${unitId}, ${unit.parentId}, ${unit.kind}, ${unit.name})`)
  await tx.run(sql`insert into identity.unit_within (unit_id, within_id)
    select ${unitId}::uuid, within_id from identity.unit_within where unit_id = ${unit.parentId}::uuid
    union all select ${unitId}::uuid, ${unitId}::uuid`)
  await deps.log.announce(tx, causeOf(by), [
    unitChanged.of(unitId, now, { unitId, what: 'added', parentId: unit.parentId }),
    ...(await holdersAbove(tx, unitId)).map((personId) => rightsChanged.of(personId, now, { personId })),
  ])
  return done({ unitId })
}

async function addRefusal(tx: Tx, unit: NewUnit): Promise<AddUnitRefusal | undefined> {
  if (unit.kind === 'head-office' || unit.parentId === null) {
    if (await headOffice(tx)) return 'head-office-exists'
    return unit.kind === 'head-office' && unit.parentId === null ? undefined : 'head-office-needed'
  }
  if (!(await unitExists(tx, unit.parentId))) return 'unit-not-found'
  return (await nameTaken(tx, unit.parentId, unit.name)) ? 'unit-name-taken' : undefined
}

/** Changes of the tree wait for each other: the set of units above one is kept, not computed. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.run(sql`lock table identity.unit in share row exclusive mode`)
}

export async function headOffice(db: Queryable): Promise<string | undefined> {
  return (await db.maybe<{ id: string }>(sql`select id from identity.unit where parent_id is null`))?.id
}

export async function unitExists(db: Queryable, unitId: string): Promise<boolean> {
  return (await db.maybe(sql`select from identity.unit where id = ${unitId}`)) !== undefined
}

export async function nameTaken(db: Queryable, parentId: string, name: string, exceptId?: string): Promise<boolean> {
  const found = await db.maybe<{ id: string }>(
    sql`select id from identity.unit where parent_id = ${parentId} and name = ${name} and id is distinct from ${exceptId ?? null}::uuid`,
  )
  return found !== undefined
}

/** Everyone whose reach includes the unit, by a role held there or above. */
export async function holdersAbove(db: Queryable, unitId: string): Promise<string[]> {
  const rows = await db.rows<{ person_id: string }>(sql`select distinct r.person_id
    from identity.unit_within w join identity.person_role r on r.unit_id = w.within_id where w.unit_id = ${unitId}`)
  return rows.map((row) => row.person_id)
}
