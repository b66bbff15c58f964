import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { exampleFaults } from '#libs/language/feeling/house-red-lines.ts'
import { redLinesReleased } from '#modules/conversations/events.ts'
import type { redLineReturn, redLineReview, redLineSetBody } from '#modules/conversations/red-line-sets-contract.ts'
import { type Lines, linesInForce, SHIPPED_VERSION } from '#modules/conversations/red-lines/in-force.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type SetRefusal =
  | 'no-draft'
  | 'not-a-draft'
  | 'edited-meanwhile'
  | 'examples-fail'
  | 'nothing-to-review'
  | 'own-text'
  | 'reason-missing'
  | 'version-not-found'
  | 'already-in-force'
type Written = Outcome<null, SetRefusal>

interface Open {
  readonly id: string
  readonly state: 'draft' | 'submitted'
  readonly revision: number
  readonly lines: Lines
  readonly writers: readonly string[]
}
const CHANGED = refused('edited-meanwhile', 'Somebody wrote since: load it again.')

/** Writes the open draft, or begins one. */
export function writeDraft(platform: Platform, by: string, body: z.output<typeof redLineSetBody>): Promise<Written> {
  const { revision, why, off, own } = body
  return changing(platform, async (tx, open, now): Promise<Written> => {
    if ((open?.revision ?? 0) !== revision) return CHANGED
    if (open?.state === 'submitted')
      return refused('not-a-draft', 'It waits for its review: have it returned, then change it.')
    const lines = json({ off: [...new Set(off)], own })
    if (open) {
      await tx.run(sql`update conversations.red_line_set set lines = ${lines}, why = ${why}, revision = revision + 1,
        changed_at = ${at(now)}, review_note = null,
        writers = (select array_agg(distinct w) from unnest(writers || ${by}::uuid) w) where id = ${open.id}`)
    } else {
      await tx.run(sql`insert into conversations.red_line_set (id, state, revision, lines, why, writers, changed_at)
        values (${newId(now)}, 'draft', 1, ${lines}, ${why}, array[${by}::uuid], ${at(now)})`)
    }
    return done(null)
  })
}

/** Hands the draft in, when its examples do what they are there for. */
export function submitDraft(platform: Platform, by: string, revision: number): Promise<Written> {
  return changing(platform, async (tx, open): Promise<Written> => {
    if (!open) return refused('no-draft')
    if (open.state !== 'draft') return refused('not-a-draft', 'Only a draft can be handed in.')
    if (open.revision !== revision) return CHANGED
    const faults = exampleFaults(open.lines.own)
    if (faults.length > 0)
      return refused('examples-fail', `Examples that do not hold: ${faults.map(({ code }) => code).join(', ')}.`)
    await tx.run(sql`update conversations.red_line_set set state = 'submitted',
      writers = (select array_agg(distinct w) from unnest(writers || ${by}::uuid) w) where id = ${open.id}`)
    return done(null)
  })
}

/** A second person lets it in at once, or returns it with what has to be changed. */
export function reviewDraft(platform: Platform, by: string, body: z.output<typeof redLineReview>): Promise<Written> {
  return changing(platform, async (tx, open, now): Promise<Written> => {
    if (open?.state !== 'submitted') return refused('nothing-to-review', 'It does not wait for a review.')
    if (open.revision !== body.revision) return CHANGED
    if (open.writers.includes(by)) return refused('own-text', 'You wrote some of it: somebody else has to review it.')
    if (body.decision === 'return') {
      if (body.note === '') return refused('reason-missing', 'Say what has to be changed.')
      await tx.run(sql`update conversations.red_line_set set state = 'draft', review_note = ${body.note}
        where id = ${open.id}`)
      return done(null)
    }
    const { version } = await linesInForce(tx)
    await tx.run(sql`update conversations.red_line_set set state = 'approved', version = ${version + 1},
      reviewed_by = ${by}, effective_at = ${at(now)}, review_note = ${body.note || null} where id = ${open.id}`)
    await announce(platform, tx, by, now, version + 1)
    return done(null)
  })
}

/** The lines of an earlier version at once, as a version of their own; never by somebody who wrote them. */
export function goBack(platform: Platform, by: string, body: z.output<typeof redLineReturn>): Promise<Written> {
  const { toVersion, insteadOf } = body
  return changing(platform, async (tx, _open, now): Promise<Written> => {
    const current = await linesInForce(tx)
    if (current.version !== insteadOf) return CHANGED
    if (toVersion === current.version) return refused('already-in-force', 'That version is in force.')
    const earlier = await setOf(tx, toVersion)
    if (!earlier) return refused('version-not-found', 'Choose a version that was in force.')
    if (earlier.writers.includes(by)) return refused('own-text', 'You wrote some of it: somebody else has to do this.')
    const version = current.version + 1
    await tx.run(sql`insert into conversations.red_line_set (id, version, state, revision, lines, why, writers, changed_at,
        reviewed_by, effective_at, goes_back_to)
      values (${newId(now)}, ${version}, 'approved', 1, ${json(earlier.lines)}, ${earlier.why},
        ${[...earlier.writers]}::uuid[], ${at(now)}, ${by}, ${at(now)}, ${toVersion})`)
    await announce(platform, tx, by, now, version)
    return done(null)
  })
}

type Set = Pick<Open, 'lines' | 'writers'> & { readonly why: string }

const setOf = async (tx: Tx, version: number): Promise<Set | undefined> =>
  version === SHIPPED_VERSION
    ? { lines: { off: [], own: [] }, writers: [], why: '' }
    : tx.maybe<Set>(sql`select lines, writers, why from conversations.red_line_set where version = ${version}`)

const announce = (platform: Platform, tx: Tx, by: string, now: Instant, version: number) =>
  platform.log.announce(tx, { kind: 'person', id: by }, [redLinesReleased.of('red-lines', now, { version })])

/** One change after the other. */
function changing(
  platform: Platform,
  work: (tx: Tx, open: Open | undefined, now: Instant) => Promise<Written>,
): Promise<Written> {
  return platform.db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('conversations.red-line-set', 0))`)
    const open = await tx.maybe<Open>(
      sql`select id, state, revision, lines, writers from conversations.red_line_set where state <> 'approved'`,
    )
    return work(tx, open, platform.clock.now())
  })
}
