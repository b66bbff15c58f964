import { afterAll, beforeAll, expect, test } from 'vitest'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import type { ArticleSearchReply } from '#modules/knowledge/lookup-contract.ts'
import { type FloorApplication, ok, startFloor, until } from '../../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

let app: FloorApplication
let agent: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  const [by, approvedBy] = [
    await signedInAs(app, { roles: ['trainer'] }),
    await signedInAs(app, { roles: ['compliance'] }),
  ]
  agent = await signedInAs(app, { roles: ['agent'] })
  const of = (code: string, title: string) => ({
    ...{ code, topic: 'card', audience: 'both' as const, channels: [], products: [] },
    words: { 'zh-CN': { title, questions: [], answer: '请先挂失。' } },
  })
  const pack = [of('card-lost', '银行卡丢了怎么办'), of('card-stolen', '银行卡被偷了怎么办')]
  await app.platform.db.transaction((tx) =>
    importPack(app.platform, tx, pack, { by: by.personId, approvedBy: approvedBy.personId }),
  )
  await until(async () => (await search('银行卡丢了怎么办')).found.length > 0)
  await app.platform.db.pool.query('delete from knowledge.article_use')
})
afterAll(() => app?.stop())

const search = (query: string, searchId?: string) =>
  ok<ArticleSearchReply>(
    agent.api('/api/article-searches', {
      method: 'POST',
      body: { query, locale: 'zh-CN', ...(searchId === undefined ? {} : { searchId }) },
    }),
  )
async function shownIn(searchId: string) {
  const { rows } = await app.platform.db.pool.query<{ code: string; how: string }>(
    `select a.code, u.how from knowledge.article_use u join knowledge.article a on a.id = u.article_id
      where u.lookup_id = $1 order by a.code`,
    [searchId],
  )
  return rows
}

test('what stands among the results counts as shown, once however often one types on', async () => {
  const first = await search('银行卡丢')
  await search('银行卡丢了', first.searchId)
  const last = await search('银行卡丢了怎么办', first.searchId)
  expect(last.searchId).toBe(first.searchId)
  expect(last.found.map(({ code }) => code)).toContain('card-lost')
  const shown = await shownIn(first.searchId)
  expect(shown.filter(({ code }) => code === 'card-lost')).toEqual([{ code: 'card-lost', how: 'shown' }])
  expect(new Set(shown.map(({ code }) => code)).size).toBe(shown.length)
})

test('what found nothing shows nothing', async () => {
  const { searchId, found } = await search('珠穆朗玛峰多高')
  expect([found, await shownIn(searchId)]).toEqual([[], []])
})
