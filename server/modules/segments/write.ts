import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { faultsOf, isGroup } from '#libs/segments/rule.ts'
import { FIELD_WORDS } from '#libs/segments/words.ts'
import type { draftBody, draftReview, segmentBody } from '#modules/segments/contract.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { segmentReleased } from '#modules/segments/events.ts'
import { at, json, maybeAt, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type WriteRefusal =
  | 'segment-not-found'
  | 'rule-faulty'
  | 'field-not-for-marketing'
  | 'no-draft'
  | 'not-a-draft'
  | 'edited-meanwhile'
  | 'not-previewed'
  | 'nothing-to-review'
  | 'own-text'
  | 'reason-missing'
type Written = Outcome<string, WriteRefusal>
type Meaning = z.output<typeof segmentBody>

interface Open {
  readonly id: string
  readonly state: 'draft' | 'submitted'
  readonly revision: number
  readonly writers: readonly string[]
  readonly isRetirement: boolean
  readonly fromAt: number | null
}
const CHANGED = refused('edited-meanwhile', 'Somebody wrote since: load it again.')

/** A segment of one's own, as a draft nobody stands in. */
export async function createSegment({ platform }: SegmentDeps, by: string, body: Meaning): Promise<Written> {
  const fault = refuseRule(body)
  if (fault) return fault
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const segmentId = newId(now)
    await tx.run(sql`insert into segments.segment (id, model, created_at) values (${segmentId}, 'own', ${at(now)})`)
    await insertDraft(tx, segmentId, by, body, now)
    return done(segmentId)
  })
}

/** Writes the open draft of a segment, or begins one. */
export function writeDraft(
  deps: SegmentDeps,
  by: string,
  segmentId: string,
  body: z.output<typeof draftBody>,
): Promise<Written> {
  return changing(deps, segmentId, async (tx, open, now): Promise<Written> => {
    if ((open?.revision ?? 0) !== body.revision) return CHANGED
    if (open?.state === 'submitted') return refused('not-a-draft', 'It waits for its review: have it returned first.')
    const fault = refuseRule(body)
    if (fault) return fault
    if (!open) await insertDraft(tx, segmentId, by, body, now)
    else
      await tx.run(sql`update segments.version set name = ${json(body.name)}, purpose = ${body.purpose},
        rule = ${json(body.rule)}, is_retirement = ${body.isRetirement}, why = ${body.why},
        asked_from_at = ${maybeAt(body.fromAt)}, revision = revision + 1, changed_at = ${at(now)}, review_note = null,
        writers = ${withWriter(by)} where id = ${open.id}`)
    return done(segmentId)
  })
}

/** Hands the draft in, once this writing of it was tried on the customers there are. */
export function submitDraft(deps: SegmentDeps, by: string, segmentId: string, revision: number): Promise<Written> {
  return changing(deps, segmentId, async (tx, open): Promise<Written> => {
    if (!open) return refused('no-draft')
    if (open.state !== 'draft') return refused('not-a-draft', 'Only a draft can be handed in.')
    if (open.revision !== revision) return CHANGED
    const tried = await tx.maybe(sql`select 1 from segments.preview
      where version_id = ${open.id} and revision = ${revision} and done_at is not null`)
    if (!tried) return refused('not-previewed', 'Preview it first: see whom it would take in and whom it would let go.')
    await tx.run(
      sql`update segments.version set state = 'submitted', writers = ${withWriter(by)} where id = ${open.id}`,
    )
    return done(segmentId)
  })
}

/** A second person lets it in, to hold at once or from the day asked for, or returns it. */
export function reviewDraft(
  deps: SegmentDeps,
  by: string,
  segmentId: string,
  body: z.output<typeof draftReview>,
): Promise<Written> {
  return changing(deps, segmentId, async (tx, open, now): Promise<Written> => {
    if (open?.state !== 'submitted') return refused('nothing-to-review', 'It does not wait for a review.')
    if (open.revision !== body.revision) return CHANGED
    if (open.writers.includes(by)) return refused('own-text', 'You wrote some of it: somebody else has to review it.')
    if (body.decision === 'return') {
      if (body.note === '') return refused('reason-missing', 'Say what has to be changed.')
      await tx.run(sql`update segments.version set state = 'draft', review_note = ${body.note} where id = ${open.id}`)
      return done(segmentId)
    }
    const effectiveAt = Math.max(now, open.fromAt ?? now)
    const { version } = await tx.one<{ version: number }>(sql`update segments.version set state = 'approved',
      version = (select coalesce(max(v.version), 0) + 1 from segments.version v where v.segment_id = ${segmentId}),
      reviewed_by = ${by}, effective_at = ${at(effectiveAt)}, review_note = ${body.note || null}
      where id = ${open.id} returning version`)
    await deps.platform.log.announce(tx, { kind: 'person', id: by }, [
      segmentReleased.of(segmentId, now, { version, effectiveAt, isRetirement: open.isRetirement }),
    ])
    tx.afterCommit(deps.wake)
    return done(segmentId)
  })
}

/** The rule's first fault; what may not serve to sell has a name of its own. */
function refuseRule({ rule, purpose, isRetirement }: Meaning): Extract<Written, { ok: false }> | undefined {
  const faults = isRetirement ? [] : faultsOf(rule, purpose)
  const forbidden = faults.find(({ fault }) => fault === 'field-not-for-marketing')?.at
  if (forbidden && !isGroup(forbidden))
    return refused(
      'field-not-for-marketing',
      `"${FIELD_WORDS.en[forbidden.field]}" may be used to serve a customer, never to sell.`,
    )
  return faults[0] ? refused('rule-faulty', `A line cannot be used: ${faults[0].fault}.`) : undefined
}

const withWriter = (by: string): Sql => sql`(select array_agg(distinct w) from unnest(writers || ${by}::uuid) w)`

async function insertDraft(tx: Tx, segmentId: string, by: string, body: Meaning, now: number): Promise<void> {
  await tx.run(sql`insert into segments.version (id, segment_id, state, revision, name, purpose, rule, is_retirement, why,
      asked_from_at, writers, changed_at)
    values (${newId(now)}, ${segmentId}, 'draft', 1, ${json(body.name)}, ${body.purpose}, ${json(body.rule)},
      ${body.isRetirement}, ${body.why}, ${maybeAt(body.fromAt)}, array[${by}::uuid], ${at(now)})`)
}

/** One change of a segment after the other. */
function changing(
  { platform }: SegmentDeps,
  segmentId: string,
  work: (tx: Tx, open: Open | undefined, now: number) => Promise<Written>,
): Promise<Written> {
  return platform.db.transaction(async (tx) => {
    const segment = await tx.maybe(sql`select 1 from segments.segment where id = ${segmentId} for update`)
    if (!segment) return refused('segment-not-found')
    const open = await tx.maybe<Open>(sql`select id, state, revision, writers, is_retirement "isRetirement",
      asked_from_at "fromAt" from segments.version where segment_id = ${segmentId} and state <> 'approved'`)
    return work(tx, open, platform.clock.now())
  })
}
