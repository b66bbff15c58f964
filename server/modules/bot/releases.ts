import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { contentFaults, draftContent } from '#modules/bot/drafts.ts'
import type { ReleaseView } from '#modules/bot/editor-contract.ts'
import { freeze } from '#modules/bot/make-release.ts'
import { namesOf } from '#modules/bot/names.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** Newest first, each with what the gate found. */
export async function listReleases({
  platform: { db },
  asks,
}: Pick<BotDeps, 'platform' | 'asks'>): Promise<ReleaseView[]> {
  const rows = await db.rows<
    Omit<ReleaseView, 'madeByName' | 'releasedByName'>
  >(sql`select id "releaseId", number, state, note, hash, jsonb_array_length(content->'intents') intents,
      jsonb_array_length(content->'flows') flows, octet_length(model) "modelBytes", made_by "madeBy", made_at "madeAt",
      released_by "releasedBy", released_at "releasedAt", fault, report
    from bot.release order by number desc limit 100`)
  const name = await namesOf(db, asks.identity, [
    ...rows.map(({ madeBy }) => madeBy),
    ...rows.map(({ releasedBy }) => releasedBy),
  ])
  return rows.map((row) => ({ ...row, madeByName: name(row.madeBy), releasedByName: name(row.releasedBy) }))
}

/** Freezes the working copy as the next release; it is learned and judged in a moment. */
export async function makeRelease(
  platform: Platform,
  by: string,
  note: string,
): Promise<Outcome<{ readonly releaseId: string; readonly number: number }, 'draft-not-whole'>> {
  return platform.db.transaction(async (tx) => {
    const content = await draftContent(tx)
    const faults = contentFaults(content)
    if (faults.length > 0) return refused('draft-not-whole', 'Complete what is named and try again.', faults)
    return done(await freeze(platform, tx, content, { madeBy: by, note }))
  })
}
