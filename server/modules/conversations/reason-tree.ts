import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { conversationsChanged } from '#modules/conversations/events.ts'
import type { disposition, reason } from '#modules/conversations/reason-contract.ts'
import { DISPOSITIONS, REASONS, type Words } from '#modules/conversations/reasons.ts'
import { json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type Reason = z.infer<typeof reason>
export type Disposition = z.infer<typeof disposition>
type Names = Reason['name']
export type CodeRefusal = 'code-taken' | 'parent-not-known' | 'code-not-known'

export const readReasons = (db: Queryable): Promise<Reason[]> =>
  db.rows<Reason>(sql`with recursive tree as (
      select r.*, array[r.place] path from conversations.reason r where r.parent_code is null
      union all select r.*, t.path || r.place from conversations.reason r join tree t on r.parent_code = t.code)
    select code, parent_code "parentCode", level, name, place, is_retired "isRetired" from tree order by path, code`)

export const readDispositions = (db: Queryable): Promise<Disposition[]> =>
  db.rows<Disposition>(sql`select code, name, is_resolved "isResolved", place, is_retired "isRetired"
    from conversations.disposition order by place, code`)

/** Adds a branch or leaf at the end of its siblings; the code says where: `card.pin` under `card`. */
export async function addReason(
  platform: Platform,
  cause: Cause,
  added: { readonly code: string; readonly name: Names },
): Promise<Outcome<null, CodeRefusal>> {
  return platform.db.transaction(async (tx) => {
    const levels = added.code.split('.')
    const parent = levels.length === 1 ? null : levels.slice(0, -1).join('.')
    if (parent !== null && !(await exists(tx, parent))) return refused('parent-not-known')
    const written = await tx.run(sql`insert into conversations.reason (code, parent_code, level, name, place)
      select ${added.code}, ${parent}::text, ${levels.length}, ${json(added.name)},
        coalesce(max(place), 0) + 1 from conversations.reason where parent_code is not distinct from ${parent}::text
      on conflict (code) do nothing`)
    if (written === 0) return refused('code-taken', 'Codes are kept for ever: bring the retired one back instead.')
    await announce(platform, tx, cause, 'reason', added.code)
    return done(null)
  })
}

const exists = async (tx: Tx, code: string) =>
  (await tx.rows(sql`select 1 from conversations.reason where code = ${code}`)).length > 0

/** Renames, retires or brings back. Retiring a branch retires what is below it; nothing is ever deleted. */
export async function changeReason(
  platform: Platform,
  cause: Cause,
  code: string,
  change: { readonly name?: Names | undefined; readonly isRetired?: boolean | undefined },
): Promise<Outcome<null, CodeRefusal>> {
  return platform.db.transaction(async (tx) => {
    const written =
      await tx.run(sql`update conversations.reason set name = coalesce(${maybeJson(change.name)}::jsonb, name),
        is_retired = coalesce(${change.isRetired ?? null}::boolean, is_retired) where code = ${code}`)
    if (written === 0) return refused('code-not-known')
    if (change.isRetired) {
      await tx.run(sql`update conversations.reason set is_retired = true where starts_with(code, ${`${code}.`})`)
    }
    await announce(platform, tx, cause, 'reason', code)
    return done(null)
  })
}

export async function addDisposition(
  platform: Platform,
  cause: Cause,
  added: { readonly code: string; readonly name: Names; readonly isResolved: boolean },
): Promise<Outcome<null, CodeRefusal>> {
  return platform.db.transaction(async (tx) => {
    const written = await tx.run(sql`insert into conversations.disposition (code, name, is_resolved, place)
      select ${added.code}, ${json(added.name)}, ${added.isResolved}, coalesce(max(place), 0) + 1
      from conversations.disposition on conflict (code) do nothing`)
    if (written === 0) return refused('code-taken', 'Codes are kept for ever: bring the retired one back instead.')
    await announce(platform, tx, cause, 'disposition', added.code)
    return done(null)
  })
}

export async function changeDisposition(
  platform: Platform,
  cause: Cause,
  code: string,
  change: {
    readonly name?: Names | undefined
    readonly isResolved?: boolean | undefined
    readonly isRetired?: boolean | undefined
  },
): Promise<Outcome<null, CodeRefusal>> {
  return platform.db.transaction(async (tx) => {
    const written = await tx.run(sql`update conversations.disposition
      set name = coalesce(${maybeJson(change.name)}::jsonb, name),
        is_resolved = coalesce(${change.isResolved ?? null}::boolean, is_resolved),
        is_retired = coalesce(${change.isRetired ?? null}::boolean, is_retired) where code = ${code}`)
    if (written === 0) return refused('code-not-known')
    await announce(platform, tx, cause, 'disposition', code)
    return done(null)
  })
}

/** Puts in what the house begins with and a database lacks; what an administrator changed stays. */
export async function seedCodes(db: Queryable): Promise<void> {
  const branches = REASONS.map(({ code, name }, place) => ({ code, parent: null, name, place }))
  const leaves = REASONS.flatMap((branch) =>
    Object.entries(branch.leaves).map(([leaf, name], place) => ({
      code: `${branch.code}.${leaf}`,
      parent: branch.code,
      name,
      place,
    })),
  )
  for (const rows of [branches, leaves]) {
    await db.run(sql`insert into conversations.reason (code, parent_code, level, name, place)
      select code, parent, case when parent is null then 1 else 2 end, name, place + 1
      from jsonb_to_recordset(${json(rows.map((row) => ({ ...row, name: namesOf(row.name) })))}::jsonb)
        as r(code text, parent text, name jsonb, place int) on conflict (code) do nothing`)
  }
  const outcomes = Object.entries(DISPOSITIONS).map(([code, { name, isResolved }], place) => ({
    code,
    name: namesOf(name),
    resolved: isResolved,
    place,
  }))
  await db.run(sql`insert into conversations.disposition (code, name, is_resolved, place)
    select code, name, resolved, place + 1 from jsonb_to_recordset(${json(outcomes)}::jsonb)
      as r(code text, name jsonb, resolved boolean, place int) on conflict (code) do nothing`)
}

const namesOf = ([zhCN, zhTW, en]: Words): Names => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })
const maybeJson = (value: unknown) => (value === undefined ? null : json(value))

const announce = (platform: Platform, tx: Tx, cause: Cause, what: 'reason' | 'disposition', code: string) =>
  platform.log.announce(tx, cause, [conversationsChanged.of(code, platform.clock.now(), { what, code })])
