import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ArticleView } from '#modules/knowledge/article-contract.ts'
import type { ArticleSearchReply } from '#modules/knowledge/lookup-contract.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let agent: SignedInPerson & TestPerson
let writer: TestPerson
let reviewer: TestPerson
beforeAll(async () => {
  app = await startFloor()
  ;[agent, writer, reviewer] = await Promise.all([
    signedInAs(app, { roles: ['agent'], displayName: '坐席梅' }),
    createPerson(app.platform, { roles: ['trainer'], displayName: '培训师林' }),
    createPerson(app.platform, { roles: ['compliance'], displayName: '合规周' }),
  ])
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
const pageOf = async (person: TestPerson) => {
  const page = await (await openWindow(browser)).newPage()
  await signInOnScreen(page, app.url, person)
  return page
}
const search = async (query: string) => {
  await app.settled()
  const body = { query, locale: 'zh-CN' }
  return ok<ArticleSearchReply>(agent.api('/api/article-searches', { method: 'POST', body }))
}

it('an article is written in two languages, reviewed by somebody else, changed, compared and taken back', async () => {
  const page = await pageOf(writer)
  await page.goto(`${app.url}/articles`)
  await page.getByText('还没有知识文章').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '新增文章' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByLabel('代号').fill('card-lost')
  await panel.getByLabel('主题').fill('card')
  await panel.getByRole('button', { name: '保存草稿' }).click()
  await panel.getByText('至少写一种语言的标题和答案').waitFor()
  await panel.getByLabel('标题').first().fill('银行卡丢了怎么办')
  await panel.getByLabel('答案').first().fill('请立即挂失。挂失免费。')
  await panel.getByLabel('客户怎么问').first().fill('卡找不到了\n我要挂失')
  await panel.getByRole('button', { name: /English/ }).click()
  await panel.getByLabel('标题').nth(2).fill('Lost card')
  await panel.getByLabel('答案').nth(2).fill('Block it at once.')
  await panel.getByRole('button', { name: '保存草稿' }).click()
  await panel.getByText('card-lost · 第 1 版').waitFor()
  expect(await panel.getByText('缺', { exact: true }).count()).toBe(1)
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '提交复核' }).click()
  await panel.getByText('等待另一人复核', { exact: false }).waitFor()
  expect(await panel.getByRole('button', { name: '通过并发布' }).count()).toBe(0)
  expect((await search('银行卡丢了怎么办')).found).toEqual([])

  const other = await pageOf(reviewer)
  await other.goto(`${app.url}/articles?show=to-review`)
  await other.getByRole('button', { name: '银行卡丢了怎么办' }).click()
  const review = other.getByRole('complementary')
  await review.getByRole('button', { name: '通过并发布' }).waitFor()
  expect(await axe(other)).toEqual([])
  await review.getByRole('button', { name: '通过并发布' }).click()
  await review.getByText('使用中').waitFor()
  expect((await search('银行卡丢了怎么办')).found.map(({ code }) => code)).toEqual(['card-lost'])

  await page.reload()
  await panel.getByRole('button', { name: '写新的一版' }).click()
  await panel.getByText('card-lost · 第 2 版').waitFor()
  await panel.getByLabel('答案').first().fill('请立即挂失。挂失收费十元。')
  await panel.getByRole('button', { name: '保存草稿' }).click()
  await panel.getByText(/已保存/).waitFor()
  await panel.getByRole('button', { name: '提交复核' }).click()
  await other.reload()
  const changes = review.getByRole('region', { name: '和第 1 版比' })
  await changes.getByRole('insertion').getByText('挂失收费十元。').waitFor()
  expect(await changes.getByRole('deletion').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('挂失免费。')]),
  )
  await review.getByRole('button', { name: '通过并发布' }).click()
  await review.getByText('第 2 版', { exact: false }).first().waitFor()
  await review.getByRole('button', { name: '版本' }).click()
  await review.getByRole('button', { name: '退回到第 1 版' }).click()
  await review.getByRole('button', { name: '确定' }).click()
  await review.getByRole('button', { name: '第 3 版' }).waitFor()
  expect(await axe(other)).toEqual([])
  const [found] = (await search('银行卡丢了怎么办')).found
  expect(found).toMatchObject({ version: 3, excerpt: expect.stringContaining('挂失免费') })
  await page.context().close()
  await other.context().close()
})

it('a writer hangs a file on a draft, says who answers for the article and how long feedback may wait', async () => {
  const page = await pageOf(writer)
  await page.goto(`${app.url}/articles?open=new`)
  const panel = page.getByRole('complementary')
  await panel.getByLabel('代号').fill('card-form')
  await panel.getByLabel('主题').fill('card')
  await panel.getByLabel('标题').first().fill('挂失申请表')
  await panel.getByLabel('答案').first().fill('请填写附件。')
  await panel.getByRole('button', { name: '保存草稿' }).click()
  await panel.getByText('card-form · 第 1 版').waitFor()
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: '申请表.pdf', mimeType: 'application/pdf', buffer: pdf })
  await panel.getByRole('link', { name: /申请表\.pdf/ }).waitFor()
  await panel.getByRole('button', { name: '保存草稿' }).click()
  await panel.getByText(/已保存/).waitFor()
  await panel.getByText('负责人：培训师林').waitFor()
  await panel.getByRole('button', { name: '更改' }).click()
  await panel.getByLabel('负责人').selectOption({ label: '合规周' })
  await panel.getByText('负责人：合规周').waitFor()
  expect(await axe(page)).toEqual([])
  await page.reload()
  const link = panel.getByRole('link', { name: /申请表\.pdf/ })
  const opened = await page.request.get(`${app.url}${await link.getAttribute('href')}`)
  expect([opened.status(), opened.headers()['content-type']]).toEqual([200, 'application/pdf'])

  const other = await pageOf(reviewer)
  await other.goto(`${app.url}/article-feedback`)
  await other.getByRole('button', { name: '设置' }).click()
  const settings = other.getByRole('complementary')
  await settings.getByLabel('几天内答复反馈').fill('5')
  expect(await axe(other)).toEqual([])
  await settings.getByRole('button', { name: '保存' }).click()
  await other.reload()
  await other.getByRole('button', { name: '设置' }).click()
  await settings.getByLabel('几天内答复反馈').waitFor()
  expect(await settings.getByLabel('几天内答复反馈').inputValue()).toBe('5')
  await page.context().close()
  await other.context().close()
})

it('what an agent says about an article is owed in time, and answered with what was done', async () => {
  const [found] = (await search('银行卡丢了怎么办')).found
  const said = { version: found!.version, locale: 'zh-CN', kind: 'missing', note: '没有说挂失电话。' }
  await ok(agent.api(`/api/articles/${found!.articleId}/feedback`, { method: 'POST', body: said }))
  const page = await pageOf(reviewer)
  await page.goto(`${app.url}/article-feedback`)
  await page.getByRole('row', { name: /有缺漏.*没有说挂失电话/ }).waitFor()
  await page.getByRole('button', { name: '银行卡丢了怎么办' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: '由我答复' }).click()
  await panel.getByRole('button', { name: '由我答复' }).waitFor({ state: 'detached' })
  await panel.getByLabel('做了什么').fill('第四版已写上电话。')
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '答复', exact: true }).click()
  await page.getByText('没有待答复的反馈').waitFor()
  await page.getByLabel('状态').selectOption({ label: '已答复' })
  await page.getByRole('row', { name: /没有说挂失电话/ }).waitFor()
  await page.context().close()
})

it('a question nobody answered is counted, becomes a draft, and leaves the list', async () => {
  await search('月球分行在哪里')
  await search('月球分行，在哪里？')
  const page = await pageOf(writer)
  await page.goto(`${app.url}/unanswered-questions`)
  await page.getByRole('row', { name: /月球分行.*2/ }).waitFor()
  await page.getByText('知识命中率（30 天）').waitFor()
  await page.getByRole('button', { name: /月球分行/ }).click()
  const panel = page.getByRole('complementary')
  await panel.getByLabel('答案').fill('本行没有月球分行。')
  await panel.getByLabel('代号').fill('moon-branch')
  await panel.getByLabel('主题').fill('branch')
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '起草' }).click()
  await panel.getByText('moon-branch · 第 1 版').waitFor()
  await page.goto(`${app.url}/unanswered-questions`)
  await page.getByRole('table').waitFor()
  expect(await page.getByRole('row', { name: /月球分行/ }).count()).toBe(0)
  await page.getByLabel('看什么').selectOption({ label: '已起草' })
  await page.getByRole('link', { name: '打开文章' }).waitFor()
  const { articles } = await ok<{ articles: ArticleView[] }>(
    (await signedInAs(app, { roles: ['trainer'] })).api('/api/articles'),
  )
  expect(articles.map(({ code }) => code)).toContain('moon-branch')
  await page.context().close()
})

it('an agent looks something up beside the conversation, puts it into the answer, and says what is missing', async () => {
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin, { topic: 'cards' })
  const desk = await agentAt(app, { roles: ['agent'], queues: [queueId] }, admin)
  await customerAsks(app, { topic: 'cards' })
  const { offerId } = await desk.rings()
  await ok(desk.accept(offerId))
  const page = await pageOf(desk)
  await page.goto(`${app.url}/workspace`)
  await page.getByRole('button', { name: /知识/ }).click()
  const pane = page.getByRole('region', { name: '知识', exact: true })
  await pane.getByLabel('搜索知识文章').fill('银行卡丢了')
  await pane.getByRole('button', { name: '银行卡丢了怎么办' }).click()
  await pane.getByText('挂失免费').waitFor()
  expect(await axe(page)).toEqual([])
  await pane.getByRole('button', { name: '放入回复' }).click()
  await pane.getByText('已放入回复框').waitFor()
  expect(await page.getByLabel('回复客户').inputValue()).toContain('挂失免费')
  await pane.getByRole('button', { name: '这篇有问题' }).click()
  await pane.getByLabel('说明').fill('没有写境外电话。')
  await pane.getByRole('button', { name: '提出' }).click()
  await pane.getByText(/已提出，.*前答复/).waitFor()
  const { rows } = await app.platform.db.pool.query<{ how: string }>(
    'select how from knowledge.article_use where person_id = $1 and contact_id is not null and lookup_id is not null order by at',
    [desk.personId],
  )
  expect(rows.map(({ how }) => how)).toEqual(['shown', 'opened', 'copied'])
  await page.keyboard.press('Alt+k')
  await page.getByRole('region', { name: '场景话术' }).waitFor()
  desk.vanish()
  await page.context().close()
})
