import type { Suggestion, SuggestionsReply } from '#modules/assist/contract.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { suggestionsShown } from '#modules/assist/events.ts'
import { type Found, findSuggestions } from '#modules/assist/suggestions/find.ts'
import { insertShown, type SuggestionRow, selectSuggestions } from '#modules/assist/suggestions/store.ts'
import type { ContactInHand } from '#modules/conversations/questions.ts'
import type { ArticleInForce } from '#modules/knowledge/questions.ts'
import type { Actor } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

/**
 * Answers for whoever serves this contact, written down as shown: once for each message and person, however often they
 * are asked for.
 */
export async function showSuggestions(
  deps: AssistDeps,
  actor: Actor,
  contact: ContactInHand,
): Promise<SuggestionsReply> {
  const { platform } = deps
  const asOf = platform.clock.now()
  const found = await findSuggestions(deps, platform.db, actor, contact, asOf)
  if (!found) return { asOf, seq: null, suggestions: [] }
  if (found.articles.length === 0) return { asOf, seq: found.seq, suggestions: [] }
  const rows = await keepShown(deps, actor.personId, contact, found, asOf)
  const suggestions = found.articles.flatMap((article) => {
    const row = rows.find(({ articleId, version }) => articleId === article.articleId && version === article.version)
    return row ? (toSuggestion(row, article) ?? []) : []
  })
  return { asOf, seq: found.seq, suggestions }
}

async function keepShown(
  { platform, asks }: AssistDeps,
  personId: string,
  { contactId, conversationId, channel }: ContactInHand,
  { seq, locale, articles }: Found,
  now: number,
): Promise<readonly SuggestionRow[]> {
  const known = sql`contact_id = ${contactId} and person_id = ${personId} and asked_seq = ${seq}`
  const before = await selectSuggestions(platform.db, known)
  const isKnown = (article: ArticleInForce) =>
    before.some(({ articleId, version }) => articleId === article.articleId && version === article.version)
  if (articles.every(isKnown)) return before
  return platform.db.transaction(async (tx) => {
    const cause = { kind: 'system', id: 'assist.suggestions' } as const
    const fresh = await insertShown(tx, { contactId, conversationId, personId, seq, locale, articles, at: now })
    for (const { articleId, version } of fresh) {
      await asks.knowledge.recordUse(tx, cause, {
        articleId,
        version,
        locale,
        how: 'shown',
        at: now,
        personId,
        contactId,
        channel,
      })
    }
    if (fresh.length > 0) {
      await platform.log.announce(tx, cause, [
        suggestionsShown.of(contactId, now, { contactId, conversationId, personId, seq, articles: fresh }),
      ])
    }
    return selectSuggestions(tx, known)
  })
}

function toSuggestion(row: SuggestionRow, article: ArticleInForce): Suggestion | undefined {
  const words = article.words[row.locale]
  if (!words) return undefined
  return {
    suggestionId: row.suggestionId,
    articleId: article.articleId,
    code: article.code,
    version: article.version,
    title: words.title,
    answer: words.answer,
    locale: row.locale,
    audience: article.audience,
    mayBeSent: article.audience !== 'agent',
    effectiveAt: article.effectiveAt,
    expiresAt: article.expiresAt,
    isPutIn: row.putInAt !== null,
    isUsed: row.usedAt !== null,
  }
}
