import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { scriptPublished, scriptReturned } from '#modules/knowledge/events.ts'
import { insertVersion, type KeptScript, newestScript, replaceWaiting, viewScript } from '#modules/knowledge/scripts.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Sql, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type ScriptReviewRefusal =
  | 'script-not-found'
  | 'nothing-to-review'
  | 'own-text'
  | 'already-over'
  | 'reason-missing'
  | 'edited-meanwhile'
  | 'version-not-found'
  | 'never-approved'
  | 'already-in-force'
type Reviewed = Outcome<KeptScript, ScriptReviewRefusal>
type By = Pick<Actor, 'personId'>

/** A second person lets a version be used, or gives it back with what has to be changed. People are compared, never roles. */
export function reviewScript(
  platform: Platform,
  by: By,
  scriptId: string,
  body: { readonly version: number; readonly decision: 'approve' | 'return'; readonly note: string | null },
): Promise<Reviewed> {
  return changing(platform, scriptId, async (tx, newest, now): Promise<Reviewed> => {
    if (newest.version !== body.version || newest.review.state !== 'submitted')
      return refused('nothing-to-review', 'That version does not wait for a review: load it again.')
    if (newest.writers.includes(by.personId))
      return refused('own-text', 'You wrote some of it: somebody else has to review it.')
    if (body.decision === 'return') {
      if (!body.note) return refused('reason-missing', 'Say what has to be changed.')
      await decide(tx, newest, by, now, sql`state = 'returned', review_note = ${body.note}`)
      await announce(platform, tx, by, scriptReturned.of(scriptId, now, named(newest)))
    } else {
      const effectiveAt = Math.max(newest.review.effectiveAt ?? now, now)
      if (newest.review.expiresAt !== null && newest.review.expiresAt <= effectiveAt)
        return refused('already-over', 'It would end before it begins: return it for another end.')
      await approve(platform, tx, by, now, newest, { effectiveAt, note: body.note })
    }
    return shown(tx, newest, now)
  })
}

/** Lets the words of an earlier version be used again at once, as a version of their own; by somebody who wrote none. */
export function goBackToScript(
  platform: Platform,
  by: By,
  scriptId: string,
  body: { readonly toVersion: number; readonly insteadOf: number },
): Promise<Reviewed> {
  return changing(platform, scriptId, async (tx, newest, now): Promise<Reviewed> => {
    const earlier = await viewScript(tx, scriptId, body.toVersion, now)
    if (!earlier) return refused('version-not-found', 'Choose a version that exists.')
    if (newest.version !== body.insteadOf)
      return refused('edited-meanwhile', 'There is a newer version since: load it again.')
    if (earlier.review.state !== 'approved')
      return refused('never-approved', 'Nobody approved that version: have it reviewed.')
    if (newest.review.inForce === earlier.version) return refused('already-in-force', 'That version is in use already.')
    if (earlier.writers.includes(by.personId))
      return refused('own-text', 'You wrote some of it: somebody else has to do this.')
    await replaceWaiting(tx, scriptId)
    const version = newest.version + 1
    const content = { ...earlier, effectiveAt: now, expiresAt: null }
    await insertVersion(tx, scriptId, version, content, { writers: earlier.writers, by: earlier.madeBy, now })
    await approve(platform, tx, by, now, { ...earlier, version }, { effectiveAt: now, note: null })
    await tx.run(sql`update knowledge.script_version set goes_back_to = ${earlier.version}
      where script_id = ${scriptId} and version = ${version}`)
    return shown(tx, { ...earlier, version }, now)
  })
}

type Version = Pick<KeptScript, 'scriptId' | 'code' | 'version'>
const named = ({ scriptId, code, version }: Version) => ({ scriptId, code, version })

async function approve(
  platform: Platform,
  tx: Tx,
  by: By,
  now: Instant,
  version: Version,
  { effectiveAt, note }: { readonly effectiveAt: Instant; readonly note: string | null },
): Promise<void> {
  const { scriptId } = version
  await decide(tx, version, by, now, sql`state = 'approved', review_note = ${note}, effective_at = ${at(effectiveAt)}`)
  await tx.run(sql`update knowledge.script set retired_at = null where id = ${scriptId}`)
  await announce(platform, tx, by, scriptPublished.of(scriptId, now, named(version)))
}

const decide = (tx: Tx, { scriptId, version }: Version, { personId }: By, now: Instant, change: Sql) =>
  tx.run(sql`update knowledge.script_version set ${change}, reviewed_by = ${personId}, reviewed_at = ${at(now)}
    where script_id = ${scriptId} and version = ${version}`)

const announce = (
  platform: Platform,
  tx: Tx,
  { personId }: By,
  fact: ReturnType<typeof scriptPublished.of> | ReturnType<typeof scriptReturned.of>,
) => platform.log.announce(tx, { kind: 'person', id: personId }, [fact])

async function shown(tx: Tx, { scriptId, version }: Version, now: Instant): Promise<Reviewed> {
  const found = await viewScript(tx, scriptId, version, now)
  return found ? done(found) : refused('script-not-found')
}

/** One change of one script after the other. */
function changing(
  platform: Platform,
  scriptId: string,
  work: (tx: Tx, newest: KeptScript, now: Instant) => Promise<Reviewed>,
): Promise<Reviewed> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const locked = await tx.maybe<{ id: string }>(
      sql`select id from knowledge.script where id = ${scriptId} for update`,
    )
    const newest = locked && (await newestScript(tx, scriptId, now))
    return newest ? work(tx, newest, now) : refused('script-not-found')
  })
}
