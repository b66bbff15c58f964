import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importPack, type PackArticle } from '#modules/knowledge/articles/import-pack.ts'
import { newId } from '#platform/ids.ts'
import { launchChromium, openScreens } from '../support/chromium.ts'
import { agentAt, customerAsks, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'

let app: FloorApplication
let browser: Browser
let admin: SignedInPerson
let teamId: string
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  teamId = await createUnit(app.platform, { name: '客服一组' })
  const [by, approvedBy] = await Promise.all([1, 2].map(() => createPerson(app.platform, { roles: ['trainer'] })))
  await app.platform.db.transaction((tx) =>
    importPack(app.platform, tx, ARTICLES, { by: by!.personId, approvedBy: approvedBy!.personId }),
  )
  await app.settled()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const LOST = {
  'zh-CN': {
    title: '银行卡丢了怎么挂失',
    answer: '请马上在手机银行选“挂失”，卡片立即停用。挂失不收费，补办需要七个工作日。',
  },
  'zh-TW': {
    title: '金融卡遺失怎麼掛失',
    answer: '請立即在行動銀行選擇「掛失」，卡片立即停用。掛失不收費，補發需要七個工作天。',
  },
  en: {
    title: 'How to block a lost card',
    answer: 'Block the card in the app at once. Blocking is free; a new card takes seven days.',
  },
} as const
const questions: string[] = []
const ARTICLES: readonly PackArticle[] = [
  {
    code: 'card-lost',
    topic: 'card',
    audience: 'both',
    channels: [],
    products: [],
    words: {
      'zh-CN': { ...LOST['zh-CN'], questions },
      'zh-TW': { ...LOST['zh-TW'], questions },
      en: { ...LOST.en, questions },
    },
  },
  {
    code: 'card-lost-inside',
    topic: 'card',
    audience: 'agent',
    channels: [],
    products: [],
    words: {
      'zh-CN': { title: '银行卡丢了先核对什么', questions, answer: '核对两项信息后再冻结。' },
      'zh-TW': { title: '金融卡遺失先核對什麼', questions, answer: '核對兩項資訊後再凍結。' },
      en: { title: 'How do tellers block a lost card', questions, answer: 'Check two facts, then freeze it.' },
    },
  },
]
const WORDS = {
  'zh-CN': {
    asks: '银行卡丢了怎么挂失',
    strip: '建议答案',
    staffOnly: '仅坐席',
    source: '依据 card-lost 第 1 版',
    isIn: '已放入',
    used: '已采用',
    table: '工具使用',
    acts: /使用记录/,
    inCourse: '采用了建议答案',
  },
  'zh-TW': {
    asks: '金融卡遺失怎麼掛失',
    strip: '建議答案',
    staffOnly: '僅客服專員',
    source: '依據 card-lost 第 1 版',
    isIn: '已放入',
    used: '已採用',
    table: '工具使用',
    acts: /使用紀錄/,
    inCourse: '採用了建議答案',
  },
  en: {
    asks: 'how do I block a lost card',
    strip: 'Suggested answers',
    staffOnly: 'Staff only',
    source: 'From card-lost, version 1',
    isIn: 'Put in',
    used: 'Used',
    table: 'Tool use',
    acts: /What .* used/,
    inCourse: 'A suggested answer was used',
  },
} as const

it.each(Object.keys(WORDS) as (keyof typeof WORDS)[])(
  'an agent is offered an answer when the customer asks, puts it in with one key, edits and sends; the supervisor sees the use: %s',
  async (locale) => {
    const say = WORDS[locale]
    const topic = `t-${newId().slice(24)}`
    const { queueId } = await queueAt(admin, { topic })
    const name = `坐席${locale}`
    const agent = await agentAt(app, { unit: teamId, displayName: name, queues: [queueId] }, admin)
    const { visitor } = await customerAsks(app, { topic })
    await ok(agent.accept((await agent.rings()).offerId))
    const page = await pageOf(agent, locale)
    await page.goto(`${app.url}/workspace`)
    const field = page.locator('.composer textarea')
    await field.waitFor()
    await visitor.say(say.asks)

    const strip = page.getByRole('region', { name: say.strip })
    const lines = strip.getByRole('listitem')
    const offered = lines.filter({ hasText: LOST[locale].title })
    await offered.waitFor()
    await lines.filter({ hasText: say.staffOnly }).waitFor()
    expect(await lines.filter({ hasText: say.staffOnly }).locator('[aria-keyshortcuts]').count()).toBe(0)
    await shot(page, `suggestions-${locale}`)
    await offered.getByRole('button', { name: LOST[locale].title }).click()
    await offered.getByText(say.source).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, `suggestions-open-${locale}`)

    const key = await offered.locator('[aria-keyshortcuts]').getAttribute('aria-keyshortcuts')
    expect(key).toMatch(/^Alt\+[12]$/)
    await field.focus()
    await page.keyboard.press(key ?? '')
    await expect.poll(() => field.inputValue()).toBe(LOST[locale].answer)
    await offered.getByText(say.isIn, { exact: true }).waitFor()
    expect(await offered.getByText(say.used, { exact: true }).count()).toBe(0)
    await page.keyboard.press('Home')
    await page.keyboard.type('OK. ')
    await page.keyboard.press('Control+Enter')
    await offered.getByText(say.used, { exact: true }).waitFor()

    const supervisor = await createPerson(app.platform, { roles: ['supervisor'], unit: teamId })
    const above = await pageOf(supervisor, locale)
    await above.goto(`${app.url}/tool-use`)
    const table = above.getByRole('table', { name: say.table })
    const row = table.getByRole('row').filter({ hasText: name })
    await row.waitFor()
    expect(await axe(above)).toEqual([])
    await row.getByRole('button').click()
    const beside = above.getByRole('complementary', { name: say.acts })
    await beside.getByRole('listitem').filter({ hasText: 'card-lost' }).waitFor()
    expect(await axe(above)).toEqual([])
    await shot(above, `tool-use-${locale}`)
    await beside.getByRole('link').first().click()
    await above.waitForURL(/\/contacts/)
    await above.getByText(say.inCourse).first().waitFor()
    agent.vanish()
    await page.context().close()
    await above.context().close()
  },
)

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const pageOf = (person: TestPerson, locale: keyof typeof WORDS): Promise<Page> =>
  openScreens(browser, app.url, person, { locale, isDark: locale === 'zh-TW' })

/** With SHOTS=folder the screens are kept, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}
