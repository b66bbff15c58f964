import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { reasonOf } from '#modules/assist/draft/reason-of.ts'
import { type DraftLocale, summarise } from '#modules/assist/draft/summarise.ts'
import { draftConfirmed } from '#modules/assist/events.ts'
import type { DraftReply } from '#modules/assist/help-contract.ts'
import { wrapUpFinished } from '#modules/conversations/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const MOST_LINES = 200

/** What a contact's wrap-up might say, from what was said in it; nothing is stored. */
export async function draftOf(
  { platform, asks }: AssistDeps,
  contactId: string,
  locale: DraftLocale,
): Promise<DraftReply> {
  const { db, clock, config } = platform
  const now = clock.now()
  const lines = await asks.conversations.talkOf(db, contactId, MOST_LINES)
  const handedOver = await asks.bot.handedOverAbout(db, contactId)
  const taken = await db.rows(sql`select from assist.draft where contact_id = ${contactId}`)
  return {
    asOf: now,
    summary: summarise(lines, locale, localDateOf(zoneOf(config.TIME_ZONE), now)),
    reason: reasonOf(lines, asks.bot.understand, handedOver),
    isTaken: taken.length > 0,
  }
}

/**
 * The owner puts the draft into the form of the ended contact: what it said is remembered, to tell later what was kept of
 * it. Taken again, the last one counts.
 */
export async function takeDraft(
  deps: AssistDeps,
  contactId: string,
  by: string,
  locale: DraftLocale,
): Promise<Outcome<DraftReply, 'contact-not-found' | 'not-the-owner' | 'contact-not-ended'>> {
  const { platform, asks } = deps
  const contact = await asks.conversations.contactInHand(platform.db, contactId)
  if (!contact) return refused('contact-not-found')
  if (contact.ownerId !== by) return refused('not-the-owner')
  if (contact.endedAt === null)
    return refused('contact-not-ended', 'The draft is for the wrap-up: end the contact first.')
  const draft = await draftOf(deps, contactId, locale)
  await platform.db.run(sql`insert into assist.draft (contact_id, person_id, taken_at, summary, reason_code)
    values (${contactId}, ${by}, ${at(draft.asOf)}, ${draft.summary?.text ?? ''}, ${draft.reason?.code ?? null})
    on conflict (contact_id) do update set person_id = excluded.person_id, taken_at = excluded.taken_at,
      summary = excluded.summary, reason_code = excluded.reason_code where draft.confirmed_at is null`)
  return done({ ...draft, isTaken: true })
}

/** When a person finishes the wrap-up: what became of the draft they had taken. One that ran out by itself confirms nothing. */
export function confirmDraft({ platform, asks }: AssistDeps): Reaction {
  return async (tx, fact) => {
    if (!wrapUpFinished.is(fact) || fact.data.automatic) return
    const { contactId, agentId, reasonCode } = fact.data
    const draft = await tx.maybe<{ summary: string; reasonCode: string | null }>(sql`update assist.draft
      set confirmed_at = ${at(fact.at)} where contact_id = ${contactId} and person_id = ${agentId} and confirmed_at is null
      returning summary, reason_code "reasonCode"`)
    if (!draft) return
    const noted = (await asks.conversations.notedOf(tx, contactId))?.summary.trim() ?? ''
    await platform.log.announce(tx, { kind: 'person', id: agentId }, [
      draftConfirmed.of(contactId, fact.at, {
        contactId,
        personId: agentId,
        summary: noted === '' ? 'dropped' : noted === draft.summary.trim() ? 'as-drafted' : 'changed',
        reason: draft.reasonCode === null ? 'none-drafted' : reasonCode === draft.reasonCode ? 'as-drafted' : 'changed',
      }),
    ])
  }
}

let known: { readonly name: string; readonly zone: CompiledZone } | undefined

function zoneOf(name: string): CompiledZone {
  if (known?.name === name) return known.zone
  const zone = compileZone(name)
  if (!zone) throw new Error(`TIME_ZONE ${name} is not known`)
  known = { name, zone }
  return zone
}
