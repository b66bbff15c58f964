import type { AssistDeps } from '#modules/assist/deps.ts'
import { recordToolUse } from '#modules/assist/tool-use/record-use.ts'
import { weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'
import { participantJoined } from '#modules/conversations/events.ts'
import { articleUsed } from '#modules/knowledge/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Whoever gets a contact in hand is somebody of whom tool use is asked that week. */
export function noteServed({ platform }: AssistDeps): Reaction {
  const zone = zoneOf(platform.config.TIME_ZONE)
  return async (tx, fact) => {
    if (!participantJoined.is(fact) || fact.data.role !== 'owner') return
    const { personId, contactId } = fact.data
    await tx.run(sql`insert into assist.served (week, person_id, contact_id, at)
      values (${weekOf(zone, fact.at)}, ${personId}, ${contactId}, ${at(fact.at)}) on conflict do nothing`)
  }
}

/** An article read or copied by a person; what the bot answers with is nobody's use. */
export const noteArticleUse =
  ({ platform }: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!articleUsed.is(fact)) return
    const { how, personId, contactId, code } = fact.data
    if (personId === null || how === 'answered') return
    const act = how === 'opened' ? 'article-read' : 'article-copied'
    await recordToolUse(platform, tx, { act, personId, contactId, subject: code, at: fact.at })
  }
