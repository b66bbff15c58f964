import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { Script, ScriptBody, ScriptReview, scriptSearch, Words } from '#modules/knowledge/contract.ts'
import { scriptRetired, scriptSubmitted } from '#modules/knowledge/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, maybeAt, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type ScriptRefusal = 'script-not-found' | 'edited-meanwhile' | 'script-code-taken' | 'nothing-changed'
type FormField = Script['formFields'][number]
/** A script as it is kept: who made it by id only. */
export type KeptScript = Omit<Script, 'madeBy' | 'review'> & {
  readonly madeBy: string
  readonly writers: readonly string[]
  readonly review: Omit<ScriptReview, 'by' | 'mayReview'> & { readonly by: string | null }
}

/** Versions of before there was a review began when they were made. */
const BEGINS = sql`coalesce(v.effective_at, v.made_at)`
/** The highest approved version that has begun decides; when it is over no older one comes back by itself. */
const columnsAt = (now: Instant): Sql => sql`v.*, s.code, s.retired_at, (
  select case when f.expires_at is null or f.expires_at > ${at(now)} then f.version end from knowledge.script_version f
  where f.script_id = s.id and s.retired_at is null and f.state = 'approved'
    and coalesce(f.effective_at, f.made_at) <= ${at(now)} order by f.version desc limit 1) in_force`

interface ScriptRow {
  readonly script_id: string
  readonly code: string
  readonly version: number
  readonly name: Words
  readonly min_identity_level: number
  readonly topics: string[]
  readonly steps: readonly Omit<Script['steps'][number], 'minIdentityLevel'>[]
  /** By the id of the step. */
  readonly step_levels: Readonly<Record<string, number>>
  readonly hand_off: Words
  /** Versions of before fields had a kind have none. */
  readonly form_fields: readonly (Pick<FormField, 'field' | 'name'> & Partial<FormField>)[]
  readonly made_at: number
  readonly made_by: string
  readonly retired_at: number | null
  readonly state: ScriptReview['state']
  readonly writers: string[]
  readonly reviewed_by: string | null
  readonly reviewed_at: number | null
  readonly review_note: string | null
  readonly effective_at: number | null
  readonly expires_at: number | null
  readonly goes_back_to: number | null
  readonly in_force: number | null
}

const IN_STATE: Readonly<Record<z.output<typeof scriptSearch>['state'], Sql>> = {
  'in-use': sql`s.retired_at is null`,
  retired: sql`s.retired_at is not null`,
  all: sql`true`,
}

/** What is in use at `now`, or the newest version of what is not; those of `topic` first. */
export async function listScripts(
  db: Queryable,
  { topic, state }: z.output<typeof scriptSearch>,
  now: Instant,
): Promise<KeptScript[]> {
  const usable = state === 'in-use' ? sql`v.state = 'approved' and ${BEGINS} <= ${at(now)}` : sql`v.state <> 'replaced'`
  const rows = await db.rows<ScriptRow>(sql`select distinct on (s.code) ${columnsAt(now)}
    from knowledge.script s join knowledge.script_version v on v.script_id = s.id
    where ${IN_STATE[state]} and ${usable} order by s.code, v.version desc`)
  const shown = state === 'in-use' ? rows.filter((row) => row.expires_at === null || now < row.expires_at) : rows
  const fits = (row: ScriptRow) => (topic !== undefined && row.topics.includes(topic) ? 0 : 1)
  return shown.toSorted((a, b) => fits(a) - fits(b)).map(toScript)
}

/** One version of a script; contacts keep the version they were served by. Without a number: in use now, else the newest. */
export async function viewScript(
  db: Queryable,
  scriptId: string,
  version: number | undefined,
  now: Instant,
): Promise<KeptScript | undefined> {
  const row = await db.maybe<ScriptRow>(sql`select * from (select ${columnsAt(now)} from knowledge.script s
      join knowledge.script_version v on v.script_id = s.id where s.id = ${scriptId}) known
    where ${version ?? null}::int is null or version = ${version ?? null}
    order by (version = in_force) desc nulls last, version desc limit 1`)
  return row && toScript(row)
}

/** The newest version that was not replaced before anybody read it. */
export async function newestScript(db: Queryable, scriptId: string, now: Instant): Promise<KeptScript | undefined> {
  const row = await db.maybe<ScriptRow>(sql`select ${columnsAt(now)} from knowledge.script s
    join knowledge.script_version v on v.script_id = s.id where s.id = ${scriptId} order by v.version desc limit 1`)
  return row && toScript(row)
}

/**
 * Hands the next version in for a second person to read; what waited before is replaced. Refused when someone else handed
 * one in since `basedOnVersion`, and when it would say the same as the one in use.
 */
export async function handInScript(
  platform: Platform,
  actor: Pick<Actor, 'personId'>,
  body: ScriptBody,
): Promise<Outcome<KeptScript, ScriptRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    await tx.run(
      sql`insert into knowledge.script (id, code) values (${newId(now)}, ${body.code}) on conflict (code) do nothing`,
    )
    const script = await tx.one<{ id: string }>(
      sql`select id from knowledge.script where code = ${body.code} for update`,
    )
    const known = await newestScript(tx, script.id, now)
    const newest = known?.version ?? 0
    if (known && body.basedOnVersion === 0)
      return refused('script-code-taken', 'Choose another code, or edit that script.')
    if (newest !== body.basedOnVersion)
      return refused('edited-meanwhile', `Version ${newest} is the newest: load it and edit again.`)
    if (known && known.retiredAt === null && saysTheSame(known, body)) return refused('nothing-changed')
    // Who goes on with words that nobody approved shares them with whoever wrote them.
    const before = known && known.review.state !== 'approved' ? known.writers : []
    await replaceWaiting(tx, script.id)
    await insertVersion(tx, script.id, newest + 1, body, {
      writers: [...new Set([...before, actor.personId])],
      by: actor.personId,
      now,
    })
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      scriptSubmitted.of(script.id, now, { scriptId: script.id, code: body.code, version: newest + 1 }),
    ])
    const handedIn = await newestScript(tx, script.id, now)
    return handedIn ? done(handedIn) : refused('script-not-found')
  })
}

/** What waited is read by nobody any more: another version takes its place. */
export const replaceWaiting = (tx: Tx, scriptId: string) =>
  tx.run(
    sql`update knowledge.script_version set state = 'replaced' where script_id = ${scriptId} and state = 'submitted'`,
  )

/** A version that waits for a second person. */
export async function insertVersion(
  tx: Tx,
  scriptId: string,
  version: number,
  body: Pick<ScriptBody, 'name' | 'minIdentityLevel' | 'topics' | 'steps' | 'handOff' | 'formFields'> & {
    readonly effectiveAt: Instant | null
    readonly expiresAt: Instant | null
  },
  made: { readonly writers: readonly string[]; readonly by: string; readonly now: Instant },
): Promise<void> {
  const steps = body.steps.map(({ minIdentityLevel: _, ...step }) => step)
  const levels = Object.fromEntries(body.steps.map(({ stepId, minIdentityLevel }) => [stepId, minIdentityLevel]))
  await tx.run(sql`insert into knowledge.script_version
    (script_id, version, name, min_identity_level, topics, steps, step_levels, hand_off, form_fields, made_by, made_at, state, writers,
      effective_at, expires_at)
    values (${scriptId}, ${version}, ${json(body.name)}, ${body.minIdentityLevel}, ${body.topics}, ${json(steps)},
      ${json(levels)}, ${json(body.handOff)}, ${json(body.formFields)}, ${made.by}, ${at(made.now)}, 'submitted', ${[...made.writers]},
      ${maybeAt(body.effectiveAt)}, ${maybeAt(body.expiresAt)})`)
}

/** Whether agents would see no difference. */
function saysTheSame(known: KeptScript, { basedOnVersion: _, code: __, ...body }: ScriptBody): boolean {
  const { name, minIdentityLevel, topics, steps, handOff, formFields, review } = known
  if (review.state !== 'approved' || review.inForce !== known.version) return false
  // As soon as approved is what one in use was.
  const effectiveAt = body.effectiveAt === null ? null : review.effectiveAt
  const { expiresAt } = review
  const before = { name, minIdentityLevel, topics, steps, handOff, formFields, effectiveAt, expiresAt }
  return isDeepStrictEqual(body, before)
}

/** Takes it out of use: agents are no longer offered it, and contacts served by it keep it. */
export async function retireScript(
  platform: Platform,
  actor: Actor,
  scriptId: string,
): Promise<Outcome<null, ScriptRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const retired = await tx.maybe<{ code: string }>(
      sql`update knowledge.script set retired_at = ${at(now)} where id = ${scriptId} and retired_at is null returning code`,
    )
    if (!retired) return refused('script-not-found')
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      scriptRetired.of(scriptId, now, { scriptId, code: retired.code }),
    ])
    return done(null)
  })
}

const toScript = (row: ScriptRow): KeptScript => ({
  scriptId: row.script_id,
  code: row.code,
  version: row.version,
  name: row.name,
  minIdentityLevel: row.min_identity_level,
  topics: row.topics,
  steps: row.steps.map((step) => ({ ...step, minIdentityLevel: row.step_levels[step.stepId] ?? 0 })),
  handOff: row.hand_off,
  formFields: row.form_fields.map((one) => ({ kind: 'text', isRequired: false, options: [], ...one })),
  madeAt: row.made_at,
  madeBy: row.made_by,
  retiredAt: row.retired_at,
  writers: row.writers,
  review: {
    state: row.state,
    effectiveAt: row.effective_at,
    expiresAt: row.expires_at,
    by: row.reviewed_by,
    at: row.reviewed_at,
    note: row.review_note,
    goesBackTo: row.goes_back_to,
    inForce: row.in_force,
  },
})
