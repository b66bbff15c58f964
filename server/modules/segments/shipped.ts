import { DEFAULT_SEGMENTS } from '#libs/segments/models.ts'
import { at, type Db, json, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

/** The originals, each once and in force from the first start on; a bank changes or retires them like its own. */
export async function shipSegments(db: Db, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('segments:shipped', 0))`)
    for (const [place, { code, model, name, purpose, rule }] of DEFAULT_SEGMENTS.entries()) {
      const segmentId = newId(now)
      const isNew = await tx.run(sql`insert into segments.segment (id, code, model, created_at)
        values (${segmentId}, ${code}, ${model}, ${at(now + place)}) on conflict (code) do nothing`)
      if (isNew === 0) continue
      await tx.run(sql`insert into segments.version (id, segment_id, version, state, revision, name, purpose, rule, why,
          writers, changed_at, effective_at)
        values (${newId(now)}, ${segmentId}, 1, 'approved', 1, ${json(name)}, ${purpose}, ${json(rule)}, '', '{}',
          ${at(now)}, ${at(now)})`)
    }
  })
}
