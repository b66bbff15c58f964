import type { z } from 'zod'
import { PER_RECEIVER } from '#libs/contact-gate/purposes.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type ReviewRefusal, refuseReview } from '#modules/consent/domain.ts'
import { textReleased } from '#modules/consent/events.ts'
import type { textDraftBody, textReviewBody } from '#modules/consent/texts-contract.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type TextRefusal = ReviewRefusal | 'text-not-found' | 'receiver-missing' | 'not-a-draft'

interface TextRow {
  readonly id: string
  readonly purpose: string
  readonly receiver: string
  readonly version: number
  readonly state: 'draft' | 'submitted' | 'approved'
  readonly revision: number
  readonly writers: readonly string[]
}
type Written = Outcome<{ readonly textId: string }, TextRefusal>

/** Writes the open draft of a purpose (and receiver), or begins the next version. */
export function writeText(platform: Platform, by: string, body: z.output<typeof textDraftBody>): Promise<Written> {
  const { purpose, receiver, words, revision } = body
  return platform.db.transaction(async (tx): Promise<Written> => {
    if (PER_RECEIVER.includes(purpose) !== (receiver !== ''))
      return refused('receiver-missing', 'A partner purpose names its receiver, and no other purpose has one.')
    await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`consent.text ${purpose} ${receiver}`}))`)
    const now = at(platform.clock.now())
    const open = await tx.maybe<TextRow>(sql`select * from consent.text_version
      where purpose = ${purpose} and receiver = ${receiver} and state <> 'approved' for update`)
    if ((open?.revision ?? 0) !== revision) return refused('edited-meanwhile', 'Somebody wrote since: load it again.')
    if (open?.state === 'submitted')
      return refused('not-a-draft', 'It waits for its review: have it returned, then change it.')
    if (open) {
      await tx.run(sql`update consent.text_version set words = ${json(words)}, revision = revision + 1,
        changed_at = ${now}, review_note = null,
        writers = (select array_agg(distinct w) from unnest(writers || ${by}::uuid) w) where id = ${open.id}`)
      return done({ textId: open.id })
    }
    const textId = newId(platform.clock.now())
    await tx.run(sql`insert into consent.text_version (id, purpose, receiver, version, state, revision, words, writers, changed_at)
      select ${textId}, ${purpose}, ${receiver}, coalesce(max(version), 0) + 1, 'draft', 1, ${json(words)},
        array[${by}::uuid], ${now}
      from consent.text_version where purpose = ${purpose} and receiver = ${receiver}`)
    return done({ textId })
  })
}

export function submitText(platform: Platform, by: string, textId: string, revision: number): Promise<Written> {
  return platform.db.transaction(async (tx): Promise<Written> => {
    const text = await lockText(tx, textId)
    if (!text) return refused('text-not-found')
    if (text.state !== 'draft') return refused('not-a-draft', 'Only a draft can be handed in.')
    if (text.revision !== revision) return refused('edited-meanwhile', 'Somebody wrote since: load it again.')
    await tx.run(sql`update consent.text_version set state = 'submitted', submitted_by = ${by},
      writers = (select array_agg(distinct w) from unnest(writers || ${by}::uuid) w) where id = ${textId}`)
    return done({ textId })
  })
}

/** A second person lets the words be asked, or returns them with what has to be changed. */
export function reviewText(
  platform: Platform,
  by: string,
  textId: string,
  body: z.output<typeof textReviewBody>,
): Promise<Written> {
  return platform.db.transaction(async (tx): Promise<Written> => {
    const text = await lockText(tx, textId)
    if (!text) return refused('text-not-found')
    const refusal = refuseReview(text, { ...body, personId: by })
    if (refusal) return refused(refusal, SAY[refusal])
    if (body.decision === 'return') {
      await tx.run(sql`update consent.text_version set state = 'draft', submitted_by = null, review_note = ${body.note}
        where id = ${textId}`)
      return done({ textId })
    }
    const now = platform.clock.now()
    const effectiveAt = Math.max(body.effectiveAt ?? now, now)
    await tx.run(sql`update consent.text_version set state = 'approved', reviewed_by = ${by},
      effective_at = ${at(effectiveAt)}, review_note = ${body.note === '' ? null : body.note} where id = ${textId}`)
    const { purpose, receiver, version } = text
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      textReleased.of(textId, now, { purpose, receiver, version }),
    ])
    return done({ textId })
  })
}

const lockText = (tx: Tx, textId: string): Promise<TextRow | undefined> =>
  tx.maybe<TextRow>(sql`select * from consent.text_version where id = ${textId} for update`)

const SAY: Readonly<Record<ReviewRefusal, string>> = {
  'nothing-to-review': 'It does not wait for a review: load it again.',
  'edited-meanwhile': 'It was changed since you read it: read it again.',
  'own-text': 'You wrote some of it: somebody else has to review it.',
  'reason-missing': 'Say what has to be changed.',
}
