import type { ArticleLocale } from '#modules/knowledge/article-contract.ts'
import type { ArticleInForce } from '#modules/knowledge/questions.ts'
import { at, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export interface SuggestionRow {
  readonly suggestionId: string
  readonly contactId: string
  readonly conversationId: string
  readonly personId: string
  readonly askedSeq: number
  readonly articleId: string
  readonly version: number
  readonly locale: ArticleLocale
  readonly putInAt: number | null
  readonly putInText: string | null
  readonly searchId: string | null
  readonly usedAt: number | null
}

const columns = sql`id "suggestionId", contact_id "contactId", conversation_id "conversationId", person_id "personId",
  asked_seq "askedSeq", article_id "articleId", version, locale, put_in_at "putInAt", put_in_text "putInText",
  search_id "searchId", used_at "usedAt"`

export const selectSuggestions = (db: Queryable, where: Sql): Promise<SuggestionRow[]> =>
  db.rows<SuggestionRow>(sql`select ${columns} from assist.suggestion where ${where}`)

/** @returns those that had not been shown to this person for this message; the others stay as they are */
export async function insertShown(
  tx: Tx,
  shown: {
    readonly contactId: string
    readonly conversationId: string
    readonly personId: string
    readonly seq: number
    readonly locale: ArticleLocale
    readonly articles: readonly ArticleInForce[]
    readonly at: number
  },
): Promise<{ readonly articleId: string; readonly version: number }[]> {
  const { articles } = shown
  return tx.rows(sql`insert into assist.suggestion
      (id, contact_id, conversation_id, person_id, asked_seq, place, article_id, version, locale, shown_at)
    select i, ${shown.contactId}::uuid, ${shown.conversationId}::uuid, ${shown.personId}::uuid, ${shown.seq}::int, p, a, v,
      ${shown.locale}::text, ${at(shown.at)}::timestamptz
    from unnest(${articles.map(() => newId(shown.at))}::uuid[], ${articles.map(({ articleId }) => articleId)}::uuid[],
      ${articles.map(({ version }) => version)}::int[]) with ordinality as u(i, a, v, p)
    on conflict do nothing returning article_id "articleId", version`)
}
