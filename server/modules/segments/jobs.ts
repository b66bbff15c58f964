import { drawSoon } from '#modules/segments/borders.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { lookAt } from '#modules/segments/look-at.ts'
import { previewPage } from '#modules/segments/preview.ts'
import { markDue, markEverybodyDue } from '#modules/segments/store.ts'
import { at, sql } from '#platform/database/database.ts'

const TAKEN_AT_ONCE = 2_000
const BATCHES_AT_ONCE = 2
const LOOKED_AT_AT_ONCE = 200

/**
 * Everything there is to do now, a batch and a commit at a time; any number of nodes may do it together.
 * @param isOver asked before each batch: a node that stops leaves what is left, a million customers perhaps, to the others
 */
export async function catchUp(deps: SegmentDeps, isOver: () => boolean = () => false): Promise<void> {
  await applyReleased(deps)
  for (const batch of [walkOn, takeUp, previewPage, lookAtDue]) while (!isOver() && (await batch(deps))) {}
}

/** When a version comes to hold, everybody is looked at by it. */
async function applyReleased({ platform }: SegmentDeps): Promise<void> {
  const now = platform.clock.now()
  const isWaiting = await platform.loopDb.maybe(sql`select 1 from segments.version
    where state = 'approved' and applied_at is null and effective_at <= ${at(now)} limit 1`)
  if (!isWaiting) return
  await platform.loopDb.transaction(async (tx) => {
    const applied = await tx.run(sql`update segments.version set applied_at = ${at(now)} where id in (
      select id from segments.version where state = 'approved' and applied_at is null and effective_at <= ${at(now)}
      for update skip locked)`)
    if (applied > 0) await markEverybodyDue(tx, now)
  })
}

/** Customers nobody has told of yet, in the order they came. @returns whether there may be more */
async function walkOn({ platform, customers }: SegmentDeps): Promise<boolean> {
  return platform.loopDb.transaction(async (tx) => {
    const walk = await tx.maybe<{ after: string | null }>(
      sql`select after_id after from segments.walk where name = 'everybody' for update skip locked`,
    )
    if (!walk) return false
    const ids = await customers.customersAfter(tx, walk.after, TAKEN_AT_ONCE)
    if (ids.length === 0) return false
    await markDue(tx, ids, platform.clock.now())
    await tx.run(sql`update segments.walk set after_id = ${ids[ids.length - 1]} where name = 'everybody'`)
    return ids.length === TAKEN_AT_ONCE
  })
}

/** Those an import told something new of. @returns whether there may be more */
async function takeUp({ platform, customers, drawFifths }: SegmentDeps): Promise<boolean> {
  return platform.loopDb.transaction(async (tx) => {
    const ids = await customers.takeChanged(tx, BATCHES_AT_ONCE)
    if (ids.length === 0) return false
    await markDue(tx, ids, platform.clock.now())
    await drawSoon(tx, platform.clock.now())
    tx.afterCommit(drawFifths)
    return true
  })
}

async function lookAtDue(deps: SegmentDeps): Promise<boolean> {
  const { loopDb, clock } = deps.platform
  return loopDb.transaction(async (tx) => {
    const now = clock.now()
    const due = await tx.rows<{ id: string }>(sql`select customer_id id from segments.due where due_at <= ${at(now)}
      order by due_at, customer_id limit ${LOOKED_AT_AT_ONCE} for update skip locked`)
    if (due.length === 0) return false
    await lookAt(
      deps,
      tx,
      due.map(({ id }) => id),
      now,
    )
    return true
  })
}
