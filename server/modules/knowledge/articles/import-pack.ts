import type { ArticleBody } from '#modules/knowledge/article-contract.ts'
import { articleChanged, articleReleased } from '#modules/knowledge/events.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/** An article as a pack ships it; it holds for the whole house. */
export type PackArticle = Omit<ArticleBody, 'unitIds' | 'fileIds' | 'effectiveAt' | 'expiresAt'>

/**
 * Brings in the articles of a pack whose codes are not there yet, as drafts of whoever brings them in: nothing answers
 * before a second person has reviewed it. With `approvedBy`, somebody else, they answer at once: for the demo bank only.
 * Done again it changes nothing.
 */
export async function importPack(
  platform: Platform,
  tx: Tx,
  articles: readonly PackArticle[],
  people: { readonly by: string; readonly approvedBy?: string },
): Promise<{ readonly imported: number; readonly known: number }> {
  const { by, approvedBy } = people
  if (approvedBy === by) throw new Error('a pack is approved by somebody other than the one who brings it in')
  const now = platform.clock.now()
  const made = await tx.rows<{ id: string; code: string }>(sql`insert into knowledge.article
    (id, code, owner_id, made_by, made_at)
    select id, code, ${by}, ${by}, ${at(now)} from unnest(${articles.map(() => newId(now))}::uuid[],
      ${articles.map(({ code }) => code)}::text[]) as new (id, code)
    on conflict (code) do nothing returning id, code`)
  const byCode = new Map(articles.map((article) => [article.code, article]))
  const rows = made.flatMap(({ id, code }) => {
    const article = byCode.get(code)
    return article ? [{ id, ...article }] : []
  })
  await tx.run(sql`insert into knowledge.article_version
    (article_id, version, state, revision, topic, audience, channels, products, unit_ids, words, writers,
     changed_by, changed_at, submitted_by, submitted_at, reviewed_by, reviewed_at, effective_at)
    select r.id, 1, ${approvedBy ? 'approved' : 'draft'}, 1, r.topic, r.audience, r.channels, r.products, '{}', r.words,
      array[${by}::uuid], ${by}, ${at(now)}, ${approvedBy ? by : null}::uuid, ${approvedBy ? at(now) : null}::timestamptz,
      ${approvedBy ?? null}::uuid, ${approvedBy ? at(now) : null}::timestamptz, ${approvedBy ? at(now) : null}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb)
      as r (id uuid, topic text, audience text, channels text[], products text[], words jsonb)`)
  const facts = rows.map(({ id, code }) =>
    articleChanged.of(id, now, { articleId: id, code, version: 1, change: 'imported' }),
  )
  await platform.log.announce(tx, { kind: 'person', id: by }, facts)
  if (approvedBy !== undefined) {
    const span = { effectiveAt: now, expiresAt: null, goesBackTo: null }
    const released = rows.map(({ id, code }) =>
      articleReleased.of(id, now, { articleId: id, code, version: 1, how: 'approved', ...span }),
    )
    await platform.log.announce(tx, { kind: 'person', id: approvedBy }, released)
  }
  return { imported: rows.length, known: articles.length - rows.length }
}
