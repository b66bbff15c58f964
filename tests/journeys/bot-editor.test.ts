import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { answersAt, botLines, SMALL_ARTICLES, startSmallBot } from '../support/bot.ts'
import { beginVisit, createEntrance, say } from '../support/chat.ts'
import { launchChromium, openScreens, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let writer: TestPerson
let second: TestPerson
beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await queueAt(admin)
  ;[writer, second] = await Promise.all([
    createPerson(app.platform, { roles: ['trainer'], displayName: '培训师林' }),
    createPerson(app.platform, { roles: ['compliance'], displayName: '合规周' }),
  ])
  const people = { by: writer.personId, approvedBy: second.personId }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  await startSmallBot(app)
  await answersAt(app.url)
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

it('a business editor adds what customers say, tries it, has a second person let it out, and it is taken back', async () => {
  const page = await pageOf(writer)
  await page.goto(`${app.url}/bot/intents`)
  await page.getByRole('button', { name: 'card-fee' }).click()
  const panel = page.getByRole('complementary')
  const lines = panel.getByLabel('中文说法')
  // What stands in another intent is said before it is refused.
  const before = await lines.inputValue()
  await lines.fill(`${before}\n网点几点开门`)
  await panel.getByText('“网点几点开门”：“opening-hours”里有“网点几点开门”').waitFor()
  expect(await axe(page)).toEqual([])
  await lines.fill(`${before}\n刷几次才免年费\n刷几次才免年费\n开卡送不送年费`)
  await panel.getByText('1 句重复').waitFor()
  await panel.getByRole('button', { name: '保存', exact: true }).click()
  await panel.getByText(/^已保存/).waitFor()

  await panel.getByRole('button', { name: '试一试' }).click()
  await panel.getByText('有 1 处修改还没学进任何版本', { exact: false }).waitFor()
  await panel.getByLabel('以客户的身份说').fill('信用卡年费多少')
  await panel.getByRole('button', { name: '发送' }).click()
  await panel.getByText('年费为每年 200 元', { exact: false }).waitFor()
  expect(await panel.locator('mark').allInnerTexts()).not.toEqual([])
  expect(await axe(page)).toEqual([])

  await page.goto(`${app.url}/bot/releases`)
  await page.getByRole('button', { name: '做新版本' }).click()
  await panel.getByText('说法新增 2 句', { exact: false }).waitFor()
  await panel.getByLabel('说明').fill('补充年费说法')
  await panel.getByRole('button', { name: '做成版本' }).click()
  await panel.getByText('请另一位同事来发布', { exact: false }).waitFor()
  expect(await panel.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
  await panel.getByRole('button', { name: '开始回放' }).click()
  await panel.getByText(/次接待，\d+ 轮/).waitFor()
  expect(await axe(page)).toEqual([])

  const other = await pageOf(second)
  await other.goto(`${app.url}/bot/releases`)
  await other.getByRole('button', { name: '第 2 版' }).click()
  const release = other.getByRole('complementary')
  await release.getByRole('button', { name: '发布', exact: true }).click()
  await release.getByRole('button', { name: '确定' }).click()
  await release.getByText('正在回答客户。').waitFor()
  expect(await axe(other)).toEqual([])
  await release.getByRole('button', { name: '退回第 1 版' }).click()
  await release.getByRole('button', { name: '确定' }).click()
  await release.getByText('以前运行过的版本。').waitFor()
  await other.getByRole('row', { name: /第 1 版 运行中/ }).waitFor()
})

it('two who edit one intent at once are told, and what both wrote is kept', async () => {
  const page = await pageOf(writer)
  await page.goto(`${app.url}/bot/intents?open=opening-hours`)
  const panel = page.getByRole('complementary')
  const lines = panel.getByLabel('中文说法')
  await lines.fill(`${await lines.inputValue()}\n大年初一开门吗`)
  const colleague = await signedInAs(app, { roles: ['trainer'], displayName: '培训师许' })
  const { intents } = await ok<{
    intents: (Record<string, unknown> & { code: string; utterances: { zh: string[]; en: string[] } })[]
  }>(colleague.api('/api/bot/intents'))
  const { name, topic, reason, does, utterances, version } = intents.find(({ code }) => code === 'opening-hours')!
  const theirs = { ...utterances, zh: [...utterances.zh, '端午节营业吗'] }
  const body = { name, topic, reason, does, utterances: theirs, version }
  await ok(colleague.api('/api/bot/intents/opening-hours', { method: 'PUT', body }))
  await panel.getByRole('button', { name: '保存', exact: true }).click()
  await panel.getByText('培训师许刚保存了这个意图。').waitFor()
  await panel.getByRole('button', { name: '合并两人的修改' }).click()
  await expect.poll(() => lines.inputValue()).toContain('端午节营业吗\n大年初一开门吗')
  await panel.getByRole('button', { name: '保存', exact: true }).click()
  await panel.getByText(/^已保存/).waitFor()
})

it('a flow is written step by step, what is wrong with it is said in words, and it is saved once it is whole', async () => {
  const page = await pageOf(writer)
  await page.goto(`${app.url}/bot/flows`)
  await page.getByText('还没有流程').waitFor()
  await page.getByRole('button', { name: '新增流程' }).first().click()
  const panel = page.getByRole('complementary')
  await panel.getByLabel('代号').fill('card-lost')
  await panel.getByLabel('名称').fill('挂失')
  await panel.getByRole('button', { name: '新增流程' }).click()
  await panel.getByRole('button', { name: '要问的' }).click()
  await panel.getByRole('button', { name: '加一项要问的' }).click()
  await panel.getByText('没有步骤问它', { exact: false }).waitFor()
  await panel.getByRole('button', { name: '保存', exact: true }).click()
  await panel.getByText('流程里有地方不对', { exact: false }).waitFor()
  await panel.getByRole('button', { name: 'slot-1' }).click()
  for (const label of ['这一项叫什么', '怎么问']) {
    for (const language of ['简体', '繁体', '英文']) await panel.getByLabel(`${language} ${label}`).fill('在哪里丢的')
  }
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: '步骤' }).click()
  await panel.getByRole('button', { name: '挂失' }).first().click()
  await panel.getByLabel('在后面加一步').selectOption({ label: '问' })
  await expect.poll(() => panel.getByLabel('要改的地方').count()).toBe(0)
  await panel.getByRole('button', { name: '保存', exact: true }).click()
  await panel.getByText(/^已保存/).waitFor()
  await page.reload()
  await panel.getByRole('button', { name: '在哪里丢的' }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('what a customer said goes into the regression set, and figures open to the talk a reviewer judges', async () => {
  const visit = await beginVisit(app.url)
  for (const [at, text] of ['年费什么时候扣', '人工'].entries()) {
    await ok(visit.api('/chat/messages', { method: 'POST', body: say(text) }))
    await botLines(app, visit, at + 1)
  }
  await expect
    .poll(async () => (await ok<{ phase: string }>(visit.api('/chat/contact'))).phase, { timeout: 20_000 })
    .not.toBe('bot')
  const reviewer = await pageOf(second)
  await reviewer.goto(`${app.url}/bot/review`)
  await reviewer.getByRole('button', { name: '年费什么时候扣' }).click()
  const panel = reviewer.getByRole('complementary')
  await panel.getByText('年费为每年 200 元', { exact: false }).waitFor()
  expect(await axe(reviewer)).toEqual([])
  await panel.getByLabel('备注（错在哪里）').fill('年费已改')
  await panel.getByRole('button', { name: '答错' }).click()
  await reviewer.getByText('没有待抽查的回答').waitFor()
  await reviewer.goto(`${app.url}/bot/figures`)
  await reviewer.getByRole('button', { name: '100.0 % 答错率' }).click()
  await panel.getByRole('row').nth(1).getByRole('button').click()
  await panel.getByText('抽查：答错').waitFor()
  expect(await axe(reviewer)).toEqual([])

  const page = await pageOf(writer)
  await page.goto(`${app.url}/bot/intents?open=try`)
  const tryOut = page.getByRole('complementary')
  await tryOut.getByLabel('以客户的身份说').fill('年费什么时候扣')
  await tryOut.getByRole('button', { name: '发送' }).click()
  await tryOut.getByRole('button', { name: '收进回归题集' }).click()
  await tryOut.getByRole('button', { name: '保存题目' }).click()
  await tryOut.getByText('已收进回归题集').waitFor()
  await page.goto(`${app.url}/bot/regression`)
  await page.getByRole('row', { name: /年费什么时候扣.*培训师林/ }).waitFor()
  expect(await axe(page)).toEqual([])
})

const SAID = {
  'zh-TW': {
    title: '機器人意圖',
    lines: '中文說法',
    save: '儲存',
    saved: /^已儲存/,
    tryIt: '試一試',
    asCustomer: '以客戶的身分說',
    send: '送出',
  },
  en: {
    title: 'Bot intents',
    lines: 'Chinese',
    save: 'Save',
    saved: /^Saved/,
    tryIt: 'Try it',
    asCustomer: 'Say as a customer',
    send: 'Send',
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])('an intent is edited and tried in %s', async (locale) => {
  const words = SAID[locale]
  const trainer = await createPerson(app.platform, { roles: ['trainer'] })
  const page = await openScreens(browser, app.url, trainer, { locale, isDark: locale === 'en' })
  await page.goto(`${app.url}/bot/intents?open=opening-hours`)
  await page.getByRole('heading', { name: words.title, exact: true }).waitFor()
  const panel = page.getByRole('complementary')
  const lines = panel.getByLabel(words.lines, { exact: true })
  await lines.fill(`${await lines.inputValue()}\n${locale === 'en' ? '清明节营业吗' : '中秋节营业吗'}`)
  await panel.getByRole('button', { name: words.save, exact: true }).click()
  await panel.getByText(words.saved).waitFor()
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: words.tryIt }).click()
  await panel.getByLabel(words.asCustomer).fill('网点几点开门')
  await panel.getByRole('button', { name: words.send }).click()
  await expect.poll(() => panel.locator('mark').count()).toBeGreaterThan(0)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})
