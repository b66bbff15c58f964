import { NOTHING_FOUND } from '#libs/language/retrieve/index.ts'
import { languageOf } from '#libs/language/text/language-of.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { lastWords } from '#modules/assist/suggestions/last-words.ts'
import type { ContactInHand } from '#modules/conversations/questions.ts'
import { ARTICLE_LOCALES, type ArticleLocale } from '#modules/knowledge/article-contract.ts'
import type { ArticleHit, ArticleInForce } from '#modules/knowledge/questions.ts'
import type { Actor } from '#platform/access.ts'
import type { Queryable } from '#platform/database/database.ts'

export interface Found {
  /** The customer's message. */
  readonly seq: number
  readonly question: string
  readonly locale: ArticleLocale
  readonly articles: readonly ArticleInForce[]
}

const MOST_FOUND = 3
const LOOKED_AT = 16
/** A customer who was with the bot before has asked already. */
const BEFORE_CONTACT_MS = 30 * 60_000

/** The articles in force that answer what the customer wrote last; undefined when they have written nothing. */
export async function findSuggestions(
  { asks }: AssistDeps,
  db: Queryable,
  actor: Actor,
  contact: ContactInHand,
  now: number,
): Promise<Found | undefined> {
  const { conversationId, channel, askedAt, lastSeq } = contact
  const thread = await asks.conversations.customerThreadBefore(db, conversationId, lastSeq + 1, LOOKED_AT)
  const words = lastWords(thread.messages, askedAt - BEFORE_CONTACT_MS)
  if (!words) return undefined
  const locale = localeOfWords(words.parts.at(-1) ?? '', contact.language)
  const among = {
    at: now,
    audience: 'agent',
    channel,
    unitIds: [...actor.unitIds, ...actor.unitPath],
    limit: MOST_FOUND * 2,
  } as const
  // A greeting before the question must not hide what the question finds: whole, and message by message.
  const hits = bestOf([words.text, ...words.parts].flatMap((text) => asks.knowledge.search(text, among)))
  const articles = hits
    .filter(({ score, article }) => score >= NOTHING_FOUND && article.words[locale] !== undefined)
    .slice(0, MOST_FOUND)
    .map(({ article }) => article)
  return { seq: words.seq, question: words.text, locale, articles }
}

/** Each article once, by the best it got. */
function bestOf(hits: readonly ArticleHit[]): readonly ArticleHit[] {
  const best = new Map<string, ArticleHit>()
  for (const hit of hits) {
    if (hit.score > (best.get(hit.article.articleId)?.score ?? 0)) best.set(hit.article.articleId, hit)
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** In the language of the customer's last message; in that of the contact where the words do not tell. */
export function localeOfWords(text: string, ofContact: string): ArticleLocale {
  const own = ARTICLE_LOCALES.find((locale) => locale === ofContact) ?? (ofContact.startsWith('zh') ? 'zh-CN' : 'en')
  const written = languageOf(text)
  if (written === 'en') return own === 'en' || text.trim().split(/\s+/).length >= 3 ? 'en' : own
  if (written === 'zh-Hant') return 'zh-TW'
  if (written === 'zh-Hans') return own === 'en' ? 'zh-CN' : own
  return own
}
