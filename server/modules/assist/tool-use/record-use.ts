import { weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'
import type { ToolAct } from '#modules/assist/tool-use-contract.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface ToolUse {
  readonly act: ToolAct
  readonly personId: string
  /** The contact it was done for; null: between contacts. */
  readonly contactId: string | null
  /** What was used: the code of an article, the id of a draft or of a question. */
  readonly subject: string
  readonly at: number
}

/** Acts that are one thing to whoever does them, the one that says most last: it is the one that is told. */
const WITH_AN_ARTICLE: readonly ToolAct[] = ['article-read', 'article-copied', 'suggestion-used']

/**
 * Counts a meaningful use of a tool. One subject counts once a person and contact (without a contact: once a week),
 * however often the fact is told and whichever of the acts upon it comes first.
 */
export async function recordToolUse(platform: Pick<Platform, 'config'>, tx: Tx, use: ToolUse): Promise<void> {
  const { act, personId, contactId, subject } = use
  const { week, key } = keyOf(platform, use)
  await tx.run(sql`insert into assist.tool_use (key, person_id, week, act, contact_id, subject, at)
    values (${key}, ${personId}, ${week}, ${act}, ${contactId}, ${subject}, ${at(use.at)})
    on conflict (key) do update set act = excluded.act
      where array_position(${WITH_AN_ARTICLE}::text[], excluded.act) >
        array_position(${WITH_AN_ARTICLE}::text[], tool_use.act)`)
}

/** Takes back what was counted: it did not happen after all. */
export async function forgetToolUse(platform: Pick<Platform, 'config'>, tx: Tx, use: ToolUse): Promise<void> {
  await tx.run(sql`delete from assist.tool_use where key = ${keyOf(platform, use).key}`)
}

function keyOf(platform: Pick<Platform, 'config'>, { act, personId, contactId, subject, at: usedAt }: ToolUse) {
  const week = weekOf(zoneOf(platform.config.TIME_ZONE), usedAt)
  const key = [WITH_AN_ARTICLE.includes(act) ? 'article' : act, personId, contactId ?? week, subject].join(' ')
  return { week, key }
}
