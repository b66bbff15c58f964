import { isDeepStrictEqual } from 'node:util'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { ArticleBody, DraftBody } from '#modules/knowledge/article-contract.ts'
import {
  type Content,
  insertDraft,
  type KeptVersion,
  lockArticle,
  openVersionOf,
  updateDraft,
  versionsOf,
} from '#modules/knowledge/articles/store.ts'
import { articleChanged } from '#modules/knowledge/events.ts'
import { areFilesOf } from '#modules/knowledge/files/keep-file.ts'
import { at, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type WriteRefusal =
  | 'article-not-found'
  | 'article-code-taken'
  | 'draft-open'
  | 'no-draft'
  | 'edited-meanwhile'
  | 'nothing-changed'
  | 'version-not-found'
  | 'file-not-found'

const FILES_FIRST = 'Upload files for this article first, then save the draft with them.'
type Change = Parameters<typeof articleChanged.of>[2]['change']
type Written = Outcome<{ readonly articleId: string; readonly version: number }, WriteRefusal>

/** Begins an article: its first version is a draft. Codes are never given twice. */
export function addArticle(platform: Platform, by: string, body: ArticleBody): Promise<Written> {
  return platform.db.transaction((tx) => addArticleIn(platform, tx, by, body))
}

/** Where an article answers that names no place and no time. */
export const WHOLE_HOUSE = { channels: [], products: [], unitIds: [], fileIds: [], effectiveAt: null, expiresAt: null }

/** @param others whose words it holds besides: they never review it either */
export async function addArticleIn(
  platform: Platform,
  tx: Tx,
  by: string,
  body: ArticleBody,
  others: readonly string[] = [],
): Promise<Written> {
  // A new article has no files yet: another one's are not its own.
  if (body.fileIds.length > 0) return refused('file-not-found', FILES_FIRST)
  const now = platform.clock.now()
  const articleId = newId(now)
  const made = await tx.run(sql`insert into knowledge.article (id, code, owner_id, made_by, made_at)
    values (${articleId}, ${body.code}, ${by}, ${by}, ${at(now)}) on conflict (code) do nothing`)
  if (made === 0) return refused('article-code-taken', 'Choose another code, or edit that article.')
  await insertDraft(tx, {
    ...body,
    articleId,
    version: 1,
    writers: [...new Set([by, ...others])],
    by,
    now,
    basedOn: null,
  })
  await announce(platform, tx, by, { articleId, code: body.code, version: 1 }, 'begun', now)
  return done({ articleId, version: 1 })
}

/** Begins the next version with the words of an earlier one; one at a time is written. */
export function beginDraft(platform: Platform, by: string, articleId: string, fromVersion: number): Promise<Written> {
  return changing(platform, articleId, async (tx, versions, code) => {
    if (openVersionOf(versions))
      return refused('draft-open', 'A version is being written already: go on with that one.')
    const from = versions.find(({ version }) => version === fromVersion)
    if (!from) return refused('version-not-found', 'Choose a version that exists.')
    const now = platform.clock.now()
    const version = (versions[0]?.version ?? 0) + 1
    // Its dates were another version's: the new one says its own.
    const content = { ...contentOf(from), effectiveAt: null, expiresAt: null }
    await insertDraft(tx, { ...content, articleId, version, writers: [by], by, now, basedOn: fromVersion })
    await announce(platform, tx, by, { articleId, code, version }, 'begun', now)
    return done({ articleId, version })
  })
}

/** Writes the draft; refused when somebody wrote it since `body.revision`, or hands are off it for a review. */
export function saveDraft(platform: Platform, by: string, articleId: string, body: DraftBody): Promise<Written> {
  return changing(platform, articleId, async (tx, versions, code) => {
    const { version: _, revision: __, ...content } = body
    const draft = theDraft(versions, body, 'draft')
    if (!draft.ok) return draft
    if (isDeepStrictEqual(content, contentOf(draft.value))) return refused('nothing-changed')
    if (!(await areFilesOf(tx, articleId, content.fileIds))) return refused('file-not-found', FILES_FIRST)
    const now = platform.clock.now()
    await updateDraft(tx, draft.value, content, by, now)
    return announced(platform, tx, by, { articleId, code, version: body.version }, 'saved', now)
  })
}

type Named = Pick<KeptVersion, 'version' | 'revision'>

/** Hands the draft in for a review: nobody changes it until it was returned or taken back. */
export const submitDraft = (platform: Platform, by: string, articleId: string, named: Named): Promise<Written> =>
  moving(
    platform,
    by,
    articleId,
    named,
    { from: 'draft', change: 'submitted' },
    (now) => sql`state = 'submitted', submitted_by = ${by}, submitted_at = ${at(now)}, review_note = null`,
  )

/** Takes back what was handed in, to write on. */
export const takeBack = (platform: Platform, by: string, articleId: string, named: Named): Promise<Written> =>
  moving(
    platform,
    by,
    articleId,
    named,
    { from: 'submitted', change: 'taken-back' },
    () => sql`state = 'draft', submitted_by = null, submitted_at = null`,
  )

/** The version that was read goes from one state to the next. */
function moving(
  platform: Platform,
  by: string,
  articleId: string,
  named: Named,
  { from, change }: { readonly from: 'draft' | 'submitted'; readonly change: Change },
  columns: (now: Instant) => Sql,
): Promise<Written> {
  return changing(platform, articleId, async (tx, versions, code) => {
    const found = theDraft(versions, named, from)
    if (!found.ok) return found
    const now = platform.clock.now()
    await setState(tx, found.value, columns(now))
    return announced(platform, tx, by, { articleId, code, version: named.version }, change, now)
  })
}

/** Gives a draft up: its number is not used again. */
export function discardDraft(platform: Platform, by: string, articleId: string): Promise<Written> {
  return changing(platform, articleId, async (tx, versions, code) => {
    const open = openVersionOf(versions)
    if (!open) return refused('no-draft', 'No version is being written.')
    const now = platform.clock.now()
    await setState(tx, open, sql`state = 'discarded', changed_by = ${by}, changed_at = ${at(now)}`)
    return announced(platform, tx, by, { articleId, code, version: open.version }, 'discarded', now)
  })
}

/** Says who answers what colleagues find wrong with it; the promises given so far stay with whom they are. */
export function setOwner(platform: Platform, by: string, articleId: string, ownerId: string | null): Promise<Written> {
  return changing(platform, articleId, async (tx, versions, code) => {
    await tx.run(sql`update knowledge.article set owner_id = ${ownerId} where id = ${articleId}`)
    const version = versions[0]?.version ?? 1
    return announced(platform, tx, by, { articleId, code, version }, 'owner-changed', platform.clock.now())
  })
}

export const contentOf = (version: KeptVersion): Content => ({
  topic: version.topic,
  audience: version.audience,
  channels: [...version.channels],
  products: [...version.products],
  unitIds: [...version.unitIds],
  words: version.words,
  fileIds: [...version.fileIds],
  effectiveAt: version.effectiveAt,
  expiresAt: version.expiresAt,
})

export const setState = (tx: Tx, { articleId, version }: KeptVersion, change: Sql) =>
  tx.run(sql`update knowledge.article_version set ${change} where article_id = ${articleId} and version = ${version}`)

function theDraft(
  versions: readonly KeptVersion[],
  named: Named,
  state: 'draft' | 'submitted',
): Outcome<KeptVersion, WriteRefusal> {
  const open = openVersionOf(versions)
  if (!open) return refused('no-draft', 'No version is being written: begin one first.')
  if (open.version !== named.version || open.revision !== named.revision || open.state !== state)
    return refused('edited-meanwhile', 'Somebody changed it since, or handed it in: load it again.')
  return done(open)
}

/** One change of one article: whatever is decided about it is decided one after the other. */
export function changing<T, R extends string>(
  platform: Platform,
  articleId: string,
  work: (tx: Tx, versions: readonly KeptVersion[], code: string) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'article-not-found'>> {
  return platform.db.transaction(async (tx): Promise<Outcome<T, R | 'article-not-found'>> => {
    const article = await lockArticle(tx, articleId)
    if (!article) return refused('article-not-found')
    return work(tx, await versionsOf(tx, articleId), article.code)
  })
}

interface Told {
  readonly articleId: string
  readonly code: string
  readonly version: number
}

async function announced(
  platform: Platform,
  tx: Tx,
  by: string,
  told: Told,
  change: Change,
  now: Instant,
): Promise<Written> {
  await announce(platform, tx, by, told, change, now)
  return done({ articleId: told.articleId, version: told.version })
}

export const announce = (platform: Platform, tx: Tx, by: string, told: Told, change: Change, now: Instant) =>
  platform.log.announce(tx, { kind: 'person', id: by }, [articleChanged.of(told.articleId, now, { ...told, change })])
