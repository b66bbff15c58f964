import { newId } from '#platform/ids.ts'
import type { FloorApplication } from '../../support/floor.ts'
import type { Relation } from './words.ts'

const words = { 'zh-CN': '一', 'zh-TW': '一', en: 'one' }

/** The first version of a script with one step. */
export const scriptBody = () => ({
  code: `m-${crypto.randomUUID().slice(0, 13)}`,
  basedOnVersion: 0,
  name: words,
  topics: [],
  minIdentityLevel: 0,
  handOff: words,
  formFields: [],
  steps: [{ stepId: 'one', title: words, isMandatory: true, say: null }],
})

/** A canned reply that stands so to somebody: their own, a team’s, another branch’s, a colleague’s, or everyone’s. */
export async function shareReply(
  { platform }: Pick<FloorApplication, 'platform'>,
  relation: Relation,
  among: { readonly own: string; readonly branch: string; readonly a2: string; readonly b1: string },
): Promise<string | undefined> {
  const kept: Partial<Record<Relation, readonly [audience: string, unitId: string | null, ownerId: string]>> = {
    own: ['own', null, among.own],
    branch: ['unit', among.a2, among.branch],
    elsewhere: ['unit', among.b1, among.branch],
    private: ['own', null, among.branch],
    house: ['everyone', null, among.branch],
  }
  const made = kept[relation]
  if (!made) return undefined
  const replyId = newId()
  await platform.db.pool.query(
    `insert into knowledge.canned_reply (id, shortcut, title, text, audience, unit_id, owner_id, version, changed_at)
     values ($1, $2, $3, $3, $4, $5, $6, 1, now())`,
    [replyId, `r${replyId.slice(-12)}`, JSON.stringify(words), ...made],
  )
  return replyId
}

/** An article in force that somebody long gone wrote and somebody else approved. @returns its id */
export async function shareArticle({ platform }: Pick<FloorApplication, 'platform'>): Promise<string> {
  const articleId = newId()
  const variant = { title: articleId, questions: [], answer: 'one' }
  await platform.db.pool.query(
    `with made as (insert into knowledge.article (id, code, made_by, made_at) values ($1, $2, $3, now()))
     insert into knowledge.article_version (article_id, version, state, revision, topic, audience, channels, products,
       unit_ids, words, writers, changed_by, changed_at, reviewed_by, reviewed_at, effective_at)
     values ($1, 1, 'approved', 1, 'card', 'both', '{}', '{}', '{}', $4, array[$3::uuid], $3, now(), $5, now(),
       now() - interval '1 day')`,
    [articleId, `a-${articleId.slice(-12)}`, newId(), JSON.stringify({ en: variant }), newId()],
  )
  return articleId
}
