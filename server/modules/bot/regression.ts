import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { RegressionView, regressionBody } from '#modules/bot/editor-contract.ts'
import { botChanged } from '#modules/bot/events.ts'
import { namesOf } from '#modules/bot/names.ts'
import { at, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly intent: string | null
  readonly isMust: boolean
  readonly addedById: string | null
  readonly addedAt: number
}
const columns = sql`id, text, intent, is_must "isMust", added_by "addedById", added_at "addedAt"`
type Deps = Pick<BotDeps, 'platform' | 'asks'>

/** Newest first, each with who froze it. */
export async function listRegression(deps: Deps): Promise<RegressionView[]> {
  return named(
    deps,
    await deps.platform.db.rows<Row>(sql`select ${columns} from bot.regression order by added_at desc, id`),
  )
}

async function named({ platform, asks }: Deps, rows: readonly Row[]): Promise<RegressionView[]> {
  const name = await namesOf(
    platform.db,
    asks.identity,
    rows.map(({ addedById }) => addedById),
  )
  return rows.map(({ addedById, ...row }) => ({ ...row, addedBy: name(addedById) }))
}

/** Adds a question, or writes what is expected of one that is there: the next release is judged by it. */
export async function putRegression(
  deps: Deps,
  by: string,
  body: z.output<typeof regressionBody>,
): Promise<RegressionView> {
  const { platform } = deps
  const row = await platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const row = await tx.one<Row>(sql`insert into bot.regression (id, text, intent, is_must, added_by, added_at)
      values (${newId(now)}, ${body.text}, ${body.intent}, ${body.isMust}, ${by}, ${at(now)})
      on conflict (text) do update set intent = excluded.intent, is_must = excluded.is_must returning ${columns}`)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      botChanged.of(row.id, now, { what: 'regression', code: row.id }),
    ])
    return row
  })
  const [view] = await named(deps, [row])
  return view ?? { ...row, addedBy: null }
}

export async function removeRegression(
  platform: Platform,
  by: string,
  id: string,
): Promise<Outcome<Record<string, never>, 'row-not-found'>> {
  return platform.db.transaction(async (tx) => {
    if ((await tx.run(sql`delete from bot.regression where id = ${id}`)) === 0) return refused('row-not-found')
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      botChanged.of(id, platform.clock.now(), { what: 'regression', code: id }),
    ])
    return done({})
  })
}
