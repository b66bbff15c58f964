import type { Cause, Instant } from '#libs/facts/event.ts'
import type { ArticleFile, ArticleLocale, ArticleWords } from '#modules/knowledge/article-contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import type { Actor } from '#platform/access.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

/** Which articles may answer: the same rule for every channel, for people and for the bot. */
export interface ArticleFilter {
  /** In force at this instant: from `effectiveAt` on, and no longer at `expiresAt`. */
  readonly at: Instant
  /** `customer`: what may be told to one. `agent`: all of that, and what is for the staff only. */
  readonly audience: 'customer' | 'agent'
  /** A channel's kind, for example `web`; left out: articles of every channel. */
  readonly channel?: string
  /** Only of this product, or of none. */
  readonly product?: string
  readonly topic?: string
  /**
   * Units that count as one's own (an agent's unit path, a customer's branch). An article for some units holds only for
   * these; left out or empty: articles for the whole house only. `all`: whatever the unit.
   */
  readonly unitIds?: readonly string[] | 'all'
}

export interface ArticleInForce {
  readonly articleId: string
  readonly code: string
  readonly version: number
  readonly topic: string
  readonly audience: 'customer' | 'agent' | 'both'
  readonly channels: readonly string[]
  readonly products: readonly string[]
  readonly unitIds: readonly string[]
  readonly words: ArticleWords
  /** What hangs on it. */
  readonly fileIds: readonly string[]
  readonly effectiveAt: Instant
  readonly expiresAt: Instant | null
}

export interface ArticleHit {
  readonly article: ArticleInForce
  /** Higher is better; comparable within one search only. */
  readonly score: number
  /** Words of the query that were found, as the index writes them: small letters, simplified characters. */
  readonly matched: readonly string[]
}

export interface ArticleUse {
  readonly articleId: string
  readonly version: number
  readonly locale: ArticleLocale
  /** `shown` among the results, `opened`, `copied` into an answer, `answered` with by the bot. */
  readonly how: 'shown' | 'opened' | 'copied' | 'answered'
  readonly at: Instant
  /** The agent; left out when the bot did. */
  readonly personId?: string
  readonly contactId?: string
  readonly channel?: string
  /** The search it came from: counts as a hit (KPI 44). */
  readonly searchId?: string
  /** Asked of the bot: counts as a search with a hit. Masked here once more. */
  readonly question?: string
}

export interface UnansweredQuestion {
  /** Masked here once more before it is kept. */
  readonly question: string
  readonly locale: ArticleLocale
  readonly at: Instant
  readonly channel?: string
  readonly contactId?: string
}

export interface AgentSearch {
  /** Masked here once more before it is kept. */
  readonly question: string
  readonly locale: ArticleLocale
  readonly found: number
  readonly at: Instant
  readonly personId: string
  readonly channel?: string
  readonly contactId?: string
}

/** What other modules may ask of the articles. */
export interface KnowledgeQuestions {
  /** Every article that may answer, in the order of their codes; read from the database. */
  articlesInForce(db: Queryable, filter: ArticleFilter): Promise<readonly ArticleInForce[]>
  /** One by its id or code; undefined when none of its versions is in force at `at`. No other condition is asked. */
  article(db: Queryable, idOrCode: string, at: Instant): Promise<ArticleInForce | undefined>
  /**
   * The best answers, best first, from the index in this process: no database, no waiting. It follows a release on any
   * node within moments; whatever is out of date at `filter.at` is never found, to the millisecond.
   */
  search(query: string, filter: ArticleFilter & { readonly limit?: number }): readonly ArticleHit[]
  /** Cards of files that hang on articles, in their order. */
  articleFiles(db: Queryable, fileIds: readonly string[]): Promise<readonly ArticleFile[]>
  /** The content of one, only while it hangs on a version that is in force for all customers at `at`. */
  fileForCustomers(
    db: Queryable,
    fileId: string,
    at: Instant,
  ): Promise<(ArticleFile & { readonly bytes: Buffer }) | undefined>
  /** A canned reply that this person may use now: its shortcut, and its words with the places of its variables. */
  cannedReply(
    db: Queryable,
    actor: Actor,
    replyId: string,
  ): Promise<{ readonly shortcut: string; readonly text: Readonly<Record<ArticleLocale, string>> } | undefined>
  /** One version of a script, or without a number the one in use, else the newest: what its steps are, and which must be done. */
  script(
    db: Queryable,
    scriptId: string,
    version?: number,
  ): Promise<Pick<Script, 'code' | 'name' | 'steps' | 'formFields'> | undefined>
  /** Records a use; for articles the bot cited and for suggestions an agent took. */
  recordUse(tx: Tx, cause: Cause, use: ArticleUse): Promise<void>
  /** Counts a search an agent made by other means than the search itself (KPI 44). @returns its id, for the use */
  recordSearch(db: Queryable, search: AgentSearch): Promise<string>
  /** Counts a question that nothing answered; equal ones are counted together and can become drafts. */
  recordUnanswered(tx: Tx, unanswered: UnansweredQuestion): Promise<void>
  /** Begins an article from a question and what somebody answered, for example an expert; it is reviewed as any other. */
  draftFrom(
    tx: Tx,
    by: { readonly personId: string },
    draft: {
      readonly question: string
      readonly answer: string
      readonly locale: ArticleLocale
      readonly topic: string
      readonly audience: 'customer' | 'agent' | 'both'
      /** Whose words they are besides: none of them reviews it. */
      readonly writers?: readonly string[]
    },
  ): Promise<{ readonly articleId: string }>
}
