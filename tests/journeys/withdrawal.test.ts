import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { type BankPage, startBankPage } from '../support/bank-page.ts'
import { answersAt, SMALL_ARTICLES, startSmallBot } from '../support/bot.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, setLook, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, names, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let bank: BankPage
let admin: SignedInPerson
let agents: Readonly<Record<string, TestPerson>>
let spoken = 'zh-CN'
const windows: BrowserContext[] = []

const WORDS = {
  'zh-CN': {
    chat: '在线客服',
    first: '别再给我打推销电话',
    told: '同事会确认您的身份',
    ready: '示闲',
    accept: '接入',
    done: '已按客户要求停止：营销',
    second: '也不要用我的数据做画像',
    hint: '客户要求停止：画像',
    record: '立即登记',
    recorded: '已按客户要求停止：画像',
    more: '其他用途',
    chip: /^已拒绝$/,
  },
  'zh-TW': {
    chat: '線上客服',
    first: '請不要再打行銷電話給我',
    told: '同仁會確認您的身分',
    ready: '待機',
    accept: '接手',
    done: '已依客戶要求停止：行銷',
    second: '也不要用我的資料做畫像',
    hint: '客戶要求停止：側寫',
    record: '立即登錄',
    recorded: '已依客戶要求停止：側寫',
    more: '其他用途',
    chip: /^已拒絕$/,
  },
  en: {
    chat: 'Chat with us',
    first: 'Stop sending me marketing',
    told: 'a colleague will find out',
    ready: 'Get ready',
    accept: 'Accept',
    done: 'Stopped as the customer told us: marketing',
    second: 'and do not use my data for profiling',
    hint: 'The customer tells us to stop: profiling',
    record: 'Record it now',
    recorded: 'Stopped as the customer told us: profiling',
    more: 'Other purposes',
    chip: /^Refused$/,
  },
} as const

beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
  bank = await startBankPage(app.url, () => `data-channel="main" data-language="${spoken}"`)
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin, 'main', { allowedOrigins: [bank.url] })
  agents = await serveEachLanguage()
  const by = (await createPerson(app.platform, { roles: ['trainer'] })).personId
  const approvedBy = (await createPerson(app.platform, { roles: ['trainer'] })).personId
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, { by, approvedBy }))
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

/** An agent for each language, who meets the customers of that language alone. */
async function serveEachLanguage(): Promise<Readonly<Record<string, TestPerson>>> {
  const served: Record<string, TestPerson> = {}
  const routes: object[] = []
  for (const language of Object.keys(WORDS)) {
    const { queueId } = await queueAt(admin, { ringSeconds: 120 })
    const agent = await createPerson(app.platform, { roles: ['agent'] })
    const body = { queueIds: [queueId] }
    await ok(admin.api(`/api/routing/agents/${agent.personId}/queues`, { method: 'PUT', body }))
    served[language] = agent
    routes.push({ channel: '*', language: language === 'en' ? '*' : language, queueId })
  }
  await ok(admin.api('/api/routing/topics/*', { method: 'PUT', body: { name: names('any'), routes } }))
  return served
}

it.each(Object.keys(WORDS) as (keyof typeof WORDS)[])(
  'a customer says stop to the bot and it stops; says more to a person, who records it in one click: %s',
  async (locale) => {
    const say = WORDS[locale]
    spoken = locale
    const dark = locale === 'en'
    const desk = await newPage(
      dark
        ? { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' }
        : { viewport: { width: 1366, height: 850 } },
    )
    await signInOnScreen(desk, app.url, agents[locale]!)
    await setLook(desk, { locale, theme: dark ? 'dark' : 'light' })
    await desk.reload()
    await desk.getByRole('button', { name: say.ready }).first().click()

    const page = await newPage({ locale })
    await page.goto(bank.url)
    await page.getByRole('button', { name: say.chat }).click()
    const chat = page.getByRole('dialog')
    const field = chat.getByRole('textbox').last()
    await field.fill(say.first)
    await field.press('Enter')
    await chat.getByText(say.told).waitFor()
    await shot(page, `withdrawal-widget-${locale}`)

    await desk.getByRole('button', { name: say.accept }).click()
    await desk.getByText(say.done).waitFor()
    await field.fill(say.second)
    await field.press('Enter')
    await desk.getByText(say.hint).waitFor()
    expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])
    await shot(desk, `withdrawal-hint-${locale}`)
    await desk.getByRole('button', { name: say.record, exact: true }).click()
    await desk.getByText(say.recorded).waitFor()
    await desk.getByText(say.more, { exact: true }).click()
    await desk.getByRole('button', { name: say.chip }).first().waitFor()
    await shot(desk, `withdrawal-done-${locale}`)
  },
)

/** Looked at by whoever changes the pages: SHOTS names a folder. */
async function shot(page: Page, name: string) {
  const { SHOTS } = process.env
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}
