import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Instant, RecordedFact } from '#libs/facts/event.ts'
import { buildIndex, type RetrievalIndex, removeEntry, replaceEntry, search } from '#libs/language/retrieve/index.ts'
import { ARTICLE_LOCALES } from '#modules/knowledge/article-contract.ts'
import { isFor, versionInForce } from '#modules/knowledge/articles/article.ts'
import { byArticle, toInForce } from '#modules/knowledge/articles/in-force.ts'
import { type KeptVersion, loadVersions } from '#modules/knowledge/articles/store.ts'
import { articleReleased, articleWithdrawn } from '#modules/knowledge/events.ts'
import type { ArticleFilter, ArticleHit } from '#modules/knowledge/questions.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface SearchIndex {
  /** `filter.at` is now, or later. */
  search(query: string, filter: ArticleFilter & { readonly limit?: number }): ArticleHit[]
  /** Reads every article; before the first search. */
  start(): Promise<void>
  /** Follows what any node releases or withdraws. */
  hear(facts: readonly RecordedFact[]): void
  /** Everything heard so far is in. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Indexing gives way to others after this long; one article in three languages takes about 3 ms. */
const SLICE_MS = 10
const DEFAULT_LIMIT = 10

/**
 * The approved versions of every article, ready to be searched in this process. Versions that take effect later are in
 * it already: what may be found is decided at the instant of the search, so no timer can be late.
 */
export function createSearchIndex(platform: Platform): SearchIndex {
  const index: RetrievalIndex = buildIndex([])
  const articles = new Map<string, readonly KeptVersion[]>()
  let stale = new Set<string>()
  const following = platform.repeat(readStale, {
    onError: (error) => platform.logger.warn({ err: error }, 'articles: will read them again'),
  })

  async function readStale(): Promise<void> {
    if (stale.size === 0) return
    const taken = stale
    stale = new Set()
    try {
      const ofThese = sql`v.state = 'approved' and v.article_id = any(${[...taken]}::uuid[])`
      await put(byArticle(await loadVersions(platform.loopDb, ofThese)))
    } catch (error) {
      stale = new Set([...taken, ...stale])
      throw error
    }
  }

  /** Puts the articles in, an article at a time, giving way to others in between. */
  async function put(groups: readonly (readonly KeptVersion[])[]): Promise<void> {
    let since = performance.now()
    for (const versions of groups) {
      const articleId = versions[0]?.articleId ?? ''
      for (const one of articles.get(articleId) ?? []) removeEntry(index, keyOf(one))
      articles.set(articleId, versions)
      for (const one of mayAnswer(versions, platform.clock.now())) replaceEntry(index, entryOf(one))
      if (performance.now() - since < SLICE_MS) continue
      await nextTurn()
      since = performance.now()
    }
  }

  return {
    search(query, { limit = DEFAULT_LIMIT, ...filter }) {
      const inForce = new Map<string, KeptVersion>()
      const accept = (key: string): boolean => {
        const [articleId = '', number] = key.split(' ')
        const found = versionInForce(articles.get(articleId) ?? [], filter.at)
        if (!found || String(found.version) !== number || !isFor(found, filter)) return false
        inForce.set(key, found)
        return true
      }
      return search(index, query, { limit, accept }).flatMap(({ id, score, matched }) => {
        const found = inForce.get(id)
        return found ? [{ article: toInForce(found), score, matched }] : []
      })
    },
    start: async () => put(byArticle(await loadVersions(platform.loopDb, sql`v.state = 'approved'`))),
    hear(facts) {
      for (const fact of facts) {
        if (articleReleased.is(fact) || articleWithdrawn.is(fact)) stale.add(fact.data.articleId)
      }
      if (stale.size > 0) following.wake()
    },
    settled: following.idle,
    stop: following.stop,
  }
}

/** The version in force, and those that take effect later; the others only decide that no older one answers. */
function mayAnswer(versions: readonly KeptVersion[], now: Instant): readonly KeptVersion[] {
  const present = versionInForce(versions, now)
  return versions.filter(
    (one) => one === present || (one.withdrawnAt === null && one.effectiveAt !== null && one.effectiveAt > now),
  )
}

const keyOf = ({ articleId, version }: KeptVersion): string => `${articleId} ${version}`

function entryOf(version: KeptVersion) {
  const variants = ARTICLE_LOCALES.flatMap((locale) => version.words[locale] ?? [])
  return {
    id: keyOf(version),
    texts: variants.flatMap(({ title, questions }) => [title, ...questions]),
    body: variants.map(({ answer }) => answer).join('\n'),
  }
}
