import type { AssistDeps } from '#modules/assist/deps.ts'
import { draftConfirmed, expertQuestionChanged, replySent } from '#modules/assist/events.ts'
import { forgetToolUse, recordToolUse } from '#modules/assist/tool-use/record-use.ts'
import { weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'
import { participantJoined, scriptTicked } from '#modules/conversations/events.ts'
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

/** A question put to those who know; what becomes of it later is no further use. */
export const noteExpertAsked =
  ({ platform }: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!expertQuestionChanged.is(fact) || fact.data.change !== 'asked') return
    const { askedBy: personId, contactId, questionId: subject } = fact.data
    await recordToolUse(platform, tx, { act: 'expert-asked', personId, contactId, subject, at: fact.at })
  }

/** A contact wrapped up with a draft: a use when its summary or its reason was taken, changed or not. */
export const noteDraftConfirmed =
  ({ platform }: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!draftConfirmed.is(fact)) return
    const { contactId, personId, summary, reason } = fact.data
    if (summary === 'dropped' && reason !== 'as-drafted') return
    const subject = 'wrap-up'
    await recordToolUse(platform, tx, { act: 'draft-confirmed', personId, contactId, subject, at: fact.at })
  }

/** A canned reply that a message to the customer still held when it was sent. */
export const noteReplySent =
  ({ platform }: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!replySent.is(fact)) return
    const { personId, contactId, shortcut: subject } = fact.data
    await recordToolUse(platform, tx, { act: 'reply-sent', personId, contactId, subject, at: fact.at })
  }

/** A script is followed while at least one of its steps is ticked: whoever takes every tick back has not used it. */
export const noteScriptTicked =
  ({ platform }: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!scriptTicked.is(fact)) return
    const { agentId: personId, contactId, scriptId: subject, isTicked, ticksLeft } = fact.data
    const use = { act: 'script-followed', personId, contactId, subject, at: fact.at } as const
    if (isTicked) await recordToolUse(platform, tx, use)
    else if (ticksLeft === 0) await forgetToolUse(platform, tx, use)
  }
