import type { Outcome } from '#libs/facts/decision.ts'
import { done, refused } from '#libs/facts/decision.ts'
import { evaluate } from '#libs/segments/evaluate.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import type { InForce } from '#modules/segments/domain.ts'
import { gatherFacts } from '#modules/segments/facts.ts'
import type { RowScope } from '#platform/access.ts'
import { at, json, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

const PAGE = 200
const SAMPLE = 10

/** Begins to try the open draft on everybody within this scope; an earlier try of it is thrown away. */
export async function askPreview(
  { platform, wake }: SegmentDeps,
  segmentId: string,
  revision: number,
  scope: RowScope,
): Promise<Outcome<null, 'no-draft' | 'edited-meanwhile'>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const draft = await tx.maybe<{ id: string; revision: number }>(sql`select id, revision from segments.version
      where segment_id = ${segmentId} and state <> 'approved' for update`)
    if (!draft) return refused('no-draft')
    if (draft.revision !== revision) return refused('edited-meanwhile', 'Somebody wrote since: load it again.')
    await tx.run(sql`delete from segments.preview where version_id = ${draft.id}`)
    await tx.run(sql`insert into segments.preview (id, version_id, revision, scope, asked_at)
      values (${newId(now)}, ${draft.id}, ${revision}, ${json(scope)}, ${at(now)})`)
    tx.afterCommit(wake)
    return done(null)
  })
}

interface Open extends InForce {
  readonly id: string
  readonly scope: RowScope
  readonly after: string | null
}

/** One page of the oldest try that is not done, on whichever node is first. @returns whether there was one */
export async function previewPage(deps: SegmentDeps): Promise<boolean> {
  const { platform, customers, consent } = deps
  return platform.loopDb.transaction(async (tx) => {
    const open = await tx.maybe<Open>(sql`select p.id, p.scope, p.after_id after, v.segment_id "segmentId", v.purpose,
        v.rule, v.is_retirement "isRetirement"
      from segments.preview p join segments.version v on v.id = p.version_id where p.done_at is null
      order by p.asked_at limit 1 for update of p skip locked`)
    if (!open) return false
    const now = platform.clock.now()
    const ids = await customers.customersAfter(tx, open.after, PAGE)
    const reached = await customers.seen(tx, open.scope, ids)
    const seen = new Set(reached)
    const persons = (await customers.ruleFacts(tx, reached, now)).filter(({ customerId }) => seen.has(customerId))
    const facts = await gatherFacts(deps, tx, persons, now)
    const profiled = await consent.profiled(tx, persons, now)
    const members = await tx.rows<{ id: string }>(sql`select customer_id id from segments.member
      where segment_id = ${open.segmentId} and customer_id = any(${persons.map((one) => one.customerId)}::uuid[])`)
    const isIn = new Set(members.map(({ id }) => id))
    const holds: string[] = []
    let unknown = 0
    for (const { customerId } of persons) {
      if (open.isRetirement || !profiled.get(customerId)?.[open.purpose]) continue
      const { answer } = evaluate(open.rule, facts.get(customerId) ?? {}, now)
      if (answer === 'yes') holds.push(customerId)
      if (answer === 'unknown') unknown++
    }
    const entering = holds.filter((id) => !isIn.has(id)).length
    const leaving = isIn.size - (holds.length - entering)
    await tx.run(sql`update segments.preview set after_id = coalesce(${ids.at(-1) ?? null}::uuid, after_id),
      seen = seen + ${persons.length}, holds = holds + ${holds.length}, unknown = unknown + ${unknown},
      entering = entering + ${entering}, leaving = leaving + ${leaving},
      sample = (sample || ${holds.slice(0, SAMPLE)}::uuid[])[1:${SAMPLE}::int],
      done_at = ${ids.length < PAGE ? at(now) : null}::timestamptz where id = ${open.id}`)
    return true
  })
}
