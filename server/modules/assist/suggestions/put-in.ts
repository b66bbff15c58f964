import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { PutInReply } from '#modules/assist/contract.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { suggestionPutIn } from '#modules/assist/events.ts'
import { type SuggestionRow, selectSuggestions } from '#modules/assist/suggestions/store.ts'
import type { ContactInHand } from '#modules/conversations/questions.ts'
import type { ArticleVariant } from '#modules/knowledge/article-contract.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

export type PutInRefusal = 'suggestion-not-found' | 'not-a-participant' | 'staff-only' | 'no-longer-in-force'

/**
 * The answer of a suggestion, for the composer. It is read anew: what is no longer in force, or was never meant for
 * customers, does not get in. The first time is a fact, and a search of the agent: the use makes it a hit (KPI 44).
 */
export async function putIn(
  deps: AssistDeps,
  personId: string,
  suggestionId: string,
): Promise<Outcome<PutInReply, PutInRefusal>> {
  const { platform, asks } = deps
  return platform.db.transaction(async (tx) => {
    const own = sql`id = ${suggestionId} and person_id = ${personId} for update`
    const [row] = await selectSuggestions(tx, own)
    const contact = row && (await asks.conversations.contactInHand(tx, row.contactId))
    if (!row || !contact) return refused('suggestion-not-found')
    if (!contact.speakerIds.includes(personId)) return refused('not-a-participant', 'Only who serves it may answer.')
    const now = platform.clock.now()
    const article = await asks.knowledge.article(tx, row.articleId, now)
    const words = article?.words[row.locale]
    if (!article || !words || article.version !== row.version)
      return refused('no-longer-in-force', 'It has changed or ended: take what is suggested now.')
    if (article.audience === 'agent') return refused('staff-only', 'It is for the staff: answer in your own words.')
    if (row.putInAt === null) await keepPutIn(deps, tx, row, contact, words, now)
    return done({ suggestionId, text: words.answer })
  })
}

async function keepPutIn(
  { platform, asks }: AssistDeps,
  tx: Tx,
  row: SuggestionRow,
  contact: ContactInHand,
  words: ArticleVariant,
  now: number,
): Promise<void> {
  const { suggestionId, contactId, conversationId, personId, articleId, version, locale } = row
  const searchId = await asks.knowledge.recordSearch(tx, {
    question: words.title,
    locale,
    found: 1,
    at: now,
    personId,
    contactId,
    channel: contact.channel,
  })
  await tx.run(sql`update assist.suggestion set put_in_at = ${at(now)}, put_in_after_seq = ${contact.lastSeq},
    put_in_text = ${words.answer}, search_id = ${searchId} where id = ${suggestionId}`)
  await platform.log.announce(tx, { kind: 'person', id: personId }, [
    suggestionPutIn.of(contactId, now, { suggestionId, contactId, conversationId, personId, articleId, version }),
  ])
}
