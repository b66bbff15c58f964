import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ArticleSummary, ArticleView } from '#modules/knowledge/article-contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { sql } from '#platform/database/database.ts'
import { answersAt, botLines, SMALL_ARTICLES, startSmallBot } from '../../../tests/support/bot.ts'
import { beginVisit, createEntrance, say, type TestVisit } from '../../../tests/support/chat.ts'
import { type FloorApplication, ok, startFloor, until } from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

/** Papers that hang on an article come with its answer, and open as long as the article answers. */
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
let app: FloorApplication
let writer: SignedInPerson
let reviewer: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  await createEntrance(await signedInAs(app, { roles: ['administrator'] }))
  const [by, approvedBy] = [
    await createPerson(app.platform, { roles: ['trainer'] }),
    await createPerson(app.platform, { roles: ['trainer'] }),
  ]
  const people = { by: by.personId, approvedBy: approvedBy.personId }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  ;[writer, reviewer] = await Promise.all([
    signedInAs(app, { roles: ['trainer'] }),
    signedInAs(app, { roles: ['compliance'] }),
  ])
  await startSmallBot(app)
  await answersAt(app.url)
})
afterAll(() => app.stop())

const post = <T>(who: SignedInPerson, path: string, body?: unknown) =>
  ok<T>(who.api(path, { method: 'POST', ...(body === undefined ? {} : { body }) }))

async function articleOf(code: string): Promise<ArticleSummary> {
  const { articles } = await ok<{ articles: ArticleSummary[] }>(writer.api('/api/articles'))
  return articles.find((one) => one.code === code)!
}

/** A new version of the article with these files, approved by another. */
async function versionWith(
  code: string,
  names: readonly string[],
  { isInternal = false, kept = [] as readonly string[] } = {},
): Promise<string[]> {
  const { articleId } = await articleOf(code)
  const before = await ok<ArticleView>(writer.api(`/api/articles/${articleId}`))
  const drafted = await post<ArticleView>(writer, `/api/articles/${articleId}/draft`, {
    fromVersion: before.newest.head.version,
  })
  const fileIds: string[] = [...kept]
  for (const name of names) {
    const form = new FormData()
    form.set('file', new File([PDF], name))
    const headers = { authorization: `Bearer ${writer.token}` }
    const sent = fetch(`${app.url}/api/articles/${articleId}/files`, { method: 'POST', headers, body: form })
    fileIds.push((await ok<{ file: { fileId: string } }>(sent)).file.fileId)
  }
  const { head, topic, channels, products, unitIds, words } = drafted.newest
  const audience = isInternal ? 'agent' : drafted.newest.audience
  const content = { topic, audience, channels, products, unitIds, words, effectiveAt: null, expiresAt: null }
  const saved = await ok<ArticleView>(
    writer.api(`/api/articles/${articleId}/draft`, {
      method: 'PUT',
      body: { ...content, fileIds, version: head.version, revision: head.revision },
    }),
  )
  const named = ({ newest }: ArticleView) => ({ version: newest.head.version, revision: newest.head.revision })
  const waiting = await post<ArticleView>(writer, `/api/articles/${articleId}/submission`, named(saved))
  await post(reviewer, `/api/articles/${articleId}/review`, { ...named(waiting), decision: 'approve', note: null })
  await app.settled()
  return fileIds
}

const write = (visit: TestVisit, text: string) => ok(visit.api('/chat/messages', { method: 'POST', body: say(text) }))
const filesIn = (visit: TestVisit) =>
  app.platform.db.rows<{ seq: number; fileId: string; name: string }>(sql`select m.seq, m.file_id "fileId", f.name
    from conversations.message m join conversations.file f on f.id = m.file_id
    where m.conversation_id = ${visit.conversationId} order by m.seq`)
const answered = (visit: TestVisit, lines: number) => botLines(app, visit, lines)

it('comes behind the words of its article and before the buttons, opens by this thread alone, and is no copy', async () => {
  await versionWith('card-fee', ['收费标准.pdf'])
  const visit = await beginVisit(app.url)
  await write(visit, '信用卡年费多少')
  const lines = await answered(visit, 4)
  const [file] = await filesIn(visit)
  expect(file?.name).toBe('收费标准.pdf')
  expect(lines.at(-1)?.choices?.length).toBeGreaterThan(0)
  expect(file?.seq).toBeLessThan(lines.at(-1)?.seq ?? 0)
  const opened = await visit.api(`/chat/files/${file?.fileId}`)
  expect([opened.status, Buffer.from(await opened.arrayBuffer())]).toEqual([200, PDF])
  expect(Object.fromEntries(opened.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringContaining('attachment'),
  })
  const stranger = await beginVisit(app.url)
  expect((await stranger.api(`/chat/files/${file?.fileId}`)).status).toBe(404)
  const { chunks } = await app.platform.db.one<{ chunks: number }>(
    sql`select count(*)::int chunks from conversations.file_chunk`,
  )
  expect(chunks).toBe(0)
})

it('is sent once into a thread, however often it is asked', async () => {
  const visit = await beginVisit(app.url)
  await write(visit, '信用卡年费多少')
  await answered(visit, 4)
  await write(visit, '信用卡年费多少')
  await answered(visit, 6)
  expect(await filesIn(visit)).toHaveLength(1)
})

it('opens no more once its article answers no customer any more, nor by the id it has there', async () => {
  const [articleFileId = ''] = await versionWith('opening-hours', ['网点地图.pdf'])
  const visit = await beginVisit(app.url)
  await write(visit, '网点营业时间')
  await until(async () => (await filesIn(visit)).length === 1)
  const [file] = await filesIn(visit)
  expect((await visit.api(`/chat/files/${articleFileId}`)).status).toBe(404)
  expect((await visit.api(`/chat/files/${file?.fileId}`)).status).toBe(200)
  await versionWith('opening-hours', [])
  const gone = await visit.api(`/chat/files/${file?.fileId}`)
  expect(gone.status).toBe(404)
  expect(await gone.json()).toMatchObject({ refusal: 'file-not-found' })
})

it('opens no more once its article is for agents alone, though it still hangs on it', async () => {
  const kept = await versionWith('opening-hours', ['网点地图.pdf'])
  const visit = await beginVisit(app.url)
  await write(visit, '网点营业时间')
  await until(async () => (await filesIn(visit)).length === 1)
  const [file] = await filesIn(visit)
  expect((await visit.api(`/chat/files/${file?.fileId}`)).status).toBe(200)
  expect(await versionWith('opening-hours', [], { isInternal: true, kept })).toEqual(kept)
  const internal = await visit.api(`/chat/files/${file?.fileId}`)
  expect(internal.status).toBe(404)
  expect(await internal.json()).toMatchObject({ refusal: 'file-not-found' })
  expect((await visit.api(`/chat/files/${kept[0]}`)).status).toBe(404)
})

it('is read by the staff who may read the thread, and by nobody else', async () => {
  const visit = await beginVisit(app.url)
  await write(visit, '信用卡年费多少')
  await answered(visit, 4)
  const [file] = await filesIn(visit)
  const agent = await signedInAs(app, { roles: ['agent'] })
  expect((await agent.api(`/api/files/${file?.fileId}`)).status).toBe(404)
  const inspector = await signedInAs(app, { roles: ['quality-inspector'] })
  expect((await inspector.api(`/api/files/${file?.fileId}`)).status).toBe(200)
})
