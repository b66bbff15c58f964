import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ModelView } from '#modules/bot/model-contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { newId } from '#platform/ids.ts'
import { answersAt, botLines, SMALL_ARTICLES, startSmallBot } from '../support/bot.ts'
import { beginVisit, createEntrance, say } from '../support/chat.ts'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { type FloorApplication, ok, queueAt, startFloor, until } from '../support/floor.ts'
import { type ModelStandIn, saysSentences, startModelStandIn } from '../support/model-stand-in.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../support/people.ts'

/** Whoever runs the house sees what a language model was asked, what of it was used, and which rule stopped the rest. */
let model: ModelStandIn
let app: FloorApplication
let admin: SignedInPerson
let browser: Browser
beforeAll(async () => {
  model = await startModelStandIn()
  const env = {
    MODEL_URL: model.url,
    MODEL_NAME: 'stand-in',
    MODEL_ALLOW_HTTP: 'true',
    MODEL_TIMEOUT_MS: '500',
    MODEL_TOKENS_PER_DAY: '10000',
  }
  app = await startFloor({ env })
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await queueAt(admin)
  const [by, approvedBy] = [
    await createPerson(app.platform, { roles: ['trainer'] }),
    await createPerson(app.platform, { roles: ['trainer'] }),
  ]
  const people = { by: by.personId, approvedBy: approvedBy.personId }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  model.behave(saysSentences(['年费为每年 200 元。', '1']))
  await startSmallBot(app)
  await answersAt(app.url)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
  await model?.stop()
})

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
const callsWith = async (outcome: string) =>
  (await ok<ModelView>(admin.api('/api/bot/model'))).calls.filter((one) => one.outcome === outcome)

/** Asks until the model’s words came to that end: a machine that is busy gives the customer to a person. */
async function asks(outcome: 'used' | 'refused'): Promise<void> {
  const before = (await callsWith(outcome)).length
  await until(async () => {
    const visit = await beginVisit(app.url)
    await ok(visit.api('/chat/messages', { method: 'POST', body: say('信用卡年费多少', newId()) }))
    await botLines(app, visit, 1)
    return (await callsWith(outcome)).length > before
  })
}

const SAID = {
  'zh-CN': {
    title: '模型调用',
    budget: '今天用掉的额度',
    used: '已采用',
    stopped: '被规则拦下',
    why: '数字不在文章里',
    outcome: '结果',
    one: '一次调用',
    own: '机器人自己的回答',
  },
  'zh-TW': {
    title: '模型呼叫',
    budget: '今天用掉的額度',
    used: '已採用',
    stopped: '被規則擋下',
    why: '數字不在文章中',
    outcome: '結果',
    one: '一次呼叫',
    own: '機器人自己的回答',
  },
  en: {
    title: 'Model calls',
    budget: 'Of today’s budget',
    used: 'used',
    stopped: 'stopped by a rule',
    why: 'number not in the article',
    outcome: 'Outcome',
    one: 'One call',
    own: 'the bot’s own answer',
  },
} as const

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'a call that was used and one that a rule stopped, each with its why and the talk it was for: %s',
  async (locale) => {
    const words = SAID[locale]
    model.behave(saysSentences(['年费为每年 200 元。', '1']))
    await asks('used')
    model.behave(saysSentences(['年费为每年 500 元。', '1']))
    await asks('refused')
    const boss = await createPerson(app.platform, { roles: ['supervisor'] })
    const page = await openScreens(browser, app.url, boss, { locale, isDark: locale === 'en' })
    await page.goto(`${app.url}/bot/model`)
    await page.getByRole('heading', { name: words.title, exact: true }).waitFor()
    await page.getByText('stand-in', { exact: true }).first().waitFor()
    await page.getByText(words.budget, { exact: true }).waitFor()
    await page.getByRole('cell', { name: words.used, exact: true }).first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('combobox', { name: words.outcome }).selectOption('refused')
    const row = page.getByRole('row').filter({ hasText: words.why }).first()
    await row.getByRole('cell', { name: words.own, exact: true }).waitFor()
    expect(await page.getByRole('cell', { name: words.used, exact: true }).count()).toBe(0)
    await row.getByRole('button').click()
    const panel = page.getByRole('complementary')
    await panel.getByRole('heading', { name: words.one, exact: true }).waitFor()
    await panel.getByText('phrase-1', { exact: false }).waitFor()
    await panel.getByText('card-fee · 1', { exact: true }).waitFor()
    await panel.locator('.bot-session li').first().waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, locale)
    await page.context().close()
  },
)

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/bot-model-${name}.png` })
}
