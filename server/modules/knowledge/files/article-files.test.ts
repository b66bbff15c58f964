import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArticleFile, ArticleVersion, ArticleView } from '#modules/knowledge/article-contract.ts'
import type { ArticleReading } from '#modules/knowledge/lookup-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { ok } from '../../../../tests/support/floor.ts'
import {
  createUnit,
  type SignedInPerson,
  signedInAs,
  signIn,
  type TestPerson,
} from '../../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const MOST = 200_000
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const clock = settableClock(Date.now())
let app: TestApplication
let writer: Person
let reviewer: Person
let agent: Person

beforeAll(async () => {
  app = await startTestApplication({ clock, env: { FILE_MOST_BYTES: String(MOST), SESSION_HOURS: '168' } })
  ;[writer, reviewer, agent] = await Promise.all([
    signedInAs(app, { roles: ['trainer'] }),
    signedInAs(app, { roles: ['compliance'] }),
    signedInAs(app, { roles: ['agent'] }),
  ])
})
afterAll(() => app.stop())

const words = { 'zh-CN': { title: '挂失', questions: [], answer: '请立即挂失。' } }
const content = (more: object = {}) => ({
  topic: 'card',
  audience: 'both',
  channels: [],
  products: [],
  unitIds: [],
  effectiveAt: null,
  expiresAt: null,
  words,
  ...more,
})
const post = <T>(who: Person, path: string, body?: unknown) =>
  ok<T>(who.api(path, { method: 'POST', ...(body === undefined ? {} : { body }) }))
const begin = (more: object = {}) =>
  post<ArticleView>(writer, '/api/articles', { code: `f-${crypto.randomUUID().slice(0, 13)}`, ...content(more) })

async function upload(articleId: string, bytes: Uint8Array, name: string, who: Person = writer) {
  const form = new FormData()
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  const response = await fetch(`${app.url}/api/articles/${articleId}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}` },
    body: form,
  })
  const body = (await response.json()) as { file?: ArticleFile; refusal?: string }
  return { status: response.status, ...body }
}
const save = ({ articleId, newest }: ArticleView, more: object) => {
  const { version, revision } = newest.head
  return writer.api(`/api/articles/${articleId}/draft`, {
    method: 'PUT',
    body: { ...content(more), version, revision },
  })
}
async function release(article: ArticleView): Promise<ArticleView> {
  const named = ({ newest }: ArticleView) => ({ version: newest.head.version, revision: newest.head.revision })
  const path = `/api/articles/${article.articleId}`
  const waiting = await post<ArticleView>(writer, `${path}/submission`, named(article))
  return post(reviewer, `${path}/review`, { ...named(waiting), decision: 'approve', note: null })
}
async function withFile(more: object = {}) {
  const article = await begin(more)
  const { file } = await upload(article.articleId, pdf, '挂失说明.pdf')
  if (!file) throw new Error('the file was refused')
  return { file, draft: await ok<ArticleView>(save(article, { ...more, fileIds: [file.fileId] })) }
}
const openAs = (who: Person, fileId: string) => who.api(`/api/article-files/${fileId}`)

test('a file hangs on the version that was saved with it, and is read once that version is in force', async () => {
  const { file, draft } = await withFile()
  expect(file).toMatchObject({ name: '挂失说明.pdf', mediaType: 'application/pdf', byteCount: pdf.length })
  expect(draft.newest.files).toEqual([file])
  expect((await openAs(writer, file.fileId)).status).toBe(200)
  expect((await openAs(agent, file.fileId)).status).toBe(404)
  const { articleId } = await release(draft)
  const opened = await openAs(agent, file.fileId)
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(pdf)
  expect(Object.fromEntries(opened.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringContaining('attachment'),
  })
  const reading = await ok<ArticleReading>(agent.api(`/api/articles/${articleId}/reading?locale=zh-CN`))
  expect(reading.files).toEqual([file])
})

test('the next version begins with the files, and may go without: the earlier one keeps them', async () => {
  const { file, draft } = await withFile()
  const { articleId } = await release(draft)
  const next = await post<ArticleView>(writer, `/api/articles/${articleId}/draft`, { fromVersion: 1 })
  expect(next.newest.files).toEqual([file])
  const bare = await ok<ArticleView>(save(next, { fileIds: [] }))
  await release(bare)
  expect((await openAs(agent, file.fileId)).status).toBe(404)
  const first = await ok<ArticleVersion>(writer.api(`/api/articles/${articleId}/versions/1`))
  expect(first.files).toEqual([file])
  await post(reviewer, `/api/articles/${articleId}/going-back`, { toVersion: 1, insteadOf: 2 })
  expect((await openAs(agent, file.fileId)).status).toBe(200)
})

test('who may not read the article does not get its files', async () => {
  const [unit, elsewhere] = [
    await createUnit(app.platform, { name: 'Branch' }),
    await createUnit(app.platform, { name: 'Other' }),
  ]
  const stranger = await signedInAs(app, { roles: ['agent'], unit: elsewhere })
  const { file, draft } = await withFile({ unitIds: [unit] })
  await release(draft)
  expect((await openAs(stranger, file.fileId)).status).toBe(404)
  const member = await signedInAs(app, { roles: ['agent'], unit })
  expect((await openAs(member, file.fileId)).status).toBe(200)
  await ok(reviewer.api(`/api/articles/${draft.articleId}`, { method: 'DELETE' }))
  expect((await openAs(member, file.fileId)).status).toBe(404)
})

test('a file is looked into and named anew, whatever it says of itself', async () => {
  const { articleId } = await begin()
  const refusedFor = async (bytes: Uint8Array, name: string) => {
    const { status, refusal } = await upload(articleId, bytes, name)
    return [status, refusal]
  }
  expect(await refusedFor(Buffer.from('MZ this is a program'), 'a.pdf')).toEqual([415, 'file-type-not-allowed'])
  expect(await refusedFor(Buffer.from('<svg onload=alert(1)>'), 'a.png')).toEqual([415, 'file-type-not-allowed'])
  expect(await refusedFor(Buffer.from('plain words'), 'a.txt')).toEqual([415, 'file-type-not-allowed'])
  expect(await refusedFor(Buffer.alloc(0), 'a.pdf')).toEqual([400, 'file-empty'])
  expect(await refusedFor(Buffer.concat([pdf, Buffer.alloc(MOST)]), 'a.pdf')).toEqual([413, 'file-too-large'])
  const { file } = await upload(articleId, pdf, '../6222021234567890128.exe')
  expect(file?.name).not.toContain('6222021234567890128')
  expect(file?.name).toMatch(/\.pdf$/)
  expect((await upload(articleId, pdf, 'a.pdf', agent)).status).toBe(403)
  expect((await upload(crypto.randomUUID(), pdf, 'a.pdf')).status).toBe(404)
})

test('a draft carries files of its own article alone', async () => {
  const { file } = await withFile()
  const other = await begin()
  const response = await save(other, { fileIds: [file.fileId] })
  expect([response.status, ((await response.json()) as { refusal: string }).refusal]).toEqual([409, 'file-not-found'])
})

test('an upload that no version carries goes with the next one a day later', async () => {
  const { articleId } = await begin()
  const { file } = await upload(articleId, pdf, 'a.pdf')
  clock.advance(25 * 3_600_000)
  const later = { ...writer, ...(await signIn(app.url, writer.agentNo, writer.password)) }
  expect((await openAs(later, file?.fileId ?? '')).status).toBe(200)
  expect((await upload(articleId, pdf, 'b.pdf', later)).status).toBe(200)
  expect((await openAs(later, file?.fileId ?? '')).status).toBe(404)
})
