import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import {
  decideApproval,
  decideReturn,
  isSecondPerson,
  type ReviewRefusal,
  versionInForce,
} from '#modules/knowledge/articles/article.ts'
import { insertDraft, type KeptVersion, openVersionOf } from '#modules/knowledge/articles/store.ts'
import { announce, changing, contentOf, setState } from '#modules/knowledge/articles/write.ts'
import { articleReleased, articleWithdrawn } from '#modules/knowledge/events.ts'
import { at, maybeAt, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type ReleaseRefusal =
  | ReviewRefusal
  | 'article-not-found'
  | 'version-not-found'
  | 'never-approved'
  | 'already-in-force'
  | 'nothing-in-force'
type Released = Outcome<{ readonly articleId: string; readonly version: number }, ReleaseRefusal>

/** A second person lets a version answer, or returns it with what has to be changed. */
export function review(
  platform: Platform,
  by: string,
  articleId: string,
  body: {
    readonly version: number
    readonly revision: number
    readonly decision: 'approve' | 'return'
    readonly note: string | null
  },
): Promise<Released> {
  return changing(platform, articleId, async (tx, versions, code): Promise<Released> => {
    const waiting = openVersionOf(versions)
    if (waiting?.version !== body.version)
      return refused('nothing-to-review', 'That version does not wait for a review: load it again.')
    const now = platform.clock.now()
    const asked = { personId: by, revision: body.revision, now }
    const named = { articleId, code, version: waiting.version }
    if (body.decision === 'return') {
      const returned = decideReturn(waiting, { ...asked, note: body.note })
      if (!returned.ok) return returned
      await setState(
        tx,
        waiting,
        sql`state = 'draft', submitted_by = null, submitted_at = null, review_note = ${body.note}`,
      )
      await announce(platform, tx, by, named, 'returned', now)
      return done({ articleId, version: waiting.version })
    }
    const approved = decideApproval(waiting, asked)
    if (!approved.ok) return approved
    await approve(platform, tx, { by, note: body.note, now, how: 'approved' }, waiting, approved.value)
    return done({ articleId, version: waiting.version })
  })
}

/**
 * Lets the words of an earlier version answer again, at once, as a version of their own. Only words that were approved
 * once, and only by somebody who wrote none of them.
 * @param body.insteadOf the newest version this person knew of: something newer refuses
 */
export function goBack(
  platform: Platform,
  by: string,
  articleId: string,
  body: { readonly toVersion: number; readonly insteadOf: number },
): Promise<Released> {
  return changing(platform, articleId, async (tx, versions, code): Promise<Released> => {
    const earlier = versions.find(({ version }) => version === body.toVersion)
    if (!earlier) return refused('version-not-found', 'Choose a version that exists.')
    const newest = versions[0]?.version ?? 0
    if (newest !== body.insteadOf) return refused('edited-meanwhile', 'There is a newer version since: load it again.')
    if (earlier.state !== 'approved')
      return refused('never-approved', 'Nobody approved that version: have it reviewed.')
    const now = platform.clock.now()
    if (versionInForce(versions, now)?.version === earlier.version)
      return refused('already-in-force', 'That version answers already.')
    if (!isSecondPerson(earlier, by)) return refused('own-text', 'You wrote some of it: somebody else has to do this.')
    // What is being written goes on under a number of its own: it is given up, and its words stay to be copied.
    const open = openVersionOf(versions)
    if (open) {
      await setState(tx, open, sql`state = 'discarded'`)
      await announce(platform, tx, by, { articleId, code, version: open.version }, 'discarded', now)
    }
    const version = newest + 1
    const content = { ...contentOf(earlier), effectiveAt: now, expiresAt: null }
    await insertDraft(tx, {
      ...content,
      articleId,
      version,
      writers: earlier.writers,
      by,
      now,
      basedOn: earlier.version,
    })
    const made = { ...earlier, version }
    await approve(platform, tx, { by, note: null, now, how: 'went-back', goesBackTo: earlier.version }, made, content)
    return done({ articleId, version })
  })
}

/** Takes an article out of every channel at once: what answers, and what was going to. */
export function withdraw(platform: Platform, by: string, articleId: string): Promise<Released> {
  return changing(platform, articleId, async (tx, versions, code): Promise<Released> => {
    const now = platform.clock.now()
    const standing = versions.filter(
      ({ state, withdrawnAt, expiresAt }) =>
        state === 'approved' && withdrawnAt === null && (expiresAt === null || expiresAt > now),
    )
    if (standing.length === 0) return refused('nothing-in-force', 'It answers nowhere already.')
    await tx.run(sql`update knowledge.article_version set withdrawn_at = ${at(now)}
      where article_id = ${articleId} and version = any(${standing.map(({ version }) => version)})`)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      articleWithdrawn.of(articleId, now, { articleId, code }),
    ])
    return done({ articleId, version: standing[0]?.version ?? 0 })
  })
}

async function approve(
  platform: Platform,
  tx: Tx,
  {
    by,
    note,
    now,
    how,
    goesBackTo = null,
  }: {
    readonly by: string
    readonly note: string | null
    readonly now: Instant
    readonly how: 'approved' | 'went-back'
    readonly goesBackTo?: number | null
  },
  version: KeptVersion,
  span: { readonly effectiveAt: Instant; readonly expiresAt: Instant | null },
): Promise<void> {
  const { effectiveAt, expiresAt } = span
  await setState(
    tx,
    version,
    sql`state = 'approved', reviewed_by = ${by}, reviewed_at = ${at(now)}, review_note = ${note},
      effective_at = ${at(effectiveAt)}, expires_at = ${maybeAt(expiresAt)}, goes_back_to = ${goesBackTo}`,
  )
  const { articleId, code } = version
  const released = { articleId, code, version: version.version, how, effectiveAt, expiresAt, goesBackTo }
  await platform.log.announce(tx, { kind: 'person', id: by }, [articleReleased.of(articleId, now, released)])
}
