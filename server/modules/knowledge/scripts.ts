import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Script, ScriptBody, Words } from '#modules/knowledge/contract.ts'
import { scriptPublished, scriptRetired } from '#modules/knowledge/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type ScriptRefusal = 'script-not-found' | 'edited-meanwhile'

interface ScriptRow {
  readonly script_id: string
  readonly code: string
  readonly version: number
  readonly name: Words
  readonly min_identity_level: number
  readonly topics: string[]
  readonly steps: Script['steps']
  readonly hand_off: Words
  readonly form_fields: Script['formFields']
  readonly made_at: number
}

/** The newest version of every script in use, those of `topic` first. */
export async function listScripts(db: Queryable, topic: string | undefined): Promise<Script[]> {
  const rows = await db.rows<ScriptRow>(sql`select distinct on (s.code) v.*, s.code
    from knowledge.script s join knowledge.script_version v on v.script_id = s.id
    where s.retired_at is null order by s.code, v.version desc`)
  const fits = (row: ScriptRow) => (topic !== undefined && row.topics.includes(topic) ? 0 : 1)
  return rows.toSorted((a, b) => fits(a) - fits(b)).map(toScript)
}

/** One version of a script; contacts keep the version they were served by. */
export async function viewScript(
  db: Queryable,
  scriptId: string,
  version: number | undefined,
): Promise<Script | undefined> {
  const row = await db.maybe<ScriptRow>(sql`select v.*, s.code from knowledge.script s
    join knowledge.script_version v on v.script_id = s.id
    where s.id = ${scriptId} and (${version ?? null}::int is null or v.version = ${version ?? null}) order by v.version desc limit 1`)
  return row && toScript(row)
}

/** Publishes the next version; refused when someone else published one since `basedOnVersion`. */
export async function publishScript(
  platform: Platform,
  actor: Actor,
  body: ScriptBody,
): Promise<Outcome<Script, ScriptRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    await tx.run(
      sql`insert into knowledge.script (id, code) values (${newId(now)}, ${body.code}) on conflict (code) do nothing`,
    )
    const script = await tx.one<{ id: string }>(
      sql`select id from knowledge.script where code = ${body.code} for update`,
    )
    const { newest } = await tx.one<{ newest: number }>(
      sql`select coalesce(max(version), 0)::int newest from knowledge.script_version where script_id = ${script.id}`,
    )
    if (newest !== body.basedOnVersion)
      return refused('edited-meanwhile', `Version ${newest} is the newest: load it and edit again.`)
    await tx.run(sql`update knowledge.script set retired_at = null where id = ${script.id}`)
    await tx.run(sql`insert into knowledge.script_version
      (script_id, version, name, min_identity_level, topics, steps, hand_off, form_fields, made_by, made_at)
      values (${script.id}, ${newest + 1}, ${json(body.name)}, ${body.minIdentityLevel}, ${body.topics}, ${json(body.steps)},
        ${json(body.handOff)}, ${json(body.formFields)}, ${actor.personId}, ${at(now)})`)
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      scriptPublished.of(script.id, now, { scriptId: script.id, code: body.code, version: newest + 1 }),
    ])
    const published = await viewScript(tx, script.id, newest + 1)
    return published ? done(published) : refused('script-not-found')
  })
}

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

const toScript = (row: ScriptRow): Script => ({
  scriptId: row.script_id,
  code: row.code,
  version: row.version,
  name: row.name,
  minIdentityLevel: row.min_identity_level,
  topics: row.topics,
  steps: row.steps,
  handOff: row.hand_off,
  formFields: row.form_fields,
  madeAt: row.made_at,
})
