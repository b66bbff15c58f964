import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { ArticleLocale } from '#modules/knowledge/article-contract.ts'
import { articleUsed } from '#modules/knowledge/events.ts'
import { questionKey } from '#modules/knowledge/lookups/question-key.ts'
import type { ArticleUse, UnansweredQuestion } from '#modules/knowledge/questions.ts'
import { at, json, maybeAt, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/** Refining a search is still the same question for so long. */
const REFINES_WITHIN_MS = 60_000

interface Lookup {
  readonly at: Instant
  readonly askedBy: 'agent' | 'customer'
  readonly question: string
  readonly locale: ArticleLocale
  readonly found: number
  readonly personId?: string | undefined
  readonly channel?: string | undefined
  readonly contactId?: string | undefined
}

/** Records a search of an agent; one that refines another takes its place. @returns its id */
export async function recordSearch(
  db: Queryable,
  lookup: Lookup & { readonly personId: string },
  refines: string | undefined,
): Promise<string> {
  if (refines !== undefined) {
    const changed = await db.run(sql`update knowledge.lookup set question = ${masked(lookup.question)},
        question_key = ${questionKey(lookup.question)}, found = ${lookup.found}, locale = ${lookup.locale}
      where id = ${refines} and person_id = ${lookup.personId} and used_at is null
        and at > ${at(lookup.at - REFINES_WITHIN_MS)}`)
    if (changed > 0) return refines
  }
  return insertLookup(db, lookup)
}

/** What stood among the results of an agent's search; typing on shows it again, and it counts once. */
export async function recordShown(
  db: Queryable,
  search: Pick<Lookup, 'at' | 'personId' | 'channel' | 'contactId'> & { readonly searchId: string },
  shown: readonly { readonly articleId: string; readonly version: number; readonly locale: ArticleLocale }[],
): Promise<void> {
  if (shown.length === 0) return
  const { at: now, searchId, personId, channel, contactId } = search
  const rows = shown.map((one) => ({ id: newId(now), ...one }))
  await db.run(sql`insert into knowledge.article_use
      (id, article_id, version, locale, how, at, person_id, contact_id, channel, lookup_id)
    select r.id, r."articleId", r.version, r.locale, 'shown', ${at(now)}, ${personId ?? null}::uuid,
      ${contactId ?? null}::uuid, ${channel ?? null}, ${searchId}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (id uuid, "articleId" uuid, version int, locale text)
    where not exists (select from knowledge.article_use u
      where u.how = 'shown' and u.lookup_id = ${searchId} and u.article_id = r."articleId")`)
}

/** A question that found nothing. */
export async function recordUnanswered(tx: Tx, unanswered: UnansweredQuestion): Promise<void> {
  await insertLookup(tx, { ...unanswered, askedBy: 'customer', found: 0 })
}

/** A use, and that the search it came from was a hit. Only what was read or told is a fact: being shown is not. */
export async function recordUse(platform: Platform, tx: Tx, cause: Cause, use: ArticleUse): Promise<void> {
  const article = await tx.maybe<{ code: string }>(sql`select code from knowledge.article where id = ${use.articleId}`)
  if (!article) return
  const { articleId, version, locale, how, personId = null, contactId = null, channel = null } = use
  await tx.run(sql`insert into knowledge.article_use
    (id, article_id, version, locale, how, at, person_id, contact_id, channel, lookup_id)
    values (${newId(use.at)}, ${articleId}, ${version}, ${locale}, ${how}, ${at(use.at)}, ${personId}, ${contactId},
      ${channel}, ${use.searchId ?? null})`)
  if (how === 'shown') return
  if (use.searchId !== undefined) {
    await tx.run(sql`update knowledge.lookup set used_article_id = ${articleId}, used_at = ${at(use.at)}
      where id = ${use.searchId} and used_at is null and person_id is not distinct from ${personId}::uuid`)
  } else if (use.question !== undefined) {
    await insertLookup(tx, { ...use, askedBy: 'customer', question: use.question, found: 1 }, articleId)
  }
  const { code } = article
  await platform.log.announce(tx, cause, [
    articleUsed.of(articleId, use.at, { articleId, code, version, locale, how, personId, contactId, channel }),
  ])
}

async function insertLookup(db: Queryable, lookup: Lookup, usedArticleId: string | null = null): Promise<string> {
  const id = newId(lookup.at)
  await db.run(sql`insert into knowledge.lookup
    (id, at, asked_by, person_id, channel, contact_id, locale, question, question_key, found, used_article_id, used_at)
    values (${id}, ${at(lookup.at)}, ${lookup.askedBy}, ${lookup.personId ?? null}, ${lookup.channel ?? null},
      ${lookup.contactId ?? null}, ${lookup.locale}, ${masked(lookup.question)}, ${questionKey(lookup.question)},
      ${lookup.found}, ${usedArticleId}, ${maybeAt(usedArticleId === null ? null : lookup.at)})`)
  return id
}
