import type { z } from 'zod'
import { CAUSES, type Cause } from '#libs/complaint-rules/causes.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { CauseTree, causeAddition } from '#modules/complaints/causes-contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintCauseChanged } from '#modules/complaints/events.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'

export type TreeRefusal = 'cause-not-found' | 'nothing-changed'

interface OwnCause extends Cause {
  readonly isRetired: boolean
}
const ownCauses = (db: Queryable) =>
  db.rows<OwnCause>(
    sql`select code, parent, name, retired_at is not null "isRetired" from complaints.cause order by code`,
  )

/** The tree of the product with the leaves of the house, and the units where a matter may have arisen. */
export async function causeTreeOf({ platform: { db }, identity }: ComplaintDeps): Promise<CauseTree> {
  const [own, units] = await Promise.all([ownCauses(db), identity.units(db)])
  const kept = CAUSES.map((cause) => ({ ...cause, name: { ...cause.name }, isOwn: false, isRetired: false }))
  return {
    causes: [...kept, ...own.map((cause) => ({ ...cause, isOwn: true }))],
    units: units.map(({ unitId, name }) => ({ unitId, name })),
  }
}

/** Those to which a complaint may be put down now. */
export async function leavesInUse(db: Queryable): Promise<ReadonlySet<string>> {
  const own = await ownCauses(db)
  const kept = CAUSES.filter(({ parent }) => parent !== null)
  return new Set([...kept, ...own.filter(({ isRetired }) => !isRetired)].map(({ code }) => code))
}

/** One more leaf under a branch of the product; its code is made here and stays. */
export function addCause(
  { platform }: ComplaintDeps,
  by: string,
  { parent, name }: z.output<typeof causeAddition>,
): Promise<Outcome<{ readonly code: string }, TreeRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<{ readonly code: string }, TreeRefusal>> => {
    if (!CAUSES.some((cause) => cause.code === parent && cause.parent === null))
      return refused('cause-not-found', 'Name a branch of the tree.')
    const now = platform.clock.now()
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('complaints:causes', 0))`)
    const { own } = await tx.one<{ own: number }>(sql`select count(*)::int own from complaints.cause`)
    const code = `${parent}-own-${own + 1}`
    await tx.run(sql`insert into complaints.cause (code, parent, name, added_by, added_at)
      values (${code}, ${parent}, ${json(name)}, ${by}, ${at(now)})`)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      complaintCauseChanged.of(code, now, { code, change: 'added' }),
    ])
    return done({ code })
  })
}

/** A leaf of the house is no longer chosen, or is again; what was put down to it stays. */
export function retireCause(
  { platform }: ComplaintDeps,
  by: string,
  code: string,
  isRetired: boolean,
): Promise<Outcome<null, TreeRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<null, TreeRefusal>> => {
    const now = platform.clock.now()
    const kept = await tx.maybe<{ wasRetired: boolean }>(sql`select retired_at is not null "wasRetired"
      from complaints.cause where code = ${code} for update`)
    if (!kept) return refused('cause-not-found', 'Name a cause that the house added itself.')
    if (kept.wasRetired === isRetired) return refused('nothing-changed', 'It stands so already.')
    await tx.run(sql`update complaints.cause set retired_at = ${isRetired ? at(now) : null} where code = ${code}`)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      complaintCauseChanged.of(code, now, { code, change: isRetired ? 'retired' : 'renewed' }),
    ])
    return done(null)
  })
}
