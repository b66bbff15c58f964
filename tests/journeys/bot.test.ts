import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { attachPaper } from '../../seed/seed-article-files.ts'
import { within } from '../../seed/within.ts'
import { type BankPage, startBankPage } from '../support/bank-page.ts'
import { answersAt, SMALL_ARTICLES, startSmallBot } from '../support/bot.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, setLook, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

/** A customer at the bank's page with the bot, and the agent who takes over from it, both at the real screens. */
let app: FloorApplication
let browser: Browser
let bank: BankPage
let agents: Readonly<Record<string, TestPerson>>
/** Hangs on the article that answers. */
const PAPER = '收费标准.pdf'
/** The language of the bank's page. */
let spoken = 'zh-CN'
const windows: BrowserContext[] = []

beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  bank = await startBankPage(app.url, () => `data-channel="main" data-language="${spoken}"`)
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin, 'main', { allowedOrigins: [bank.url] })
  agents = await serveEachLanguage(admin)
  const people = {
    by: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
    approvedBy: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
  }
  await app.platform.db.transaction(async (tx) => {
    await importPack(app.platform, tx, SMALL_ARTICLES, people)
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    await attachPaper(within(app.platform, tx), tx, { code: 'card-fee', name: PAPER, bytes }, people)
  })
  await startSmallBot(app)
  await answersAt(app.url)
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
  await app?.stop()
})
afterEach(async () => {
  for (const window of windows.splice(0)) await window.close()
})

async function newPage(options: Parameters<typeof openWindow>[1] = {}): Promise<Page> {
  const window = await openWindow(browser, options)
  windows.push(window)
  return window.newPage()
}

/** A queue and one agent for each language, who meets the customers of that language alone. */
async function serveEachLanguage(admin: SignedInPerson): Promise<Readonly<Record<string, TestPerson>>> {
  const served: Record<string, TestPerson> = {}
  const routes: object[] = []
  for (const language of Object.keys(WORDS)) {
    const { queueId } = await queueAt(admin, { ringSeconds: 120 })
    const agent = await createPerson(app.platform, { roles: ['agent'] })
    await ok(
      admin.api(`/api/routing/agents/${agent.personId}/queues`, { method: 'PUT', body: { queueIds: [queueId] } }),
    )
    served[language] = agent
    // One of them catches every other language.
    routes.push({ channel: '*', language: language === 'en' ? '*' : language, queueId })
  }
  await ok(admin.api('/api/routing/topics/*', { method: 'PUT', body: { name: names('any'), routes } }))
  return served
}

/** What each reads and says. */
const WORDS = {
  'zh-CN': {
    chat: '在线客服',
    asks: '信用卡年费多少',
    answer: '年费为每年 200 元',
    source: '依据：《信用卡年费》',
    isBot: '机器人在为您解答',
    save: '下载',
    toPerson: '转人工',
    ready: '示闲',
    accept: '接入',
    card: '机器人转来',
    why: '机器人转来 · 客户要求人工',
    cited: '《信用卡年费》',
  },
  'zh-TW': {
    chat: '線上客服',
    asks: '這張卡的年費是多少錢',
    answer: '年费为每年 200 元',
    source: '依據：《信用卡年费》',
    isBot: '機器人正在為您解答',
    save: '下載',
    toPerson: '轉真人',
    ready: '待機',
    accept: '接手',
    card: '機器人轉來',
    why: '機器人轉來 · 客戶要求真人',
    cited: '《信用卡年费》',
  },
  en: {
    chat: 'Chat with us',
    asks: 'what is the annual fee',
    answer: 'Annual fee: see the house.',
    source: 'Source: “Annual fee”',
    isBot: 'A bot is answering you',
    save: 'Download',
    toPerson: 'Talk to a person',
    ready: 'Get ready',
    accept: 'Accept',
    card: 'From the bot',
    why: 'From the bot · the customer asked for a person',
    cited: '《Annual fee》',
  },
} as const

describe('a customer and the bot', () => {
  it.each(Object.keys(WORDS) as (keyof typeof WORDS)[])(
    'speak %s; the customer presses for a person and repeats nothing: the agent sees what the bot knew',
    async (locale) => {
      const say = WORDS[locale]
      spoken = locale
      const page = await newPage({ locale })
      await page.goto(bank.url)
      await page.getByRole('button', { name: say.chat }).click()
      const chat = page.getByRole('dialog')
      const field = chat.getByRole('textbox').last()
      await field.fill(say.asks)
      await field.press('Enter')
      await chat.getByText(say.answer).waitFor()
      await chat.getByText(say.source).waitFor()
      await chat.getByText(say.isBot).waitFor()
      const paper = chat.locator('.file').filter({ hasText: PAPER })
      const saved = page.waitForEvent('download')
      await paper.getByRole('button', { name: say.save, exact: true }).click()
      expect((await saved).suggestedFilename()).toBe(PAPER)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await shot(page, `bot-widget-${locale}`)

      const desk = await newPage({ viewport: { width: 1366, height: 850 } })
      await signInOnScreen(desk, app.url, agents[locale]!)
      await setLook(desk, { theme: 'light', locale })
      await desk.reload()
      await desk.getByRole('button', { name: say.ready }).first().click()
      await chat.getByRole('button', { name: say.toPerson, exact: true }).click()
      await desk.getByRole('button', { name: say.accept }).click()
      const card = desk.getByRole('group', { name: say.card })
      await card.getByText(say.why).waitFor()
      await card.getByText('card-fee', { exact: true }).waitFor()
      await card.getByText(say.cited).waitFor()
      await desk.getByText(say.asks, { exact: true }).waitFor()
      expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])
      await shot(desk, `bot-desk-${locale}`)
      await chat.getByText(say.isBot).waitFor({ state: 'detached' })
    },
  )
})

it('a paper that is no longer offered says so, and nothing is saved', async () => {
  spoken = 'zh-CN'
  const page = await newPage({ locale: 'zh-CN' })
  await page.goto(bank.url)
  await page.getByRole('button', { name: WORDS['zh-CN'].chat }).click()
  const chat = page.getByRole('dialog')
  const field = chat.getByRole('textbox').last()
  await field.fill(WORDS['zh-CN'].asks)
  await field.press('Enter')
  const paper = chat.locator('.file').filter({ hasText: PAPER })
  await paper.waitFor()
  const reviewer = await signedInAs(app, { roles: ['compliance'] })
  const { articles } = await ok<{ articles: { articleId: string; code: string }[] }>(reviewer.api('/api/articles'))
  const withPaper = articles.find(({ code }) => code === 'card-fee')
  await ok(reviewer.api(`/api/articles/${withPaper?.articleId}`, { method: 'DELETE' }))
  await paper.getByRole('button', { name: WORDS['zh-CN'].save, exact: true }).click()
  await paper.getByText('暂时打不开，或已停止提供', { exact: true }).waitFor()
  await shot(page, 'bot-widget-paper-gone')
})

/** With SHOTS=folder the screens are kept, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}
