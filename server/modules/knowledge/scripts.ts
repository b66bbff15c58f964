import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Script, ScriptBody, scriptSearch, Words } from '#modules/knowledge/contract.ts'
import { scriptPublished, scriptRetired } from '#modules/knowledge/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type ScriptRefusal = 'script-not-found' | 'edited-meanwhile' | 'script-code-taken' | 'nothing-changed'
/** A script as it is kept: who made it by id only. */
export type KeptScript = Omit<Script, 'madeBy'> & { readonly madeBy: string }

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
  readonly made_by: string
  readonly retired_at: number | null
}

const IN_STATE: Readonly<Record<z.output<typeof scriptSearch>['state'], Sql>> = {
  'in-use': sql`s.retired_at is null`,
  retired: sql`s.retired_at is not null`,
  all: sql`true`,
}

/** The newest version of every script, those of `topic` first. */
export async function listScripts(
  db: Queryable,
  { topic, state }: z.output<typeof scriptSearch>,
): Promise<KeptScript[]> {
  const rows = await db.rows<ScriptRow>(sql`select distinct on (s.code) v.*, s.code, s.retired_at
    from knowledge.script s join knowledge.script_version v on v.script_id = s.id
    where ${IN_STATE[state]} order by s.code, v.version desc`)
  const fits = (row: ScriptRow) => (topic !== undefined && row.topics.includes(topic) ? 0 : 1)
  return rows.toSorted((a, b) => fits(a) - fits(b)).map(toScript)
}

/** One version of a script; contacts keep the version they were served by. */
export async function viewScript(
  db: Queryable,
  scriptId: string,
  version: number | undefined,
): Promise<KeptScript | undefined> {
  const row = await db.maybe<ScriptRow>(sql`select v.*, s.code, s.retired_at from knowledge.script s
    join knowledge.script_version v on v.script_id = s.id
    where s.id = ${scriptId} and (${version ?? null}::int is null or v.version = ${version ?? null}) order by v.version desc limit 1`)
  return row && toScript(row)
}

/**
 * Publishes the next version, also of a retired script, which is in use again then; refused when someone else published
 * one since `basedOnVersion`, and when it would say the same as the one in use.
 */
export async function publishScript(
  platform: Platform,
  actor: Actor,
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
    const known = await viewScript(tx, script.id, undefined)
    const newest = known?.version ?? 0
    if (known && body.basedOnVersion === 0)
      return refused('script-code-taken', 'Choose another code, or edit that script.')
    if (newest !== body.basedOnVersion)
      return refused('edited-meanwhile', `Version ${newest} is the newest: load it and edit again.`)
    if (known && known.retiredAt === null && saysTheSame(known, body)) return refused('nothing-changed')
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

/** Whether agents would see no difference. */
function saysTheSame(known: KeptScript, { basedOnVersion: _, code: __, ...body }: ScriptBody): boolean {
  const { name, minIdentityLevel, topics, steps, handOff, formFields } = known
  return isDeepStrictEqual(body, { name, minIdentityLevel, topics, steps, handOff, formFields })
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
  steps: row.steps,
  handOff: row.hand_off,
  formFields: row.form_fields,
  madeAt: row.made_at,
  madeBy: row.made_by,
  retiredAt: row.retired_at,
})
